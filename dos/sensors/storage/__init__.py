"""The table of values: made, written and read by own SQL in this one place, for SQLite and PostgreSQL alike."""
