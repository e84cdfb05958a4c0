"""The third schema: rounds in which a whole school answers, and what they reveal; never edited.

`sheets` and `kept_signals` are made in advance, all rows of a round equally long, and a sheet takes a random one. A
b-tree that grows with the answers would keep the order in which they came: in its pages, also without a rowid.
"""

from __future__ import annotations

from collections.abc import Iterator

_ID = "TEXT NOT NULL CHECK (length({0}) BETWEEN 1 AND 100)"
_LINK = "TEXT CHECK (length({0}) BETWEEN 1 AND 100)"
_OF_SCAN = _ID + " REFERENCES scans ON DELETE CASCADE"
_OF_ROUND = _ID + " REFERENCES rounds ON DELETE CASCADE"
_FLAG = "INTEGER NOT NULL CHECK ({0} IN (0, 1))"
_MARK = "BLOB NOT NULL CHECK (length({0}) = 32)"

TABLES: dict[str, tuple[dict[str, str], tuple[str, ...], str]] = {
    "rounds": (
        {
            "scan_id": _OF_SCAN,
            "invitation": "TEXT NOT NULL CHECK ({0} IN ('open', 'slips'))",
            "named": _FLAG,
            "phase": "TEXT NOT NULL CHECK ({0} IN ('preparing', 'open', 'closed', 'revealed'))",
            "closes_on": "TEXT CHECK ({0} IS date({0}, '+0 days'))",
            "asked": "TEXT NOT NULL CHECK ({0} LIKE '[%]' AND length({0}) <= 200000)",
            "salt": "BLOB CHECK (length({0}) = 32)",
        },
        ("PRIMARY KEY (scan_id)", "CHECK ((phase = 'revealed') = (salt IS NULL))"),
        "STRICT",
    ),
    "round_groups": (
        {
            "scan_id": _OF_ROUND,
            "place": "INTEGER NOT NULL CHECK ({0} BETWEEN 0 AND 9999)",
            "group_id": _ID,
            "door": "TEXT NOT NULL UNIQUE CHECK (length({0}) = 6)",
            "receipt": "TEXT NOT NULL UNIQUE CHECK (length({0}) = 12)",
            "told": "INTEGER NOT NULL DEFAULT 0 CHECK ({0} IN (0, 1))",
        },
        (
            "PRIMARY KEY (scan_id, place)",
            "UNIQUE (scan_id, group_id)",
            "FOREIGN KEY (scan_id, group_id) REFERENCES scan_groups",
        ),
        "STRICT",
    ),
    "tickets": (
        {"token_id": _MARK, "scan_id": _OF_ROUND, "group_id": _ID},
        ("PRIMARY KEY (token_id)",),
        "STRICT, WITHOUT ROWID",
    ),
    "sheets": (
        {
            "slot": "INTEGER PRIMARY KEY",
            "scan_id": _OF_ROUND,
            "response_id": _MARK,
            "answers": "BLOB NOT NULL CHECK (length({0}) BETWEEN 2 AND 100000)",
        },
        (),
        "STRICT",
    ),
    "kept_signals": (
        {
            "slot": "INTEGER PRIMARY KEY",
            "scan_id": _OF_ROUND,
            "signal_id": _MARK,
            "content": "BLOB NOT NULL CHECK (length({0}) = 1200)",
        },
        (),
        "STRICT",
    ),
    "revealed": (
        {
            "scan_id": _OF_SCAN,
            "results": "TEXT NOT NULL CHECK (length({0}) BETWEEN 2 AND 5000000)",
            "named": "TEXT NOT NULL CHECK (length({0}) BETWEEN 2 AND 5000000)",
            "sha256": "TEXT NOT NULL CHECK (length({0}) = 64)",
        },
        ("PRIMARY KEY (scan_id)",),
        "STRICT",
    ),
    "signals": (
        {
            "id": _ID,
            "scan_id": _OF_SCAN,
            "group_id": _LINK,
            "kind": "TEXT NOT NULL CHECK ({0} IN ('obstacle', 'strength'))",
            "theme_id": _ID,
            "statement_id": _LINK,
            "text": "TEXT NOT NULL CHECK (length({0}) BETWEEN 1 AND 200)",
            "hidden": "INTEGER NOT NULL DEFAULT 0 CHECK ({0} IN (0, 1))",
            "obstacle_id": _LINK + " REFERENCES obstacles ON DELETE SET NULL",
            "strength_id": _LINK + " REFERENCES strengths ON DELETE SET NULL",
        },
        ("PRIMARY KEY (id)",),
        "STRICT, WITHOUT ROWID",
    ),
}
_INDEXES = (
    "CREATE INDEX tickets_of_round ON tickets (scan_id)",
    "CREATE INDEX sheets_of_round ON sheets (scan_id)",
    "CREATE INDEX kept_signals_of_round ON kept_signals (scan_id)",
    "CREATE INDEX signals_of_scan ON signals (scan_id)",
    "CREATE INDEX signals_of_obstacle ON signals (obstacle_id) WHERE obstacle_id IS NOT NULL",
    "CREATE INDEX signals_of_strength ON signals (strength_id) WHERE strength_id IS NOT NULL",
)
_COUNTED = ("rounds", "revealed", "signals")
"""What facilitators do; a revision per answer would be a clock."""


def statements() -> Iterator[str]:
    """Tables, indexes and triggers, in the order in which they are made."""
    for name, (columns, constraints, kind) in TABLES.items():
        lines = [f"{column} {type.format(column)}" for column, type in columns.items()]
        yield f"CREATE TABLE {name} (\n  " + ",\n  ".join([*lines, *constraints]) + f"\n) {kind}"
    yield from _INDEXES
    for table in _COUNTED:
        for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            yield (
                f"CREATE TRIGGER {table}_{event.lower()}_counted AFTER {event} ON {table} BEGIN"
                f" UPDATE revisions SET revision = revision + 1 WHERE scan_id = {row}.scan_id; END"
            )
    yield _refused("revealed", "UPDATE", "1", "revealed only grows")
    # What was revealed goes only together with its scan, which is then gone already.
    there = "EXISTS (SELECT 1 FROM scans WHERE id = OLD.scan_id)"
    yield _refused("revealed", "DELETE", there, "revealed only grows")
    yield _refused("rounds", "UPDATE", "OLD.named <> NEW.named OR OLD.phase = 'revealed'", "a round keeps its promise")
    beside = "EXISTS (SELECT 1 FROM rounds WHERE scan_id = NEW.scan_id)"
    for event in ("INSERT", "UPDATE"):
        yield _refused("tallies", event, beside, "no hands beside a round", "_beside_round")


def _refused(table: str, event: str, when: str, why: str, name: str = "") -> str:
    return (
        f"CREATE TRIGGER {table}{name}_no_{event.lower()} BEFORE {event} ON {table} WHEN {when}"
        f" BEGIN SELECT RAISE(ABORT, '{why}'); END"
    )
