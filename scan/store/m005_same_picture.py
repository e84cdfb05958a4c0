"""The fifth schema: same-picture checks, what has ended, and more words in the log; never edited.

`picture_cards` is made in advance, as `sheets` is (m003). The table of the log is made anew, because a CHECK cannot
be changed: every line keeps its number and its hash. `ended` remembers what its salt was taken from, also when the row
is gone: without it nobody would know what a backup must still lose. The first eight bytes of a salt are its name there;
the other 24 are secret enough. After a restore something else can have the same id, under another salt.
"""

from __future__ import annotations

from collections.abc import Iterator

_ID = "TEXT NOT NULL CHECK (length({0}) BETWEEN 1 AND 100)"
_LINK = "TEXT CHECK (length({0}) BETWEEN 1 AND 100)"
_DAY = "TEXT CHECK ({0} IS date({0}, '+0 days'))"
_OF_CHECK = _ID + " REFERENCES picture_checks ON DELETE CASCADE"
_PEOPLE = "INTEGER CHECK ({0} BETWEEN 0 AND 60)"

TABLES: dict[str, tuple[dict[str, str], tuple[str, ...], str]] = {
    "picture_checks": (
        {
            "id": _ID,
            "scan_id": _ID + " REFERENCES scans ON DELETE CASCADE",
            "theme_id": _ID,
            "obstacle_id": _LINK,
            "named": "INTEGER NOT NULL CHECK ({0} IN (0, 1))",
            "opened_on": _DAY + " NOT NULL",
            "revealed_on": _DAY,
            "door": "TEXT UNIQUE CHECK (length({0}) = 6)",
            "salt": "BLOB CHECK (length({0}) = 32)",
        },
        (
            "PRIMARY KEY (id)",
            "CHECK ((revealed_on IS NULL) = (salt IS NOT NULL))",
            "CHECK ((revealed_on IS NULL) = (door IS NOT NULL))",
        ),
        "STRICT",
    ),
    "picture_cards": (
        {
            "slot": "INTEGER PRIMARY KEY",
            "check_id": _OF_CHECK,
            "card_id": "BLOB NOT NULL CHECK (length({0}) = 32)",
            "content": "BLOB NOT NULL CHECK (length({0}) = 2200)",
        },
        (),
        "STRICT",
    ),
    "pictures": (
        {
            "check_id": _OF_CHECK,
            "count": "INTEGER NOT NULL CHECK ({0} BETWEEN 1 AND 60)",
            "tenths": "INTEGER NOT NULL CHECK ({0} BETWEEN 10 AND 50)",
            **dict.fromkeys(("one", "two", "three", "four", "five"), _PEOPLE),
        },
        (
            "PRIMARY KEY (check_id)",
            "CHECK (coalesce(one, two, three, four, five) IS NULL OR one + two + three + four + five IS count)",
        ),
        "STRICT",
    ),
    "shown_cards": (
        {
            "id": _ID,
            "check_id": _OF_CHECK,
            "words": "TEXT NOT NULL CHECK (length({0}) BETWEEN 1 AND 400)",
            "rating": "INTEGER CHECK ({0} BETWEEN 1 AND 5)",
            "name": "TEXT NOT NULL CHECK (length({0}) <= 120)",
            "hidden": "INTEGER NOT NULL DEFAULT 0 CHECK ({0} IN (0, 1))",
        },
        ("PRIMARY KEY (id)",),
        "STRICT, WITHOUT ROWID",
    ),
    # No reference: it outlives what it is about.
    "ended": (
        {
            "kind": "TEXT NOT NULL CHECK ({0} IN ('rounds', 'picture_checks'))",
            "id": _ID,
            "salt_name": "BLOB NOT NULL CHECK (length({0}) IN (0, 8))",
        },
        ("PRIMARY KEY (kind, id, salt_name)",),
        "STRICT, WITHOUT ROWID",
    ),
}
_INDEXES = (
    "CREATE INDEX picture_checks_of_scan ON picture_checks (scan_id)",
    "CREATE UNIQUE INDEX picture_checks_open ON picture_checks (scan_id) WHERE revealed_on IS NULL",
    "CREATE INDEX picture_cards_of_check ON picture_cards (check_id)",
    "CREATE INDEX shown_cards_of_check ON shown_cards (check_id)",
)
_LOG_COLUMNS = "sequence, at, actor, verb, kind, scan_id, subject_id, undoes, hash"
LOG = (
    "CREATE TABLE events_kept AS SELECT * FROM events",
    # The highest number ever given, so that lines cut off the end still show.
    "CREATE TABLE given_kept AS SELECT seq FROM sqlite_sequence WHERE name = 'events'",
    "DROP TABLE events",
    """CREATE TABLE events (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL AND at LIKE '____-__-__T%+00:00'),
  actor TEXT NOT NULL CHECK (length(actor) <= 120),
  verb TEXT NOT NULL CHECK (verb IN ('created', 'changed', 'deleted', 'restored', 'destroyed', 'merged', 'separated',"""
    """ 'followed', 'adopted', 'imported', 'opened', 'closed', 'revealed')),
  kind TEXT NOT NULL CHECK (kind IN ('scan', 'obstacle', 'strength', 'action', 'plan', 'round', 'picture')),
  scan_id TEXT NOT NULL CHECK (length(scan_id) BETWEEN 1 AND 100),
  subject_id TEXT NOT NULL CHECK (length(subject_id) BETWEEN 1 AND 100),
  undoes INTEGER REFERENCES events,
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT""",
    f"INSERT INTO events ({_LOG_COLUMNS}) SELECT {_LOG_COLUMNS} FROM events_kept ORDER BY sequence",
    "DELETE FROM sqlite_sequence WHERE name = 'events'",
    "INSERT INTO sqlite_sequence (name, seq) SELECT 'events', seq FROM given_kept",
    "DROP TABLE events_kept",
    "DROP TABLE given_kept",
    "CREATE INDEX events_of_scan ON events (scan_id)",
    "CREATE INDEX events_undone ON events (undoes) WHERE undoes IS NOT NULL",
    *(
        f"CREATE TRIGGER events_{event.lower()}_counted AFTER {event} ON events BEGIN"
        f" UPDATE revisions SET revision = revision + 1 WHERE scan_id = {row}.scan_id; END"
        for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD"))
    ),
    *(
        f"CREATE TRIGGER events_no_{event.lower()} BEFORE {event} ON events WHEN 1"
        " BEGIN SELECT RAISE(ABORT, 'events only grows'); END"
        for event in ("UPDATE", "DELETE")
    ),
)
"""The log in its new shape; triggers come last, so that copying it counts as nothing that was done."""


