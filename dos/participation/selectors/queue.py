"""The one queue of the desk: whatever waits for somebody who looks after taking part, nearest deadline first."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dos.cities.models import City
from dos.core.text import shortened
from dos.participation import permissions
from dos.participation.models import Comment, CouncilStep, Idea, Process, Report, Transfer

# By when the office means to have looked at something.
LOOKED_AT, REPORT_LOOKED_AT, COUNCIL = timedelta(days=2), timedelta(days=1), timedelta(weeks=8)
# What counts as waiting beside contributions: deadlines within this time.
SOON = timedelta(days=14)
# So many contributions to one process in one hour are shown as one heap.
HEAP = 5
# No office works through more at one sitting; the queue says how many there are all the same.
MOST_OF_KIND = 2_000
OPEN_STATES = (Idea.State.PUBLISHED, Idea.State.UNDER_REVIEW)

KINDS = {
    "idee": gettext_lazy("Idee prüfen"),
    "kommentar": gettext_lazy("Kommentar prüfen"),
    "meldung": gettext_lazy("Meldung ansehen"),
    "antwort": gettext_lazy("Antwort geben"),
    "gremium": gettext_lazy("Beratung im Gremium"),
    "ergebnis": gettext_lazy("Ergebnis veröffentlichen"),
    "zusammenfuehrung": gettext_lazy("Zusammengeführt"),
}
MODERATION = ("idee", "kommentar", "meldung")
# Merged ideas wait for nobody; they stand in the queue for as long as supporters may still move.
WITHOUT_WORK = ("zusammenfuehrung",)


@dataclass(frozen=True)
class Wanted:
    """What is asked of the queue; everything may be empty."""

    kind: str = ""
    process: Process | None = None
    city: City | None = None


@dataclass(frozen=True, order=True)
class Key:
    """One waiting thing, before it is read: when it is due, of what kind, which row."""

    due_on: date
    kind: str
    pk: int
    process_id: int = field(compare=False, default=0)
    at: datetime | None = field(compare=False, default=None)


@dataclass(frozen=True)
class Item:
    """One line of the queue."""

    key: Key
    kind_label: str
    title: str
    words: str
    process: Process
    city: City | None
    url: str
    days_left: int

    @property
    def days_over(self) -> int:
        """How many days it is late."""
        return max(-self.days_left, 0)


@dataclass(frozen=True)
class Heap:
    """Many contributions to one process within one hour."""

    kind: str
    process: Process
    hour: datetime
    number: int

    @property
    def kind_label(self) -> str:
        """What they are."""
        return ngettext("Idee", "Ideen", self.number) if self.kind == "idee" else _("Kommentare")

    @property
    def hour_key(self) -> str:
        """The hour as it stands in an address."""
        return self.hour.strftime("%Y%m%d%H")


def waiting_keys(user: Any, wanted: Wanted, *, today: date | None = None) -> list[Key]:
    """Return what waits for the person, nearest deadline first; one query for each kind, however much waits."""
    today = today or timezone.localdate()
    kinds = [wanted.kind] if wanted.kind else [kind for kind in KINDS if kind not in WITHOUT_WORK]
    mine, answered = permissions.moderated_city_ids(user), permissions.answered_city_ids(user)
    if wanted.city is not None:
        mine, answered = mine & {wanted.city.pk}, answered & {wanted.city.pk}
    found: list[Key] = []
    for kind in kinds:
        own = mine if kind in (*MODERATION, *WITHOUT_WORK) else answered
        if own:
            found += _KEYS[kind](own, wanted.process, today)
    return sorted(found)


def waiting_number(user: Any, *, today: date | None = None) -> int:
    """Return how many things wait: all contributions and reports, and what else is due within two weeks."""
    today = today or timezone.localdate()
    keys = waiting_keys(user, Wanted(), today=today)
    return sum(1 for key in keys if key.kind in MODERATION or key.due_on <= today + SOON)


def items(keys: Iterable[Key], *, today: date | None = None) -> list[Item]:
    """Read the rows behind the keys, one query for each kind; what has gone meanwhile is left out."""
    today, keys = today or timezone.localdate(), list(keys)
    rows: dict[tuple[str, int], Any] = {}
    for kind, read in _ROWS.items():
        wanted = [key.pk for key in keys if key.kind == kind]
        if wanted:
            rows |= {(kind, row.pk): row for row in read().filter(pk__in=wanted)}
    return [_item(key, rows[key.kind, key.pk], today) for key in keys if (key.kind, key.pk) in rows]


def heaps(keys: Iterable[Key]) -> list[Heap]:
    """Return where many contributions came to one process within one hour, the largest first."""
    counted = Counter(
        (key.kind, key.process_id, hour_of(key.at)) for key in keys if key.kind in ("idee", "kommentar") and key.at
    )
    large = {place: number for place, number in counted.items() if number >= HEAP}
    processes = Process.objects.in_bulk({process_id for _kind, process_id, _hour in large})
    found = [Heap(kind, processes[pk], hour, number) for (kind, pk, hour), number in large.items() if pk in processes]
    return sorted(found, key=lambda heap: (-heap.number, heap.hour, heap.process.pk))


def in_heap(user: Any, kind: str, process: Process, hour: datetime) -> QuerySet[Any]:
    """Return the contributions of one heap that wait for the person, oldest first."""
    own = permissions.moderated_city_ids(user)
    rows = _ideas(own, process) if kind == "idee" else _comments(own, process)
    within = rows.filter(created_at__gte=hour, created_at__lt=hour + timedelta(hours=1))
    return within.select_related("author").order_by("created_at", "pk")


def hour_of(at: datetime) -> datetime:
    """Return the beginning of the local hour."""
    return timezone.localtime(at).replace(minute=0, second=0, microsecond=0)


def neighbours(user: Any, wanted: Wanted, kind: str, pk: int) -> tuple[str, str]:
    """Return the addresses of the things before and after this one in the queue; "" where there is none."""
    keys = waiting_keys(user, wanted)
    place = next((number for number, key in enumerate(keys) if (key.kind, key.pk) == (kind, pk)), None)
    if place is None:
        return "", item_url(keys[0]) if keys else ""
    before = item_url(keys[place - 1]) if place else ""
    return before, item_url(keys[place + 1]) if place + 1 < len(keys) else ""


def item_url(key: Key) -> str:
    """Return where the desk deals with it."""
    name = {
        "idee": "desk_idea",
        "kommentar": "desk_comment",
        "meldung": "desk_report",
        "antwort": "desk_answer",
        "gremium": "desk_council_step",
        "ergebnis": "desk_result",
        "zusammenfuehrung": "desk_idea",
    }[key.kind]
    return reverse(name, args=[key.pk])


def _ideas(own: set[int], process: Process | None) -> QuerySet[Idea]:
    rows = Idea.objects.filter(state=Idea.State.IN_MODERATION, city_id__in=own)
    return rows.filter(process=process) if process is not None else rows


def _comments(own: set[int], process: Process | None) -> QuerySet[Comment]:
    rows = Comment.objects.filter(_of_own(own, ""), state=Comment.State.IN_MODERATION)
    return rows.filter(process=process) if process is not None else rows


def _of_own(own: set[int], prefix: str) -> Q:
    """Comments on ideas of these cities; on other things by the process's city, joint ones for everybody."""
    on_idea = Q(**{f"{prefix}idea__city_id__in": own})
    elsewhere = Q(**{f"{prefix}process__city_id__in": own}) | Q(**{f"{prefix}process__city": None})
    return on_idea | (Q(**{f"{prefix}idea": None}) & elsewhere)


