"""What followers are told: a published change of a project, and a new word on how it stands."""

from collections.abc import Sequence

from django.contrib.auth.models import AnonymousUser
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dos.core import thread
from dos.core.text import first_sentence, translated
from dos.notifications import services as notifications
from dos.strategy.models import Change, Project, StatusNote
from dos.strategy.selectors import topics
from dos.strategy.selectors.wording import change_words


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


def thread_line(project: Project) -> str:
    """Write the thread around a project as one line of text, as everybody may see it."""
    here = _("hier")
    nodes = thread.walk(project, AnonymousUser()).strip
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
