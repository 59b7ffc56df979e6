"""The web doors of the room sensors."""
