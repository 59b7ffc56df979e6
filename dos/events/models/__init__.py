"""The nouns of events."""

from dos.events.models.afterwards import Echo
from dos.events.models.event import Event, EventLink, EventPicture
from dos.events.models.foreign import ForeignEntry
from dos.events.models.occurrence import Occurrence
from dos.events.models.recurrence import Repeats, Rule
from dos.events.models.registration import Admission, Question, Registration, RegistrationAnswer, Terms
from dos.events.models.source import CalendarRun, CalendarSource
from dos.events.models.submission import Submission

__all__ = [
    "Admission",
    "CalendarRun",
    "CalendarSource",
    "Echo",
    "Event",
    "EventLink",
    "EventPicture",
    "ForeignEntry",
    "Occurrence",
    "Question",
    "Registration",
    "RegistrationAnswer",
    "Repeats",
    "Rule",
    "Submission",
    "Terms",
]
