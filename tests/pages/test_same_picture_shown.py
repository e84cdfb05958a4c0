"""Zelfde beeld after the reveal: side by side, what few cards may tell, the earlier picture, and the way on."""

from __future__ import annotations

from datetime import date

import pytest

from scan.i18n import speaking
from scan.library.reader import library
from scan.model.obstacles import Obstacle
from scan.model.same_picture import Picture, PictureCheck, ShownCard
from scan.model.scans import Scan
from scan.ui import picture_words
from scan.usecases import naming, picturing, preparing
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.pictures import FIVE, PAGE, pictured
from tests.pages.reading import HOSTILE, plain
from tests.pages.rounds import labels, words

TEN = [("", 1)] * 3 + [("", 4)] * 4 + [("", 5)] * 3
pytestmark = pytest.mark.usefixtures("open_door")


def _picture(ratings: tuple[int, ...] | None, *, named: bool = True) -> Picture:
    check = PictureCheck("c", "s", "time", None, named, date(2026, 1, 2), revealed_on=date(2026, 1, 2))
    return Picture(check, sum(ratings or (7,)), 3.0, ratings, ())


def test_all_cards_lie_side_by_side_from_low_to_high(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        check = pictured(desk, scan, reversed(FIVE))
    app = open_page(PAGE, scan=scan.id, picture=check.id)
    said = words(app)
    places = [said.index(f"Dit zegt {name}") for name, _rating in FIVE]
    assert places == sorted(places)
    assert [(metric.label, metric.value) for metric in app.metric] == [
        ("Hoogste en laagste uit elkaar", "4 punten"),
        ("Gemiddeld", "3,4"),
    ]
    assert "De cijfers liggen 4 punten uit elkaar" in said


def test_S1_what_people_wrote_is_shown_as_they_typed_it(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        check = pictured(desk, scan, [(typed, 3) for typed in HOSTILE])
    said = words(open_page(PAGE, scan=scan.id, picture=check.id))
    assert [typed for typed in HOSTILE if f"Dit zegt {typed}" not in said] == []


@pytest.mark.parametrize(
    ("ratings", "named", "sentence"),
    [
        ((1, 1, 0, 1, 2), True, "liggen 4 punten uit elkaar"),
        ((0, 0, 3, 2, 0), True, "dicht bij elkaar"),
        ((0, 0, 0, 4, 0), True, "Iedereen geeft een 4"),
        ((0, 4, 0, 6, 0), False, "lopen van 2 tot 4. Vraag niet wie wat gaf"),
        (None, False, "Vraag in de kring"),
    ],
)
def test_the_sentence_for_the_talk_follows_from_the_figures(
    ratings: tuple[int, ...] | None, named: bool, sentence: str
) -> None:
    with speaking("nl"):
        assert sentence in picture_words.talk(_picture(ratings, named=named))


def test_P5_from_five_cards_without_names_only_the_mean_is_told(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    with at_desk() as desk:
        check = pictured(desk, scan, named=False)
    app = open_page(PAGE, scan=scan.id, picture=check.id)
    assert [metric.label for metric in app.metric] == ["Gemiddeld"]
    assert "Met minder dan 10 kaartjes" in words(app)
    assert "Dit zegt" not in words(app)
    assert not app.get("vega_lite_chart")


def test_P9_from_ten_cards_there_is_a_chart_in_words_too_and_loose_words(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    with at_desk() as desk:
        check = pictured(desk, scan, TEN, named=False)
    app = open_page(PAGE, scan=scan.id, picture=check.id)
    (chart,) = app.get("vega_lite_chart")
    assert chart.proto.alt == ("Alle cijfers van 1 (zwak) tot 5 (sterk): 3 keer een 1, 4 keer een 4, 3 keer een 5")
    assert words(app).count("Dit zegt") == 10
    assert "Gehusseld en los van de cijfers" in words(app)


def test_a_hidden_card_keeps_its_figure_and_loses_its_words_until_it_is_shown_again(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    with at_desk() as desk:
        check = pictured(desk, scan)
        card: ShownCard = preparing.record_of(desk, scan.id).pictures[0].cards[0]
    app = open_page(PAGE, scan=scan.id, picture=check.id)
    app.button(key=f"hide-card-{card.id}").click().run()
    assert "Deze woorden zijn verborgen" in words(app)
    assert card.words not in words(app)
    app.button(key=f"hide-card-{card.id}").click().run()
    assert card.words in words(app)


def test_the_earlier_picture_of_the_same_subject_stands_beside_the_new_one(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    with at_desk() as desk:
        before = pictured(desk, scan, [("Aart", 1), ("Bea", 3)], weeks=20)
        check = pictured(desk, scan, [("Aart", 4), ("Bea", 5)])
    said = words(open_page(PAGE, scan=scan.id, picture=check.id))
    assert f"{picture_words.moment(before)}: gemiddeld 2,0 · nu 4,5" in said
    assert said.count("Dit zegt Aart") == 2
    assert f"Eerst: {picture_words.moment(before)}" in said
    first = words(open_page(PAGE, scan=scan.id, picture=before.id))
    assert "· nu" not in first


def test_two_pictures_of_one_day_are_told_apart_without_it(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        pictured(desk, scan, [("Aart", 1), ("Bea", 3)])
        check = pictured(desk, scan, [("Aart", 4), ("Bea", 5)])
    app = open_page(PAGE, scan=scan.id, picture=check.id)
    assert "Eerst gemiddeld 2,0 · nu 4,5" in words(app)
    assert [plain(title.value) for title in app.subheader] == ["Eerst", "Nu"]


def test_two_charts_beside_each_other_have_one_scale(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        pictured(desk, scan, TEN, named=False, weeks=9)
        check = pictured(desk, scan, [("", 2)] * 12, named=False)
    charts = open_page(PAGE, scan=scan.id, picture=check.id).get("vega_lite_chart")
    assert ['"domain": [0, 12]' in chart.proto.spec for chart in charts] == [True, True]


def test_earlier_pictures_are_listed_and_a_click_opens_one(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        check = pictured(desk, scan)
    app = open_page(PAGE, scan=scan.id)
    assert "op naam  ·  5 kaartjes  ·  gemiddeld 3,4" in words(app)
    app.button(key=f"show-{check.id}").click().run()
    assert "Dit zegt Aart" in words(app)
    app.button(key="picture-again").click().run()
    assert app.selectbox(key="about-choice").value == check.theme_id
    assert app.button(key="open-check").label == "Open de check, op naam"


def test_a_check_without_names_is_repeated_without_them_unless_somebody_says_otherwise(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    with at_desk() as desk:
        check = pictured(desk, scan, TEN, named=False)
    app = open_page(PAGE, scan=scan.id, about=check.theme_id)
    assert app.button(key="open-check").label == "Open de check, zonder naam"
    app.radio(key=f"picture-named-{check.theme_id}").set_value(True).run()
    assert "De vorige keer was deze check zonder naam" in words(app)
    assert app.button(key="open-check").disabled
    app.checkbox(key=f"picture-now-named-{check.theme_id}").check().run()
    app.button(key="open-check").click().run()
    with at_desk() as desk:
        again = picturing.open_check_of(desk, scan.id)
    assert again
    assert again.named


def test_more_pictures_than_fit_have_pages(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        for weeks in range(11, 0, -1):
            pictured(desk, scan, [("Aart", 1), ("Bea", 3)], weeks=weeks)
    app = open_page(PAGE, scan=scan.id)
    assert len([button for button in app.button if str(button.key).startswith("show-")]) == 10
    assert app.get("pagination")


def test_a_theme_leads_to_naming_and_an_obstacle_to_its_card(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    with at_desk() as desk:
        of_theme = pictured(desk, scan)
        of_obstacle = pictured(desk, scan, obstacle_id=obstacle.id)
    assert "Benoem een belemmering" in labels(open_page(PAGE, scan=scan.id, picture=of_theme.id))
    app = open_page(PAGE, scan=scan.id, picture=of_obstacle.id)
    assert "Naar de kaart van B1" in labels(app)
    assert f"Wat bedoelen we met ‘{obstacle.title}’?" in words(app)


def test_the_picture_of_a_deleted_obstacle_can_still_be_read(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    with at_desk() as desk:
        check = pictured(desk, scan, obstacle_id=obstacle.id)
        naming.delete_obstacle(desk, obstacle.id)
    app = open_page(PAGE, scan=scan.id, picture=check.id)
    assert "Dit zegt Aart" in words(app)
    assert f"Wat bedoelen we met ‘{obstacle.title}’?" in words(app)
    assert "Benoem een belemmering" in labels(app)
    row = open_page(PAGE, scan=scan.id).button(key=f"show-{check.id}")
    assert (row.label, row.icon) == (obstacle.title, ":material/block:")


def test_a_picture_that_came_without_its_obstacle_still_asks_about_an_obstacle(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    with at_desk() as desk:
        check = pictured(desk, scan, obstacle_id=obstacle.id)
        naming.delete_obstacle(desk, obstacle.id)
        desk.db.execute("DELETE FROM obstacles WHERE id = ?", (obstacle.id,))
        desk.db.conn.commit()
    theme = library().theme_by_id[obstacle.theme_id].name
    said = words(open_page(PAGE, scan=scan.id, picture=check.id))
    assert f"Wat bedoelen we met ‘een belemmering bij het thema {theme}’?" in said


def test_a_picture_can_be_deleted(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        check = pictured(desk, scan)
    app = open_page(PAGE, scan=scan.id, picture=check.id)
    app.button(key="delete-picture").click().run()
    assert "Waar praten jullie over?" in words(app)
    with at_desk() as desk:
        assert preparing.record_of(desk, scan.id).pictures == ()
