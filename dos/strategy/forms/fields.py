"""Form fields for lists that are stored as JSON and written by people one to a line."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.formats import localize
from django.utils.translation import gettext as _

from dos.core.text import clean_line, cut

MAX_LINES = 40
MAX_ADDRESS, MAX_LABEL, MAX_FACT = 500, 80, 300
_is_address = URLValidator(schemes=["http", "https"])


class LinesField(forms.CharField):
    """One entry to a line; empty lines count for nothing."""

    widget = forms.Textarea(attrs={"rows": 4})

    def as_lines(self, value: Any) -> list[str]:
        """Return what stands in the field for a stored value."""
        raise NotImplementedError

    def entries(self, lines: list[str]) -> Any:
        """Return what is stored for these lines; refused in words where one is wrong."""
        raise NotImplementedError

    def prepare_value(self, value: Any) -> str:
        """Show a stored value; a text that was sent stays as it is."""
        return value if isinstance(value, str) else "\n".join(self.as_lines(value))

    def to_python(self, value: Any) -> Any:
        """Read the lines."""
        lines = self._lines(value)
        if len(lines) > MAX_LINES:
            raise forms.ValidationError(_("Höchstens %(most)s Zeilen.") % {"most": MAX_LINES})
        return self.entries(lines)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare line by line."""
        return not self.disabled and self._lines(self.prepare_value(initial)) != self._lines(data)

    def _lines(self, value: Any) -> list[str]:
        return [line for part in str(value or "").splitlines() if (line := clean_line(part))]


class AddressesField(LinesField):
    """Web addresses."""

    def as_lines(self, value: Any) -> list[str]:
        """Return the addresses."""
        return [str(address) for address in value or []]

    def entries(self, lines: list[str]) -> list[str]:
        """Return the addresses; refused where a line is none."""
        for line in lines:
            try:
                _is_address(line)
            except forms.ValidationError as error:
                words = _("„%(line)s“ ist keine Web-Adresse.") % {"line": cut(line, 100)}
                raise forms.ValidationError(words) from error
            if len(line) > MAX_ADDRESS:
                raise forms.ValidationError(_("Eine Adresse ist länger als %(most)s Zeichen.") % {"most": MAX_ADDRESS})
        return list(dict.fromkeys(lines))


class FactsField(LinesField):
    """Facts with a name: “Stationen: 12”."""

    def as_lines(self, value: Any) -> list[str]:
        """Return name and fact of each."""
        return [f"{label}: {localize(fact)}" for label, fact in (value or {}).items()]

    def entries(self, lines: list[str]) -> dict[str, str]:
        """Return the facts by name; refused where a line has no name or no fact, or a name comes twice."""
        found: dict[str, str] = {}
        for line in lines:
            label, _colon, fact = (part.strip() for part in line.partition(":"))
            if not label or not fact:
                words = _("„%(line)s“: Bitte schreiben Sie Bezeichnung, Doppelpunkt, Angabe.")
                raise forms.ValidationError(words % {"line": cut(line, 100)})
            if label in found:
                raise forms.ValidationError(_("„%(label)s“ kommt zweimal vor.") % {"label": label[:MAX_LABEL]})
            if len(label) > MAX_LABEL or len(fact) > MAX_FACT:
                raise forms.ValidationError(_("„%(label)s“ ist zu lang.") % {"label": label[:MAX_LABEL]})
            found[label] = fact
        return found


def with_former_kinds(facts: Mapping[str, str], former: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts; a number that nobody touched stays a number."""
    return {
        label: former[label] if label in former and str(localize(former[label])) == fact else fact
        for label, fact in facts.items()
    }
