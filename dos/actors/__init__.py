"""Organisations and who works with whom."""
