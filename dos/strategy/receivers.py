"""Framework signals of the room strategy."""
