"""The editors' door of the room participation."""

from dos.participation.wagtail_hooks import desk, offers, processes

__all__ = ["desk", "offers", "processes"]
