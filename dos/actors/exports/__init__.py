"""Organisations and their relations as data."""
