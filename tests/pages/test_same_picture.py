"""Zelfde beeld until the reveal: choosing, inviting, typing a card for somebody else, revealing and throwing away."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from scan.errors import StorageError
from scan.library.reader import library
from scan.model.obstacles import Obstacle
from scan.model.same_picture import CardsHeard, PictureCheck
from scan.model.scans import Scan
from scan.usecases import picturing, preparing
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.pictures import PAGE, given, opened
from tests.pages.reading import HOSTILE, plain
from tests.pages.rounds import ADDRESS, FakeDoor, labels, words

pytestmark = pytest.mark.usefixtures("open_door")


def _open_check(at_desk: OpenDesk, scan: Scan) -> PictureCheck | None:
    with at_desk() as desk:
        return picturing.open_check_of(desk, scan.id)


def _opened(at_desk: OpenDesk, scan: Scan, *, named: bool = True) -> PictureCheck:
    with at_desk() as desk:
        return opened(desk, scan, named=named)


def _heard(at_desk: OpenDesk, check: PictureCheck) -> CardsHeard:
    with at_desk() as desk:
        return picturing.heard_of(desk, check.id)


def _type(app: AppTest, name: str, text: str, rating: int | None) -> AppTest:
    next(field for field in app.text_input if str(field.key).startswith("card-name-")).set_value(name)
    next(field for field in app.text_area if str(field.key).startswith("card-words-")).set_value(text)
    next(choice for choice in app.segmented_control if str(choice.key).startswith("card-rating-")).set_value(rating)
    return next(button for button in app.button if button.label == "Bewaar dit kaartje").click().run()


def _typed(app: AppTest) -> list[str]:
    fields = [field for field in [*app.text_input, *app.text_area] if str(field.key).startswith("card-")]
    return [str(field.value) for field in fields if field.value]


def _reveal(app: AppTest, *, sure: bool = True) -> AppTest:
    app.checkbox(key="picture-sure").set_value(sure)
    return next(button for button in app.button if button.label.startswith("Laat ")).click().run()


def test_a_check_about_a_theme_is_chosen_read_and_opened(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    theme = library().theme_by_id[scan.theme_ids[1]]
    app = open_page(PAGE, scan=scan.id)
    app.selectbox(key="about-choice").set_value(theme.id).run()
    assert f"Wat betekent ‘{theme.name}’ voor jou, hier op school?" in words(app)
    assert "1 is zwak, 5 is sterk" in words(app)
    app.radio(key=f"picture-named-{theme.id}").set_value(True).run()
    app.button(key="open-check").click().run()
    check = _open_check(at_desk, scan)
    assert check
    assert (check.theme_id, check.obstacle_id, check.named) == (theme.id, None, True)


def test_a_link_with_an_obstacle_fills_it_in(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    app = open_page(PAGE, scan=scan.id, about=obstacle.id)
    assert f"Wat bedoelen we met ‘{obstacle.title}’?" in words(app)
    assert "1 is nauwelijks, 5 is heel erg" in words(app)
    app.radio(key=f"picture-named-{obstacle.id}").set_value(False).run()
    app.button(key="open-check").click().run()
    check = _open_check(at_desk, scan)
    assert check
    assert (check.obstacle_id, check.named) == (obstacle.id, False)


def test_a_link_with_a_theme_fills_it_in_and_nonsense_falls_back_on_the_first(open_page: OpenPage, scan: Scan) -> None:
    second = scan.theme_ids[1]
    assert open_page(PAGE, scan=scan.id, about=second).selectbox(key="about-choice").value == second
    assert open_page(PAGE, scan=scan.id, about="nonsense").selectbox(key="about-choice").value == scan.theme_ids[0]


def test_both_ways_are_explained_and_somebody_chooses_one(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id)
    ways = app.radio(key=f"picture-named-{scan.theme_ids[0]}")
    assert ways.options == ["Op naam", "Zonder naam"]
    assert all(words in " ".join(ways.proto.captions) for words in ("hoogstens 12 mensen", "vanaf 5 kaartjes"))
    assert ways.value is None
    assert app.button(key="open-check").disabled
    assert "Kies eerst: op naam of zonder naam." in words(app)
    for named, label in ((True, "Open de check, op naam"), (False, "Open de check, zonder naam")):
        app.radio(key=f"picture-named-{scan.theme_ids[0]}").set_value(named).run()
        assert (app.button(key="open-check").label, app.button(key="open-check").disabled) == (label, False)
    assert _open_check(at_desk, scan) is None


def test_the_wall_tells_the_question_the_address_and_the_code(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    check = _opened(at_desk, scan)
    app = open_page(PAGE, scan=scan.id)
    assert "Wat betekent ‘" in words(app)
    assert f"## {ADDRESS.removeprefix('http://')}" in words(app)
    assert f"## {check.door[:3]} {check.door[3:]}" in words(app)
    assert len(app.image) == 1


def test_with_the_door_shut_there_is_a_switch_and_no_address(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, open_door: FakeDoor
) -> None:
    open_door.port = None
    check = _opened(at_desk, scan)
    app = open_page(PAGE, scan=scan.id)
    assert not app.image
    assert check.door[:3] not in words(app)
    app.toggle(key="network-open").set_value(True).run()
    assert check.door[:3] in words(app)


def test_on_name_the_wall_tells_who_gave_a_card_and_nothing_of_what_they_wrote(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    check = _opened(at_desk, scan)
    assert "Nog niemand gaf een kaartje" in words(open_page(PAGE, scan=scan.id))
    with at_desk() as desk:
        given(desk, check, [("<b>Bea</b>", 2), ("Aart", 4)])
    said = words(open_page(PAGE, scan=scan.id))
    assert "**2** kaartjes" in said
    assert "<b>Bea</b>  ·  Aart" in said
    assert "Dit zegt" not in said


def test_P4_without_names_the_wall_counts_in_steps_of_five(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    check = _opened(at_desk, scan, named=False)
    for more, label in ((3, "**minder dan 5** kaartjes"), (4, "**5 of meer** kaartjes")):
        with at_desk() as desk:
            given(desk, check, [("", 3)] * more)
        assert label in words(open_page(PAGE, scan=scan.id))


def test_an_error_while_the_wall_reads_itself_again_is_told_in_its_place(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    _opened(at_desk, scan)

    def damaged(*_given: object) -> CardsHeard:
        raise StorageError("De schijf is weg.")

    monkeypatch.setattr(picturing, "heard_of", damaged)
    assert "De schijf is weg" in words(open_page(PAGE, scan=scan.id))


def test_a_card_typed_on_the_laptop_is_kept_and_the_next_person_reads_nothing_of_it(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    check = _opened(at_desk, scan)
    app = _type(open_page(PAGE, scan=scan.id), "Aart", HOSTILE[2], 4)
    assert _heard(at_desk, check).names == ("Aart",)
    assert _typed(app) == []
    assert HOSTILE[2] not in words(app)


@pytest.mark.parametrize(
    ("name", "text", "rating", "missing"),
    [("", "Iets", 3, "naam"), ("Aart", " ", 3, "opschrijft"), ("Aart", "Iets", None, "cijfer")],
)
def test_a_card_that_is_not_complete_is_refused_and_nothing_is_lost(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, name: str, text: str, rating: int | None, missing: str
) -> None:
    check = _opened(at_desk, scan)
    app = _type(open_page(PAGE, scan=scan.id), name, text, rating)
    assert missing in app.error[0].value
    assert _heard(at_desk, check).at_least == 0
    assert _typed(app) == [value for value in (name, text) if value]


def test_a_second_card_under_one_name_is_refused_and_nothing_is_lost(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    check = _opened(at_desk, scan)
    with at_desk() as desk:
        given(desk, check, [("Aart", 4)])
    app = _type(open_page(PAGE, scan=scan.id), "aart", "Iets", 2)
    assert "Er is al een kaartje van ‘aart’. Zet er een letter of je achternaam bij." in plain(app.error[0].value)
    assert _typed(app) == ["aart", "Iets"]
    assert _heard(at_desk, check).at_least == 1


def test_without_names_the_form_asks_none(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    _opened(at_desk, scan, named=False)
    app = open_page(PAGE, scan=scan.id)
    assert not [field for field in app.text_input if str(field.key).startswith("card-name-")]


def test_the_reveal_asks_once_whether_it_is_meant(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    check = _opened(at_desk, scan)
    with at_desk() as desk:
        given(desk, check)
    app = _reveal(open_page(PAGE, scan=scan.id), sure=False)
    assert "Vink eerst aan" in app.error[0].value
    assert _open_check(at_desk, scan)
    app = _reveal(app)
    assert not app.exception
    assert _open_check(at_desk, scan) is None
    assert "Dit zegt Aart" in words(app)


@pytest.mark.parametrize(("named", "count", "refused"), [(True, 1, "nog geen twee"), (False, 4, "minder dan 5")])
def test_too_few_cards_cannot_be_revealed(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, named: bool, count: int, refused: str
) -> None:
    check = _opened(at_desk, scan, named=named)
    with at_desk() as desk:
        given(desk, check, [("Aart", 3)] * count)
    app = _reveal(open_page(PAGE, scan=scan.id))
    assert refused in app.error[0].value
    assert _open_check(at_desk, scan)


def test_a_check_that_is_thrown_away_leaves_nothing(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    check = _opened(at_desk, scan)
    with at_desk() as desk:
        given(desk, check)
    app = open_page(PAGE, scan=scan.id)
    app.button(key="discard-check").click().run()
    assert _open_check(at_desk, scan) is None
    assert "open-check" in [button.key for button in app.button]
    with at_desk() as desk:
        assert preparing.record_of(desk, scan.id).pictures == ()


def test_a_check_that_somebody_else_revealed_meanwhile_is_told(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    check = _opened(at_desk, scan)
    app = open_page(PAGE, scan=scan.id)
    with at_desk() as desk:
        given(desk, check)
        picturing.reveal_check(desk, check.id)
    app.button(key="discard-check").click().run()
    assert not app.exception
    assert app.error
    assert "Waar praten jullie over?" in words(app)
    assert "Doe deze check opnieuw" not in labels(app)
