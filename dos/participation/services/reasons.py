"""Why moderators act: a list of reasons, each with the sentence that the author reads and what they can do now (P5)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from dos.core.errors import Refused
from dos.core.text import clean_text, length

MAX_TEXT = 2_000


class Act(TextChoices):
    """What moderators do."""

    PUBLISH = "publish", gettext_lazy("veröffentlicht")
    HIDE = "hide", gettext_lazy("ausgeblendet")
    CHANGE = "change", gettext_lazy("Änderung erbeten")
    REVIEW = "review", gettext_lazy("in Bearbeitung genommen")
    MOVE = "move", gettext_lazy("in ein anderes Verfahren verschoben")
    BLOCK = "block", gettext_lazy("Konto gesperrt")
    UNBLOCK = "unblock", gettext_lazy("Sperre aufgehoben")
    DISMISS = "dismiss", gettext_lazy("Meldung zurückgewiesen")
    REDACT = "redact", gettext_lazy("Angaben entfernt")
    PICTURE = "picture", gettext_lazy("Bild entfernt")
    MERGE = "merge", gettext_lazy("zusammengeführt")
    UNMERGE = "unmerge", gettext_lazy("Zusammenführung aufgehoben")


@dataclass(frozen=True)
class Reason:
    """One reason: how the list calls it, what the author reads, and what they can do now."""

    label: str | Promise
    sentence: str | Promise
    remedy: str | Promise
    acts: frozenset[Act]


def _reason(label: Promise, sentence: Promise, remedy: str | Promise, *acts: Act) -> Reason:
    return Reason(label, sentence, remedy, frozenset(acts))


_WRITE_ANEW = gettext_lazy("Sie können die Idee ohne diese Stelle neu einreichen.")
REASONS: dict[str, Reason] = {
    "regelgerecht": _reason(
        gettext_lazy("entspricht den Regeln"),
        gettext_lazy("Der Beitrag entspricht den Regeln."),
        "",
        Act.PUBLISH,
        Act.DISMISS,
        Act.UNBLOCK,
    ),
    "nachgeprueft": _reason(
        gettext_lazy("nach erneuter Prüfung"),
        gettext_lazy("Wir haben den Beitrag noch einmal geprüft."),
        "",
        Act.PUBLISH,
        Act.UNBLOCK,
        Act.UNMERGE,
    ),
    "beleidigend": _reason(
        gettext_lazy("beleidigend"),
        gettext_lazy("Der Beitrag beleidigt Menschen oder setzt sie herab."),
        _WRITE_ANEW,
        Act.HIDE,
        Act.CHANGE,
        Act.BLOCK,
        Act.PICTURE,
    ),
    "hetze": _reason(
        gettext_lazy("diskriminierend oder strafbar"),
        gettext_lazy("Der Beitrag grenzt Menschen aus oder verstößt gegen ein Gesetz."),
        "",
        Act.HIDE,
        Act.BLOCK,
        Act.PICTURE,
    ),
    "werbung": _reason(
        gettext_lazy("Werbung"),
        gettext_lazy("Der Beitrag wirbt für Waren, Leistungen oder eine Partei."),
        _WRITE_ANEW,
        Act.HIDE,
        Act.CHANGE,
        Act.BLOCK,
        Act.PICTURE,
    ),
    "doppelt": _reason(
        gettext_lazy("doppelt"),
        gettext_lazy("Denselben Beitrag gibt es in diesem Verfahren schon."),
        gettext_lazy("Sie können den vorhandenen Beitrag unterstützen."),
        Act.HIDE,
        Act.MERGE,
    ),
    "gleiches_anliegen": _reason(
        gettext_lazy("gleiches Anliegen"),
        gettext_lazy("Beide Ideen haben dasselbe Anliegen."),
        gettext_lazy("Beide Texte bleiben lesbar, Unterstützungen lassen sich übertragen."),
        Act.MERGE,
    ),
    "personendaten": _reason(
        gettext_lazy("persönliche Angaben"),
        gettext_lazy("Der Beitrag enthält persönliche Angaben über Menschen."),
        _WRITE_ANEW,
        Act.HIDE,
        Act.CHANGE,
        Act.REDACT,
        Act.PICTURE,
    ),
    "falsches_verfahren": _reason(
        gettext_lazy("gehört in ein anderes Verfahren"),
        gettext_lazy("Der Beitrag passt nicht zu der Frage dieses Verfahrens."),
        gettext_lazy("Auf der Seite „Mitmachen“ finden Sie die anderen Verfahren."),
        Act.HIDE,
        Act.MOVE,
    ),
    "nicht_oeffentlich": _reason(
        gettext_lazy("nicht für die Öffentlichkeit"),
        gettext_lazy("Der Beitrag betrifft etwas, das nicht öffentlich besprochen werden kann."),
        gettext_lazy("Bitte wenden Sie sich damit direkt an Ihre Stadt."),
        Act.HIDE,
    ),
    "unverstaendlich": _reason(
        gettext_lazy("nicht zu verstehen"),
        gettext_lazy("Aus dem Text geht nicht hervor, was geschehen soll."),
        gettext_lazy("Bitte beschreiben Sie in ein, zwei Sätzen, was sich ändern soll."),
        Act.HIDE,
        Act.CHANGE,
    ),
    "rechte_anderer": _reason(
        gettext_lazy("Rechte anderer (Bild, Text)"),
        gettext_lazy("Text oder Bild gehören wahrscheinlich jemand anderem."),
        _WRITE_ANEW,
        Act.HIDE,
        Act.CHANGE,
        Act.REDACT,
        Act.PICTURE,
    ),
    "wiederholt": _reason(
        gettext_lazy("wiederholt gegen die Regeln"),
        gettext_lazy("Von diesem Konto kamen mehrmals Beiträge gegen die Regeln."),
        gettext_lazy("Wenn Sie das anders sehen, schreiben Sie bitte an die Kontaktstelle."),
        Act.BLOCK,
        Act.HIDE,
    ),
    "an_fachstelle": _reason(
        gettext_lazy("liegt bei der Fachstelle"),
        gettext_lazy("Die zuständige Stelle prüft die Idee jetzt."),
        "",
        Act.REVIEW,
    ),
    "irrtum": _reason(
        gettext_lazy("Irrtum"),
        gettext_lazy("Das war ein Irrtum von uns."),
        "",
        Act.PUBLISH,
        Act.MOVE,
        Act.UNMERGE,
        Act.UNBLOCK,
    ),
    "unbegruendet": _reason(
        gettext_lazy("Meldung nicht begründet"),
        gettext_lazy("Der gemeldete Beitrag verstößt gegen keine Regel."),
        "",
        Act.DISMISS,
    ),
}


def reasons_for(acts: Iterable[str]) -> list[tuple[str, str]]:
    """Return the reasons of these acts as choices."""
    wanted = set(acts)
    return [(key, str(reason.label)) for key, reason in REASONS.items() if reason.acts & wanted]


def checked_reason(act: str, key: str) -> Reason:
    """Return the reason; refused when there is none, or when it is none for this act."""
    reason = REASONS.get(key)
    if reason is None or act not in reason.acts:
        message = _("Bitte wählen Sie einen Grund, der dazu passt.")
        raise Refused(message, fields={"reason_key": message})
    return reason


def words_of(reason: Reason, text: str = "", language: str = "de") -> str:
    """Return what the author reads in one language: why, what the moderator adds, and what to do now."""
    text = clean_text(text)
    if length(text) > MAX_TEXT:
        message = _("Bitte höchstens %(n)s Zeichen.") % {"n": "2.000"}
        raise Refused(message, fields={"text": message})
    with override(language):
        return " ".join(part for part in (str(reason.sentence), text, str(reason.remedy)) if part)
