"""Samen kijken: differences first, small groups hidden, and nothing in the browser that may not be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from scan.i18n import speaking
from scan.library.reader import library
from scan.model.answers import Answer, Aspect, SharedAnswer, Tally
from scan.model.people import Group, GroupKind
from scan.model.scans import Scan
from scan.ui.results import PAGE as ON_A_PAGE
from scan.ui.results import Order, seen_in
from scan.ui.said import said
from scan.usecases import answering, naming, preparing
from tests.pages.conftest import OpenDesk, OpenPage

PAGE = "pages/answer/together.py"
THEME = library().theme_by_id["safety"]
FIRST, SECOND, THIRD = (statement.id for statement in THEME.statements[:3])
TEACHERS = Group("g-teachers", "Docenten <b>bovenbouw</b>", GroupKind.TEACHERS, 30)
STAFF = Group("g-staff", "Ondersteuning", GroupKind.SUPPORT_STAFF, 9)
FEW = Group("g-few", "Zij-instromers", GroupKind.TEACHERS, 4)


@pytest.fixture
def scan(at_desk: OpenDesk, scan: Scan) -> Scan:
    """The scan with three more groups, one of them of four people."""
    with at_desk() as desk:
        groups = (*scan.groups, TEACHERS, STAFF, FEW)
        return preparing.save_preparation(desk, replace(scan, groups=groups), preparing.school_of(desk, scan))


def _hands(statement: str, group: Group, counts: Sequence[int], aspect: Aspect = Aspect.NOW) -> Tally:
    return Tally(statement, group.id, aspect, (*counts, 0, 0))


def _record(at_desk: OpenDesk, scan: Scan, tallies: Sequence[Tally], shared: Sequence[SharedAnswer] = ()) -> None:
    with at_desk() as desk:
        answering.record_tallies(desk, scan.id, tallies)
        answering.record_shared(desk, scan.id, shared)


def _statements(app: AppTest) -> list[str]:
    known = {f"### {said(str(statement.text))}": id for id, statement in library().statement_by_id.items()}
    return [known[m.value] for m in app.markdown if m.value in known]


def _sent(app: AppTest) -> str:
    """Everything that reached the browser, as text; a chart's data travels beside its specification."""
    charts = [chart.proto for chart in app.get("vega_lite_chart")]
    data = [dataset.data.data.decode("latin-1") for chart in charts for dataset in chart.datasets]
    alone = [chart.data.data.decode("latin-1") for chart in charts]
    words = [str(element.value) for element in [*app.markdown, *app.caption, *app.text, *app.table]]
    return "\n".join([*data, *alone, *map(str, charts), *words])


def test_without_answers_it_says_what_to_do(open_page: OpenPage, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id)
    assert "Nog niets om samen naar te kijken" in [header.value for header in app.subheader]
    assert not app.get("vega_lite_chart")


def test_the_biggest_differences_come_first_and_are_called_divided(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    agreed, divided = (0, 0, 12, 0, 0), (6, 0, 0, 0, 6)
    _record(at_desk, scan, [_hands(FIRST, TEACHERS, agreed), _hands(SECOND, TEACHERS, divided)])
    app = open_page(PAGE, scan=scan.id)
    assert _statements(app) == [SECOND, FIRST]
    assert sum("Hier is het beeld verdeeld" in m.value for m in app.markdown) == 1


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.DIFFERENCES, [SECOND, FIRST, THIRD]),
        (Order.GAP, [THIRD, SECOND, FIRST]),
        (Order.LOW, [FIRST, THIRD, SECOND]),
    ],
)
def test_the_order_stands_in_the_address(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, order: Order, expected: list[str]
) -> None:
    team = scan.groups[0]
    tallies = [
        _hands(FIRST, TEACHERS, (12, 2, 0, 0, 0)),
        _hands(SECOND, TEACHERS, (0, 5, 0, 0, 9)),
        _hands(THIRD, TEACHERS, (0, 14, 0, 0, 0)),
        _hands(FIRST, team, (0, 5, 0, 0, 0), Aspect.WANTED),
        _hands(SECOND, TEACHERS, (0, 0, 0, 0, 14), Aspect.WANTED),
        _hands(THIRD, team, (0, 0, 0, 0, 5), Aspect.WANTED),
    ]
    _record(at_desk, scan, tallies)
    assert _statements(open_page(PAGE, scan=scan.id, sort=order.value)) == expected


