"""The questions of the directory."""
