"""The questions of taking part."""
