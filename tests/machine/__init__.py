"""The machine room: set-up, start, schedule, backup and restore, tried for real."""