def test_now_stands_against_wanted_in_words(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    shared = [SharedAnswer(FIRST, Aspect.NOW, Answer.TWO), SharedAnswer(FIRST, Aspect.WANTED, Answer.FIVE)]
    _record(at_desk, scan, [], shared)
    app = open_page(PAGE, scan=scan.id)
    assert "Nu **2,0**  ·  Gewenst **5,0**  ·  Verschil **3,0**" in [m.value for m in app.markdown]
    assert "Eén gezamenlijk antwoord" in [c.value for c in app.caption]


def test_P5_four_answers_show_nothing_but_that_they_are_too_few(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    _record(at_desk, scan, [_hands(FIRST, FEW, (0, 0, 0, 0, 4))])
    app = open_page(PAGE, scan=scan.id)
    assert any("Nog geen 5 antwoorden" in m.value for m in app.markdown)
    assert not app.get("vega_lite_chart")
    assert not any("5,0" in m.value for m in [*app.markdown, *app.caption])


def test_P5_nine_answers_show_a_mean_and_ten_also_the_distribution(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    _record(at_desk, scan, [_hands(FIRST, STAFF, (0, 0, 9, 0, 0))])
    app = open_page(PAGE, scan=scan.id)
    assert "Alle antwoorden van 1 tot 5" not in _sent(app)
    _record(at_desk, scan, [_hands(FIRST, TEACHERS, (0, 0, 1, 0, 0))])
    app.run()
    assert "Alle antwoorden van 1 tot 5: 10 keer een 3" in _sent(app)


def test_P8_the_figures_of_a_small_group_never_reach_the_browser(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    tallies = [_hands(FIRST, TEACHERS, (0, 0, 20, 0, 0)), _hands(FIRST, FEW, (4, 0, 0, 0, 0))]
    _record(at_desk, scan, [*tallies, _hands(FIRST, STAFF, (0, 0, 0, 0, 9))])
    sent = _sent(open_page(PAGE, scan=scan.id))
    # Alone the four would show as 1.0; they count together with the staff only: (4 x 1 + 9 x 5) / 13 = 3.8.
    assert "Zij-instromers: nu 1,0" not in sent
    assert "Zij-instromers  1,0" not in sent
    assert "Ondersteuning + Zij-instromers: nu 3,8" in sent
    assert "Ondersteuning: nu" not in sent


def test_S1_the_name_of_a_group_is_shown_as_typed(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    _record(at_desk, scan, [_hands(FIRST, TEACHERS, (0, 0, 9, 0, 0)), _hands(FIRST, STAFF, (0, 9, 0, 0, 0))])
    app = open_page(PAGE, scan=scan.id)
    assert any(r"Docenten \<b\>bovenbouw\<\/b\>" in m.value for m in app.markdown)
    assert not any("<b>" in m.value for m in [*app.markdown, *app.caption])


def test_a_reverse_statement_says_that_its_score_is_turned_round(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    turned = next(s for s in THEME.statements if s.reverse)
    _record(at_desk, scan, [], [SharedAnswer(turned.id, Aspect.NOW, Answer.FIVE)])
    app = open_page(PAGE, scan=scan.id)
    assert any("omgedraaid" in c.value for c in app.caption)
    assert "Nu **1,0**" in [m.value for m in app.markdown]


def test_the_conversation_opens_with_the_question_of_the_theme(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    _record(at_desk, scan, [], [SharedAnswer(FIRST, Aspect.NOW, Answer.TWO)])
    app = open_page(PAGE, scan=scan.id)
    assert any(str(THEME.opening) in m.value for m in app.markdown)


def test_an_obstacle_is_named_from_here(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    _record(at_desk, scan, [], [SharedAnswer(FIRST, Aspect.NOW, Answer.TWO)])
    app = open_page(PAGE, scan=scan.id)
    next(f for f in app.text_input if str(f.key).startswith(f"title-{FIRST}-")).input("Wij zwijgen erover")
    app.button(key=f"add-{FIRST}").click().run()
    with at_desk() as desk:
        (named,) = naming.all_obstacles(desk, scan.id)
    assert (named.title, named.statement_id) == ("Wij zwijgen erover", FIRST)
    assert "Wij zwijgen erover" in [text.value for text in app.text]


def test_never_more_than_a_page_of_statements_and_the_rest_one_click_away(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    everything = [s.id for theme in library().themes for s in theme.statements]
    _record(at_desk, scan, [], [SharedAnswer(id, Aspect.NOW, Answer.THREE) for id in everything])
    app = open_page(PAGE, scan=scan.id)
    first = _statements(app)
    assert len(first) == ON_A_PAGE <= 12
    second = _statements(open_page(PAGE, scan=scan.id, part="2"))
    assert len(second) == ON_A_PAGE
    assert not set(first) & set(second)


@pytest.mark.parametrize(
    "address", [{"part": "99"}, {"part": "-1"}, {"part": "x"}, {"sort": "<b>"}, {"topic": "nothing"}]
)
def test_a_strange_address_still_shows_statements(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, address: dict[str, str]
) -> None:
    everything = [s.id for theme in library().themes for s in theme.statements]
    _record(at_desk, scan, [], [SharedAnswer(id, Aspect.NOW, Answer.THREE) for id in everything])
    assert _statements(open_page(PAGE, scan=scan.id, **address))


def test_one_theme_can_be_looked_at(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    given = [SharedAnswer(id, Aspect.NOW, Answer.TWO) for id in (FIRST, "time-1")]
    _record(at_desk, scan, [], given)
    assert _statements(open_page(PAGE, scan=scan.id, topic="time")) == ["time-1"]


def test_P5_seven_answers_show_no_spread(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    _record(at_desk, scan, [_hands(FIRST, STAFF, (0, 3, 0, 4, 0))])
    app = open_page(PAGE, scan=scan.id)
    assert "spreiding" not in _sent(app).replace("de spreiding zie je", "")
    assert list(app.table[0].value["Spreiding"]) == ["—"]


def test_groups_are_told_in_words_behind_a_click(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    _record(at_desk, scan, [_hands(FIRST, TEACHERS, (0, 6, 6, 0, 0)), _hands(FIRST, STAFF, (0, 0, 9, 0, 0))])
    app = open_page(PAGE, scan=scan.id)
    told = [m.value for m in app.markdown if "nu 3,0" in m.value]
    behind = [m.value for popover in app.get("popover") for m in popover.markdown if "nu 3,0" in m.value]
    assert told == behind != []


def test_every_chart_has_its_data_in_words(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    _record(at_desk, scan, [_hands(FIRST, TEACHERS, (0, 6, 6, 0, 0)), _hands(FIRST, STAFF, (0, 0, 9, 0, 0))])
    app = open_page(PAGE, scan=scan.id)
    charts = [chart.proto for chart in app.get("vega_lite_chart")]
    assert len(charts) == 3
    assert all("2,7" in str(chart.alt) or "keer een" in str(chart.alt) for chart in charts)
    assert "2,7" in str(app.table[0].value)


def test_the_whole_screen_exists_in_english(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    _record(at_desk, scan, [_hands(FIRST, TEACHERS, (6, 0, 0, 0, 6))])
    app = open_page(PAGE, scan=scan.id, language="en")
    assert app.title[0].value == "Look together"
    assert any("Views are divided here" in m.value for m in app.markdown)
    with speaking("en"):
        assert f"### {said(str(THEME.statements[0].text))}" in [m.value for m in app.markdown]


def test_only_what_may_be_shown_leaves_the_model(at_desk: OpenDesk, scan: Scan) -> None:
    _record(at_desk, scan, [_hands(FIRST, FEW, (1, 1, 1, 1, 0))])
    with at_desk() as desk:
        (item,) = seen_in(preparing.record_of(desk, scan.id))
    assert (item.result.everyone, item.result.groups, item.result.hidden) == (None, (), True)
