"""What the room adds to pages of other rooms: to a project its stations and networks."""

import time
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from dos.core.module import Panel
from dos.sensors import permissions
from dos.sensors.models import Network
from dos.sensors.selectors import station_list, visible
from dos.strategy.models import Project

MOST_STATIONS = 4


def panels(obj: Any, viewer: Any) -> Iterator[Panel]:
    """Offer the stations of a project with their last values; nothing where there are neither stations nor networks."""
    if not isinstance(obj, Project):
        return
    things = visible.things(permissions.reach_of(viewer)).filter(project=obj)
    networks = Network.objects.filter(project=obj)
    # Most projects have neither: one question for both.
    if not things.order_by().values("pk").union(networks.order_by().values("pk"), all=True).exists():
        return
    shown = list(things.select_related("city").order_by("name", "pk")[: MOST_STATIONS + 1])
    total = things.count() if len(shown) > MOST_STATIONS else len(shown)
    rows = station_list.rows(shown[:MOST_STATIONS], time.time_ns() // 1000) if shown else []
    theme = rows[0].thing.theme if rows else ""
    context = {
        "rows": rows,
        "networks": list(networks.order_by("name")),
        "more": max(total - len(rows), 0),
        "list_url": f"{reverse('sensors:station_list')}?stadt=alle&thema={theme}",
        "is_simulated": any(row.thing.is_simulation for row in rows),
    }
    yield Panel(_("Messwerte"), "sensors/_project_panel.html", context, order=30)
