"""Which groups the radar shows, where their lines stop, and that it says no more than may be shown."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from scan.i18n import speaking
from scan.model.plan import PlanScore, PlanTheme
from scan.report.radar import FEWEST, Radar
from scan.report.spoken import radar_in_words
from tests.report.plans import plan_of

Scored = list[tuple[PlanTheme, PlanScore]]


def _scored(*by_group: dict[str, float]) -> Scored:
    themes = plan_of(1).themes
    return [
        (theme, PlanScore(3.0, 4.0, 0.5, 40, tuple(means.items())))
        for theme, means in zip(themes, by_group, strict=False)
    ]


def _names(scored: Scored) -> list[str]:
    radar = Radar.of(scored)
    assert radar is not None
    return [name for name, _means in radar.groups]


def test_fewer_than_three_themes_have_no_surface() -> None:
    assert Radar.of(_scored(*[{}] * (FEWEST - 1))) is None
    assert Radar.of(_scored(*[{}] * FEWEST)) is not None


def test_a_group_that_few_themes_may_show_is_left_out() -> None:
    often, seldom = {"Docenten": 3.0, "Ouders": 2.0}, {"Docenten": 3.0, "Ouders + Leerlingen": 2.0}
    assert _names(_scored(often, often, often, seldom)) == ["Docenten", "Ouders"]


def test_a_group_by_itself_is_not_shown_for_a_theme_that_shows_no_second() -> None:
    assert _names(_scored(*[{"Docenten": 3.0}] * 4)) == []


def test_no_more_groups_than_can_be_told_apart() -> None:
    many = {f"Groep {number}": 3.0 for number in range(9)}
    assert _names(_scored(many, many, many)) == [f"Groep {number}" for number in range(6)]


def test_where_a_group_has_no_mean_none_is_drawn_or_said() -> None:
    both, one = {"Docenten": 3.0, "Ouders": 2.0}, {"Docenten": 3.0, "Leerlingen": 2.0}
    radar = Radar.of(_scored(both, both, one))
    assert radar is not None
    assert dict(radar.groups)["Ouders"] == (2.0, 2.0, None)
    with speaking("nl"):
        said = radar_in_words(radar.themes, radar.groups)
    assert f"Ouders: {radar.themes[0]} 2,0; {radar.themes[1]} 2,0." in said


def test_every_theme_and_group_is_said_once_with_its_mean() -> None:
    plan = plan_of(1)
    radar = Radar.of([(theme, theme.score) for theme in plan.themes if theme.score])
    assert radar is not None
    with speaking("nl"):
        said = radar_in_words(radar.themes, radar.groups)
    lines = dict(line.split(": ", 1) for line in said.split(". ")[1:])
    for (name, _means), theme in product(radar.groups, radar.themes):
        assert lines[name].count(f"{theme} ") == 1


def test_the_themes_keep_their_order() -> None:
    themes = plan_of(1).themes
    turned = tuple(reversed([replace(theme) for theme in themes]))
    radar = Radar.of([(theme, theme.score) for theme in turned if theme.score])
    assert radar is not None
    assert radar.themes[0] == str(themes[-1].short_name)
