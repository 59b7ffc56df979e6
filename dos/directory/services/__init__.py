"""The deeds of the directory."""
