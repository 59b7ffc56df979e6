"""Commands of the room notifications, each the door to one deed."""
