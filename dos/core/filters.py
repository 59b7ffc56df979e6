"""The filter of a list as it stands in the address: read strictly, written as short as possible."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.core.text import clean_line, cut

# What an address says where nothing stands for a narrower default.
ALL = "alle"
MAX_TEXT, MAX_PAGE_DIGITS = 200, 6


@dataclass(frozen=True)
class AddressFilter:
    """What somebody wants to see of a list; every empty text means "all"."""

    page: int = 1
    # Lists that can be looked at in several ways name the present one here.
    view: str = ""

    # From each parameter of the address to the name of its field, in the order of the address.
    PARAMETERS: ClassVar[Mapping[str, str]] = {}
    # Names of the fields that leave rows out.
    NARROWING: ClassVar[tuple[str, ...]] = ()

    @property
    def default(self) -> Self:
        """What the address without parameters shows."""
        return type(self)()

    @property
    def cleared(self) -> Self:
        """The same view without any filter."""
        default = self.default
        return replace(self, page=1, **{name: getattr(default, name) for name in self.NARROWING})

    @property
    def active(self) -> tuple[str, ...]:
        """Names of the filters that somebody has set, in their order; what is the default is not one."""
        default = self.default
        return tuple(name for name in self.NARROWING if getattr(self, name) != getattr(default, name))

    @property
    def narrowing(self) -> tuple[str, ...]:
        """Names of everything that leaves rows out, defaults included."""
        return tuple(name for name in self.NARROWING if getattr(self, name))

    def without(self, name: str) -> Self:
        """Loosen one filter entirely, even where the default is narrower."""
        return self.having(**{name: ""})

    def having(self, **changes: Any) -> Self:
        """Change filters, view or order, and begin at the first page."""
        return replace(self, page=1, **changes)

    def query(self, *, with_page: bool = True) -> str:
        """Write the filter as a query string: only what differs from the default, always in the same order."""
        default = self.default
        return urlencode(
            [
                (parameter, str(getattr(self, name) or ALL))
                for parameter, name in self.PARAMETERS.items()
                if getattr(self, name) != getattr(default, name) and (with_page or name != "page")
            ]
        )


def given(parameters: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """Read what an address says, cleaned and cut; of a repeated parameter the last counts."""
    return {name: cut(clean_line(parameters.get(parameter, "")), MAX_TEXT) for parameter, name in names.items()}


def known(label: str, value: str, allowed: Iterable[str]) -> str:
    """Refuse a value that the filter does not have; the sentence names the filter and the value."""
    if value and value not in allowed:
        raise Refused(
            _("Den Wert „%(value)s“ gibt es im Filter „%(label)s“ nicht. Bitte wählen Sie einen aus der Liste.")
            % {"value": cut(value, 60), "label": label}
        )
    return value


def page_number(value: str) -> int:
    """Read the number of a page; refuse what is none."""
    if not value:
        return 1
    if not (value.isascii() and value.isdigit() and len(value) <= MAX_PAGE_DIGITS and int(value) > 0):
        raise Refused(_("„%(value)s“ ist keine Seite. Seiten zählen ab 1.") % {"value": cut(value, 60)})
    return int(value)
