"""The questions of events."""
