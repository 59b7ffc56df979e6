"""Deeds on organisations, their profiles and what they exchange."""

from dos.actors.services.organisations import load_organisations

__all__ = ["load_organisations"]
