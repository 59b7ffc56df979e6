"""Questions about processes: how they stand, how many take part, what holds in them, which there are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from dos.cities import address, selectors
from dos.cities.models import City
from dos.core.text import translated
from dos.participation.models import Activity, Comment, Idea, Phase, Process, Response

OPEN, SOON, CLOSED = "offen", "bald", "beendet"
# What no page of a process reads.
_UNREAD = ("latest_revision", "live_revision", "locked_by", "locked_at", "go_live_at", "expire_at")
PHASES = Prefetch("phases", Phase.objects.order_by("starts_at", "pk"))


@dataclass(frozen=True)
class Standing:
    """How a process stands at a moment: the phase that runs, else the next one."""

    state: str
    phase: Phase | None
    coming: Phase | None
    ended_at: datetime | None
    now: datetime

    @property
    def words(self) -> str:
        """The state with its deadline: "noch 12 Tage", "ab 3. März 2026", "beendet am 1. Mai 2025"."""
        if self.phase is not None:
            return remaining(self.phase.ends_at, self.now)
        if self.coming is not None:
            return _("ab %(day)s") % {"day": _day(self.coming.starts_at)}
        return _("beendet am %(day)s") % {"day": _day(self.ended_at)} if self.ended_at else _("beendet")


@dataclass(frozen=True)
class ProcessRow:
    """A process with what a list says about it."""

    process: Process
    standing: Standing
    count: int
    url: str

    @property
    def count_words(self) -> str:
        """How many have taken part, in the words of its kind."""
        return count_words(self.process, self.count)

    @property
    def canonical_url(self) -> str:
        """The one public address in the active language."""
        return canonical_url(self.process, get_language() or "de")


@dataclass(frozen=True)
class Action:
    """What one can do now, and where."""

    label: str
    url: str


@dataclass(frozen=True)
class Outcome:
    """The result of a process: published, still to come, or overdue."""

    state: str
    words: str


@dataclass(frozen=True)
class ProcessPage:
    """What the page of a process says beside its list."""

    row: ProcessRow
    phases: list[tuple[Phase, bool]]
    actions: list[Action]
    rules: list[str]
    outcome: Outcome | None


def public_processes(city: City | None) -> QuerySet[Process]:
    """Return the public processes in which people of a city take part, by title; all where no city is named."""
    return Process.objects.published().in_city(city).select_related("city").order_by("title", "pk")


def published_process(slug: str) -> Process | None:
    """Return the public process of this name with everything that its page needs."""
    found = Process.objects.published().filter(slug=slug).prefetch_related(PHASES)
    names = ("project__slug", "project__name", "project__name_en", "project__live")
    fields = ("action_field__slug", "action_field__name", "action_field__name_en")
    own = [column.name for column in Process._meta.concrete_fields if column.name not in _UNREAD]
    return (
        found.select_related("city", "project", "action_field")
        .only(*own, "city__name", "city__key", *names, *fields)
        .first()
    )


def standing(process: Process, now: datetime) -> Standing:
    """Tell how a process stands; what was put away has ended whatever its phases say."""
    ended_at = process.ends_at()
    if process.archived_at is not None:
        return Standing(CLOSED, None, None, ended_at, now)
    phase, coming = process.phase_at(now), process.next_phase(now)
    if phase is not None and phase.activities:
        return Standing(OPEN, phase, coming, ended_at, now)
    return Standing(SOON, None, coming, ended_at, now) if coming else Standing(CLOSED, None, None, ended_at, now)


def remaining(until: datetime, now: datetime) -> str:
    """Say how long something is still possible."""
    days = (timezone.localtime(until).date() - timezone.localtime(now).date()).days
    if days <= 0:
        return _("nur noch heute")
    return ngettext("noch %(days)s Tag", "noch %(days)s Tage", days) % {"days": days}


def process_rows(found: Iterable[Process], now: datetime, counts: Mapping[int, int] | None = None) -> list[ProcessRow]:
    """Return what a list says about the processes, their phases fetched; the queries do not grow with the rows.

    Who has counted already hands in the counts.
    """
    wanted = list(found)
    counts = _counts(wanted) if counts is None else counts
    before, _slug, after = reverse("participation:process_detail", args=["slug-here"]).partition("slug-here")
    return [
        ProcessRow(process, standing(process, now), counts.get(process.pk, 0), f"{before}{process.slug}{after}")
        for process in wanted
    ]


def count_words(process: Process, count: int) -> str:
    """Say how many contributions a process has, in the words of its kind."""
    if process.takes_ideas:
        return ngettext("%(n)s Idee", "%(n)s Ideen", count) % {"n": count}
    if process.asks_questions:
        return ngettext("%(n)s Teilnahme", "%(n)s Teilnahmen", count) % {"n": count}
    return ngettext("%(n)s Kommentar", "%(n)s Kommentare", count) % {"n": count}


def _counts(found: list[Process]) -> dict[int, int]:
    ideas = [row.pk for row in found if row.takes_ideas]
    asking = [row.pk for row in found if row.asks_questions]
    talking = [row.pk for row in found if not row.takes_ideas and not row.asks_questions]
    counts: dict[int, int] = {}
    for rows in (
        Idea.objects.filter(process__in=ideas, state__in=Idea.PUBLIC_STATES) if ideas else None,
        Response.objects.filter(process__in=asking) if asking else None,
        Comment.objects.filter(process__in=talking, state=Comment.State.PUBLISHED) if talking else None,
    ):
        if rows is not None:
            counts |= dict(rows.order_by().values_list("process").annotate(Count("pk")))
    return counts


def open_processes(city: City | None, now: datetime) -> QuerySet[Process]:
    """Return the processes in which one can take part now, the one that ends first first."""
    running = Phase.objects.filter(process=OuterRef("pk"), starts_at__lte=now, ends_at__gt=now).exclude(activities=[])
    found = Process.objects.published().in_city(city).filter(archived_at=None)
    found = found.annotate(open_until=Subquery(running.values("ends_at")[:1])).exclude(open_until=None)
    return found.order_by("open_until", "pk").prefetch_related(PHASES).select_related("city")


def process_page(process: Process, now: datetime, count: int | None = None) -> ProcessPage:
    """Return what the page of a process says beside its list; who has counted already hands in the number."""
    row = process_rows([process], now, None if count is None else {process.pk: count})[0]
    return ProcessPage(
        row=row,
        phases=[(phase, phase == row.standing.phase) for phase in process.phases.all()],
        actions=_actions(process, row.standing),
        rules=rules(process),
        outcome=_outcome(process, row.standing),
    )


_WAYS = {
    Process.Kind.IDEAS: (Activity.SUBMIT, "participation:idea_new"),
    Process.Kind.MAP: (Activity.SUBMIT, "participation:idea_new"),
    Process.Kind.SURVEY: (Activity.ANSWER, "participation:survey"),
    Process.Kind.POLL: (Activity.ANSWER, "participation:survey"),
    Process.Kind.TEXT: (Activity.COMMENT, "participation:text"),
    Process.Kind.COMMENTS: (Activity.COMMENT, "participation:process_comments"),
}


def _actions(process: Process, how: Standing) -> list[Action]:
    if how.phase is None:
        return []
    labels = {
        Process.Kind.IDEAS: _("Idee einreichen"),
        Process.Kind.MAP: _("Idee auf der Karte einreichen"),
        Process.Kind.SURVEY: _("An der Umfrage teilnehmen"),
        Process.Kind.POLL: _("Abstimmen"),
        Process.Kind.TEXT: _("Den Text lesen und kommentieren"),
        Process.Kind.COMMENTS: _("Das Vorhaben kommentieren"),
    }
    kind = Process.Kind(process.kind)
    activity, name = _WAYS[kind]
    found = [Action(labels[kind], reverse(name, args=[process.slug]))] if how.phase.opens(activity) else []
    if process.takes_ideas and how.phase.opens(Activity.SUPPORT):
        found.append(Action(_("Ideen lesen und unterstützen"), "#ideen"))
    return found


def rules(process: Process) -> list[str]:
    """Word the rules of a process, one sentence each, from its fields."""
    said = [_who(process), _("Auch ohne Konto.") if process.allows_guests else _("Sie brauchen dafür ein Konto.")]
    if process.asks_questions:
        if process.allows_guests and process.asks_address:
            said[-1] = _("Ohne Konto bestätigen Sie zuerst eine E-Mail-Adresse. Wir speichern sie nicht.")
        return [*said, _("Jede Person antwortet einmal."), _("Die Antworten sind anonym.")]
    said.append(
        _("Wir lesen jeden Beitrag, bevor er erscheint.")
        if process.moderation == Process.Moderation.BEFORE
        else _("Beiträge erscheinen sofort. Wir lesen sie danach.")
    )
    if process.takes_ideas:
        said += [*_threshold(process), _answer(process), _("Eine Ablehnung wird begründet.")]
    if process.area and process.area_name:
        said.append(_("Der Ort muss in diesem Gebiet liegen: %(area)s.") % {"area": process.area_name})
    months = process.retention_months
    words = ngettext(
        "Angaben zu Ihrer Person löschen wir %(n)s Monat nach dem Abschluss.",
        "Angaben zu Ihrer Person löschen wir %(n)s Monate nach dem Abschluss.",
        months,
    )
    return [*said, words % {"n": months}]


def _who(process: Process) -> str:
    audience = translated(process, "audience").text
    return _("Mitmachen: %(who)s.") % {"who": audience.rstrip(".")} if audience else _("Alle dürfen mitmachen.")


def _threshold(process: Process) -> list[str]:
    if process.threshold is None:
        return []
    words = {"n": process.threshold, "body": process.threshold_body or _("das zuständige Gremium")}
    counting = {
        Process.Counting.ACCOUNTS: _("Dafür zählen nur Unterstützungen mit Konto."),
        Process.Counting.CONFIRMED: _("Dafür zählen Unterstützungen mit Konto oder bestätigter E-Mail-Adresse."),
    }
    first = _("Ab %(n)s Unterstützungen wird die Idee beraten: %(body)s.") % words
    return [first, counting[Process.Counting(process.threshold_counts)]]


def _answer(process: Process) -> str:
    starts = {
        Process.ClockStart.PUBLICATION: _("Sie bekommen binnen %(n)s Tagen nach der Veröffentlichung eine Antwort."),
        Process.ClockStart.PHASE_END: _("Sie bekommen binnen %(n)s Tagen nach dem Ende der Phase eine Antwort."),
    }
    return starts[Process.ClockStart(process.answer_from)] % {"n": process.answer_days}


def _outcome(process: Process, how: Standing) -> Outcome | None:
    if process.result_at is not None and process.result:
        return Outcome("published", _("Veröffentlicht am %(day)s") % {"day": _day(process.result_at)})
    if how.state != CLOSED:
        return None
    due = process.result_due_on
    if due is not None and due < timezone.localtime(how.now).date():
        return Outcome("overdue", _("Ergebnis überfällig seit %(day)s") % {"day": date_format(due, "j. F Y")})
    if due is not None:
        return Outcome("due", _("Das Ergebnis steht hier bis %(day)s.") % {"day": date_format(due, "j. F Y")})
    return Outcome("due", _("Das Ergebnis steht noch aus."))


def home_city(process: Process) -> City | None:
    """Return the city on whose site the process is at home; None for the programme's."""
    found = (city for city in selectors.all_cities() if city.pk == process.city_id)
    return next(found, None)


def canonical_url(process: Process, language: str = "de") -> str:
    """Return the one public address: the city's for a city's process, else the programme's."""
    return address.canonical("participation:process_detail", process.slug, city=home_city(process), language=language)


def permanent_id(process: Process) -> str:
    """Return the same address in every language and on every site, for feeds and calendars."""
    return f"{settings.PUBLIC_URL}/mitmachen/{process.slug}/"


def _day(moment: datetime | date) -> str:
    local = timezone.localtime(moment) if isinstance(moment, datetime) else moment
    return date_format(local, "j. F Y")
