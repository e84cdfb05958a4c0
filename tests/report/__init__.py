"""The board's document: what it says, that it never breaks, and that it is the same each time."""
