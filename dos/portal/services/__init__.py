"""Deeds of the portal, one module a family."""
