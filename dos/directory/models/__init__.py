"""The nouns of the directory."""

from dos.directory.models.choices import Level, Origin, SynonymKind, TrustLevel
from dos.directory.models.entry import Situation, Topic
from dos.directory.models.exchange import ImportedService, LeikaKey, ReviewReminder
from dos.directory.models.office import Office, OpeningException, OpeningHours, Weekday
from dos.directory.models.provision import Fee, Provision
from dos.directory.models.service import Service, Synonym

__all__ = [
    "Fee",
    "ImportedService",
    "LeikaKey",
    "Level",
    "Office",
    "OpeningException",
    "OpeningHours",
    "Origin",
    "Provision",
    "ReviewReminder",
    "Service",
    "Situation",
    "Synonym",
    "SynonymKind",
    "Topic",
    "TrustLevel",
    "Weekday",
]
