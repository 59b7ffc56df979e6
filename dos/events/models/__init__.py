"""The nouns of events."""

from dos.events.models.event import Event, EventLink, EventPicture
from dos.events.models.occurrence import Occurrence
from dos.events.models.recurrence import Repeats, Rule

__all__ = ["Event", "EventLink", "EventPicture", "Occurrence", "Repeats", "Rule"]
