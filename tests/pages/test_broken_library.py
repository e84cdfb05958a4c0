"""A mistake in a file of the library is told on the screen in a sentence, and is gone once it is mended."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from streamlit.testing.v1 import AppTest

from scan.library import reader
from scan.model.actions import Action
from scan.model.answers import Answer, Aspect, SharedAnswer
from scan.model.obstacles import Obstacle
from scan.model.plan import ActionPlan
from scan.model.scans import Scan
from scan.settings import DATA
from scan.ui import cache
from scan.usecases import adopting, answering, deciding
from tests.pages.conftest import OpenDesk, OpenPage

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
    monkeypatch.setattr(reader, "LOOK_AGAIN_AFTER", 0.0)
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


def test_steps_and_plan_follow_an_edit_of_the_library_and_no_team_adopts_words_it_did_not_see(
    theme: Path, scan: Scan, obstacle: Obstacle, open_page: OpenPage, at_desk: OpenDesk
) -> None:
    with at_desk() as desk:
        deciding.decide_action(desk, Action("", scan.id, 0, "Eén werksessie per week", (obstacle.id,)))
        answering.record_shared(desk, scan.id, [SharedAnswer("time-1", Aspect.NOW, Answer.ONE)])
    app = open_page("pages/plan/plan.py", scan=scan.id)
    with at_desk() as desk:
        assert _words(cache.plan(desk, scan.id)) != "Heel andere woorden."
        steps = cache.states(desk, scan.id)
    rewrite(theme, reader.library().statement_by_id["time-1"].text.nl, "Heel andere woorden.")
    with at_desk() as desk:
        assert _words(cache.plan(desk, scan.id)) == "Heel andere woorden."
        assert cache.states(desk, scan.id) is not steps
    _adopt(app)
    assert "Het plan is intussen gewijzigd" in told(app)
    _adopt(app)
    with at_desk() as desk:
        (version,) = adopting.adopted_plans(desk, scan.id)
        assert _words(adopting.adopted_plan(desk, scan.id, version.number)) == "Heel andere woorden."


def _words(plan: ActionPlan) -> str:
    return next(s.text.nl for theme in plan.themes for s in theme.statements if s.id == "time-1")


def _adopt(app: AppTest) -> None:
    next(field for field in app.text_input if field.label == "Wie stelt het plan vast?").input("MT")
    next(button for button in app.button if button.label == "Plan vaststellen").click().run()
