"""What followers of a service are told: that its page says something else now, and where to look."""

import json
from collections.abc import Iterable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Revision

from dos.core.text import listed, translated
from dos.directory.models import Provision, Service
from dos.directory.selectors.topics import of_service
from dos.notifications import services as notifications

# What people act on; each with its name on the page.
_OF_SERVICE = (
    *("title", "documents", "requirements", "procedure", "deadline", "processing_time", "legal_basis", "appeal"),
    *("notes", "valid_from", "valid_until"),
)
_OF_PROVISION = (
    *("level", "responsible", "office", "office_name", "online", "online_url", "trust_level", "on_site", "by_post"),
    *("by_phone", "appointment_url", "processing_time", "fees"),
)
MAX_NAMED = 6


def announce_change(obj: Service | Provision, revision: Revision | None) -> None:
    """Tell the followers of a service once for each published version that says something else than the one before."""
    before = _version_before(obj, revision)
    if revision is None or before is None:
        return
    names = _OF_SERVICE if isinstance(obj, Service) else _OF_PROVISION
    changed = [name for name in names if _told(before.content, name) != _told(revision.content, name)]
    service = obj if isinstance(obj, Service) else obj.service
    if not changed or not service.live:
        return
    with translation.override("en"):
        subject_en, text_en = _subject(obj, service), _text(obj, changed)
    with translation.override("de"):
        notifications.announce(
            key=f"{obj._meta.model_name}:{obj.pk}:{revision.pk}",
            topics=[of_service(service)],
            subject=_subject(obj, service),
            text=_text(obj, changed),
            subject_en=subject_en,
            text_en=text_en,
        )


def _version_before(obj: Any, revision: Revision | None) -> Revision | None:
    if revision is None:
        return None
    earlier = obj.revisions.filter(created_at__lt=revision.created_at)
    found: Revision | None = earlier.order_by("-created_at", "-pk").first()
    return found


def _told(content: dict[str, Any], name: str) -> Any:
    """Return what a version says; rows below it without their numbers in the database.

    As it reads when it is stored: a version that was made just now still holds amounts and days.
    """
    value = json.loads(json.dumps(content.get(name), cls=DjangoJSONEncoder))
    if not isinstance(value, list):
        return value
    return [{key: told for key, told in row.items() if key not in ("pk", "sort_order")} for row in value]


def _subject(obj: Service | Provision, service: Service) -> str:
    title = translated(service, "title").text
    if isinstance(obj, Provision):
        return _("%(title)s: neue Angaben für %(city)s") % {"title": title, "city": obj.city.name}
    return _("%(title)s: neue Angaben") % {"title": title}


def _text(obj: Service | Provision, changed: Iterable[str]) -> str:
    labels = {"fees": _("Gebühren")}
    named = [labels.get(name) or str(getattr(obj._meta.get_field(name), "verbose_name", name)) for name in changed]
    more = [_("und mehr")] if len(named) > MAX_NAMED else []
    return _("Geändert: %(names)s.") % {"names": listed([*named[:MAX_NAMED], *more])}
