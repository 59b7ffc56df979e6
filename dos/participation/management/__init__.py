"""The operator's doors of participation."""
