"""The sentence above a figure says what its numbers say, and nothing where there is nothing to say."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from scan.i18n import speaking
from scan.model.actions import State
from scan.model.plan import PlanScore, PlanTheme
from scan.report import findings
from tests.report.plans import plan_of

EQUAL = PlanScore(3.0, 4.0, 0.6, 40, (("Docenten", 3.1), ("Ouders", 2.9)))


def _scored() -> list[tuple[PlanTheme, PlanScore]]:
    return [(theme, theme.score) for theme in plan_of(3).themes if theme.score]


def test_the_radar_names_its_ends_and_where_groups_differ_most() -> None:
    with speaking("nl"):
        said = findings.of_themes(_scored())
    assert said == (
        "Het sterkst zijn we in Ramen open (3,9), het zwakst in Tijd en overleg (2,2). "
        "Groepen verschillen het meest over Veilig vragen stellen: "
        "van 2,8 (Ondersteunend personeel) tot 3,7 (Managementteam)."
    )


def test_groups_that_hardly_differ_are_not_named() -> None:
    with speaking("nl"):
        assert "Groepen" not in findings.of_themes([(theme, EQUAL) for theme, _found in _scored()])
        assert "laagst" not in findings.of_theme(EQUAL)


def test_one_theme_has_no_ends() -> None:
    with speaking("nl"):
        assert findings.of_themes(_scored()[:1]) == ""


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (PlanScore(3.0, None, None, 5, ()), "Nu 3,0."),
        (PlanScore(3.0, 3.0, None, 5, ()), "Nu 3,0; dat is al wat we wensen."),
        (PlanScore(3.0, 4.1, 0.4, 5, ()), "Nu 3,0, gewenst 4,1."),
        (PlanScore(3.0, 4.1, 1.6, 5, ()), "Nu 3,0, gewenst 4,1. De antwoorden liggen ver uit elkaar."),
        (
            PlanScore(3.0, 4.1, 0.4, 40, (("Ouders", 3.4), ("Docenten", 2.6))),
            "Nu 3,0, gewenst 4,1. Het laagst scoort Docenten (2,6), het hoogst Ouders (3,4).",
        ),
    ],
)
def test_a_theme_says_what_its_scores_say(found: PlanScore, said: str) -> None:
    with speaking("nl"):
        assert findings.of_theme(found) == said


def test_the_plot_says_where_answers_differ_else_the_widest_step_else_what_it_shows() -> None:
    themes = plan_of(3).themes
    counted = [replace(theme, score=PlanScore(3.0, 4.0, None, 5, ())) for theme in themes[:2]]
    furthest = [*counted, replace(themes[2], score=PlanScore(2.0, 4.5, None, 5, ()))]
    unscored = [replace(theme, score=None) for theme in themes]
    with speaking("nl"):
        assert findings.of_spread(themes) == "Het minst eens zijn we over Ruimte en kaders (spreiding 1,2)"
        assert findings.of_spread(furthest) == "De grootste stap ligt bij Samen leren: van 2,0 naar 4,5"
        assert findings.of_spread(unscored) == "Hoe we de thema’s beoordelen"


def test_actions_are_counted_and_late_ones_only_when_there_are() -> None:
    with speaking("nl"):
        none_late = findings.of_states(Counter({State.DONE: 2, State.BUSY: 3}))
        some_late = findings.of_states(Counter({State.DONE: 2, State.LATE: 1}))
    assert none_late == "Stand van de acties: 2 van 5 klaar"
    assert some_late == "Stand van de acties: 2 van 3 klaar, 1 te laat"


def test_the_busiest_quarter_is_named_only_where_one_stands_out() -> None:
    with speaking("nl"):
        assert (
            findings.of_quarters([("K1 2027", 2), ("K2 2027", 5)])
            == "De meeste deadlines vallen in K2 2027: 5 van de 7."
        )
        assert findings.of_quarters([("K1 2027", 5), ("K2 2027", 5)]) == ""
        assert findings.of_quarters([("K1 2027", 5)]) == ""
