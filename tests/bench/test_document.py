"""The measurement of the document is trusted only because it sees a peer that is missing, idle or slow."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from tests.bench import document, report
from tests.bench.document import Built, Maker
from tests.bench.peers.content import content_of
from tests.bench.peers.fresh import plan_for
from tests.bench.peers.reportlab_longtable import drawing

OURS, PEER, LONG = "ours", "weasyprint_html", "reportlab_longtable"


def maker(name: str, **costs: float) -> Maker:
    built = {int(size[1:]): [Built(cpu, 1_000, 1_000)] for size, cpu in costs.items()}
    return Maker(name, built=built, fresh=Built(1.0, 1_000_000, 100_000_000))


def makers(weasyprint: float, longtable: float = 2.0) -> list[Maker]:
    return [
        maker(OURS, n100=1),
        maker(PEER, n100=weasyprint),
        maker("typst_markup", n100=1),
        maker(LONG, n100=longtable),
    ]


@pytest.fixture
def started() -> Iterator[Maker]:
    with Maker(LONG) as peer:
        yield peer


def test_goals_are_met_at_their_bounds(capsys: pytest.CaptureFixture[str]) -> None:
    assert report.of_documents(makers(10.0), [100])
    assert "MISSED" not in capsys.readouterr().out


@pytest.mark.parametrize("costs", [(9.9, 2.0), (10.0, 1.9)])
def test_a_peer_that_comes_too_near_misses_a_goal(costs: tuple[float, float]) -> None:
    assert not report.of_documents(makers(*costs), [100])


def test_a_peer_that_is_not_there_is_told_and_its_goal_is_missed(capsys: pytest.CaptureFixture[str]) -> None:
    asked = makers(10.0)
    asked[1] = Maker(PEER, missing="no Pango")
    assert not report.of_documents(asked, [100])
    said = capsys.readouterr().out
    assert "no Pango" in said
    assert "MISSED WeasyPrint, ua-1 takes 10.00 x at 100 actions: not measured" in said


@pytest.mark.parametrize(("cpu", "met"), [(4.5, True), (4.6, False)])
def test_ours_may_grow_with_its_actions_and_no_faster(cpu: float, met: bool) -> None:
    costs = {"n1000": 1.0, "n4000": cpu}
    assert report.of_large(maker(OURS, **costs))[0] is met


def test_memory_and_file_have_a_bound() -> None:
    ours = Maker(OURS, fresh=Built(1.0, 1_300_000, 130_000_000))
    assert report.of_large(ours) == [False, False, False]


def test_a_peer_that_leaves_out_an_action_is_not_measured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def idle(_maker: Maker, _actions: int, _build: int, keep: Path) -> Built:
        empty = PdfWriter()
        empty.add_blank_page(100, 100)
        empty.write(keep)
        return Built(0.001, 100, 100)

    monkeypatch.setattr(Maker, "build", idle)
    peer = Maker(LONG)
    document.warm(peer, tmp_path / "empty.pdf")
    assert peer.missing.startswith("its document leaves out A1,")


def test_a_peer_works_in_a_process_of_its_own(started: Maker, tmp_path: Path) -> None:
    document.warm(started, tmp_path / "ten.pdf")
    built = started.build(10, 3)
    assert not started.missing
    assert built
    assert built.cpu > 0


def test_a_peer_that_takes_too_long_is_stopped(started: Maker) -> None:
    started.patience = 0.2
    assert started.build(4_000, 1) is None
    assert started.missing == "not done after 600 s together"


def test_every_text_of_obstacles_and_actions_is_in_the_table() -> None:
    plan = plan_for(12, 1)
    said = "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(drawing(plan)())).pages)
    for theme in content_of(plan).themes:
        for action in theme.actions:
            texts = [action.title, *action.obstacles, action.gain, *action.owner, *action.when, *sum(action.more, ())]
            assert [text for text in texts if "".join(text.split()) not in said] == []


def test_no_build_sees_words_of_another() -> None:
    first, second = ({a.title for a in plan_for(10, build).actions()} for build in (1, 2))
    assert not first & second
