"""The questions of the room sensors."""
