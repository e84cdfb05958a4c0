"""What a team wrote in its summary, and the ledger, in the files that leave the house and come in."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from scan.errors import ImportRefused
from scan.exports.archive import _hash, from_json, plan_from_json, plan_to_json, to_json
from scan.exports.plan_record import record_of
from scan.exports.workbook import to_xlsx
from scan.model.ledger import Outcome
from scan.model.message import Message
from tests.exports.samples import GOLDEN, a_ledger, a_plan, a_worded_record


def _file(**message: Any) -> bytes:
    """The file of a scan whose message was changed by hand, with a hash that fits."""
    content = json.loads(to_json(a_worded_record()))
    del content["sha256"]
    content["record"]["message"] |= message
    return json.dumps({**content, "sha256": _hash(content)}).encode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"first": "x" * 201},
        {"first": 1},
        {"fourth": "x"},
        {"version": 0},
        {"version": -1},
        {"version": 10**7},
        {"based_on": "x" * 1001},
        {"based_on": "a\x00b"},
    ],
)
def test_S4_a_message_that_no_team_could_have_kept_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ImportRefused):
        from_json(_file(**wrong))


def test_a_message_is_cleaned_as_if_it_were_typed_in() -> None:
    assert from_json(_file(first=" Twee\n regels ")).message.first == "Twee regels"
    cleared = from_json(_file(first="", second="", third=""))
    assert cleared.message == Message(version=3)


def test_R14_a_plan_that_was_frozen_before_there_were_messages_has_none_and_promises_nothing() -> None:
    plan = plan_from_json((GOLDEN / "adopted_plan.json").read_text("utf-8"))
    assert (plan.message, plan.promised) == ((), None)


def test_a_plan_out_of_its_document_brings_the_written_lines_back_and_no_computed_ones() -> None:
    written = a_plan(message=("Wij kiezen voor tijd.", "Help ons."), promised=a_ledger())
    assert plan_from_json(plan_to_json(written)) == written
    back = record_of(written, "school")
    assert back.message.lines == written.message
    assert not back.message.outdated(written)
    assert record_of(a_plan(), "school").message == Message()
    with pytest.raises(ImportRefused):
        record_of(replace(written, message=("x" * 201,)), "school")


def test_the_workbook_has_a_sheet_of_the_last_plan_from_the_second_one_on() -> None:
    assert "Vorig plan" not in load_workbook(BytesIO(to_xlsx(a_plan(), "nl"))).sheetnames
    book = load_workbook(BytesIO(to_xlsx(a_plan(promised=a_ledger(), message=("Wij kiezen.", "Help.")), "nl")))
    rows = list(book["Vorig plan"].values)
    assert len(rows) == 1 + len(Outcome)
    assert [row[2] for row in rows[1:]] == [outcome.label for outcome in Outcome]
    stopped = next(row for row in rows if row[2] == "Gestopt")
    assert stopped[7] == "=1+1 Niemand las ze"
    late = next(row for row in rows if row[2] == Outcome.LATE.label)
    assert (late[5].year, late[6].month) == (2026, 12)
    assert ("Boodschap", "Wij kiezen.\nHelp.") in [tuple(row[:2]) for row in book["Samenvatting"].values]


def test_S3_what_was_said_of_a_promise_is_no_formula() -> None:
    book = load_workbook(BytesIO(to_xlsx(a_plan(promised=a_ledger()), "nl")))
    cells = [cell for row in book["Vorig plan"].iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert cells
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)
