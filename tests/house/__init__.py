"""The house itself: files, sizes, words, templates, settings, foreign keys."""
