"""The message and the ledger in the document: short on the summary, whole in the annex, and all of it on its page."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from scan.i18n import LANGUAGES, Language, speaking
from scan.model.ledger import Ledger, Outcome, Promise
from scan.model.message import LINE, message
from scan.model.plan import ActionPlan
from scan.report import build_pdf
from scan.report.options import Options, Part
from scan.report.promised import MOST
from tests.report.plans import TODAY, plan_of

WORDS = "Wij kozen dit jaar voor minder plannen en meer tijd samen, en dat merken leerlingen nu al in de les "
MOMENT = datetime(2026, 1, 12, 15, 30, tzinfo=UTC)


def a_ledger(count: int = 10, scan_id: str = "scan-before") -> Ledger:
    """So many promises of an earlier plan, their outcomes in turn, the most urgent first."""
    outcomes = sorted((list(Outcome)[n % len(Outcome)] for n in range(count)), key=list(Outcome).index)
    promises = (
        Promise(
            f"q{n}", n, f"Eerdere belofte nummer {n}", "Sanne de Vries" if n % 4 else "", "Teamleider",
            date(2026, 1 + n % 12, 1), outcome, TODAY if n % 3 == 0 else None, date(2026, 6, 1), f"Gezegd over {n}.",
        )
        for n, outcome in enumerate(outcomes, 1)
    )  # fmt: skip
    return Ledger(scan_id, "Scan van vorig jaar", 2, MOMENT, tuple(promises))


def pages(plan: ActionPlan, language: Language = "nl") -> list[str]:
    pdf = build_pdf(plan, language)
    read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return [" ".join(page.split()) for page in read.split("\f")[:-1]]


def test_a_first_plan_has_nothing_of_an_earlier_one() -> None:
    assert not any("vorige plan" in page for page in pages(plan_of(12)))


def test_from_the_second_plan_on_the_summary_opens_with_what_the_last_one_promised() -> None:
    plan = replace(plan_of(12), promised=a_ledger())
    said = pages(plan)[1]
    assert said.index("Wat het vorige plan beloofde") < said.index(message(plan)[0])
    assert "10 acties beloofd: 1 gedaan, 2 wel afgesproken maar niet gedaan" in said
    assert "Alles staat in de bijlage." in said
    shown = [n for n in range(1, 11) if f"Eerdere belofte nummer {n} " in said]
    assert shown == list(range(1, len(shown) + 1))
    assert 1 < len(shown) <= MOST
    assert "Gevraagde besluiten" in said
    assert "Stand van de acties" in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 10, 100])
def test_every_promise_stands_in_the_annex_with_who_when_and_what_was_said(language: Language, count: int) -> None:
    said = " ".join(pages(replace(plan_of(12), promised=a_ledger(count)), language)[2:])
    with speaking(language):
        for promise in a_ledger(count).promises:
            assert promise.title in said
            assert promise.outcome.label in said
            assert promise.said in said
    assert said.count("Sanne de Vries, Teamleider") >= count - count // 4


def test_codes_stand_beside_promises_of_the_same_scan_only() -> None:
    own = pages(replace(plan_of(12), promised=a_ledger(scan_id="scan-1")))[1]
    assert "A1 Eerdere belofte nummer 1 (Sanne de Vries)" in own
    assert "A1 Eerdere" not in pages(replace(plan_of(12), promised=a_ledger()))[1]


def test_why_something_stopped_stands_on_the_summary_and_no_reason_is_said_too() -> None:
    stopped = replace(a_ledger(1).promises[0], outcome=Outcome.STOPPED, said="Niemand las ze.")
    told = replace(a_ledger(1), promises=(stopped, replace(stopped, id="q2", said="")))
    said = pages(replace(plan_of(12), promised=told))[1]
    assert "Waarom: Niemand las ze." in said
    assert "Waarom: nog niet benoemd" in said


@pytest.mark.parametrize("actions", [0, 5, 31, 100])
@pytest.mark.parametrize("lines", [(), (f"{WORDS * 2}"[:LINE].strip(),) * 3], ids=["computed", "long"])
def test_the_summary_stays_one_page_and_cuts_nothing_that_the_team_wrote(actions: int, lines: tuple[str, ...]) -> None:
    stopped = tuple(replace(one, outcome=Outcome.STOPPED) for one in a_ledger().promises)
    plan = replace(plan_of(actions), message=lines, promised=replace(a_ledger(), promises=stopped))
    said = pages(plan)
    assert all(line in said[1] for line in lines)
    assert "Waar we sterk in zijn" in said[1]
    assert "Gevraagde besluiten" in said[1]
    if actions:
        assert "Stand van de acties" in said[1]
    assert "Waar we sterk in zijn" not in said[2]


def test_what_the_team_wrote_is_printed_in_both_languages_and_the_computed_lines_are_worded() -> None:
    plan = plan_of(12)
    assert "There are" in pages(plan, "en")[1] or "actions" in pages(plan, "en")[1]
    assert "Er zijn 12 acties" not in pages(plan, "en")[1]
    for language in LANGUAGES:
        said = pages(replace(plan, message=("Wij kiezen voor tijd.",)), language)[1]
        assert "Wij kiezen voor tijd." in said
        assert "Er zijn 12 acties" not in said


def test_the_counts_lead_to_the_annex_and_the_ledger_is_in_the_outline() -> None:
    reader = PdfReader(BytesIO(build_pdf(replace(plan_of(12), promised=a_ledger()), "nl")))
    texts = [page.extract_text() for page in reader.pages]
    annex = next(number for number, text in enumerate(texts) if "Nummers zijn die van toen" in text)
    links = [one.get_object() for one in reader.pages[1].get("/Annots", ())]
    assert annex in {reader.get_page_number(one["/Dest"].get_object()[0].get_object()) for one in links}
    assert "Wat het vorige plan beloofde" in str(reader.outline)


def test_a_summary_alone_has_the_ledger_and_sends_nobody_to_an_annex_that_is_not_there() -> None:
    pdf = build_pdf(replace(plan_of(12), promised=a_ledger()), "nl", options=Options(Part.SUMMARY))
    said = PdfReader(BytesIO(pdf)).pages[-1].extract_text()
    assert "Wat het vorige plan beloofde" in said
    assert "bijlage" not in said


def test_the_same_ledger_gives_the_same_bytes() -> None:
    plan = replace(plan_of(5), promised=a_ledger(), message=("Wij kiezen voor tijd.",))
    assert build_pdf(plan, "nl") == build_pdf(plan, "nl")
