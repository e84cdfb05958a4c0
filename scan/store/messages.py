"""The table of messages: what a team wrote in the summary of its plan; coming back from it is a version too."""

from __future__ import annotations

from dataclasses import replace

from sqlite_utils import Database

from scan.model.message import Message
from scan.store import numbered, sql


def of_scan(db: Database, scan_id: str) -> Message:
    """What the team wrote; version 0 where it never did."""
    query = f"SELECT {sql.columns_of(Message)} FROM plan_messages WHERE scan_id = :scan_id"
    row = sql.first(db, query, scan_id=scan_id)
    return Message(**row) if row else Message()


def save(db: Database, scan_id: str, message: Message) -> Message:
    """The message as it is kept now; `Conflict` when somebody else kept one since this version."""
    kept = of_scan(db, scan_id)
    if kept.version != message.version:
        raise numbered.conflict(kept)
    following = replace(message, version=message.version + 1)
    sql.run(db, "DELETE FROM plan_messages WHERE scan_id = :scan_id", scan_id=scan_id)
    insert(db, scan_id, following)
    return following


def insert(db: Database, scan_id: str, message: Message) -> None:
    """Keep a message under its own version; the first version of all is what was never written."""
    if message.version:
        sql.insert(db, "plan_messages", {"scan_id": scan_id, **sql.values_of(message)})
