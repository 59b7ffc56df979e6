"""The operator's doors of core."""
