"""Commands of the room sensors."""
