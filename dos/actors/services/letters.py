"""Letters about profiles: to the office that decides, and to those who keep them. None names another's address."""

from datetime import date

from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dos.actors.models import Keeper, Notice, Organisation, Profile, Tie
from dos.actors.selectors.claim_links import claim_url
from dos.cities import address
from dos.notifications.services import send_mail


def claim_link_letter(organisation: Organisation, email: str, form_token: str) -> None:
    """Write to an address how to ask to keep a profile; it quotes nothing that somebody typed."""
    language = (get_language() or "de")[:2]
    send_mail(
        key=f"actors:claim-link:{form_token}",
        to=email,
        language=language,
        subject=_("Profil „%(name)s“ übernehmen: bitte bestätigen") % {"name": organisation},
        paragraphs=[
            _("Mit dieser Adresse möchte jemand das Profil der Organisation pflegen."),
            _("Waren Sie das, öffnen Sie den Link und stellen den Antrag. Er gilt 72 Stunden."),
            _("Sonst tun Sie nichts. Wir haben nichts gespeichert."),
        ],
        action=(_("Antrag stellen"), claim_url(organisation, email)),
    )


def claim_letter(keeper: Keeper) -> None:
    """Tell the office of the city that somebody wants to speak for an organisation, or already does by its domain."""
    city = keeper.organisation.city
    if city is None or not city.office_email:
        return
    with translation.override("de"):
        if keeper.state == Keeper.State.VERIFIED:
            subject = _("Profil „%(name)s“: jemand pflegt es jetzt")
            what_now = _(
                "Die Adresse gehört zur Domain, die Sie eingetragen haben. In der Redaktion können Sie das beenden."
            )
        else:
            subject = _("Profil „%(name)s“: jemand möchte es pflegen")
            what_now = _(
                "Bitte prüfen Sie, ob die Person für die Organisation spricht. Der Antrag steht in der Redaktion."
            )
        send_mail(
            key=f"actors:claim:{keeper.pk}:{keeper.asked_at.isoformat()}",
            to=city.office_email,
            subject=subject % {"name": keeper.organisation},
            paragraphs=[what_now],
            action=(_("Antrag ansehen"), address.canonical("desk_claims", language="de")),
        )


def decision_letter(keeper: Keeper) -> None:
    """Tell the person what was decided, with the reason."""
    said = {
        Keeper.State.VERIFIED: (
            _("Sie pflegen jetzt das Profil „%(name)s“"),
            _("Sie können das Profil ausfüllen, Angebote und Gesuche eintragen und Verbindungen bestätigen."),
        ),
        Keeper.State.REFUSED: (
            _("Ihr Antrag für das Profil „%(name)s“ ist abgelehnt"),
            _("Sie können es mit weiteren Angaben noch einmal versuchen."),
        ),
        Keeper.State.ENDED: (
            _("Sie pflegen das Profil „%(name)s“ nicht mehr"),
            _("Spricht sonst niemand für die Organisation, zeigen wir ihre eigenen Angaben nicht mehr."),
        ),
    }
    with translation.override("de"):
        subject, what_now = said[Keeper.State(keeper.state)]
        reason = [_("Grund: %(reason)s") % {"reason": keeper.reason}] if keeper.reason else []
        send_mail(
            key=f"actors:decision:{keeper.pk}:{keeper.decided_at:%Y%m%d%H%M%S%f}",
            to=keeper.user.email,
            subject=subject % {"name": keeper.organisation},
            paragraphs=[*reason, what_now, *_first_time(keeper)],
            action=(_("Zum Profil"), keeping_url(keeper.organisation)),
        )


def _first_time(keeper: Keeper) -> list[str]:
    """Whoever asked by mail has an account without a password that they know."""
    if keeper.state != Keeper.State.VERIFIED or keeper.user.last_login is not None:
        return []
    url = address.canonical("account_reset_password", language="de")
    return [_("Waren Sie hier noch nie angemeldet? Dann wählen Sie zuerst ein Passwort: %(url)s") % {"url": url}]


def reminder_letters(profile: Profile, today: date) -> None:
    """Ask everybody who keeps a profile whether it still holds."""
    with translation.override("de"):
        for keeper in Keeper.objects.verified().filter(organisation=profile.organisation).select_related("user"):
            send_mail(
                key=f"actors:confirm:{profile.pk}:{keeper.pk}:{today.isoformat()}",
                to=keeper.user.email,
                subject=_("Stimmt das Profil „%(name)s“ noch?") % {"name": profile.organisation},
                paragraphs=[
                    _("Seit über einem Jahr hat niemand bestätigt, dass die Angaben stimmen."),
                    _("Bis dahin steht auf der Seite, seit wann sie nicht bestätigt sind."),
                ],
                action=(_("Ansehen und bestätigen"), keeping_url(profile.organisation)),
            )


def keeping_url(organisation: Organisation) -> str:
    """Return where an organisation's profile is kept."""
    return address.canonical("actors:profile_keep", organisation.slug, language="de")


def organisation_url(organisation: Organisation) -> str:
    """Return the public page of an organisation."""
    return address.canonical("actors:organisation_detail", organisation.slug, language="de")


def match_letters(one: Notice, other: Notice) -> None:
    """Tell both sides that what one offers fits what the other seeks; each pair is told once."""
    for mine, theirs in ((one, other), (other, one)):
        _match_letter(mine, theirs)


def _match_letter(mine: Notice, theirs: Notice) -> None:
    with translation.override("de"):
        for keeper in Keeper.objects.verified().filter(organisation=mine.organisation_id).select_related("user"):
            send_mail(
                key=f"actors:match:{mine.pk}:{theirs.pk}:{keeper.pk}",
                to=keeper.user.email,
                subject=_("Das passt zu Ihrem Eintrag „%(title)s“") % {"title": mine.title},
                paragraphs=[
                    _("%(kind)s von „%(name)s“: %(title)s")
                    % {"kind": theirs.get_kind_display(), "name": theirs.organisation, "title": theirs.title},
                    _("Über das Formular auf der Seite können Sie eine Nachricht schreiben."),
                ],
                action=(_("Eintrag ansehen"), address.canonical("actors:notice", theirs.form_token, language="de")),
            )


def proposal_letters(tie: Tie) -> None:
    """Ask the other side for its consent."""
    with translation.override("de"):
        words = _("„%(first)s“ sagt: Wir sind verbunden. %(said)s") % {"first": tie.first, "said": tie}
        _to_keepers(
            tie.second,
            key=f"actors:tie:{tie.pk}:proposed",
            subject=_("„%(name)s“ schlägt eine Verbindung vor") % {"name": tie.first},
            paragraphs=[words, _("Öffentlich wird das erst, wenn Sie zustimmen.")],
        )


def answered_letters(tie: Tie) -> None:
    """Tell both sides what became of it."""
    with translation.override("de"):
        for organisation in (tie.first, tie.second):
            _to_keepers(
                organisation,
                key=f"actors:tie:{tie.pk}:{tie.state}:{organisation.pk}",
                subject=_("Verbindung %(state)s: %(said)s") % {"state": tie.get_state_display(), "said": tie},
                paragraphs=[],
            )


def _to_keepers(organisation: Organisation, *, key: str, subject: str, paragraphs: list[str]) -> None:
    for keeper in Keeper.objects.verified().filter(organisation=organisation).select_related("user"):
        send_mail(
            key=f"{key}:{keeper.pk}",
            to=keeper.user.email,
            subject=subject,
            paragraphs=paragraphs,
            action=(_("Verbindungen ansehen"), keeping_url(organisation)),
        )
