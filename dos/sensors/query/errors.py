"""How a query or an address of the interface is refused."""

from django.utils.translation import gettext as _

from dos.core.errors import Refused

BAD_QUERY, NOT_FOUND, TOO_LONG, NOT_BUILT = 400, 404, 414, 501
# As much of what somebody wrote as a sentence repeats.
_REPEATED = 40


class QueryRefused(Refused):
    """A query cannot be read; `status` is the answer's code, `position` the place in the text, counted from 0.

    400 what is written wrong or asks for too much, 404 an address that leads nowhere, 414 more than 8 KB,
    501 an option that begins with `$` and is none of ours (OGC 18-088, 9.3.2.3).
    """

    def __init__(self, message: str, *, status: int = BAD_QUERY, position: int | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.position = position


def unexpected(found: str, position: int) -> QueryRefused:
    """Return the refusal of something that has no business where it stands; an empty text is the end."""
    if not found:
        return QueryRefused(_("Die Abfrage bricht ab: Hier fehlt etwas."), position=position)
    sentence = _("„%(found)s“ wird an dieser Stelle der Abfrage nicht verstanden.")
    return QueryRefused(sentence % {"found": repeated(found)}, position=position)


def repeated(text: str) -> str:
    """Return the beginning of what somebody wrote, as a refusal repeats it."""
    return text if len(text) <= _REPEATED else f"{text[:_REPEATED]}…"
