"""The web doors of taking part."""
