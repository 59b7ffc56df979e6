"""The deeds of the room sensors."""
