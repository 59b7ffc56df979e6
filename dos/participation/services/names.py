"""Names that nobody can guess: reference numbers, secrets of status links, keyed hashes of people."""

import base64
import hashlib
import secrets

from django.core import signing
from django.utils.crypto import salted_hmac

CONFIRMATION_SECONDS = 72 * 3600
_CONFIRMATION, _SUPPORT, _SHEET = "participation-confirmation", "participation-support", "participation-sheet"
# No letters that sound or look alike when read out on the telephone.
_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"


def new_reference() -> str:
    """Return a number for a contribution, as people read it out: "k7m2-9qpx" (39 bit; it opens nothing)."""
    word = "".join(secrets.choice(_LETTERS) for _letter in range(8))
    return f"{word[:4]}-{word[4:]}"


def new_secret() -> str:
    """Return the secret of a status link (192 bit)."""
    return secrets.token_urlsafe(24)


def hashed(secret: str) -> str:
    """Return what is stored of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def bare_address(email: str) -> str:
    """Return an address without its plus part and in lower case: one mailbox is one person."""
    name, _at, host = email.strip().lower().rpartition("@")
    return f"{name.split('+', 1)[0]}@{host}"


def keyed(purpose: str, who: str) -> str:
    """Return a keyed hash of a person for one purpose: the same person has another one elsewhere."""
    return salted_hmac(f"participation:{purpose}", who, algorithm="sha256").hexdigest()


def secret_of_form(form_token: str) -> str:
    """Return the secret of the status link for one form (192 bit): a form sent twice by accident gives the same one."""
    digest = salted_hmac("participation:status", form_token, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest[:24]).decode()


def confirmation_token(author_id: int) -> str:
    """Return the signed name of a guest for the link in the letter that confirms the address."""
    return signing.dumps(author_id, salt=_CONFIRMATION)


def confirmed_author_id(token: str) -> int | None:
    """Return who confirms with this link; None for a forged one and after 72 hours."""
    try:
        found: int = signing.loads(token, salt=_CONFIRMATION, max_age=CONFIRMATION_SECONDS)
    except signing.BadSignature:
        return None
    return found


def support_token(idea_id: int, mail_hash: str) -> str:
    """Return the signed name of a support for the link in the letter; it holds a hash, no address."""
    return signing.dumps([idea_id, mail_hash], salt=_SUPPORT)


def confirmed_support(token: str) -> tuple[int, str] | None:
    """Return the idea and the keyed hash that a link confirms; None for a forged one and after 72 hours."""
    try:
        idea_id, mail_hash = signing.loads(token, salt=_SUPPORT, max_age=CONFIRMATION_SECONDS)
    except signing.BadSignature:
        return None
    return idea_id, mail_hash


def sheet_token(slug: str, mark: str) -> str:
    """Return the signed right to one sheet of a survey for the link in the letter; it holds a hash, no address."""
    return signing.dumps([slug, mark], salt=_SHEET)


def confirmed_sheet(token: str) -> tuple[str, str] | None:
    """Return the survey and the mark of the address that a link confirms; None for a forged one and after 72 hours."""
    try:
        slug, mark = signing.loads(token, salt=_SHEET, max_age=CONFIRMATION_SECONDS)
    except signing.BadSignature:
        return None
    return slug, mark
