"""What a provision says, in words: who is responsible, what it costs, in which ways it can be done."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dos.core.models import Known
from dos.directory.models import Fee, Level, Origin, Provision

_NBSP = "\u00a0"
# The article of the first word by which the body is called; of any other name the sentence needs none.
_ARTICLES = {
    "der": ("Kreis", "Landschaftsverband", "Märkische Kreis"),
    "das": ("Amtsgericht", "Finanzamt", "Land", "Hauptzollamt", "Landgericht", "Jobcenter", "Bundesamt", "Notariat"),
    "die": ("Stadt", "Polizei", "Bezirksregierung", "Bundesagentur", "Agentur", "Kreispolizeibehörde"),
}
ACCESS_FACTS = ("step_free", "accessible_toilet", "induction_loop", "accessible_parking")
WAYS = ("online", "on_site", "by_post", "by_phone")


def responsible(provision: Provision) -> str:
    """Return who is responsible: in the words of the record, else the level."""
    if provision.responsible:
        return provision.responsible
    if provision.level == Level.MUNICIPALITY:
        return _("Stadt %(city)s") % {"city": provision.city.name}
    return str(provision.get_level_display())


def responsible_where(provision: Provision) -> str:
    """Say in few words who does it for whom: "Stadt Dortmund", "Kreis Unna für Schwerte"."""
    name, city = responsible(provision), provision.city.name
    return name if city in name else _("%(name)s für %(city)s") % {"name": name, "city": city}


def responsible_sentence(provision: Provision) -> str:
    """Say who does it, as an answer: "Das macht der Kreis Unna für Schwerte"; no surer than it is known."""
    name, city = responsible(provision), provision.city.name
    if (get_language() or "de").startswith("de"):
        article = _article(name)
        if not article:
            return _("Zuständig für %(city)s: %(name)s") % {"city": city, "name": name}
        name = f"{article} {name}"
    usual, proven = _("Das macht üblicherweise %(name)s"), _("Das macht %(name)s")
    if city not in name:
        usual, proven = _("Das macht üblicherweise %(name)s für %(city)s"), _("Das macht %(name)s für %(city)s")
    return (usual if provision.origin == Origin.GENERIC else proven) % {"name": name, "city": city}


def _article(name: str) -> str:
    first = name.partition(" ")[0]
    return next((article for article, words in _ARTICLES.items() if first in words), "")


def fee_words(fee: Fee) -> str:
    """Say an amount as a bill does: "12,00 €", "12,00 bis 20,00 €", "kostenfrei"; else the words of the record."""
    if fee.amount is None:
        return fee.words
    if fee.amount == 0 and fee.amount_to is None:
        return _("kostenfrei")
    if fee.amount_to is not None:
        return _("%(start)s bis %(end)s") % {"start": _amount(fee.amount), "end": euros(fee.amount_to)}
    return euros(fee.amount)


def euros(amount: Decimal) -> str:
    """Write an amount with its cents: "12,00 €"."""
    return f"{_amount(amount)}{_NBSP}€"


def _amount(amount: Decimal) -> str:
    return formats.number_format(amount, decimal_pos=2, use_l10n=True, force_grouping=True)


def way(name: str) -> str:
    """Return a way as a sentence says it: "per Post"."""
    words = {"online": _("online"), "on_site": _("vor Ort"), "by_post": _("per Post"), "by_phone": _("per Telefon")}
    return words[name]


def either(words: Iterable[str]) -> str:
    """Join words as a question does: "online, per Post oder per Telefon"."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return _("%(first)s oder %(last)s") % {"first": ", ".join(items[:-1]), "last": items[-1]}


def way_words(state: str) -> str:
    """Say whether a way is open, no more than is known."""
    return {Known.YES.value: _("ja"), Known.NO.value: _("nein")}.get(state, _("nicht belegt"))


def known(state: str) -> bool | None:
    """Return a fact as data; None is unknown."""
    return {Known.YES.value: True, Known.NO.value: False}.get(state)