def statements() -> Iterator[str]:
    """Tables, indexes and triggers, in the order in which they are made."""
    for name, (columns, constraints, kind) in TABLES.items():
        lines = [f"{column} {type.format(column)}" for column, type in columns.items()]
        yield f"CREATE TABLE {name} (\n  " + ",\n  ".join([*lines, *constraints]) + f"\n) {kind}"
    yield from _INDEXES
    # What facilitators do; a revision per card would be a clock.
    for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
        yield _counted("picture_checks", event, f"{row}.scan_id")
    yield _counted("shown_cards", "UPDATE", "(SELECT scan_id FROM picture_checks WHERE id = NEW.check_id)")
    kept = "OLD.revealed_on IS NOT NULL OR (NEW.id, NEW.scan_id, NEW.theme_id, NEW.named, NEW.opened_on) <> " + (
        "(OLD.id, OLD.scan_id, OLD.theme_id, OLD.named, OLD.opened_on) OR NEW.obstacle_id IS NOT OLD.obstacle_id"
    )
    yield _refused("picture_checks", "UPDATE", kept, "a check keeps its promise")
    yield _refused("pictures", "UPDATE", "1", "a picture stays as it was shown")
    # Everything but `hidden`; a rating is NULL where words stand without it.
    words = "(NEW.id, NEW.check_id, NEW.words, NEW.name) <> (OLD.id, OLD.check_id, OLD.words, OLD.name)"
    yield _refused("shown_cards", "UPDATE", f"{words} OR NEW.rating IS NOT OLD.rating", "a card stays as it was shown")
    # They go only together with their check, which is then gone already.
    for table in ("pictures", "shown_cards"):
        there = "EXISTS (SELECT 1 FROM picture_checks WHERE id = OLD.check_id)"
        yield _refused(table, "DELETE", there, "a picture goes as a whole")
    yield "INSERT INTO ended SELECT 'rounds', scan_id, x'' FROM rounds WHERE salt IS NULL"
    # A round in preparation has nothing to lose, and a backup may bring it back with the slips that were printed.
    for table, key, given in (("rounds", "scan_id", " AND OLD.phase <> 'preparing'"), ("picture_checks", "id", "")):
        yield _ended(table, key, "UPDATE", "OLD.salt IS NOT NULL AND NEW.salt IS NULL")
        yield _ended(table, key, "DELETE", f"OLD.salt IS NOT NULL{given}")
    yield from LOG


def _ended(table: str, key: str, event: str, when: str) -> str:
    return (
        f"CREATE TRIGGER {table}_{event.lower()}_ended AFTER {event} ON {table} WHEN {when}"
        f" BEGIN INSERT INTO ended VALUES ('{table}', OLD.{key}, substr(OLD.salt, 1, 8)) ON CONFLICT DO NOTHING; END"
    )


def _counted(table: str, event: str, scan_id: str) -> str:
    return (
        f"CREATE TRIGGER {table}_{event.lower()}_counted AFTER {event} ON {table} BEGIN"
        f" UPDATE revisions SET revision = revision + 1 WHERE scan_id = {scan_id}; END"
    )


def _refused(table: str, event: str, when: str, why: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} WHEN {when}"
        f" BEGIN SELECT RAISE(ABORT, '{why}'); END"
    )
