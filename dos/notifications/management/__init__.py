"""Commands of the room notifications."""
