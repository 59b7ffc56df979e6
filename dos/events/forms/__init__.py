"""What people may send to events."""
