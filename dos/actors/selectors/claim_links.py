"""The link that proves an address: it names the organisation and the address, and nobody else can write one.

Nothing is stored until the person behind the address has opened it and asked.
"""

from datetime import timedelta

from django.core import signing
from django.utils.translation import gettext as _

from dos.actors.models import Organisation
from dos.cities import address
from dos.core.errors import Refused

VALID_FOR = timedelta(hours=72)
_SALT = "actors.claim"


def claim_url(organisation: Organisation, email: str) -> str:
    """Return the link for a letter to this address, in the active language."""
    return address.canonical(
        "actors:claim_by_mail", organisation.slug, signing.dumps([organisation.pk, email], salt=_SALT)
    )


def proven_address(organisation: Organisation, code: str) -> str:
    """Return the address that a link proves; refused when it is forged, too old, or of another organisation."""
    try:
        number, email = signing.loads(code, salt=_SALT, max_age=VALID_FOR)
    except signing.BadSignature:
        number, email = 0, ""
    if number != organisation.pk:
        raise Refused(
            _("Dieser Link ist nicht vollständig oder älter als 72 Stunden. Bitte fordern Sie einen neuen an.")
        )
    return str(email)
