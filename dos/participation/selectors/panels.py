"""What taking part adds to pages of other rooms: where ideas came from it, and how to take part."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from dos.accounts.models import User
from dos.core.db import german_order
from dos.core.module import Panel
from dos.participation.models import Comment, Idea, Offer
from dos.participation.selectors.idea_list import FILLS
from dos.participation.selectors.processes import open_processes, remaining
from dos.participation.selectors.thread import ideas_on, is_shown
from dos.strategy.models import ActionField, Decision, Project

MAX_SHOWN = 6


def panels(obj: Any, viewer: Any) -> Iterator[Panel]:
    """Offer the ideas behind a project or decision, the ways to take part around it, and one's own contributions."""
    if isinstance(obj, (Project, Decision)):
        yield from _origins(obj)
    if isinstance(obj, (Project, ActionField)):
        yield from _ways(obj)
    if isinstance(obj, User) and obj == viewer:
        yield _own(obj)


def _own(person: User) -> Panel:
    counts = {
        "ideas": Idea.objects.filter(author__user=person).count(),
        "comments": Comment.objects.filter(author__user=person).count(),
    }
    return Panel(_("Ihre Beiträge"), "participation/_own_panel.html", counts, order=10)


def _origins(obj: Project | Decision) -> Iterator[Panel]:
    name = "project_id" if isinstance(obj, Project) else "decision_id"
    ideas = [idea for idea in ideas_on(obj) if is_shown(idea) and getattr(idea, name) == obj.pk]
    if ideas:
        rows = [(idea, FILLS[idea.state]) for idea in ideas[:MAX_SHOWN]]
        context = {"rows": rows, "rest": len(ideas) - len(rows)}
        yield Panel(_("Ideen, aus denen das entstand"), "participation/_origins_panel.html", context, order=15)


def _ways(obj: Project | ActionField) -> Iterator[Panel]:
    now, name = timezone.now(), "project" if isinstance(obj, Project) else "action_field"
    running = open_processes(None, now).filter(**{name: obj})[:MAX_SHOWN]
    processes = [(process, remaining(process.open_until, now)) for process in running]
    offers = Offer.objects.published().select_related("city")
    offers = offers.filter(projects=obj) if isinstance(obj, Project) else offers.filter(action_fields=obj)
    shown = list(offers.order_by("-state", german_order("title"), "pk")[: MAX_SHOWN + 1])
    if processes or shown:
        context = {"processes": processes, "offers": shown[:MAX_SHOWN], "has_more": len(shown) > MAX_SHOWN}
        yield Panel(_("Mitmachen"), "participation/_offers_panel.html", context, order=40)
