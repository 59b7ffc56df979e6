"""Template tags of the room design."""
