"""The tables of answers: what the team agreed on, and shows of hands per group."""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database

from scan.model.answers import Answer, Aspect, SharedAnswer, Tally
from scan.store import sql

_COUNTS = ("one", "two", "three", "four", "five", "dont_know", "not_applicable")
"""The columns of a tally, in the order of the model's `ANSWERS`."""
_KEEP_TALLY = (
    f"INSERT INTO tallies (scan_id, statement_id, group_id, aspect, {', '.join(_COUNTS)})"
    f" VALUES (:scan_id, :statement_id, :group_id, :aspect, {', '.join(f':{count}' for count in _COUNTS)})"
    " ON CONFLICT (scan_id, statement_id, group_id, aspect)"
    f" DO UPDATE SET {', '.join(f'{count} = :{count}' for count in _COUNTS)}"
)


def save_shared(db: Database, scan_id: str, answers: Sequence[SharedAnswer]) -> None:
    """Keep what the team agreed on; an answer to the same statement and aspect is replaced."""
    for answer in answers:
        sql.run(
            db,
            "INSERT INTO shared_answers (scan_id, statement_id, aspect, answer)"
            " VALUES (:scan_id, :statement_id, :aspect, :answer)"
            " ON CONFLICT (scan_id, statement_id, aspect) DO UPDATE SET answer = :answer",
            scan_id=scan_id,
            **sql.values_of(answer),
        )


def save_tallies(db: Database, scan_id: str, tallies: Sequence[Tally]) -> None:
    """Keep shows of hands; one of the same group, statement and aspect is replaced.

    A sheet is one `writing` of the caller (R4).
    """
    for tally in tallies:
        counts = dict(zip(_COUNTS, tally.counts, strict=True))
        sql.run(db, _KEEP_TALLY, scan_id=scan_id, **sql.values_of(tally, ("counts",)), **counts)


def clear_shared(db: Database, scan_id: str, statement_id: str, aspect: Aspect) -> None:
    """Take back what the team agreed on; nothing happens when there was nothing."""
    sql.run(
        db,
        "DELETE FROM shared_answers WHERE scan_id = :scan_id AND statement_id = :statement_id AND aspect = :aspect",
        scan_id=scan_id,
        statement_id=statement_id,
        aspect=aspect.value,
    )


def shared(db: Database, scan_id: str) -> list[SharedAnswer]:
    """Every shared answer of a scan, by statement."""
    query = (
        "SELECT statement_id, aspect, answer FROM shared_answers WHERE scan_id = :scan_id ORDER BY statement_id, aspect"
    )
    return [
        SharedAnswer(row["statement_id"], Aspect(row["aspect"]), Answer(row["answer"]))
        for row in sql.rows(db, query, scan_id=scan_id)
    ]


def tallies(db: Database, scan_id: str) -> list[Tally]:
    """Every show of hands of a scan, by statement and then in the order of the groups."""
    query = (
        f"SELECT statement_id, group_id, aspect, {', '.join(_COUNTS)} FROM tallies t"
        " JOIN scan_groups g ON g.scan_id = t.scan_id AND g.id = t.group_id"
        " WHERE t.scan_id = :scan_id ORDER BY statement_id, g.position, g.id, aspect"
    )
    return [
        Tally(row["statement_id"], row["group_id"], Aspect(row["aspect"]), tuple(row[count] for count in _COUNTS))
        for row in sql.rows(db, query, scan_id=scan_id)
    ]


def answered_statements(db: Database, scan_id: str) -> set[str]:
    """Ids of the statements with a shared answer or at least one hand."""
    query = (
        "SELECT statement_id FROM shared_answers WHERE scan_id = :scan_id UNION"
        f" SELECT statement_id FROM tallies WHERE scan_id = :scan_id AND {' + '.join(_COUNTS)} > 0"
    )
    return {row["statement_id"] for row in sql.rows(db, query, scan_id=scan_id)}
