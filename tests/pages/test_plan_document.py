"""The Plan screen: what goes into the document, its pages to look at, and a screen that answers meanwhile."""

from __future__ import annotations

import os
from collections.abc import Iterator
from io import BytesIO
from threading import Event, Thread

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from scan.library.reader import library
from scan.model.actions import Action
from scan.model.obstacles import Obstacle
from scan.model.scans import Scan
from scan.report import Options, Part
from scan.ui import plan_document, printed
from scan.ui.printed import Printed
from scan.usecases import adopting, deciding, preparing
from scan.usecases.adopting import Adoption
from scan.usecases.press import Press
from tests.pages.conftest import OpenDesk, OpenPage
from tests.report.plans import plan_of

PAGE = "pages/plan/plan.py"


@pytest.fixture(autouse=True)
def _press_ended() -> Iterator[None]:
    printed.close()
    yield
    printed.close()


@pytest.fixture
def action(at_desk: OpenDesk, scan: Scan, obstacle: Obstacle) -> Action:
    new = Action(
        "", scan.id, 0, "Eén werksessie per week", (obstacle.id,), owner_name="Samira Bos", owner_role="mentor"
    )
    with at_desk() as desk:
        return deciding.decide_action(desk, new)


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[Options]:
    """What was made by the press, in order."""
    made: list[Options] = []
    build = Press.build

    def noted(self: Press, *arguments: object) -> bytes:
        made.append(arguments[2])  # type: ignore[arg-type]
        return build(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Press, "build", noted)
    return made


def _opened(app: AppTest) -> AppTest:
    app.session_state["preview"] = True
    app.run()
    assert not app.exception, app.exception
    return app


def _alt(app: AppTest) -> str:
    (shown,) = app.get("image")
    return str(shown.proto.imgs[0].alt)


def _labels(app: AppTest, kind: str) -> list[str]:
    return [element.label for element in app.get(kind)]


def test_nothing_is_made_before_somebody_opens_the_preview(
    open_page: OpenPage, scan: Scan, action: Action, built: list[Options]
) -> None:
    app = open_page(PAGE, scan=scan.id)
    assert built == []
    assert not app.get("image")
    _opened(app)
    assert built == [Options()]


def test_the_first_page_shows_at_once_and_the_others_by_leafing(
    open_page: OpenPage, scan: Scan, action: Action, built: list[Options]
) -> None:
    app = _opened(open_page(PAGE, scan=scan.id))
    total = len(app.selectbox(key="preview-page").options)
    assert _alt(app) == f"Pagina 1 van {total}: omslag"
    assert app.button(key="preview-chevron_left").disabled
    app.button(key="preview-chevron_right").click().run()
    assert _alt(app) == f"Pagina 2 van {total}: Samenvatting voor het bestuur"
    app.selectbox(key="preview-page").set_value(total).run()
    assert _alt(app).startswith(f"Pagina {total} van {total}: ")
    assert app.button(key="preview-chevron_right").disabled
    assert built == [Options()]


def test_a_choice_changes_the_preview_and_the_page_stays_within_it(
    open_page: OpenPage, scan: Scan, action: Action, built: list[Options]
) -> None:
    app = _opened(open_page(PAGE, scan=scan.id))
    app.button(key="preview-chevron_right").click().run()
    app.selectbox(key="document-part").set_value(Part.SUMMARY).run()
    assert _alt(app) == "Pagina 1 van 1: Samenvatting voor het bestuur"
    app.selectbox(key="document-part").set_value(Part.OWNER).run()
    app.checkbox(key="without-names").check().run()
    assert not app.exception
    assert built[-1] == Options(Part.OWNER, "mentor", named=False)
    assert app.checkbox(key="without-attachments").disabled


def test_a_theme_is_chosen_by_its_name(open_page: OpenPage, scan: Scan, action: Action, built: list[Options]) -> None:
    app = open_page(PAGE, scan=scan.id)
    app.selectbox(key="document-part").set_value(Part.THEME).run()
    app.selectbox(key="document-theme").set_value("time").run()
    _opened(app)
    assert built == [Options(Part.THEME, "time")]


