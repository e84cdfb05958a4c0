"""No file says where packages came from, and every locked package carries its hashes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.house.source import ROOT, files

# Spelled in parts, so that this file names none.
HOSTS = [
    ".".join(parts) for parts in (("py" + "pi", "org"), ("python" + "hosted", "org"), ("registry", "npm" + "js", "org"))
] + [".".join(("deb", "debian", "org")), ".".join(("files", "python" + "hosted"))]
LOCKS_WITH_ADDRESSES = {
    "uv.lock", "poetry.lock", "pdm.lock", "pylock.toml", "Pipfile.lock", "package-lock.json", "yarn.lock"
}  # fmt: skip
LOCKS = ("requirements.txt", "requirements-dev.txt")
PINNED = re.compile(r"^([a-z0-9-]+)==([^ ;\\]+)", re.MULTILINE)


def named_origins(path: Path, content: bytes) -> list[str]:
    found = [name for name in HOSTS if name.encode() in content]
    return [f"{path.name} names an origin"] * bool(found) + [f"{path.name} is a lock with addresses"] * (
        path.name in LOCKS_WITH_ADDRESSES
    )


def loose_lines(lock: str) -> list[str]:
    """Requirements that are not pinned with a hash, and any option or address."""
    entries = re.sub(r"\\\n\s*", " ", lock).splitlines()
    return [entry for entry in entries if entry and not re.match(r"^[a-z0-9-]+==\S+ .*--hash=sha256:", entry)]


def missing_from(lock: str, requirements: Iterable[str]) -> list[str]:
    locked = {name for name, _ in PINNED.findall(lock)}
    names = (re.split(r"[^A-Za-z0-9_.-]", line)[0].lower().replace("_", "-") for line in requirements)
    return [name for name in names if name not in locked]


def test_no_file_names_where_packages_come_from() -> None:
    assert [problem for path in files() for problem in named_origins(path, path.read_bytes())] == []


@pytest.mark.parametrize("name", [*LOCKS, "requirements-bench.txt"])
def test_every_locked_package_has_a_hash(name: str) -> None:
    assert loose_lines((ROOT / name).read_text()) == []


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    runtime, everything = ((ROOT / name).read_text() for name in LOCKS)
    assert missing_from(runtime, project["dependencies"]) == []
    assert missing_from(everything, project["dependencies"] + project["optional-dependencies"]["dev"]) == []


def test_tests_run_with_the_very_packages_that_people_run() -> None:
    runtime, everything = (set(PINNED.findall((ROOT / name).read_text())) for name in LOCKS)
    assert runtime - everything == set()


def test_each_of_these_checks_can_fail() -> None:
    assert all(named_origins(Path("a.txt"), f"see {name}/x".encode()) for name in HOSTS)
    assert named_origins(Path("uv.lock"), b"")
    assert loose_lines("--index-url somewhere\n") == ["--index-url somewhere"]
    assert loose_lines("rich==15.0\n") == ["rich==15.0"]
    assert loose_lines("rich @ file:///x --hash=sha256:00\n")
    assert missing_from("rich==15.0 --hash=sha256:00", ["rich>=1", "Types_X>=2"]) == ["types-x"]
