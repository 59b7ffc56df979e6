"""The web doors of the directory."""
