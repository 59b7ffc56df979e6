"""The operator's doors of events."""
