"""Who may use what: ruff lifts a ban per file and not per name, so each name is checked here."""

from __future__ import annotations

from collections.abc import Iterable

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


def outside(found: Iterable[Module], package: str) -> list[str]:
    homes = AT_HOME[package]
    return [
        f"{module.path}:{line} imports {name}"
        for module in found
        if not module.path.startswith(homes)
        for line, name in module.imports()
        if name == package
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
    assert outside(product(), package) == []


def test_the_clock_is_read_at_the_edges_only() -> None:
    assert clocks(product()) == []


@pytest.mark.parametrize(
    "text", ["import {}", "from {}.x import y", "def f():\n    import {}.z", "importlib.import_module('{}')"]
)
@pytest.mark.parametrize("package", AT_HOME)
def test_a_package_away_from_home_is_seen(package: str, text: str) -> None:
    assert outside([Module("scan/model/scans.py", text.format(package))], package)


@pytest.mark.parametrize("text", ["datetime.now()", "datetime.datetime.now(UTC)", "date.today()", "time.time()"])
def test_a_clock_in_the_model_is_seen(text: str) -> None:
    assert clocks([Module("scan/model/scans.py", text)])
