"""Drawing a screen writes nothing in the address; a choice that was made is there, and comes along."""

from __future__ import annotations

import pytest

from scan.model.scans import Scan
from tests.pages.conftest import OpenPage

CHOICES = {
    "pages/decide/obstacles.py": ("list", "within", "order"),
    "pages/answer/statements.py": ("who", "theme"),
    "pages/prepare/own_statements.py": ("theme",),
    "pages/plan/plan.py": ("version",),
}
REGISTER = "pages/decide/obstacles.py"


@pytest.mark.parametrize("path", CHOICES)
def test_a_screen_that_opens_adds_nothing_to_the_address(open_page: OpenPage, scan: Scan, path: str) -> None:
    # Each thing it adds would take one more press of the back button to leave.
    app = open_page(path, scan=scan.id)
    assert set(app.query_params).isdisjoint(CHOICES[path])


def test_a_choice_is_left_by_going_back_and_kept_for_who_comes_again(open_page: OpenPage, scan: Scan) -> None:
    app = open_page(REGISTER, scan=scan.id)
    choice = app.segmented_control(key="list-choice")
    choice.set_value("strengths").run()
    assert app.query_params["list"] == "strengths"
    app.switch_page("pages/decide/choose.py").run()
    app.query_params.clear()
    app.switch_page(REGISTER).run()
    assert app.query_params["list"] == "strengths"
    # What the browser's back button asks for.
    del app.query_params["list"]
    app.run()
    assert app.segmented_control(key="list-choice").value == "obstacles"
    assert "list" not in app.query_params
