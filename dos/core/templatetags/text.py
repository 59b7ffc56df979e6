"""Template tags for text in two languages."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

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
