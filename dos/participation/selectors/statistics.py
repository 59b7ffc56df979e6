"""Figures about taking part: how many, by whom, how fast the city answers, what became of it. Counted, never typed.

Only what the public may see is counted, so that the same figures stand at the desk, on public pages and in files.
Examples count in a process that is one, and nowhere else.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from django.db.models import Case, CharField, Count, Q, QuerySet, Sum, Value, When
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dos.cities.models import City
from dos.participation.models import Author, Comment, Idea, Process, Response

# By whom something came, from the strongest proof of a person to the weakest.
AUTHOR_KINDS: dict[str, str | Promise] = {
    "account": gettext_lazy("mit Konto"),
    "confirmed": gettext_lazy("Gast mit bestätigter Adresse"),
    "guest": gettext_lazy("Gast ohne Adresse"),
    "paper": gettext_lazy("auf Papier oder im Gespräch"),
    "mail": gettext_lazy("per E-Mail"),
}
OPEN_STATES = (Idea.State.PUBLISHED, Idea.State.UNDER_REVIEW)


@dataclass(frozen=True)
class Bar:
    """One row of a drawing: what, how many, and how long the bar is (percent of the longest, for the template)."""

    label: str
    number: int
    width: str


@dataclass(frozen=True)
class Clock:
    """How fast a city answers: days in the middle, share in time, what is open, what is late (P7)."""

    process: Process | None
    answered: int
    median_days: int | None
    in_time: int
    open: int
    overdue: int

    @property
    def share_in_time(self) -> int | None:
        """Percent of the answers that came in time; unknown without an answer."""
        return round(100 * self.in_time / self.answered) if self.answered else None


@dataclass(frozen=True)
class Numbers:
    """All figures of a process, or of a city."""

    ideas: int
    comments: int
    supports: tuple[tuple[str, int], ...]
    responses: int
    by_author: tuple[Bar, ...]
    by_state: tuple[Bar, ...]
    by_month: tuple[Bar, ...]
    clock: Clock

    @property
    def all_supports(self) -> int:
        """All supports together."""
        return sum(number for _label, number in self.supports)


def numbers(*, process: Process | None = None, city: City | None = None, today: date | None = None) -> Numbers:
    """Return the figures of a process or a city (both empty: of everything); a fixed number of queries."""
    ideas = _ideas(process, city)
    comments = Comment.objects.filter(state=Comment.State.PUBLISHED, process__live=True)
    responses = Response.objects.filter(process__live=True)
    if process is not None:
        comments, responses = comments.filter(process=process), responses.filter(process=process)
    else:
        comments, responses = comments.filter(is_example=False), responses.filter(is_example=False)
    if city is not None:
        comments = comments.filter(Q(idea__city=city) | Q(idea=None, process__city=city))
        responses = responses.filter(process__city=city)
    sums = ideas.order_by().aggregate(
        ideas=Count("pk"),
        account=Sum("supports_by_account"),
        mail=Sum("supports_by_mail"),
        guest=Sum("supports_by_guest"),
    )
    return Numbers(
        ideas=sums["ideas"],
        comments=comments.count(),
        supports=(
            (_("mit Konto"), sums["account"] or 0),
            (_("mit bestätigter Adresse"), sums["mail"] or 0),
            (_("ohne Nachweis"), sums["guest"] or 0),
        ),
        responses=responses.count(),
        by_author=bars(_by_author(ideas)),
        by_state=bars(_by_state(ideas)),
        by_month=bars(_by_month(ideas)),
        clock=_clock(process, ideas, today or timezone.localdate()),
    )


def answer_clocks(city_ids: Iterable[int], *, today: date | None = None) -> list[Clock]:
    """Return how fast each process with public ideas in these cities is answered, the latest first; two queries."""
    today = today or timezone.localdate()
    found: dict[int, list[_Row]] = {}
    rows = Idea.objects.published().filter(city_id__in=set(city_ids)).exclude(state=Idea.State.MERGED)
    for row in rows.order_by().values_list("process_id", *_CLOCK_COLUMNS):
        found.setdefault(row[0], []).append(row[1:])
    processes = Process.objects.in_bulk(found)
    clocks = [_clock_of(processes[pk], rows, today) for pk, rows in found.items()]
    return sorted(clocks, key=lambda clock: (-clock.overdue, -clock.open, clock.process.title if clock.process else ""))


def table(found: Numbers) -> list[tuple[str, str, str]]:
    """Return the figures as rows (group, what, value), for files and for those who do not see the drawing."""
    clock = found.clock
    rows: list[tuple[str, str, object]] = [
        (_("Beiträge"), _("Ideen"), found.ideas),
        (_("Beiträge"), _("Kommentare"), found.comments),
        (_("Beiträge"), _("Antwortbögen"), found.responses),
        *((_("Unterstützungen"), label, number) for label, number in found.supports),
        *((_("Ideen nach Verfasser*in"), bar.label, bar.number) for bar in found.by_author),
        *((_("Ideen nach Stand"), bar.label, bar.number) for bar in found.by_state),
        *((_("Ideen nach Monat"), bar.label, bar.number) for bar in found.by_month),
        (_("Antworten der Stadt"), _("beantwortet"), clock.answered),
        (_("Antworten der Stadt"), _("Tage bis zur Antwort (Median)"), _shown(clock.median_days)),
        (_("Antworten der Stadt"), _("fristgerecht in Prozent"), _shown(clock.share_in_time)),
        (_("Antworten der Stadt"), _("offen"), clock.open),
        (_("Antworten der Stadt"), _("überfällig"), clock.overdue),
    ]
    return [(group, what, str(value)) for group, what, value in rows]


def bars(rows: Sequence[tuple[str, int]]) -> tuple[Bar, ...]:
    """Return rows with the length of their bars; a template would write numbers with a German comma."""
    longest = max((number for _label, number in rows), default=0)
    return tuple(Bar(label, number, f"{100 * number / longest:.1f}" if longest else "0") for label, number in rows)


_CLOCK_COLUMNS = ("state", "published_at", "answered_at", "answer_due_on")
_Row = tuple[str, datetime | None, datetime | None, date | None]


def _ideas(process: Process | None, city: City | None) -> QuerySet[Idea]:
    ideas = Idea.objects.published().in_city(city)
    return ideas.filter(process=process) if process is not None else ideas.filter(is_example=False)


def _by_author(ideas: QuerySet[Idea]) -> list[tuple[str, int]]:
    kind = Case(
        When(author__source=Author.Source.PAPER, then=Value("paper")),
        When(author__source=Author.Source.MAIL, then=Value("mail")),
        When(author__user__isnull=False, then=Value("account")),
        When(author__email_confirmed_at__isnull=False, then=Value("confirmed")),
        default=Value("guest"),
        output_field=CharField(),
    )
    counted = dict(ideas.order_by().annotate(kind=kind).values_list("kind").annotate(number=Count("pk")))
    return [(str(label), counted[key]) for key, label in AUTHOR_KINDS.items() if counted.get(key)]


def _by_state(ideas: QuerySet[Idea]) -> list[tuple[str, int]]:
    counted = dict(ideas.order_by().values_list("state").annotate(number=Count("pk")))
    return [(str(label), counted[state]) for state, label in Idea.State.choices if counted.get(state)]


def _by_month(ideas: QuerySet[Idea]) -> list[tuple[str, int]]:
    days = (_day(at).replace(day=1) for at in ideas.order_by("created_at").values_list("created_at", flat=True))
    return [(date_format(month, "F Y"), number) for month, number in Counter(days).items()]


def _clock(process: Process | None, ideas: QuerySet[Idea], today: date) -> Clock:
    rows = ideas.exclude(state=Idea.State.MERGED).order_by().values_list(*_CLOCK_COLUMNS)
    return _clock_of(process, list(rows), today)


def _clock_of(process: Process | None, rows: Sequence[_Row], today: date) -> Clock:
    answered = [row for row in rows if row[0] in Idea.ANSWERED_STATES and row[2] is not None]
    days = [
        (_day(at) - _day(start)).days for _state, start, at, _due in answered if start is not None and at is not None
    ]
    waiting = [row for row in rows if row[0] in OPEN_STATES]
    return Clock(
        process=process,
        answered=len(answered),
        median_days=round(median(days)) if days else None,
        in_time=sum(1 for _state, _start, at, due in answered if at and (due is None or _day(at) <= due)),
        open=len(waiting),
        overdue=sum(1 for row in waiting if row[3] is not None and row[3] < today),
    )


def _day(at: datetime) -> date:
    return timezone.localdate(at)


def _shown(value: int | None) -> object:
    return _("noch keine") if value is None else value
