"""How a story's text is written into a page."""

import re
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

from dos.core.text import translated

register = template.Library()

# Addresses that have no part of language and city in front.
_MACHINE_DOORS = ("api/v1", "desk/", "static/", "dateien/", "look/")
_OWN_LINK = re.compile(r'(<a\b[^>]*\bhref=")/(?!/)([^"]*)(")')


@register.simple_tag
def story_text(obj: Any, field: str) -> SafeString:
    """Write rich text in the active language, links to own pages on the reader's site; a German fallback says so."""
    words = translated(obj, field)
    home = reverse("portal:home")
    linked = _OWN_LINK.sub(lambda found: f"{found[1]}{_home_of(found[2], home)}{found[2]}{found[3]}", words.text)
    html = mark_safe(expand_db_html(linked))  # noqa: S308  # editors' rich text, cleaned when it is saved
    return format_html('<div class="flow" lang="de">{}</div>', html) if words.is_fallback else html


def _home_of(path: str, home: str) -> str:
    return "/" if path.startswith(_MACHINE_DOORS) else home
