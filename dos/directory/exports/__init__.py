"""The formats of the directory."""
