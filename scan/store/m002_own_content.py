"""The second schema: a school's own layer over the library, and what of it a scan asks; never edited."""

from __future__ import annotations

STATEMENTS = (
    "ALTER TABLE scans ADD COLUMN short_form INTEGER NOT NULL DEFAULT 0 CHECK (short_form IN (0, 1))",
    "ALTER TABLE scans ADD COLUMN content_version INTEGER NOT NULL DEFAULT 0 CHECK (content_version >= 0)",
    """CREATE TABLE own_contents (
  school_id TEXT NOT NULL CHECK (length(school_id) BETWEEN 1 AND 100) REFERENCES schools ON DELETE CASCADE,
  version INTEGER NOT NULL CHECK (version >= 1),
  made_at TEXT NOT NULL CHECK (datetime(made_at) IS NOT NULL AND made_at LIKE '____-__-__T%+00:00'),
  made_by TEXT NOT NULL CHECK (length(made_by) <= 120),
  content TEXT NOT NULL CHECK (length(content) BETWEEN 1 AND 4000000),
  PRIMARY KEY (school_id, version)
) STRICT""",
    "CREATE TRIGGER own_contents_no_update BEFORE UPDATE ON own_contents"
    " BEGIN SELECT RAISE(ABORT, 'own_contents only grows'); END",
    # A layer goes only together with its school, which is then gone already.
    "CREATE TRIGGER own_contents_no_delete BEFORE DELETE ON own_contents"
    " WHEN EXISTS (SELECT 1 FROM schools WHERE id = OLD.school_id)"
    " BEGIN SELECT RAISE(ABORT, 'own_contents only grows'); END",
)
