"""Deeds on authors: who an account or a guest is among the authors, and what makes a guest known again."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.core.search import fold
from dos.core.text import clean_line, is_of_one_alphabet, without_markup
from dos.participation.models import Author, Comment, CommentSupport, Idea
from dos.participation.services.names import hashed, new_secret, secret_of_form

# Words that belong to offices, as `core.search.fold` writes them.
_OFFICIAL_WORDS = """stadt stadtverwaltung verwaltung redaktion moderation moderator administration rathaus
buergermeister buergermeisterin oberbuergermeister oberbuergermeisterin projektteam"""
OFFICIAL = frozenset(_OFFICIAL_WORDS.split())
# Letters and marks that are drawn as nothing.
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")


@dataclass(frozen=True)
class Guest:
    """What a person without account told about themselves; everything may be empty."""

    name: str = ""
    email: str = ""
    source: str = Author.Source.WEB


def author_of(user: Any) -> Author:
    """Return the author behind an account, made at the first contribution."""
    author, _created = Author.objects.get_or_create(user=user, defaults={"language": language()})
    return author


def new_guest(guest: Guest, secret: str = "") -> tuple[Author, str]:
    """Make an author of a guest; return it with the secret of the status link, which is stored nowhere."""
    secret = secret or new_secret()
    author = Author(
        name=checked_name(guest.name),
        email=guest.email.strip().lower(),
        source=guest.source,
        secret_hash=hashed(secret),
        language=language(),
    )
    author.full_clean(exclude=["user", "secret_hash"])
    author.save()
    return author, secret


def checked_name(name: str) -> str:
    """Return a public name on one line; refused when it mixes alphabets or sounds like an office of the city.

    What nobody sees is taken out first: with a hidden break in it, a word of an office would be another word.
    """
    name = clean_line("".join(sign for sign in without_markup(name) if _is_seen(sign)))
    if not is_of_one_alphabet(name):
        message = _("Bitte schreiben Sie jedes Wort Ihres Namens in einer Schrift.")
        raise Refused(message, fields={"name": message})
    if OFFICIAL & set(fold(name).split()):
        message = _("Dieser Name klingt nach einer Stelle der Stadt. Bitte nehmen Sie einen anderen.")
        raise Refused(message, fields={"name": message})
    return name


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign) not in ("Cf", "Co", "Cn") and sign not in _FILLERS


def sending_author(user: Any, guest: Guest, form_token: str) -> tuple[Author, str]:
    """Return who sends this form, and the secret of the status link where it is a guest; refused for the blocked."""
    if user is None:
        return new_guest(guest, secret_of_form(form_token))
    author = author_of(user)
    if author.is_blocked:
        raise Refused(_("Von diesem Konto nehmen wir zurzeit keine Beiträge an."))
    _name_account(author, guest.name)
    return author, ""


def _name_account(author: Author, name: str) -> None:
    """Let an account's contributions stand under this name."""
    name = checked_name(name)
    if name and name != author.name:
        author.name = name
        author.full_clean(exclude=["user"])
        author.save(update_fields=["name"])


@transaction.atomic
def erase_author(*, author: Author, now: datetime | None = None) -> Author:
    """Forget who wrote it: name, address and link go, the contributions stay without a name (P11).

    What nobody has confirmed yet goes too: without the address it could never go on.
    """
    row = Author.objects.select_for_update().get(pk=author.pk)
    row.ideas.filter(state=Idea.State.AWAITING_CONFIRMATION).delete()
    row.comments.filter(state=Comment.State.AWAITING_CONFIRMATION).delete()
    row.user, row.name, row.email, row.secret_hash = None, "", "", None
    row.email_confirmed_at, row.wants_mail = None, False
    row.erased_at = now or timezone.now()
    row.save()
    return row


@transaction.atomic
def drop_own_supports(*, author: Author) -> None:
    """Take back what an account said about comments that have become its own."""
    rows = CommentSupport.objects.filter(user=author.user_id, comment__author=author).exclude(user=None)
    for pk in list(rows.values_list("comment_id", flat=True)):
        comment = Comment.objects.select_for_update(of=("self",)).get(pk=pk)
        deleted, _by_table = CommentSupport.objects.filter(comment=comment, user=author.user_id).delete()
        comment.supports_count = max(comment.supports_count - deleted, 0)
        comment.save(update_fields=["supports_count"])


def stop_letters(*, author: Author) -> None:
    """Send no more letters about the contributions of this author."""
    Author.objects.filter(pk=author.pk).update(wants_mail=False)


def language() -> str:
    """Return the two letters of the language in which somebody acts."""
    return (get_language() or "de")[:2]
