"""The editors' door to services, who provides them, and offices."""

from dos.directory.wagtail_hooks import desk, offices, services

__all__ = ["desk", "offices", "services"]
