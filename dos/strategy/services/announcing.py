"""What followers are told: a published change of a project, how it stands, a decision about it, a measured value.

Also what can be followed beside projects and fields: indicators.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dos.core import thread
from dos.core.module import Topic
from dos.core.text import first_sentence, translated
from dos.notifications import selectors as notices
from dos.notifications import services as notifications
from dos.strategy.models import ActionField, Change, Decision, Indicator, IndicatorValue, Project, StatusNote
from dos.strategy.selectors import topics
from dos.strategy.selectors.addresses import canonical_url
from dos.strategy.selectors.nodes import number_words
from dos.strategy.selectors.renamed import renamed
from dos.strategy.selectors.wording import change_words, day_words

# Of a file with more values than these, one notice tells how many came.
MOST_VALUES = 10


def topic(kind: str, key: str, viewer: Any) -> Topic | None:
    """Return what of the strategy can be followed: a public indicator, else what the selectors know."""
    if kind != "indicator":
        return topics.topic(kind, key, viewer)
    key = renamed(Indicator, key) or key
    indicator = Indicator.objects.published().filter(slug=key).first()
    return of_indicator(indicator) if indicator is not None else None


def of_indicator(indicator: Indicator) -> Topic:
    """Return the indicator as something to follow."""
    return Topic("indicator", indicator.slug, indicator.name, _url(indicator))


def take_followers_along(thing: Project | Indicator | ActionField, old: str) -> None:
    """Let people follow on what has another name in its address now."""
    if isinstance(thing, Project):
        named = topics.of_project(thing)
    else:
        named = of_indicator(thing) if isinstance(thing, Indicator) else topics.of_field(thing)
    notifications.move_topic(old=old, topic=named)


def announce_changes(project: Project, changes: Sequence[Change]) -> None:
    """Tell the followers what a publication changed; the same revision published again tells nothing."""
    if not changes:
        return
    # As it stands in the database now; the object at hand is the one of the revision.
    row = Project.objects.get(pk=project.pk)
    with translation.override("en"):
        subject_en, text_en, line_en = _subject(row, changes), _text(row, changes), thread_line(row)
    with translation.override("de"):
        notifications.announce(
            key=f"project:{row.pk}:revision:{row.live_revision_id}",
            topics=topics.concerned_by(row),
            subject=_subject(row, changes),
            text=_text(row, changes),
            subject_en=subject_en,
            text_en=text_en,
            thread_line=thread_line(row),
            thread_line_en=line_en,
        )


def announce_note(note: StatusNote) -> None:
    """Tell the followers how a project stands now; a corrected note is not told again."""
    project = Project.objects.get(pk=note.project_id)
    if not project.live:
        return
    with translation.override("en"):
        subject_en = _("%(name)s: so steht es jetzt") % {"name": translated(project, "name")}
        line_en = thread_line(project)
    with translation.override("de"):
        notifications.announce(
            key=f"status-note:{note.pk}",
            topics=topics.concerned_by(project),
            subject=_("%(name)s: so steht es jetzt") % {"name": project.name},
            text=note.text,
            subject_en=subject_en,
            text_en=note.text_en,
            thread_line=thread_line(project),
            thread_line_en=line_en,
        )


def announce_decision(decision: Decision, *, among: Iterable[int] | None = None) -> None:
    """Tell the followers of its projects of a public decision; each project once, a person who follows several once.

    Without `among` it is about all its projects. Whoever was told of it by one project is not told by the next.
    """
    row = Decision.objects.select_for_update().filter(pk=decision.pk, live=True).first()
    if row is None:
        return
    linked = row.projects.filter(live=True) if among is None else row.projects.filter(live=True, pk__in=among)
    told = notices.topics_told(f"decision:{row.pk}:")
    fresh = [project for project in linked.order_by("pk") if ("project", project.slug) not in told]
    concerned = [topic for project in fresh for topic in topics.concerned_by(project)]
    named = [topic for topic in concerned if (topic.kind, topic.key) not in told]
    if named:
        _announce(
            key=f"decision:{row.pk}:{fresh[0].pk}",
            about=named,
            subject=lambda: _("Neuer Beschluss: %(title)s") % {"title": translated(row, "title")},
            text=lambda: "\n".join([_decided(row), *(_project_line(project) for project in fresh)]),
            url=_url(row),
            around=fresh[0],
        )


def announce_values(indicator: Indicator, written: Sequence[tuple[IndicatorValue, float | None]]) -> None:
    """Tell the followers of an indicator, of its project and its field of new values, each once.

    Beside each value stands the one that it corrects, if any: then the notice says so. Many values at once, as from a
    file, are one notice.
    """
    row = Indicator.objects.select_related("project", "action_field", "objective__action_field").get(pk=indicator.pk)
    if not row.live or not written:
        return
    field = row.action_field or (row.objective.action_field if row.objective is not None else None)
    about = [of_indicator(row)]
    about += [topics.of_project(row.project)] if row.project is not None and row.project.live else []
    about += [topics.of_field(field)] if field is not None else []
    if len(written) > MOST_VALUES:
        newest = max((value for value, _old in written), key=lambda value: value.on)
        _announce(
            key=f"values:{newest.pk}:{newest.recorded_at:%Y%m%d%H%M%S%f}",
            about=about,
            subject=lambda: _("%(name)s: %(n)s Werte") % {"name": translated(row, "name"), "n": len(written)},
            text=lambda: _("Der jüngste: %(value)s") % {"value": _measured(row, newest)},
            around=row,
        )
        return
    for value, old in written:
        _announce_value(row, value, old, about)


def _announce_value(row: Indicator, value: IndicatorValue, old: float | None, about: list[Topic]) -> None:
    mark = "" if old is None else f":{value.recorded_at:%Y%m%d%H%M%S%f}"

    def subject() -> str:
        told = {"name": translated(row, "name"), "value": _measured(row, value)}
        if old is None:
            return f"{told['name']}: {told['value']}"
        return _("%(name)s, berichtigt: %(value)s") % told

    def text() -> str:
        return "" if old is None else _("Vorher stand dort: %(value)s.") % {"value": number_words(old)}

    _announce(key=f"value:{value.pk}{mark}", about=about, subject=subject, text=text, around=row)


def _announce(
    *,
    key: str,
    about: Sequence[Topic],
    subject: Callable[[], str],
    text: Callable[[], str],
    around: Project | Indicator,
    url: str = "",
) -> None:
    """Announce it in both languages, with the thread around what it happened to."""
    with translation.override("en"):
        subject_en, text_en, line_en = subject(), text(), thread_line(around)
    with translation.override("de"):
        notifications.announce(
            key=key,
            topics=about,
            subject=subject(),
            text=text(),
            url=url,
            subject_en=subject_en,
            text_en=text_en,
            thread_line=thread_line(around),
            thread_line_en=line_en,
        )


def thread_line(thing: Project | Indicator) -> str:
    """Write the thread around a project or an indicator as one line of text, as everybody may see it."""
    here = _("hier")
    nodes = thread.walk(thing, AnonymousUser()).strip
    named = [f"{node.kind_label} „{node.label}“" + (f" ({here})" if node.is_here else "") for node in nodes]
    return " → ".join(named)


def _subject(project: Project, changes: Sequence[Change]) -> str:
    name, words = translated(project, "name").text, change_words(changes[0])
    if changes[0].kind == Change.Kind.START:
        return _("Neu dabei: %(name)s") % {"name": name}
    if len(changes) > 1:
        number = len(changes)
        return ngettext("%(name)s: %(n)s Änderung", "%(name)s: %(n)s Änderungen", number) % {"name": name, "n": number}
    return f"{name}: {words.title} {words.new}".strip()


def _text(project: Project, changes: Sequence[Change]) -> str:
    if changes[0].kind == Change.Kind.START:
        return first_sentence(translated(project, "summary").text)
    return "\n".join(_line(change) for change in changes)


def _line(change: Change) -> str:
    words = change_words(change)
    steps = " → ".join(part for part in (words.old, words.new) if part)
    reason = _("Grund: %(reason)s") % {"reason": words.reason} if words.reason else ""
    said = f"{words.title}: {steps}" if steps else words.title
    return ". ".join(part for part in (f"{said} ({words.shift})" if words.shift else said, reason) if part)


def _decided(decision: Decision) -> str:
    """Say who decided what and when."""
    day = day_words(decision.on, decision.on_precision)
    outcome = str(decision.get_outcome_display())
    return _("%(body)s, %(day)s: %(outcome)s") % {"body": decision.body, "day": day, "outcome": outcome}


def _project_line(project: Project) -> str:
    return _("Vorhaben: %(name)s") % {"name": translated(project, "name")}


def _measured(indicator: Indicator, value: IndicatorValue) -> str:
    """Return a value with its unit and its day."""
    day = day_words(value.on, value.on_precision)
    return f"{number_words(value.value)} {translated(indicator, 'unit')} ({day})"


def _url(thing: Any) -> str:
    with translation.override("de"):
        return canonical_url(thing)
