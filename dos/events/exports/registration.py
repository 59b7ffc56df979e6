"""Registrations as data and on paper: the table of a date for its editors, the ticket as a picture."""

from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from dos.cities import address
from dos.core.exports import Column
from dos.design.codes import square_code
from dos.events.models import Registration
from dos.events.services.registration_names import ticket_of


def ticket_url(row: Registration) -> str:
    """Return what the code of the ticket says: the page at the desk that lets these people in."""
    return address.canonical("desk_entry", ticket_of(row))


def ticket_picture(row: Registration) -> SafeString:
    """Draw the code of the ticket as SVG, with what it is for those who do not see it."""
    return square_code(ticket_url(row), str(_("Code für den Einlass")))


def columns(questions: list[Any]) -> list[Column[Registration]]:
    """Return what the table says of a registration, with a column for each question."""
    return [
        Column("nummer", _("Nummer"), lambda row: row.reference),
        Column("name", _("Name"), lambda row: row.name),
        Column("email", _("E-Mail-Adresse"), lambda row: row.email),
        Column("personen", _("Personen"), lambda row: row.group_size),
        Column("stand", _("Stand"), lambda row: row.state),
        Column("reihenfolge", _("Reihenfolge"), lambda row: row.rank),
        Column("kam_ueber", _("kam über"), lambda row: row.source),
        Column("eingegangen", _("eingegangen am"), lambda row: timezone.localtime(row.created_at).isoformat()),
        Column("da_seit", _("da seit"), _arrived),
        *[Column(question.label, question.label, _answer(question.pk)) for question in questions],
    ]


def _arrived(row: Registration) -> str | None:
    return timezone.localtime(row.arrived_at).isoformat() if row.arrived_at else None


def _answer(question_id: int) -> Any:
    return lambda row: next((one.text for one in row.answers.all() if one.question_id == question_id), None)
