"""What may go public. Whatever way a revision goes live – desk, schedule, import – ends here."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.directory.models import Office, Origin, Provision, Service
from dos.directory.selectors import leika


def refuse_unready(obj: Service | Provision | Office) -> None:
    """Refuse to publish what says too little; records of research and invented ones are as thin as their sources."""
    try:
        obj.clean()
    except ValidationError as fault:
        raise Refused(" ".join(fault.messages)) from None
    if isinstance(obj, Service):
        _refuse_service(obj)
    elif obj.origin == Origin.CONFIRMED and isinstance(obj, Provision):
        _refuse_provision(obj)
    elif obj.origin == Origin.CONFIRMED and isinstance(obj, Office):
        _refuse_office(obj)


def refuse_deletion(service: Service) -> None:
    """Refuse to delete a service that a city still provides: that row belongs to the editors of the city."""
    places = [str(row.city) for row in service.provisions.select_related("city")]
    if places:
        words = _(
            "Zu „%(service)s“ gibt es noch Zuständigkeiten vor Ort (%(places)s). "
            "Bitte löschen Sie diese zuerst, oder nehmen Sie die Leistung von der Seite."
        )
        raise Refused(words % {"service": service, "places": ", ".join(places)})


def refuse_unknown_key(key: str) -> None:
    """Refuse a key that the loaded catalogue does not have; without a catalogue nobody can tell."""
    if leika.state_of(key) == leika.UNKNOWN:
        raise _fault("leika_key", _("Der LeiKa-Schlüssel %(key)s steht nicht im Katalog.") % {"key": key})


def _refuse_service(service: Service) -> None:
    refuse_unknown_key(service.leika_key)
    if service.leika_is_confirmed and not service.leika_key:
        raise _fault("leika_is_confirmed", _("Ohne LeiKa-Schlüssel ist nichts geprüft. Bitte tragen Sie ihn ein."))
    if service.origin == Origin.CONFIRMED and not service.short_text:
        raise _fault("short_text", _("Bitte sagen Sie im Kurztext in einem Satz, worum es geht."))


def _refuse_provision(provision: Provision) -> None:
    if not (provision.office_id or provision.office_name or provision.responsible):
        raise _fault(
            "responsible", _("Bitte sagen Sie, wer zuständig ist: eine Stelle oder wenigstens das Wort dafür.")
        )


def _refuse_office(office: Office) -> None:
    if not (office.address or office.phone or office.email or office.website):
        raise _fault("address", _("Bitte geben Sie mindestens einen Weg an: Anschrift, Telefon, E-Mail oder Website."))


def _fault(field: str, message: Any) -> Refused:
    return Refused(message, fields={field: message})
