"""The ways to the same-picture check: a big difference, an obstacle's card, and a picture that is eight weeks old."""

from __future__ import annotations

import pytest

from scan.library.reader import library
from scan.model.answers import Aspect, Tally
from scan.model.obstacles import Obstacle
from scan.model.people import Group, GroupKind
from scan.model.scans import Scan
from scan.usecases import answering, naming
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.pictures import pictured
from tests.pages.rounds import TOGETHER, labels, with_groups

OBSTACLES, PROGRESS, STATEMENTS = "pages/decide/obstacles.py", "pages/plan/progress.py", "pages/answer/statements.py"
CHECK = "Check of iedereen hetzelfde bedoelt"
TEACHERS = Group("g-teachers", "Docenten", GroupKind.TEACHERS, 30)


def _proposed(found: list[str]) -> list[str]:
    return [label for label in found if label.startswith("Doe de check over ‘")]


@pytest.mark.parametrize(("counts", "ways"), [((6, 0, 0, 0, 6, 0, 0), 1), ((0, 0, 6, 6, 0, 0, 0), 0)])
def test_where_people_differ_much_there_is_a_way_to_the_check(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, counts: tuple[int, ...], ways: int
) -> None:
    first = library().theme_by_id[scan.theme_ids[0]].statements[0].id
    with at_desk() as desk:
        scan = with_groups(desk, scan, TEACHERS)
        answering.record_tallies(desk, scan.id, [Tally(first, TEACHERS.id, Aspect.NOW, counts)])
    assert labels(open_page(TOGETHER, scan=scan.id)).count(CHECK) == ways


def test_the_card_of_an_obstacle_has_a_way_to_its_check(open_page: OpenPage, scan: Scan, obstacle: Obstacle) -> None:
    app = open_page(OBSTACLES, scan=scan.id, obstacle=obstacle.id)
    way = next(link for link in app.get("page_link") if link.proto.label == CHECK)
    assert f"about={obstacle.id}" in way.proto.query_string


def test_after_eight_weeks_the_check_is_proposed_again(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    with at_desk() as desk:
        pictured(desk, scan, obstacle_id=obstacle.id, weeks=8)
        pictured(desk, scan, weeks=7)
    found = _proposed(labels(open_page(PROGRESS, scan=scan.id)))
    assert found == [f"Doe de check over ‘{obstacle.title}’ opnieuw"]


def test_a_subject_that_was_looked_at_again_is_not_proposed(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        pictured(desk, scan, weeks=20)
        pictured(desk, scan, weeks=1)
    assert _proposed(labels(open_page(PROGRESS, scan=scan.id))) == []


def test_an_obstacle_that_was_deleted_is_not_proposed(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    with at_desk() as desk:
        pictured(desk, scan, obstacle_id=obstacle.id, weeks=20)
        naming.delete_obstacle(desk, obstacle.id)
    assert _proposed(labels(open_page(PROGRESS, scan=scan.id))) == []


def test_at_most_three_checks_are_proposed_the_oldest_first(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        for weeks in (11, 13, 10, 12):
            named = naming.name_obstacle(desk, Obstacle("", scan.id, 0, "time", f"Al {weeks} weken zo"))
            pictured(desk, scan, obstacle_id=named.id, weeks=weeks)
    found = _proposed(labels(open_page(PROGRESS, scan=scan.id)))
    assert ["13" in found[0], "12" in found[1], "11" in found[2], len(found)] == [True, True, True, 3]