def _day(at: datetime) -> date:
    return timezone.localdate(at)


def _idea_keys(own: set[int], process: Process | None, today: date) -> list[Key]:
    rows = _ideas(own, process).order_by("created_at").values_list("pk", "created_at", "process_id")[:MOST_OF_KIND]
    return [Key(_day(at + LOOKED_AT), "idee", pk, process_id, at) for pk, at, process_id in rows]


def _comment_keys(own: set[int], process: Process | None, today: date) -> list[Key]:
    rows = _comments(own, process).order_by("created_at").values_list("pk", "created_at", "process_id")[:MOST_OF_KIND]
    return [Key(_day(at + LOOKED_AT), "kommentar", pk, process_id, at) for pk, at, process_id in rows]


def _report_keys(own: set[int], process: Process | None, today: date) -> list[Key]:
    mine = Q(idea__city_id__in=own) | (Q(idea=None) & _of_own(own, "comment__"))
    rows = Report.objects.filter(mine, closed_at=None, count__gt=0)
    if process is not None:
        rows = rows.filter(Q(idea__process=process) | Q(comment__process=process))
    found = rows.order_by("first_at").values_list("pk", "first_at")[:MOST_OF_KIND]
    return [Key(_day(at + REPORT_LOOKED_AT), "meldung", pk) for pk, at in found]


