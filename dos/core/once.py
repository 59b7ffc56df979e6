"""The signed name of a form: it tells when the form was opened, and that the same form sent twice is one thing."""

import secrets

from django.core import signing
from django.utils.translation import gettext as _

from dos.core.errors import Refused

MIN_SECONDS, MAX_SECONDS = 3, 24 * 3600
# A field that people do not see and programs fill in.
BAIT = "webseite"
_SALT = "form"


def new_form_token() -> str:
    """Return a signed name for one form; it tells later when the form was opened."""
    return signing.dumps(secrets.token_urlsafe(16), salt=_SALT)


def is_stale(token: str) -> bool:
    """Tell whether the name is forged or a day old, so that the form needs a fresh one."""
    try:
        signing.loads(token, salt=_SALT, max_age=MAX_SECONDS)
    except signing.BadSignature:
        return True
    return False


def opened_token(token: str) -> str:
    """Return the name inside; refused when it is stale, or younger than anybody can write."""
    if is_stale(token):
        raise Refused(_("Das Formular ist zu alt geworden. Bitte schicken Sie es noch einmal ab."))
    try:
        signing.loads(token, salt=_SALT, max_age=MIN_SECONDS)
    except signing.SignatureExpired:
        name: str = signing.loads(token, salt=_SALT)
        return name
    raise Refused(_("Das ging sehr schnell. Bitte prüfen Sie Ihre Angaben und schicken Sie sie dann noch einmal ab."))
