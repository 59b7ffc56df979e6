"""What taking part tells the network: who offers it, in which field and at which project."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dos.actors.selectors.organisations import city_organisations
from dos.core.db import german_order
from dos.core.relations import Relation, Told
from dos.participation.models import Offer, Process

ROLE, ROLE_LABEL = "offers", _("bietet Beteiligung an")


def relations() -> Told:
    """Tell which city's organisation offers which way to take part; a joint one is offered by all cities.

    To offer it is the city's own task, so it makes nobody a partner of a field.
    """
    offices = city_organisations()
    return Told((*_of_processes(offices), *_of_offers(offices)) if offices else ())


def _of_processes(offices: dict[int, str]) -> Iterator[Relation]:
    rows = Process.objects.published().filter(is_example=False).select_related("project", "action_field")
    for row in rows.prefetch_related("project__action_fields").order_by(german_order("title"), "pk"):
        fields = [row.action_field] if row.action_field else row.project.action_fields.all() if row.project else []
        for organisation in _offering(offices, row.city_id):
            yield Relation(
                organisation=organisation,
                role=ROLE,
                role_label=ROLE_LABEL,
                kind="process",
                kind_label=pgettext_lazy("eines", "Beteiligungsverfahren"),
                key=row.slug,
                label=row.title,
                label_en=row.title_en,
                url_name="participation:process_detail",
                topics=tuple(field.slug for field in fields),
                source_url=row.source_url,
                is_partner=False,
            )


def _of_offers(offices: dict[int, str]) -> Iterator[Relation]:
    """An offer elsewhere has no page here: it stands on that of its project, else of its field."""
    rows = Offer.objects.published().prefetch_related("projects", "action_fields").order_by(german_order("title"), "pk")
    for row in rows:
        projects = [project for project in row.projects.all() if project.live and not project.is_example]
        fields = list(row.action_fields.all())
        if not projects and not fields:
            continue
        place = "strategy:project_detail" if projects else "strategy:action_field_detail"
        for organisation in _offering(offices, row.city_id):
            yield Relation(
                organisation=organisation,
                role=ROLE,
                role_label=ROLE_LABEL,
                kind="offer",
                kind_label=pgettext_lazy("eines", "Angebot zum Mitmachen"),
                key=row.slug,
                label=row.title,
                label_en=row.title_en,
                url_name=place,
                url_key=(projects or fields)[0].slug,
                topics=tuple(field.slug for field in fields),
                source_url=row.source_url,
                is_partner=False,
            )


def _offering(offices: dict[int, str], city: int | None) -> Iterable[str]:
    return offices.values() if city is None else filter(None, [offices.get(city)])
