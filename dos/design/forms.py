"""The one form renderer: every form of the house renders itself with KERN's field markup.

Only the templates of forms and fields are replaced, never those of widgets: the editors' desk keeps its look.
"""

from functools import lru_cache
from typing import Any

from django.forms import Select
from django.forms.renderers import DjangoTemplates
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class KernRenderer(DjangoTemplates):
    """Renders `{{ form }}` and `{{ field.as_field_group }}` with label, hint, error and input in KERN's order."""

    form_template_name = "design/forms/form.html"
    formset_template_name = "design/forms/formset.html"
    field_template_name = "design/forms/field.html"


class PlainSelect(Select):
    """A select without groups, written at once: a template for each option would cost most of a list page."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """Write the select with its options."""
        written = flatatt({"name": name, **self.attrs, **(attrs or {})})
        chosen = "" if value is None else str(value)
        choices = tuple((str(key), str(label)) for key, label in self.choices)
        return format_html("<select{}>{}</select>", written, _options(choices, chosen))


@lru_cache(maxsize=512)
def _options(choices: tuple[tuple[str, str], ...], chosen: str) -> SafeString:
    """Write the options; the same lists are asked for again and again."""
    rows = [(key, SafeString(" selected") if key == chosen else "", label) for key, label in choices]
    return format_html_join("", '<option value="{}"{}>{}</option>', rows)
