"""What events tell the network: who invites, who invites with others, and at whose place it is."""

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dos.actors.models import Organisation
from dos.actors.selectors.organisations import city_organisations
from dos.core.db import german_order
from dos.core.relations import Relation, Told
from dos.events.models import Event

INVITES, INVITES_WITH, HOSTS = "invites", "invites_with", "hosts"
ROLES: dict[str, str | Promise] = {
    INVITES: _("lädt ein"),
    INVITES_WITH: _("lädt mit anderen ein"),
    HOSTS: _("gibt den Ort"),
}


def relations() -> Told:
    """Tell who takes part in the real, published events, called-off ones left out.

    A place counts where it bears the very name of an organisation. A city's own office is no partner of its fields.
    """
    known = Organisation.objects.published().filter(is_example=False)
    names = {name.casefold(): slug for name, slug in known.values_list("name", "slug")}
    own = set(city_organisations().values())
    rows = Event.objects.published().filter(is_example=False).exclude(status=Event.Status.CANCELLED)
    rows = rows.prefetch_related("organisers", "action_fields").order_by(german_order("title"), "pk")
    return Told(tuple(_relation(row, slug, role, own) for row in rows for slug, role in _parts(row, names)))


def _parts(row: Event, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    inviting = [one.slug for one in row.organisers.all() if one.live and not one.is_example]
    for slug in inviting:
        yield slug, INVITES if len(inviting) == 1 else INVITES_WITH
    host = names.get(row.place.casefold(), "")
    if host and host not in inviting:
        yield host, HOSTS


def _relation(row: Event, organisation: str, role: str, own: set[str]) -> Relation:
    return Relation(
        organisation=organisation,
        role=role,
        role_label=ROLES[role],
        kind="event",
        kind_label=pgettext_lazy("eines", "Veranstaltung"),
        key=row.slug,
        label=row.title,
        label_en=row.title_en,
        url_name="events:event_detail",
        topics=tuple(field.slug for field in row.action_fields.all()),
        source_url=row.source_url,
        is_partner=organisation not in own,
        starts_on=row.starts_on,
        ends_on=row.repeats_until if row.is_series else row.ends_on or row.starts_on,
    )
