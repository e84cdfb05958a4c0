"""Answering: what was sent is never lost, whatever a browser does with a page."""

from __future__ import annotations

import re

import pytest

from scan.errors import NotSaved
from scan.library.reader import library
from scan.model.answers import Answer, Aspect
from scan.model.rounds import Answers, Invitation
from scan.usecases import inviting, participating
from scan.usecases.participating import Sheet
from tests.web.conftest import OpenRound
from tests.web.school import NOW, SchoolDay, sheet_of
from tests.web.visitor import Visitor

LAST = len(library().themes)


def kept(day: SchoolDay, visitor: Visitor) -> Sheet:
    with day.desk() as desk:
        return participating.sheet(participating.Visit(desk.db, NOW), library(), visitor.cookies["mee"])


def answers(day: SchoolDay, visitor: Visitor) -> Answers:
    return kept(day, visitor).answers


def ticked(text: str) -> dict[str, str]:
    return dict(re.findall(r'type="radio" name="([a-z]+\.[^"]+)" value="([^"]+)" checked', text))


def test_somebody_answers_every_theme_and_gets_a_receipt(school_day: SchoolDay) -> None:
    visitor = school_day.inside()
    page = visitor.page
    for place in range(1, LAST + 1):
        assert page
        assert f"Thema {place} van {LAST}" in page.words
        page = visitor.follow(visitor.post(f"/mee/thema/{place}", sheet_of(page)))
    page = visitor.follow(page) if page and page.status == 303 else page
    assert page
    assert "Bedankt, je antwoorden zijn bewaard" in page.words
    receipt = school_day.group().receipt
    assert "-".join((receipt[:4], receipt[4:8], receipt[8:])) in page.words
    assert len(answers(school_day, visitor)) == 5 * LAST
    with school_day.desk() as desk:
        assert [(heard.at_least, heard.few) for heard in inviting.response(desk, school_day.scan_id)][1] == (0, True)


def test_the_management_answers_now_and_wanted_and_others_only_now(school_day: SchoolDay) -> None:
    for place, aspects in ((0, {"now", "wanted"}), (1, {"now"}), (2, {"now"})):
        visitor = school_day.inside(place)
        assert visitor.page
        assert {name.partition(".")[0] for name in sheet_of(visitor.page) if "." in name} == aspects
    with_levels = school_day.inside().page
    assert with_levels
    assert with_levels.text.count("<dl>") == 5


def test_P2_the_same_post_again_changes_nothing_and_another_answer_takes_its_place(school_day: SchoolDay) -> None:
    visitor = school_day.inside()
    assert visitor.page
    form = sheet_of(visitor.page)
    for _twice in range(2):
        assert visitor.post("/mee/thema/1", form).status == 303
    assert set(answers(school_day, visitor).values()) == {Answer.FOUR}
    first = next(name for name in form if "." in name)
    visitor.post("/mee/thema/1", form | {first: "dont_know"})
    assert answers(school_day, visitor)[first.partition(".")[2], Aspect.NOW] is Answer.DONT_KNOW
    assert len(answers(school_day, visitor)) == 5
    assert ticked(visitor.get("/mee/thema/1").text)[first] == "dont_know"


def test_a_refresh_and_a_way_back_show_what_was_kept(school_day: SchoolDay) -> None:
    visitor = school_day.inside()
    assert visitor.page
    form = sheet_of(visitor.page)
    second = visitor.follow(visitor.post("/mee/thema/1", form))
    assert "Bewaard: Doel en waarom" in second.words
    back = visitor.follow(visitor.post("/mee/thema/2", {**sheet_of(second), "go": "previous"}))
    assert ticked(back.text) == {name: "4" for name in form if "." in name}
    assert len(answers(school_day, visitor)) == 10
    assert ticked(visitor.get("/mee/thema/1").text) == ticked(back.text)


@pytest.mark.parametrize("go", ["next", "previous", "3", "name", "withdraw:0", "99", "⁹", "x", ""])
def test_every_button_keeps_the_answers_first(school_day: SchoolDay, go: str) -> None:
    visitor = school_day.inside()
    assert visitor.page
    answer = visitor.post("/mee/thema/1", sheet_of(visitor.page) | {"go": go})
    assert answer.status in (303, 422)
    assert len(answers(school_day, visitor)) == 5
    while answer.status == 303:
        answer = visitor.follow(answer)
    assert answer.status in (200, 422)


def test_two_devices_with_one_slip_fill_in_one_sheet(open_round: OpenRound) -> None:
    day = open_round(Invitation.SLIPS)
    slip, devices = day.slip(), [day.visitor(), day.visitor(client="10.0.0.11")]
    for place, device in enumerate(devices, 1):
        device.get("/mee/")
        welcome = device.follow(device.post("/mee/", {"code": slip.lower().replace("-", " ")}))
        assert ("Met dit briefje is al begonnen. Ga verder waar je was." in welcome.words) == (place == 2)
        assert ('href="/mee/thema/2"' in welcome.text) == (place == 2)
        device.post(f"/mee/thema/{place}", sheet_of(device.get(f"/mee/thema/{place}")))
    assert answers(day, devices[0]) == answers(day, devices[1])
    assert len(answers(day, devices[0])) == 10
    assert ticked(devices[0].get("/mee/thema/2").text)


