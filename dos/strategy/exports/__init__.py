"""Rows in, text out: the formats in which the strategy leaves the house."""
