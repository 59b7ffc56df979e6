"""The office's relay: a message reaches who speaks for an organisation, and no address is published.

Whether anybody speaks for an organisation nobody learns by writing to it: without a keeper the office gets the
message and passes it on. Nothing is kept of a message but the mail in the outbox, which is emptied after 30 days.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from dos.accounts.models import User
from dos.actors.models import Keeper, Notice, Organisation
from dos.actors.services.letters import organisation_url
from dos.cities.models import City
from dos.core.errors import Refused
from dos.core.text import clean_line, clean_text, is_of_one_alphabet, without_markup
from dos.notifications.services import letters, send_mail


@dataclass(frozen=True)
class Message:
    """What somebody writes, and where the answer goes."""

    name: str
    email: str
    text: str


@transaction.atomic
def pass_on(*, organisation: Organisation, message: Message, form_token: str, notice: Notice | None = None) -> None:
    """Pass a message on to those who speak for an organisation, else to the office. One form is one message.

    Refused without text, with an address that is none, and with a name in mixed alphabets.
    """
    name, text = clean_line(without_markup(message.name)), clean_text(without_markup(message.text))
    if not text:
        sentence = _("Bitte schreiben Sie eine Nachricht.")
        raise Refused(sentence, fields={"text": sentence})
    if not is_of_one_alphabet(name):
        sentence = _("Bitte schreiben Sie jedes Wort Ihres Namens in einer Schrift.")
        raise Refused(sentence, fields={"name": sentence})
    try:
        answer_to = letters.checked_address(message.email)
    except Refused as refusal:
        raise Refused(refusal.message, fields={"email": refusal.message}) from refusal
    keepers = Keeper.objects.verified().filter(organisation=organisation).select_related("user").order_by("pk")
    mailboxes = [keeper.user.email for keeper in keepers if keeper.user.is_active]
    with translation.override("de"):
        for place, mailbox in enumerate(mailboxes or _office(organisation)):
            send_mail(
                key=f"actors:relay:{form_token}:{place}",
                to=mailbox,
                subject=_("Nachricht an „%(name)s“") % {"name": organisation},
                paragraphs=[
                    *_head(organisation, name, notice, for_office=not mailboxes),
                    text,
                    _("Ihre Antwort auf diese Mail geht an die Person. Vorher erfährt sie Ihre Adresse nicht."),
                ],
                action=(_("Seite der Organisation"), organisation_url(organisation)),
                headers={"Reply-To": answer_to},
            )


def _head(organisation: Organisation, name: str, notice: Notice | None, *, for_office: bool) -> list[str]:
    found = [_("%(name)s schreibt Ihnen über das Formular der Website.") % {"name": name}]
    if notice is not None:
        found.append(_("Es geht um den Eintrag „%(title)s“.") % {"title": notice.title})
    if for_office:
        found.append(
            _("Für „%(name)s“ spricht hier noch niemand. Bitte leiten Sie die Nachricht weiter.")
            % {"name": organisation}
        )
    return found


def _office(organisation: Organisation) -> list[str]:
    """Return where the office reads mail: that of the organisation's city, of any city, else the administrators."""
    offices = [city.office_email for city in (organisation.city, *City.objects.order_by("order", "key")) if city]
    first = next((mailbox for mailbox in offices if mailbox), "")
    if first:
        return [first]
    administrators = User.objects.filter(is_superuser=True, is_active=True).order_by("pk")
    found = list(administrators.values_list("email", flat=True)[:1])
    if not found:
        raise Refused(_("Zurzeit kann niemand Nachrichten weiterleiten. Bitte versuchen Sie es später noch einmal."))
    return found