def test_after_closing_nothing_changes_and_what_was_typed_stays_on_the_page(school_day: SchoolDay) -> None:
    visitor = school_day.inside()
    assert visitor.page
    form = sheet_of(visitor.page)
    visitor.post("/mee/thema/1", form)
    with school_day.desk() as desk:
        inviting.close_round(desk, school_day.scan_id)
    first, second, *same = (name for name in form if "." in name)
    late = {first: "1", second: "dont_know", **dict.fromkeys(same, "4"), "text": "Te laat <b>", "theme": form["theme"]}
    refused = visitor.post("/mee/thema/1", late)
    assert refused.status == 422
    assert [note.count("note") for note in re.findall(r'<p class="[^"]*note[^"]*"[^>]*>', refused.text)] == [1]
    assert "De ronde is dicht. Wat je op deze pagina invulde, is niet bewaard." in refused.words
    page = visitor.get("/mee/thema/1")
    for seen in (refused, page):
        assert set(ticked(seen.text).values()) == {"4"}
        assert '<fieldset class="all" disabled' in seen.text
    assert re.findall("Niet bewaard: (1|Weet ik niet)", refused.words) == ["1", "Weet ik niet"]
    assert refused.words.count("Niet bewaard:") == 2
    assert '<blockquote class="typed">Te laat &lt;b&gt;</blockquote>' in refused.text
    assert "Niet bewaard" not in page.words
    assert "Deze ronde is nu niet open" in page.words
    assert visitor.get("/mee/klaar").status == 200


def test_who_sends_after_closing_what_was_kept_already_lost_nothing(school_day: SchoolDay) -> None:
    visitor = school_day.inside()
    assert visitor.page
    form = sheet_of(visitor.page)
    visitor.post("/mee/thema/1", form)
    with school_day.desk() as desk:
        inviting.close_round(desk, school_day.scan_id)
    again = visitor.post("/mee/thema/1", form)
    assert again.status == 422
    assert "niet bewaard" not in again.words
    assert again.words.count("Deze ronde is nu niet open") == 1
    assert "niet bewaard" in visitor.post("/mee/thema/1", form | {"go": "withdraw:0"}).words


def test_after_the_reveal_a_list_is_gone_and_the_page_says_where_to_look(school_day: SchoolDay) -> None:
    visitor = school_day.inside()
    visitor.cookies["mee"] = "0" * 45
    page = visitor.get("/mee/thema/1")
    assert page.status == 404
    assert "Met je ontvangstcode" in page.words
    assert "mee" not in visitor.cookies


def test_a_strength_or_an_obstacle_is_written_down_once_and_can_be_taken_back(school_day: SchoolDay) -> None:
    visitor = school_day.inside()
    assert visitor.page
    statement = library().themes[0].statements[0].id
    form = sheet_of(visitor.page) | {"kind": "strength", "text": "  Korte   lijnen ", "about": statement, "go": "name"}
    for _twice in range(2):
        page = visitor.follow(visitor.post("/mee/thema/1", form))
    assert "Kracht: Korte lijnen" in page.words
    (signal,) = kept(school_day, visitor).signals
    assert (signal.text, signal.statement_id) == ("Korte lijnen", statement)
    assert "Korte lijnen" not in visitor.get("/mee/thema/2").words
    assert "Korte lijnen" in visitor.get("/mee/klaar").words
    visitor.get("/mee/thema/1")
    page = visitor.follow(visitor.post("/mee/thema/1", {"theme": form["theme"], "go": f"withdraw:{signal.id}"}))
    assert "Korte lijnen" not in page.words
    assert len(answers(school_day, visitor)) == 5


def test_a_sentence_is_kept_by_any_button_and_a_long_one_is_said_to_be_too_long(school_day: SchoolDay) -> None:
    visitor = school_day.inside()
    assert visitor.page
    form = sheet_of(visitor.page)
    refused = visitor.post("/mee/thema/1", form | {"text": "a" * 201, "go": "next"})
    assert refused.status == 422
    assert "te lang" in refused.words
    assert "a" * 201 in refused.text
    assert len(answers(school_day, visitor)) == 5
    visitor.post("/mee/thema/1", form | {"text": "Rooster", "go": "next"})
    assert [signal.text for signal in kept(school_day, visitor).signals] == ["Rooster"]


@pytest.mark.parametrize(
    "wrong",
    [{"now.purpose-1": "6"}, {"wanted.purpose-1": "4"}, {"now.time-9": "4"}, {"text": "x", "about": "time-1"}],
)
def test_what_was_not_asked_is_refused_with_a_sentence(school_day: SchoolDay, wrong: dict[str, str]) -> None:
    visitor = school_day.inside()
    assert visitor.page
    refused = visitor.post("/mee/thema/1", {"theme": "purpose", **wrong})
    assert refused.status == 422
    assert 'role="alert"' in refused.text
    assert not answers(school_day, visitor)


def test_R10_what_the_disk_does_not_take_is_said_and_stays_ticked(
    school_day: SchoolDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = school_day.inside()
    assert visitor.page

    def full(*_given: object) -> None:
        raise NotSaved("De schijf is vol. Dit is niet bewaard.")

    with monkeypatch.context() as patched:
        patched.setattr(participating, "answer", full)
        refused = visitor.post("/mee/thema/1", sheet_of(visitor.page))
    assert refused.status == 503
    assert "niet bewaard" in refused.words
    assert set(ticked(refused.text).values()) == {"4"}
    assert visitor.post("/mee/thema/1", sheet_of(refused)).status == 303


def test_a_place_that_does_not_exist_leads_to_one_that_does(school_day: SchoolDay) -> None:
    visitor = school_day.inside()
    assert visitor.follow(visitor.get(f"/mee/thema/{LAST + 1}")).words.startswith("Je hebt nog niets beantwoord")
    assert "Wat anoniem is" in visitor.follow(visitor.get("/mee/thema/0")).words
    for place in ("x", "-1", "1e3", "9" * 5000, "١٢٣٤"):
        assert visitor.get(f"/mee/thema/{place}").status == 404
