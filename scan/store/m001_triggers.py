"""The first schema's indexes and triggers, as they were released: never edited."""

from __future__ import annotations

from collections.abc import Iterator

INDEXES = (
    "CREATE INDEX scans_of_school ON scans (school_id)",
    "CREATE INDEX tallies_of_group ON tallies (scan_id, group_id)",
    "CREATE INDEX obstacles_merged ON obstacles (merged_into) WHERE merged_into IS NOT NULL",
    "CREATE INDEX obstacles_standing ON obstacles (scan_id, number) WHERE deleted = 0 AND merged_into IS NULL",
    "CREATE INDEX actions_of_strength ON actions (strength_id) WHERE strength_id IS NOT NULL",
    "CREATE INDEX updates_of_action ON action_updates (action_id, made_on)",
    "CREATE INDEX events_of_scan ON events (scan_id)",
    "CREATE INDEX events_undone ON events (undoes) WHERE undoes IS NOT NULL",
)

_OF_THE_ACTION = "(SELECT scan_id FROM actions WHERE id = {row}.action_id)"
_SCAN_OF: dict[str, str] = {
    "scans": "{row}.id",
    **dict.fromkeys(
        (
            "scan_themes",
            "focus_themes",
            "scan_groups",
            "shared_answers",
            "tallies",
            "obstacles",
            "strengths",
            "actions",
            "adopted_plans",
            "events",
        ),
        "{row}.scan_id",
    ),
    "action_obstacles": _OF_THE_ACTION,
    "action_updates": _OF_THE_ACTION,
}


def triggers() -> Iterator[str]:
    """Counters that grow with every write to a scan, and tables that only ever grow."""
    yield (
        "CREATE TRIGGER scans_counted AFTER INSERT ON scans BEGIN"
        " INSERT INTO revisions (scan_id, revision) VALUES (NEW.id, 1)"
        " ON CONFLICT (scan_id) DO UPDATE SET revision = revision + 1; END"
    )
    for table, scan_id in _SCAN_OF.items():
        for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            if (table, event) != ("scans", "INSERT"):
                yield (
                    f"CREATE TRIGGER {table}_{event.lower()}_counted AFTER {event} ON {table} BEGIN"
                    f" UPDATE revisions SET revision = revision + 1 WHERE scan_id = {scan_id.format(row=row)}; END"
                )
    yield (
        "CREATE TRIGGER schools_counted AFTER UPDATE ON schools BEGIN UPDATE revisions SET revision = revision + 1"
        " WHERE scan_id IN (SELECT id FROM scans WHERE school_id = NEW.id); END"
    )
    yield _refused("events", "UPDATE")
    yield _refused("events", "DELETE")
    yield _refused("adopted_plans", "UPDATE")
    # A plan goes only together with its scan, which is then gone already.
    yield _refused("adopted_plans", "DELETE", "EXISTS (SELECT 1 FROM scans WHERE id = OLD.scan_id)")


def _refused(table: str, event: str, when: str = "1") -> str:
    return (
        f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} WHEN {when}"
        f" BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
    )