def test_an_owner_is_chosen_by_name_or_by_role_with_the_number_of_actions(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, action: Action, built: list[Options]
) -> None:
    with at_desk() as desk:
        for name, role in (("Jan Pot", "Mentor"), ("Wie dan", "decaan")):
            new = Action("", scan.id, 0, "Nog iets", action.obstacle_ids, owner_name=name, owner_role=role)
            deciding.decide_action(desk, new)
    app = open_page(PAGE, scan=scan.id)
    app.selectbox(key="document-part").set_value(Part.OWNER).run()
    one, two = "1 actie", "2 acties"
    assert app.selectbox(key="document-owner").options == [
        f"Jan Pot (mentor) \u00b7 {one}",
        f"Samira Bos (mentor) \u00b7 {one}",
        f"Wie dan (decaan) \u00b7 {one}",
        f"Rol: mentor \u00b7 {two}",
    ]
    app.selectbox(key="document-owner").set_value("mentor").run()
    _opened(app)
    assert built == [Options(Part.OWNER, "mentor")]
    app.selectbox(key="document-owner").set_value("Samira Bos").run()
    app.checkbox(key="without-names").check().run()
    assert app.selectbox(key="document-role").value == "mentor"
    assert app.selectbox(key="document-role").options == [f"decaan \u00b7 {one}", f"mentor \u00b7 {two}"]


def test_without_an_owner_there_is_no_owner_to_choose(open_page: OpenPage, scan: Scan, obstacle: Obstacle) -> None:
    app = open_page(PAGE, scan=scan.id)
    assert len(app.selectbox(key="document-part").options) == 3


def test_the_preview_speaks_english(open_page: OpenPage, scan: Scan, action: Action) -> None:
    app = _opened(open_page(PAGE, scan=scan.id, language="en"))
    assert _alt(app).startswith("Page 1 of ")


def test_a_draft_is_made_anew_when_the_scan_changes_and_a_version_never_again(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, action: Action, built: list[Options]
) -> None:
    app = _opened(open_page(PAGE, scan=scan.id))
    app.run()
    assert len(built) == 1
    with at_desk() as desk:
        seen = preparing.revision_of(desk, scan.id)
        adopting.adopt(desk, library(), Adoption(scan.id, "Rector", "", seen))
    app.run()
    app.selectbox(key="version-choice").set_value("1").run()
    assert len(built) == 3
    with at_desk() as desk:
        deciding.decide_action(desk, Action("", scan.id, 0, "Nog iets", action.obstacle_ids))
    app.run()
    assert len(built) == 3
    app.selectbox(key="version-choice").set_value("0").run()
    assert len(built) == 4


def test_a_large_plan_is_made_with_a_bar_before_it_can_be_downloaded(
    open_page: OpenPage, scan: Scan, action: Action, monkeypatch: pytest.MonkeyPatch, built: list[Options]
) -> None:
    monkeypatch.setattr(plan_document, "LARGE", 0)
    app = open_page(PAGE, scan=scan.id)
    assert "PDF voor het bestuur" not in _labels(app, "download_button")
    assert built == []
    app.button(key="make-pdf").click().run()
    assert not app.exception
    assert "PDF voor het bestuur" in _labels(app, "download_button")
    assert built == [Options()]


def test_a_page_is_a_picture_of_paper() -> None:
    document = Printed(plan_of(3), "nl", Options(Part.SUMMARY))
    with Image.open(BytesIO(document.page(1))) as picture:
        assert picture.format == "PNG"
        assert picture.width == 1240
        assert abs(picture.height / picture.width - 2**0.5) < 0.01
    assert document.headings() == ["Samenvatting voor het bestuur"]


def test_a_screen_answers_while_a_document_is_being_made(open_page: OpenPage, scan: Scan, action: Action) -> None:
    begun, answered = Event(), Event()
    document = Printed(plan_of(31), "nl", Options())
    made: list[bytes] = []

    def halfway(_done: int, _total: int) -> None:
        begun.set()
        # It cannot be ready before the screen has answered.
        assert answered.wait(60)

    building = Thread(target=lambda: made.append(document.pdf(halfway)))
    building.start()
    assert begun.wait(60)
    app = open_page(PAGE, scan=scan.id)
    assert "PDF voor het bestuur" in _labels(app, "download_button")
    assert made == []
    assert printed._press.pid not in (None, os.getpid())
    answered.set()
    building.join(60)
    assert made[0].startswith(b"%PDF-")
