"""Who may use what: ruff lifts a ban per file and not per name, so each name is checked here."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pytest

from tests.house.source import Module, dotted, product

AT_HOME = {
    "streamlit": ("app.py", "pages/", "scan/ui/"),
    "sqlite3": ("scan/store/",),
    "sqlite_utils": ("scan/store/",),
    "reportlab": ("scan/report/",),
    "pypdf": ("scan/exports/",),
    "pypdfium2": ("scan/report/",),
    "xlsxwriter": ("scan/exports/",),
    "openpyxl": ("scan/exports/",),
    "starlette": ("scan/web/", "scan/ui/"),
    "jinja2": ("scan/web/",),
    "uvicorn": ("scan/ui/",),
    "segno": ("scan/report/", "scan/ui/", "scan/web/"),
    "altair": ("scan/charts/",),
}
CLOCK = ("datetime.now", "datetime.utcnow", "date.today", "time.time")
CLOCK_AT_HOME = ("scan/ui/", "scan/store/", "scan/cli.py")


Import = tuple[str, int, str]
"""Where a package is imported: file and line; and its name."""


def imports(found: Iterable[Module]) -> list[Import]:
    return [(module.path, line, name) for module in found for line, name in module.imports()]


@cache
def ours() -> list[Import]:
    """Every import of the product, read once for all packages."""
    return imports(product())


def outside(found: Iterable[Import], package: str) -> list[str]:
    return [
        f"{path}:{line} imports {name}"
        for path, line, name in found
        if name == package and not path.startswith(AT_HOME[package])
    ]


def clocks(found: Iterable[Module]) -> list[str]:
    return [
        f"{module.path}:{call.lineno} reads the clock"
        for module in found
        if not module.path.startswith(CLOCK_AT_HOME)
        for call in module.calls()
        if dotted(call.func).endswith(CLOCK)
    ]


@pytest.mark.parametrize("package", AT_HOME)
def test_a_package_is_imported_at_its_home_only(package: str) -> None:
    assert outside(ours(), package) == []


def test_the_clock_is_read_at_the_edges_only() -> None:
    assert clocks(product()) == []


@pytest.mark.parametrize(
    "text", ["import {}", "from {}.x import y", "def f():\n    import {}.z", "importlib.import_module('{}')"]
)
@pytest.mark.parametrize("package", AT_HOME)
def test_a_package_away_from_home_is_seen(package: str, text: str) -> None:
    assert outside(imports([Module("scan/model/scans.py", text.format(package))]), package)


@pytest.mark.parametrize("text", ["datetime.now()", "datetime.datetime.now(UTC)", "date.today()", "time.time()"])
def test_a_clock_in_the_model_is_seen(text: str) -> None:
    assert clocks([Module("scan/model/scans.py", text)])
