"""The first schema, as it was released: never edited, later changes are migrations of their own."""

from __future__ import annotations

_ID = "TEXT NOT NULL CHECK (length({0}) BETWEEN 1 AND 100)"
_LINK = "TEXT CHECK (length({0}) BETWEEN 1 AND 100)"
# date() by itself lets 30 February pass; counting on from it does not.
_DAY = "TEXT CHECK ({0} IS date({0}, '+0 days'))"
_MOMENT = "TEXT NOT NULL CHECK (datetime({0}) IS NOT NULL AND {0} LIKE '____-__-__T%+00:00')"
_BODY = "TEXT NOT NULL CHECK (length({0}) <= 2000)"
_TITLE = "TEXT NOT NULL CHECK (length({0}) BETWEEN 1 AND 200)"
_NAME = "TEXT NOT NULL CHECK (length({0}) BETWEEN 1 AND 120)"
_OPTIONAL_NAME = "TEXT NOT NULL CHECK (length({0}) <= 120)"
_COUNT = "INTEGER NOT NULL CHECK ({0} BETWEEN 0 AND 5000)"
_JUDGEMENT = "INTEGER CHECK ({0} BETWEEN 1 AND 5)"
_NUMBER = "INTEGER NOT NULL CHECK ({0} >= 1)"
_POSITION = "INTEGER NOT NULL CHECK ({0} >= 0)"
_DELETED = "INTEGER NOT NULL DEFAULT 0 CHECK ({0} IN (0, 1))"
_SHA256 = "TEXT NOT NULL CHECK (length({0}) = 64)"
_ASPECT = "TEXT NOT NULL CHECK ({0} IN ('now', 'wanted'))"
_SOURCE = "TEXT NOT NULL CHECK ({0} IN ('statement', 'free', 'library', 'own_role'))"
_STATUS = "TEXT NOT NULL CHECK ({0} IN ('not_started', 'busy', 'done', 'stopped'))"
_PROGRESS = "INTEGER NOT NULL CHECK ({0} BETWEEN 0 AND 100)"
_ANSWER = "TEXT NOT NULL CHECK ({0} IN ('1', '2', '3', '4', '5', 'dont_know', 'not_applicable'))"
_DECIDER = "TEXT CHECK ({0} IN ('team', 'team_leader', 'management', 'board', 'outside'))"
_KIND_OF_GROUP = (
    "TEXT NOT NULL CHECK ({0} IN ('management', 'board', 'directors', 'team_leaders', 'teachers',"
    " 'support_staff', 'hybrid_teachers', 'pupils', 'parents'))"
)
_VERB = (
    "TEXT NOT NULL CHECK ({0} IN ('created', 'changed', 'deleted', 'restored', 'destroyed', 'merged', 'separated',"
    " 'followed', 'adopted', 'imported'))"
)
_KIND = "TEXT NOT NULL CHECK ({0} IN ('scan', 'obstacle', 'strength', 'action', 'plan'))"
_OF_SCAN = _ID + " REFERENCES scans ON DELETE CASCADE"

