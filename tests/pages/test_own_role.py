"""Eigen rol: private answers, a reflection at the end, and at most one sentence that is shared."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scan.library.reader import library
from scan.model.obstacles import Source
from scan.model.own_role import Frequency
from scan.model.scans import Scan
from scan.ui.findings import Finding
from scan.usecases import naming, preparing, undoing
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.reading import HOSTILE

PAGE = "pages/answer/own_role.py"
ROLE = library().roles[1]


def _choose_role(app: AppTest) -> None:
    app.pills(key="own-role").set_value(ROLE.id).run()


def _answer_all(app: AppTest, frequency: Frequency) -> None:
    for question in ROLE.questions:
        app.segmented_control(key=f"own-{question.id}").set_value(frequency)
    app.run()


def _share(app: AppTest, sentence: str, *, kind: Finding = Finding.OBSTACLE, theme: str | None = "safety") -> None:
    next(field for field in app.text_input if field.label in ("Jouw zin", "Your sentence")).input(sentence)
    next(choice for choice in app.selectbox if str(choice.key).startswith("share-theme")).set_value(theme)
    next(choice for choice in app.segmented_control if str(choice.key).startswith("share-kind")).set_value(kind)
    app.button(key="share").click().run()


def _words(app: AppTest) -> str:
    return "\n".join(element.value for element in [*app.markdown, *app.caption, *app.success])


@pytest.mark.parametrize(
    ("language", "promise"), [("nl", "Doorbraak bewaart ze niet"), ("en", "Doorbraak does not keep them")]
)
def test_the_promise_comes_before_any_question(open_page: OpenPage, scan: Scan, language: str, promise: str) -> None:
    app = open_page(PAGE, scan=scan.id, language=language)
    assert promise in _words(app)
    assert not [choice for choice in app.segmented_control if str(choice.key).startswith("own-")]


def test_the_reflection_comes_when_every_question_is_answered(open_page: OpenPage, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id)
    _choose_role(app)
    assert "Jouw voornemen" not in _words(app)
    _answer_all(app, Frequency.ALWAYS)
    app.segmented_control(key=f"own-{ROLE.questions[0].id}").set_value(Frequency.SELDOM).run()
    assert f"- {ROLE.questions[0].text}" in [m.value for m in app.markdown]
    assert f"- {ROLE.questions[1].text}" in _words(app)
    assert str(ROLE.resolution) in _words(app)


def test_answers_come_back_on_this_screen_and_reach_neither_the_file_nor_the_log(
    open_page: OpenPage, scan: Scan, database: Path, at_desk: OpenDesk, caplog: pytest.LogCaptureFixture
) -> None:
    app = open_page(PAGE, scan=scan.id)
    with at_desk() as desk:
        before = preparing.revision_of(desk, scan.id)
    with caplog.at_level(logging.DEBUG):
        _choose_role(app)
        _answer_all(app, Frequency.SELDOM)
    app.switch_page("pages/answer/statements.py").run()
    app.switch_page(PAGE).run()
    assert app.segmented_control(key=f"own-{ROLE.questions[0].id}").value == Frequency.SELDOM
    with at_desk() as desk:
        assert preparing.revision_of(desk, scan.id) == before
    kept = b"".join(path.read_bytes() for path in database.parent.iterdir() if path.is_file())
    assert ROLE.questions[0].id.encode() not in kept
    assert ROLE.questions[0].id not in caplog.text
    assert ROLE.id not in str(dict(app.query_params))


def test_wiping_leaves_nothing_on_the_screen(open_page: OpenPage, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id)
    _choose_role(app)
    _answer_all(app, Frequency.SELDOM)
    app.button(key="wipe").click().run()
    assert app.pills(key="own-role").value is None
    _choose_role(app)
    assert [app.segmented_control(key=f"own-{q.id}").value for q in ROLE.questions] == [None] * len(ROLE.questions)


@pytest.mark.parametrize("kind", list(Finding))
def test_one_sentence_is_shared_without_a_name_and_then_no_more(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, kind: Finding
) -> None:
    app = open_page(PAGE, scan=scan.id)
    app.session_state["my-name"] = "Jan Jansen"
    _choose_role(app)
    _share(app, "Ik vraag zelden om feedback", kind=kind)
    with at_desk() as desk:
        record = preparing.record_of(desk, scan.id)
        actors = {event.actor for event, _undoable in undoing.history(desk, scan.id)}
    named = record.obstacles if kind is Finding.OBSTACLE else record.strengths
    assert [(f.title, f.theme_id, f.source) for f in named] == [
        ("Ik vraag zelden om feedback", "safety", Source.OWN_ROLE)
    ]
    assert "Jan Jansen" not in actors
    assert "Gedeeld als" in _words(app)
    assert not [button for button in app.button if button.key == "share"]


def test_P7_after_wiping_the_next_person_can_share_and_sees_no_trace_of_the_one_before(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page(PAGE, scan=scan.id)
    _choose_role(app)
    _share(app, "Een zin")
    app.button(key="wipe").click().run()
    _choose_role(app)
    assert "Gedeeld als" not in _words(app)
    _share(app, "Nog een zin")
    with at_desk() as desk:
        assert [o.title for o in naming.all_obstacles(desk, scan.id)] == ["Een zin", "Nog een zin"]


@pytest.mark.parametrize("text", HOSTILE)
def test_S1_a_hostile_sentence_is_kept_as_typed(open_page: OpenPage, at_desk: OpenDesk, scan: Scan, text: str) -> None:
    app = open_page(PAGE, scan=scan.id)
    _choose_role(app)
    _share(app, text)
    assert not app.exception
    with at_desk() as desk:
        assert [o.title for o in naming.all_obstacles(desk, scan.id)] == [text]


@pytest.mark.parametrize(
    ("sentence", "theme", "refusal"),
    [("", "safety", "leeg"), ("   ", "safety", "leeg"), ("x" * 2_001, "safety", "2001"), ("Een zin", None, "thema")],
)
def test_what_cannot_be_shared_is_refused_and_stays_on_the_screen(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, sentence: str, theme: str | None, refusal: str
) -> None:
    app = open_page(PAGE, scan=scan.id)
    _choose_role(app)
    _share(app, sentence, theme=theme)
    assert refusal in app.error[0].value
    assert next(field for field in app.text_input if field.label == "Jouw zin").value == sentence
    with at_desk() as desk:
        assert naming.all_obstacles(desk, scan.id) == []


def test_the_screen_of_a_scan_that_was_put_away_says_so(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id)
    with at_desk() as desk:
        preparing.delete_scan(desk, scan.id)
    app.run()
    assert not app.exception
    assert app.error
