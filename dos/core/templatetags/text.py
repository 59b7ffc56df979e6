"""Template tags for text in two languages, and for the same as schema.org."""

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from dos.core import text

register = template.Library()


@register.simple_tag
def tr(obj: Any, field: str) -> SafeString | str:
    """Write a field in the active language; a German fallback is marked with its language."""
    words = text.translated(obj, field)
    if words.is_fallback:
        return format_html('<span lang="de">{}</span>', words.text)
    return words.text


@register.filter
def words(obj: Any, field: str) -> str:
    """Give the plain text of a field in the active language, for attributes and titles."""
    return text.translated(obj, field).text


@register.filter
def shortened(value: str, limit: int) -> str:
    """Shorten plain text for attributes and titles, never inside a character."""
    return text.shortened(str(value), limit)


@register.filter
def json_ld(data: Any) -> SafeString:
    """Write schema.org data into the page; no text in it can end the script element."""
    written = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False)
    written = written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return mark_safe(f'<script type="application/ld+json">{written}</script>')  # noqa: S308  escaped above
