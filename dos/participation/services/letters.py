"""Letters to those who wrote something: what arrived, what to confirm, what became of it. Each is sent once.

The author of an idea is told every public step that somebody else takes, unless they said no; a guest only at an
address that has been confirmed.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dos.cities import address
from dos.core.text import clean_line, shortened
from dos.notifications.models import Mail
from dos.notifications.services import send_mail
from dos.participation.models import Author, Comment, Idea, IdeaEvent
from dos.participation.services.names import confirmation_token, keyed, support_token

# The reason of the step that enough supports have taken.
THRESHOLD = "threshold"


def receipt_letter(idea: Idea, secret: str = "") -> Mail | None:
    """Say that the idea has arrived; a guest gets the link that confirms the address, and the one to the status."""
    author = idea.author
    if author.is_guest and author.email and author.email_confirmed_at is None:
        confirmation_letter(idea, secret)
    elif mailbox := _mailbox(author):
        with translation.override(author.language):
            return send_mail(
                key=f"participation:receipt:{idea.pk}",
                to=mailbox,
                subject=_("Ihre Idee „%(title)s“ ist angekommen") % {"title": _short(idea.title)},
                paragraphs=[_number(idea), _what_now(idea)],
                action=(_("Stand Ihrer Idee"), _status_url(idea, secret)),
                language=author.language,
                about=_about(idea),
            )
    return None


def confirmation_letter(idea: Idea, secret: str = "") -> None:
    """Ask a guest to confirm the address; without it the idea is deleted after three days."""
    author = idea.author
    with translation.override(author.language):
        paragraphs = [
            _number(idea),
            _("Bitte bestätigen Sie Ihre Adresse binnen drei Tagen. Sonst löschen wir die Idee und Ihre Angaben."),
        ]
        if secret:
            paragraphs.append(_secret_words(secret))
        send_mail(
            key=f"participation:confirm:{author.pk}",
            to=author.email,
            subject=_("Bitte bestätigen: Ihre Idee „%(title)s“") % {"title": _short(idea.title)},
            paragraphs=paragraphs,
            action=(_("Adresse bestätigen"), _confirm_url(author)),
            language=author.language,
            about=_about(idea),
        )


def comment_confirmation_letter(comment: Comment, secret: str = "") -> None:
    """Ask a guest to confirm the address of a comment."""
    author = comment.author
    with translation.override(author.language):
        paragraphs = [
            _("Ihr Kommentar zu „%(title)s“ wartet noch auf Sie.") % {"title": _short(_subject_of(comment))},
            _("Bitte bestätigen Sie Ihre Adresse binnen drei Tagen. Sonst löschen wir ihn und Ihre Angaben."),
        ]
        if secret:
            paragraphs.append(_secret_words(secret))
        send_mail(
            key=f"participation:confirm:{author.pk}",
            to=author.email,
            subject=_("Bitte bestätigen: Ihr Kommentar zu „%(title)s“") % {"title": _short(_subject_of(comment))},
            paragraphs=paragraphs,
            action=(_("Adresse bestätigen"), _confirm_url(author)),
            language=author.language,
        )


def support_letter(*, idea: Idea, email: str, mail_hash: str, now: datetime | None = None) -> None:
    """Ask for the click that counts a support by mail; the address is kept nowhere but in this letter."""
    hour = (now or timezone.now()).strftime("%Y%m%d%H%M%S")
    with address.on(idea.city):
        url = address.canonical("participation:support_confirm", support_token(idea.pk, mail_hash))
    send_mail(
        key=f"participation:support:{idea.pk}:{mail_hash}:{hour}",
        to=email,
        subject=_("Bitte bestätigen: Sie unterstützen „%(title)s“") % {"title": _short(idea.title)},
        paragraphs=[
            _("Mit einem Klick zählt Ihre Unterstützung. Wir speichern Ihre Adresse nicht."),
            _("Haben Sie das nicht gewollt? Dann tun Sie nichts."),
        ],
        action=(_("Unterstützung bestätigen"), url),
        language=(translation.get_language() or "de")[:2],
    )


def letter_to_author(idea: Idea, event: IdeaEvent | None = None) -> Mail | None:
    """Tell the author the newest public step of the idea, or the given one; each step is told once."""
    step = event or idea.events.filter(is_public=True).order_by("at", "pk").last()
    mailbox = _mailbox(idea.author)
    if step is None or not mailbox:
        return None
    author = idea.author
    with translation.override(author.language):
        return send_mail(
            key=f"participation:step:{step.pk}",
            to=mailbox,
            subject=step_subject(idea, step),
            paragraphs=[*step_words(step), _number(idea)],
            action=(_("Zur Idee"), idea_url(idea)) if idea.is_public else (_("Stand Ihrer Idee"), _status_url(idea)),
            language=author.language,
            thread_line=thread_line(idea),
            stop_url=address.canonical("participation:stop_letters", stop_token(author)),
            one_click_url=address.canonical("participation:stop_letters", stop_token(author)),
            about=_about(idea),
        )


def transfer_letter(*, user: Any, source: Idea, target: Idea, url: str, key: str) -> Mail:
    """Offer a supporter with an account to take the support along to the idea that took the other one in."""
    return send_mail(
        key=f"participation:transfer:{key}",
        to=user.email,
        subject=_("„%(title)s“ ist mit einer anderen Idee zusammengeführt") % {"title": _short(source.title)},
        paragraphs=[
            _("Sie haben diese Idee unterstützt. Sie geht in „%(title)s“ auf.") % {"title": _short(target.title)},
            _("Möchten Sie Ihre Unterstützung mitnehmen? Das geht 60 Tage lang mit einem Klick."),
        ],
        action=(_("Unterstützung mitnehmen"), url),
        about=_about(source),
    )


def comment_letter(comment: Comment, words: str) -> None:
    """Tell the author of a comment what happened to it, in the given words."""
    mailbox = _mailbox(comment.author)
    if not mailbox:
        return
    with translation.override(comment.author.language):
        send_mail(
            key=f"participation:comment:{comment.pk}:{comment.version}",
            to=mailbox,
            subject=_("Ihr Kommentar zu „%(title)s“") % {"title": _short(_subject_of(comment))},
            paragraphs=[words],
            language=comment.author.language,
        )


def idea_url(idea: Idea) -> str:
    """Return the one public address of an idea."""
    return address.canonical("participation:idea_detail", idea.process.slug, idea.reference, city=idea.process.city)


def stop_token(author: Author) -> str:
    """Return the name under which letters to this author are stopped without signing in."""
    return f"{author.pk}-{keyed('stop', str(author.pk))[:32]}"


def _mailbox(author: Author) -> str:
    """Return where letters to the author go; empty where none may."""
    if author.erased_at is not None or not author.wants_mail:
        return ""
    if author.user is not None:
        return author.user.email if author.user.is_active else ""
    return author.email if author.email_confirmed_at is not None else ""


def step_subject(idea: Idea, step: IdeaEvent) -> str:
    """Say in the active language what a step is."""
    title = _short(idea.title)
    if step.reason_key == THRESHOLD:
        return _("Genug Unterstützung: „%(title)s“ kommt in den Ausschuss") % {"title": title}
    if step.to_state in Idea.ANSWERED_STATES:
        return _("Die Stadt antwortet auf „%(title)s“: %(state)s") % {"title": title, "state": _state(step)}
    return _("„%(title)s“: %(state)s") % {"title": title, "state": _state(step)}


def step_words(step: IdeaEvent) -> Sequence[str]:
    """Return the reason of a step and who is responsible, in the active language."""
    reason = step.reason_en if translation.get_language() == "en" and step.reason_en else step.reason
    unit = _("Zuständig: %(unit)s") % {"unit": step.responsible_unit} if step.responsible_unit else ""
    return [words for words in (reason, unit) if words]


def _state(step: IdeaEvent) -> str:
    return str(Idea.State(step.to_state).label)


def _number(idea: Idea) -> str:
    return _("Die Nummer Ihrer Idee ist %(number)s.") % {"number": idea.reference}


def _what_now(idea: Idea) -> str:
    if idea.state == Idea.State.IN_MODERATION:
        return _("Wir prüfen sie und veröffentlichen sie dann. Sie hören von uns.")
    if idea.answer_due_on:
        day = date_format(idea.answer_due_on, "j. F Y")
        return _("Sie ist veröffentlicht. Die Stadt antwortet bis %(day)s.") % {"day": day}
    return _("Sie hören von uns, sobald sich etwas tut.")


def _secret_words(secret: str) -> str:
    url = address.canonical("participation:status", secret)
    return _("Unter diesem Link sehen Sie immer den Stand und können die Idee zurückziehen: %(url)s") % {"url": url}


def _status_url(idea: Idea, secret: str = "") -> str:
    if secret:
        return address.canonical("participation:status", secret)
    return address.canonical("participation:own_idea", idea.reference)


def _confirm_url(author: Author) -> str:
    return address.canonical("participation:confirm", confirmation_token(author.pk))


def thread_line(idea: Idea) -> str:
    """Name what came of an idea: its decision, its project."""
    parts = [idea.title]
    if idea.decision is not None:
        parts.append(idea.decision.title)
    if idea.project is not None and idea.project.live:
        parts.append(idea.project.name)
    return " → ".join(parts) if len(parts) > 1 else ""


def _subject_of(comment: Comment) -> str:
    return comment.idea.title if comment.idea is not None else comment.process.title


def _about(idea: Idea) -> str:
    return f"idea:{idea.pk}"


def _short(title: str) -> str:
    line = clean_line(title)
    return shortened(line, 60)
