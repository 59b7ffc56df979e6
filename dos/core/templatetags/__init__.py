"""Template tags of the room core."""
