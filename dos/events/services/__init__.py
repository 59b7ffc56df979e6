"""The deeds of events."""
