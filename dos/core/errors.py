"""The one exception with which a deed refuses."""

from collections.abc import Mapping


class Refused(Exception):
    """A deed says no, in one German sentence for people; `fields` names what to mend where a form has it."""

    def __init__(self, message: str, *, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.message = str(message)
        self.fields = dict(fields or {})

    def __str__(self) -> str:
        return self.message


class Conflict(Refused):
    """It was possible a moment ago: somebody else was faster, or the state no longer allows it (409)."""
