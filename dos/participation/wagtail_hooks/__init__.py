"""The editors' door of the room participation."""

from dos.participation.wagtail_hooks import offers, processes

__all__ = ["offers", "processes"]
