"""Public services, the offices that do them, and who is responsible."""
