"""The editors' door of the portal's own nouns."""

from dos.portal.wagtail_hooks import cases, misses, stories

__all__ = ["cases", "misses", "stories"]
