"""The sixth schema: what a team writes in the summary of its plan instead of the computed lines; never edited."""

from __future__ import annotations

STATEMENTS = (
    """CREATE TABLE plan_messages (
  scan_id TEXT NOT NULL CHECK (length(scan_id) BETWEEN 1 AND 100) REFERENCES scans ON DELETE CASCADE,
  first TEXT NOT NULL CHECK (length(first) <= 200),
  second TEXT NOT NULL CHECK (length(second) <= 200),
  third TEXT NOT NULL CHECK (length(third) <= 200),
  based_on TEXT NOT NULL CHECK (length(based_on) <= 1000),
  version INTEGER NOT NULL CHECK (version >= 1),
  PRIMARY KEY (scan_id)
) STRICT""",
    *(
        f"CREATE TRIGGER plan_messages_{event.lower()}_counted AFTER {event} ON plan_messages BEGIN"
        f" UPDATE revisions SET revision = revision + 1 WHERE scan_id = {row}.scan_id; END"
        for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD"))
    ),
)
