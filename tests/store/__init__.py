"""What the storage layer promises, against real SQLite files."""
