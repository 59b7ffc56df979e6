"""What events add to pages of other rooms: what is to come, and what there was."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.actors.models import Organisation
from dos.core.filters import ALL
from dos.core.module import Panel
from dos.events.models import Event
from dos.events.selectors import event_list
from dos.events.selectors.event_filter import PAST, UPCOMING, EventFilter
from dos.events.selectors.event_list import EventRow
from dos.events.selectors.thread import events_on
from dos.strategy.models import ActionField, Project

MAX_SHOWN = 4
# The parameter of the filter under which a list shows the events of a thing.
_PARAMETERS = {
    Project: ("vorhaben", "projects"),
    ActionField: ("feld", "action_fields"),
    Organisation: ("veranstalter", "organisers"),
}


def panels(obj: Any, viewer: Any) -> Iterator[Panel]:
    """Offer the events of a project, a field or an organisation; nothing where there are none."""
    parameter, name = _PARAMETERS.get(type(obj), ("", ""))
    if not parameter or (isinstance(obj, Project) and not events_on(obj)):
        return
    today = timezone.localdate()
    found = Event.objects.published().filter(Q(**{name: obj}))
    coming, past = _rows(found, today, UPCOMING), _rows(found, today, PAST)
    if coming or past:
        base = f"{reverse('events:event_list')}?stadt={ALL}&{parameter}={obj.slug}"
        context = {
            "coming": coming[:MAX_SHOWN],
            "past": past[:MAX_SHOWN],
            "coming_url": base,
            "past_url": f"{base}&zeit={PAST}",
        }
        yield Panel(_("Termine"), "events/_events_panel.html", context, order=35)


def _rows(found: Any, today: date, period: str) -> list[EventRow]:
    keys = event_list.one_of_each(found, EventFilter(time=period), today)
    return event_list.rows(keys[:MAX_SHOWN], today)