TABLES: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "installation": (
        {
            "only": "INTEGER PRIMARY KEY CHECK ({0} = 1)",
            "id": "TEXT NOT NULL CHECK (length({0}) = 36)",
            "created_at": _MOMENT,
        },
        (),
    ),
    "schools": ({"id": _ID, "name": _NAME, "board": _OPTIONAL_NAME}, ("PRIMARY KEY (id)",)),
    "scans": (
        {
            "id": _ID,
            "school_id": _ID + " REFERENCES schools",
            "title": _TITLE,
            "reason": _BODY,
            "starts_on": _DAY,
            "closes_on": _DAY,
            "feedback_on": _DAY,
            "created_on": _DAY + " NOT NULL",
            "deleted": _DELETED,
            "version": _NUMBER,
        },
        ("PRIMARY KEY (id)",),
    ),
    "scan_themes": (
        {"scan_id": _OF_SCAN, "position": _POSITION, "theme_id": _ID},
        ("PRIMARY KEY (scan_id, position)",),
    ),
    "focus_themes": (
        {"scan_id": _OF_SCAN, "position": _POSITION, "theme_id": _ID, "title": _NAME},
        ("PRIMARY KEY (scan_id, position)",),
    ),
    "scan_groups": (
        {
            "scan_id": _OF_SCAN,
            "id": _ID,
            "position": _POSITION,
            "name": _NAME,
            "kind": _KIND_OF_GROUP,
            "head_count": "INTEGER NOT NULL CHECK ({0} BETWEEN 1 AND 5000)",
        },
        ("PRIMARY KEY (scan_id, id)",),
    ),
    "shared_answers": (
        {"scan_id": _OF_SCAN, "statement_id": _ID, "aspect": _ASPECT, "answer": _ANSWER},
        ("PRIMARY KEY (scan_id, statement_id, aspect)",),
    ),
    "tallies": (
        {
            "scan_id": _ID,
            "statement_id": _ID,
            "group_id": _ID,
            "aspect": _ASPECT,
            "one": _COUNT,
            "two": _COUNT,
            "three": _COUNT,
            "four": _COUNT,
            "five": _COUNT,
            "dont_know": _COUNT,
            "not_applicable": _COUNT,
        },
        (
            "PRIMARY KEY (scan_id, statement_id, group_id, aspect)",
            "FOREIGN KEY (scan_id, group_id) REFERENCES scan_groups ON DELETE CASCADE",
        ),
    ),
    "obstacles": (
        {
            "id": _ID,
            "scan_id": _OF_SCAN,
            "number": _NUMBER,
            "theme_id": _ID,
            "title": _TITLE,
            "source": _SOURCE,
            "statement_id": _LINK,
            "library_id": _LINK,
            "blocks": _BODY,
            "kept_by": _BODY,
            "decider": _DECIDER,
            "influence": _JUDGEMENT,
            "impact": _JUDGEMENT,
            "votes": "INTEGER NOT NULL CHECK ({0} BETWEEN 0 AND 9999)",
            "merged_into": "TEXT REFERENCES obstacles CHECK ({0} <> id)",
            "version": _NUMBER,
            "deleted": _DELETED,
        },
        ("PRIMARY KEY (id)", "UNIQUE (scan_id, number)"),
    ),
    "strengths": (
        {
            "id": _ID,
            "scan_id": _OF_SCAN,
            "number": _NUMBER,
            "theme_id": _ID,
            "title": _TITLE,
            "source": _SOURCE,
            "statement_id": _LINK,
            "seen_in": _BODY,
            "version": _NUMBER,
            "deleted": _DELETED,
        },
        ("PRIMARY KEY (id)", "UNIQUE (scan_id, number)"),
    ),
    "actions": (
        {
            "id": _ID,
            "scan_id": _OF_SCAN,
            "number": _NUMBER,
            "title": _TITLE,
            "strength_id": _LINK + " REFERENCES strengths",
            "library_id": _LINK,
            "first_step": _BODY,
            "first_step_on": _DAY,
            "owner_name": _OPTIONAL_NAME,
            "owner_role": _OPTIONAL_NAME,
            "deadline": _DAY,
            "pupil_gain": _BODY,
            "frame": _BODY,
            "freedom": _BODY,
            "success_sign": _BODY,
            "status": _STATUS,
            "progress": _PROGRESS,
            "version": _NUMBER,
            "deleted": _DELETED,
        },
        ("PRIMARY KEY (id)", "UNIQUE (scan_id, number)"),
    ),
    "action_obstacles": (
        {
            "action_id": _ID + " REFERENCES actions ON DELETE CASCADE",
            "position": _POSITION,
            "obstacle_id": _ID + " REFERENCES obstacles",
        },
        ("PRIMARY KEY (action_id, position)", "UNIQUE (obstacle_id, action_id)"),
    ),
    "action_updates": (
        {
            "sequence": "INTEGER PRIMARY KEY AUTOINCREMENT",
            "id": _ID + " UNIQUE",
            "action_id": _ID + " REFERENCES actions ON DELETE CASCADE",
            "made_on": _DAY + " NOT NULL",
            "made_by": _OPTIONAL_NAME,
            "status": _STATUS,
            "progress": _PROGRESS,
            "note": _BODY,
        },
        (),
    ),
    "adopted_plans": (
        {
            "scan_id": _OF_SCAN,
            "number": _NUMBER,
            "adopted_at": _MOMENT,
            "adopted_by": _OPTIONAL_NAME,
            "decision": _BODY,
            "plan": "TEXT NOT NULL CHECK (length({0}) BETWEEN 1 AND 50000000)",
            "sha256": _SHA256,
        },
        ("PRIMARY KEY (scan_id, number)",),
    ),
    "events": (
        {
            "sequence": "INTEGER PRIMARY KEY AUTOINCREMENT",
            "at": _MOMENT,
            "actor": _OPTIONAL_NAME,
            "verb": _VERB,
            "kind": _KIND,
            "scan_id": _ID,
            "subject_id": _ID,
            "undoes": "INTEGER REFERENCES events",
            "hash": _SHA256,
        },
        (),
    ),
    # Kept when a scan is purged: a cache must never take a new scan with the same id for the old one.
    "revisions": ({"scan_id": _ID, "revision": _NUMBER}, ("PRIMARY KEY (scan_id)",)),
}
