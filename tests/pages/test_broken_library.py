"""A mistake in a file of the library is told on the screen in a sentence, and is gone once it is mended."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from streamlit.testing.v1 import AppTest

from scan.library import reader
from scan.model.scans import Scan
from scan.settings import DATA
from tests.pages.conftest import OpenPage

TOLD = {
    "nl": "themes/06_time.yaml, regel 3: “version” heeft niet de goede vorm",
    "en": "themes/06_time.yaml, line 3: “version”",
}


@pytest.fixture
def theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A theme in a copy of the library that the app under test uses."""
    folder = tmp_path / "library"
    copytree(DATA / "library", folder)
    monkeypatch.setattr(reader, "_FOLDER", folder)
    return folder / "themes" / "06_time.yaml"


def rewrite(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def told(app: AppTest) -> str:
    """The one sentence of a screen that could not be drawn; a traceback fails here."""
    assert not app.exception, app.exception
    (error,) = app.error
    assert "Traceback" not in error.value
    return str(error.value).replace("\\", "")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_broken_file_is_told_with_file_and_line_and_no_traceback(
    theme: Path, scan: Scan, open_page: OpenPage, language: str
) -> None:
    rewrite(theme, "version: 1", "version: one")
    app = open_page("pages/answer/statements.py", scan=scan.id, language=language)
    assert TOLD[language] in told(app)


def test_a_file_that_is_broken_while_people_work_is_told_and_mended_without_a_restart(
    theme: Path, scan: Scan, open_page: OpenPage
) -> None:
    app = open_page("pages/answer/statements.py", scan=scan.id)
    assert not app.error
    rewrite(theme, "version: 1", "version: [1")
    assert "themes/06_time.yaml, regel " in told(app.run())
    rewrite(theme, "version: [1", "version: 2")
    app.run()
    assert not app.exception, app.exception
    assert not app.error
