"""The editors' door to events."""

from dos.events.wagtail_hooks import desk, events, registration

__all__ = ["desk", "events", "registration"]
