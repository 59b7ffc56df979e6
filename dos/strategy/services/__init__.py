"""Deeds on the strategy, one module a noun."""
