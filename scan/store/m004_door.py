"""The fourth schema: whether the door to the network stands open, so that a restart keeps it; never edited."""

STATEMENTS = (
    "CREATE TABLE door (\n"
    "  id INTEGER PRIMARY KEY CHECK (id = 1),\n"
    "  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1))\n"
    ") STRICT",
    "INSERT INTO door VALUES (1, 0)",
)