def _answer_keys(own: set[int], process: Process | None, today: date) -> list[Key]:
    rows = Idea.objects.filter(state__in=OPEN_STATES, city_id__in=own, process__live=True)
    rows = rows.exclude(answer_due_on=None)
    if process is not None:
        rows = rows.filter(process=process)
    found = rows.order_by("answer_due_on").values_list("pk", "answer_due_on", "process_id")[:MOST_OF_KIND]
    return [Key(due_on or today, "antwort", pk, process_id) for pk, due_on, process_id in found]


def _council_keys(own: set[int], process: Process | None, today: date) -> list[Key]:
    rows = CouncilStep.objects.filter(closed_at=None, idea__city_id__in=own)
    if process is not None:
        rows = rows.filter(idea__process=process)
    found = rows.order_by("opened_at").values_list("pk", "opened_at", "planned_on")[:MOST_OF_KIND]
    return [Key(planned_on or _day(at + COUNCIL), "gremium", pk) for pk, at, planned_on in found]


def _result_keys(own: set[int], process: Process | None, today: date) -> list[Key]:
    rows = Process.objects.published().filter(Q(city_id__in=own) | Q(city=None), result="", archived_at=None)
    if process is not None:
        rows = rows.filter(pk=process.pk)
    ended = rows.order_by().annotate(ended=Max("phases__ends_at")).filter(ended__lte=timezone.now())
    found = ended.values_list("pk", "ended", "result_due_on", "answer_days")[:MOST_OF_KIND]
    return [Key(due_on or _day(at + timedelta(days=days)), "ergebnis", pk, pk) for pk, at, due_on, days in found]


def _merge_keys(own: set[int], process: Process | None, today: date) -> list[Key]:
    rows = Transfer.objects.filter(source__city_id__in=own, source__state=Idea.State.MERGED, moved_at=None)
    if process is not None:
        rows = rows.filter(source__process=process)
    rows = rows.filter(valid_until__gte=timezone.now()).order_by()
    found = rows.values("source_id").annotate(until=Max("valid_until")).values_list("source_id", "until")
    return [Key(_day(until), "zusammenfuehrung", pk) for pk, until in found[:MOST_OF_KIND]]


_KEYS: dict[str, Callable[[set[int], Process | None, date], list[Key]]] = {
    "idee": _idea_keys,
    "kommentar": _comment_keys,
    "meldung": _report_keys,
    "antwort": _answer_keys,
    "gremium": _council_keys,
    "ergebnis": _result_keys,
    "zusammenfuehrung": _merge_keys,
}


def _idea_rows() -> QuerySet[Any]:
    return Idea.objects.select_related("process", "city", "author")


_ROWS: dict[str, Callable[[], QuerySet[Any]]] = {
    "idee": _idea_rows,
    "kommentar": lambda: Comment.objects.select_related("process", "process__city", "idea__city", "author"),
    "meldung": lambda: Report.objects.select_related(
        "idea__process", "idea__city", "comment__process__city", "comment__idea__city"
    ),
    "antwort": _idea_rows,
    "gremium": lambda: CouncilStep.objects.select_related("idea__process", "idea__city"),
    "ergebnis": lambda: Process.objects.select_related("city"),
    "zusammenfuehrung": lambda: Idea.objects.select_related("process", "city", "merged_into"),
}


def _item(key: Key, row: Any, today: date) -> Item:
    subject = row
    if isinstance(row, Report):
        subject = row.idea or row.comment
    elif isinstance(row, CouncilStep):
        subject = row.idea
    process = subject if isinstance(subject, Process) else subject.process
    return Item(
        key=key,
        kind_label=str(KINDS[key.kind]),
        title=shortened(subject.text if isinstance(subject, Comment) else subject.title, 110),
        words=_words(key.kind, row),
        process=process,
        city=_city(subject),
        url=item_url(key),
        days_left=(key.due_on - today).days,
    )


def _city(subject: Idea | Comment | Process) -> City | None:
    if isinstance(subject, Comment):
        return subject.idea.city if subject.idea is not None else subject.process.city
    return subject.city


def _words(kind: str, row: Any) -> str:
    if kind == "idee":
        return str(row.held_because)
    if kind == "meldung":
        return ngettext("%(n)s Meldung", "%(n)s Meldungen", row.count) % {"n": row.count}
    if kind == "antwort":
        return str(row.get_state_display())
    if kind == "gremium":
        return str(row.body)
    if kind == "zusammenfuehrung" and row.merged_into is not None:
        return _("aufgegangen in „%(title)s“") % {"title": row.merged_into.title}
    return ""
