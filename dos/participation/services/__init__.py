"""The deeds of taking part, one file for each noun."""
