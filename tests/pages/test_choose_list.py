"""Kiezen in a list: a save changes what this person changed, and nothing that a colleague gave meanwhile."""

from __future__ import annotations

import pytest

from scan.model.obstacles import Obstacle
from scan.model.scans import Scan
from scan.usecases import choosing, naming
from scan.usecases.choosing import Judgement, judgement_of
from tests.pages.conftest import OpenDesk, OpenPage

PAGE = "pages/decide/choose.py"


@pytest.fixture
def obstacle(at_desk: OpenDesk, scan: Scan) -> Obstacle:
    with at_desk() as desk:
        return naming.name_obstacle(desk, Obstacle("", scan.id, 0, "time", "Te weinig tijd"))


def _kept(at_desk: OpenDesk, id: str) -> Judgement:
    with at_desk() as desk:
        return judgement_of(naming.obstacle_of(desk, id))


def test_R11_a_vote_in_the_list_leaves_what_someone_else_gave_meanwhile(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    app = open_page(PAGE, scan=scan.id, weigh="list")
    with at_desk() as desk:
        choosing.judge(desk, {obstacle.id: Judgement(0, 5, 4)})
    app.number_input(key=f"votes-{obstacle.id}-{obstacle.version}").set_value(3)
    app.button(key="save-weights").click().run()
    assert not app.error
    assert _kept(at_desk, obstacle.id) == Judgement(3, 5, 4)


def test_R11_a_vote_in_the_list_that_someone_else_changed_too_is_refused_and_theirs_is_shown(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    app = open_page(PAGE, scan=scan.id, weigh="list")
    with at_desk() as desk:
        choosing.judge(desk, {obstacle.id: Judgement(9, None, None)})
    app.number_input(key=f"votes-{obstacle.id}-{obstacle.version}").set_value(3)
    app.button(key="save-weights").click().run()
    assert obstacle.code in app.error[0].value
    assert _kept(at_desk, obstacle.id) == Judgement(9, None, None)
    assert [n.value for n in app.number_input if str(n.key).startswith(f"votes-{obstacle.id}")] == [9]
