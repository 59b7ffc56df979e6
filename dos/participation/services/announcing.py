"""What followers are told: a step of an idea, a new idea, a new process, a phase that begins, a result.

Whoever has got a letter of their own about it is not told again by a notice.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import F, Q
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dos.cities import address
from dos.cities import selectors as cities
from dos.core.module import Topic
from dos.core.text import first_sentence, translated
from dos.notifications import selectors as notices
from dos.notifications import services as notifications
from dos.notifications.models import Mail
from dos.participation.models import Activity, Idea, IdeaEvent, ParagraphText, Phase, Process
from dos.participation.selectors import processes
from dos.participation.services import letters
from dos.strategy.selectors import topics as strategy

S = Idea.State
NAMED = 10


def tell_step(idea: Idea, event: IdeaEvent, *, is_own: bool = False) -> None:
    """Tell the author by letter and everybody who follows by notice; of their own steps authors get no letter.

    The first time that an idea is public it is news for those who follow its process, field, district or city. What
    leaves the public eye is told to no follower, nor is what was still to be told about it.
    """
    if not event.is_public:
        return
    mail = None if is_own else letters.letter_to_author(idea, event)
    if not (idea.is_public and idea.process.live):
        if event.from_state in Idea.PUBLIC_STATES:
            notifications.call_back("idea", [idea.reference])
        return
    is_news = event.to_state == S.PUBLISHED and event.from_state not in Idea.PUBLIC_STATES and not _is_known(idea)
    if is_news:
        _announce_new(idea, event.at)
    else:
        _announce_step(idea, event)
    notifications.spare(key_of_new(idea) if is_news else key_of_step(event), [mail])


def tell_followers_of(other: Idea, event: IdeaEvent) -> None:
    """Tell a step also those who follow the idea that the first went into or left; who follows both is told once."""
    notifications.widen(key_of_step(event), [_idea(other)])


def let_follow(thing: Idea | Process, user: Any) -> None:
    """Whoever supports or comments with an account hears what becomes of it, until they stop that (P12).

    That is the idea, or the process whose text or project they commented.
    """
    topic = _idea(thing) if isinstance(thing, Idea) else _process(thing)
    notifications.follow(topic=topic, user=user)


def key_of_step(event: IdeaEvent) -> str:
    """Return what makes the notice of a step one and the same."""
    return f"idea:{event.idea_id}:step:{event.pk}"


def key_of_new(idea: Idea) -> str:
    """Return what makes the notice of a new idea one and the same."""
    return f"idea:{idea.pk}:new"


def spare_author(idea: Idea, receipt: Mail | None) -> None:
    """The receipt says that the own idea is public; no notice says it again."""
    notifications.spare(key_of_new(idea), [receipt])


def announce_process(process: Process, now: datetime) -> None:
    """Tell those who follow its field, its project or its city of a process that is public for the first time."""
    if process.first_published_at != process.last_published_at:
        return
    _announce(
        key=f"process:{process.pk}:new",
        topics=[_process(process), *_around(process)],
        subject=lambda: _("Neues Beteiligungsverfahren: %(title)s") % {"title": translated(process, "title")},
        text=lambda: "\n".join([translated(process, "summary").text, *_phase_words(process, now)]),
        happened_at=now,
    )


def announce_result(process: Process, now: datetime) -> None:
    """Tell those who follow a process what came of it; once, a corrected text is not told again."""
    _announce(
        key=f"process:{process.pk}:result",
        topics=[_process(process)],
        subject=lambda: _("%(title)s: das Ergebnis ist da") % {"title": translated(process, "title")},
        text=lambda: translated(process, "result").text,
        happened_at=now,
    )


def announce_revision(process: Process, made: Sequence[ParagraphText]) -> None:
    """Tell those who follow a process which paragraphs of its text read anew, and why; each version once."""
    if not process.live or not made:
        return
    _announce(
        key=f"process:{process.pk}:text:{max(text.pk for text in made)}",
        topics=[_process(process)],
        subject=lambda: _("%(title)s: der Text hat eine neue Fassung") % {"title": translated(process, "title")},
        text=lambda: "\n".join(
            [
                translated(made[0], "reason").text,
                _("Geändert: %(paragraphs)s") % {"paragraphs": "; ".join(_names(made))},
            ]
        ),
        happened_at=made[0].at,
        url=address.canonical("participation:text_changes", process.slug, city=process.city, language="de"),
    )


def announce_phases(*, now: datetime) -> int:
    """Tell those who follow a process that a phase has begun, each phase once; return how many are told now.

    A phase that is over when this runs (nothing ran for days) is not told: nobody could take part in it. One that
    runs when its process goes public belongs to the news of the process.
    """
    first = F("process__first_published_at")
    begun = Phase.objects.filter(starts_at__lte=now, ends_at__gt=now, process__live=True, process__archived_at=None)
    begun = begun.filter(Q(process__first_published_at=None) | Q(starts_at__gt=first)).order_by("starts_at", "pk")
    phases = {f"process:{phase.process_id}:phase:{phase.pk}": phase for phase in begun.select_related("process__city")}
    untold = phases.keys() - notices.announced(phases)
    for key in sorted(untold):
        _announce_phase(key, phases[key])
    return len(untold)


def call_back_process(process: Process) -> None:
    """Tell nobody any more what happened in a process that went out of sight."""
    notifications.call_back("process", [process.slug])
    notifications.call_back("idea", Idea.objects.filter(process=process).values_list("reference", flat=True))


def _announce_phase(key: str, phase: Phase) -> None:
    process = phase.process
    _announce(
        key=key,
        topics=[_process(process)],
        subject=lambda: (
            _("%(title)s: jetzt läuft „%(phase)s“")
            % {"title": translated(process, "title"), "phase": translated(phase, "title")}
        ),
        text=lambda: _running(phase),
        happened_at=phase.starts_at,
    )


def _announce_new(idea: Idea, at: datetime) -> None:
    place = ", ".join(str(part) for part in (idea.district, idea.place) if part)
    _announce(
        key=key_of_new(idea),
        topics=[_idea(idea), _process(idea.process), *_places(idea)],
        subject=lambda: _("Neue Idee: %(title)s") % {"title": idea.title},
        text=lambda: "\n".join(
            [
                idea.text,
                _("Verfahren: %(title)s") % {"title": translated(idea.process, "title")},
                *([_("Ort: %(place)s") % {"place": place}] if place else []),
            ]
        ),
        happened_at=at,
        is_for_digest=True,
    )


def _announce_step(idea: Idea, event: IdeaEvent) -> None:
    _announce(
        key=key_of_step(event),
        topics=[_idea(idea)],
        subject=lambda: _step_subject(idea, event),
        text=lambda: _step_text(event),
        thread_line=letters.thread_line(idea),
        happened_at=event.at,
    )


def _announce(
    *,
    key: str,
    topics: Iterable[Topic],
    subject: Callable[[], str],
    text: Callable[[], str],
    happened_at: datetime,
    thread_line: str = "",
    url: str = "",
    is_for_digest: bool = False,
) -> None:
    """Announce it in both languages; without address it leads to the first topic."""
    with translation.override("en"):
        subject_en, text_en = subject(), text()
    with translation.override("de"):
        notifications.announce(
            key=key,
            topics=list(topics),
            subject=subject(),
            text=text(),
            subject_en=subject_en,
            text_en=text_en,
            thread_line=thread_line,
            url=url,
            happened_at=happened_at,
            is_for_digest=is_for_digest,
        )


def _step_subject(idea: Idea, event: IdeaEvent) -> str:
    """Say what a step is: the new state, or where the state stays, the first sentence of what happened."""
    said = letters.step_words(event)
    if event.from_state == event.to_state and said and event.reason_key != letters.THRESHOLD:
        return f"„{idea.title}“: {first_sentence(said[0], 110)}"
    return letters.step_subject(idea, event)


def _step_text(event: IdeaEvent) -> str:
    said = list(letters.step_words(event))
    if event.project is not None and event.project.live:
        said.append(_("Vorhaben: %(name)s") % {"name": translated(event.project, "name")})
    if event.decision is not None and event.decision.live:
        said.append(_("Beschluss: %(title)s") % {"title": translated(event.decision, "title")})
    return "\n".join(said)


def _names(made: Sequence[ParagraphText]) -> list[str]:
    """Name the first paragraphs, and say how many there are beyond them."""
    names = [translated(text, "heading").text or first_sentence(translated(text, "text").text, 60) for text in made]
    rest = len(names) - NAMED
    return names[:NAMED] + ([_("und %(n)s weitere") % {"n": rest}] if rest > 0 else [])


def _phase_words(process: Process, now: datetime) -> list[str]:
    """Say which phase runs, or when the next one begins."""
    phase, coming = process.phase_at(now), process.next_phase(now)
    if phase is not None:
        return [_running(phase)]
    if coming is None:
        return []
    begins = date_format(timezone.localtime(coming.starts_at), "j. F Y")
    return [_("„%(phase)s“ beginnt am %(day)s.") % {"phase": translated(coming, "title"), "day": begins}]


def _running(phase: Phase) -> str:
    """Say until when a phase runs, and what one can do in it."""
    ends = date_format(timezone.localtime(phase.ends_at), "j. F Y, H:i")
    open_to = [str(activity.label) for activity in Activity if phase.opens(activity)]
    if not open_to:
        return _("„%(phase)s“ dauert bis %(end)s Uhr.") % {"phase": translated(phase, "title"), "end": ends}
    return _("Bis %(end)s Uhr geht das: %(what)s.") % {"end": ends, "what": "; ".join(open_to)}


def _process(process: Process) -> Topic:
    return Topic("process", process.slug, process.title, processes.canonical_url(process))


def _idea(idea: Idea) -> Topic:
    return Topic("idea", idea.reference, idea.title, letters.idea_url(idea))


def _around(process: Process) -> list[Topic]:
    """Return the field, the public project and the cities of a process; a joint one concerns every city."""
    found = [strategy.of_field(process.action_field)] if process.action_field is not None else []
    if process.project is not None and process.project.live:
        found.append(strategy.of_project(process.project))
    asked = [process.city] if process.city is not None else cities.all_cities()
    return found + _known(("city", city.key) for city in asked)


def _places(idea: Idea) -> list[Topic]:
    """Return the field, the city and the district of an idea."""
    found = [strategy.of_field(idea.action_field)] if idea.action_field is not None else []
    names = [("city", idea.city.key)]
    if idea.district is not None:
        names.append(("district", f"{idea.district.city.key}.{idea.district.slug}"))
    return found + _known(names)


def _known(names: Iterable[tuple[str, str]]) -> list[Topic]:
    found = (cities.topic(kind, key, None) for kind, key in names)
    return [topic for topic in found if topic is not None]


def _is_known(idea: Idea) -> bool:
    return bool(notices.announced([key_of_new(idea)]))
