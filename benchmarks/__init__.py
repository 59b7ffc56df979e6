"""Measurements of the running product: one command each, prints a table and writes JSON."""
