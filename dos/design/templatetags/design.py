"""Components, icons and wording for templates: what a page says about time, money and numbers is worded here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.template.context import Context
from django.template.engine import Engine
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from dos.design import charts, codes, selectors

register = template.Library()

Number = int | float | Decimal
NBSP = "\u00a0"


@register.simple_block_tag(takes_context=True)
def component(context: Context, content: str, name: str, **inputs: Any) -> SafeString:
    """Render `components/<name>.html` with the given inputs and the block as its `body`."""
    file = get_engine(context).get_template(f"components/{name}.html")
    shared = {"request": context.get("request"), "csrf_token": context.get("csrf_token")}
    return file.render(context.new({**shared, **inputs, "body": SafeString(content.strip())}))


def get_engine(context: Context) -> Engine:
    """Give the engine that renders now: pages and forms each have their own."""
    return context.template.engine if context.template else Engine.get_default()


@register.simple_tag(takes_context=True)
def frame(context: Context) -> Any:
    """Give the site of the context processor, although allauth's views lay one of their own above it."""
    sites = (layer.get("site") for layer in context.dicts)
    return next((site for site in sites if hasattr(site, "look_url")), None)


@lru_cache(maxsize=64)
def static_url(path: str) -> str:
    """Return the address of a static file; Django looks through all apps for each, a list has dozens of pictures."""
    return static(path)


@register.simple_tag
def asset(path: str) -> str:
    """Give the address of a static file, or nothing where it was not fetched or not collected."""
    try:
        return static_url(path)
    except ValueError:  # the manifest of hashed names does not know it
        return ""


@register.simple_tag
def shades_of(colour: str) -> selectors.Look:
    """Give the readable shades of a city's colour, for its style sheet."""
    return selectors.look(colour)


@register.simple_tag
def pictogram(name: str, label: str = "", size: str = "") -> SafeString:
    """Draw a picture of the sprite; without a label it is decoration, because words stand beside it."""
    role = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="pictogram{}" viewBox="0 0 48 48" {} focusable="false"><use href="{}#{}"></use></svg>',
        f" pictogram--{size}" if size else "",
        role,
        static_url("design/pictograms.svg"),
        name,
    )


@register.simple_tag
def qr_code(text: str, label: str) -> SafeString:
    """Draw a code that telephones read; the same text stands beside it for everybody else."""
    return codes.square_code(text, label)


@register.simple_tag
def stage_badge(stage: str, label: str) -> SafeString:
    """Say the stage of a project in words with a symbol."""
    return remembered_badge(stage, str(label))


@lru_cache(maxsize=256)
def remembered_badge(stage: str, label: str) -> SafeString:
    """Write a badge once: lists show the same few hundreds of times."""
    return render_to_string("components/stage-badge.html", {"stage": stage, "label": label})


@register.simple_tag
def badge(label: str, kind: str = "") -> SafeString:
    """Write a badge of a list (`components/badge.html`): the same few stand there hundreds of times."""
    return written_badge(str(label), kind)


@lru_cache(maxsize=512)
def written_badge(label: str, kind: str) -> SafeString:
    """Write a badge once; the label is in the language of the page."""
    return render_to_string("components/badge.html", {"label": label, "type": kind})


@register.simple_tag
@lru_cache(maxsize=16)
def knot(fill: str, is_here: bool = False) -> SafeString:  # noqa: FBT001, FBT002  a tag's inputs stand in their order
    """Draw a node of the thread; there are ten different ones, and a page has many."""
    return render_to_string("components/knot.html", {"fill": fill, "is_here": is_here})


@register.filter
def relative_time(when: date | datetime | None) -> SafeString | str:
    """Say a time as people do ("heute, 18 Uhr", "vor 3 Tagen"), with the exact one in title and machine form."""
    if when is None:
        return _("nicht belegt")
    return _time(when, relative(when, timezone.now()))


@register.filter
def since(when: date | datetime | None) -> SafeString | str:
    """Say how long something has lasted ("seit 3 Tagen")."""
    if when is None:
        return _("nicht belegt")
    days = max((timezone.localdate() - _day(when)).days, 0)
    if days == 0:
        return _time(when, _("seit heute"))
    if days <= 60:
        return _time(when, ngettext("seit %(days)s Tag", "seit %(days)s Tagen", days) % {"days": days})
    return _time(when, _("seit %(month)s") % {"month": partial_date(_day(when), "month")})


@register.filter
def exact_date(when: date | datetime | None) -> SafeString | str:
    """Write day and, where known, the hour out in full, with the machine form."""
    return _("nicht belegt") if when is None else _time(when, exact(when))


@register.filter
def partial_date(day: date | None, precision: str = "day") -> str:
    """Write a date no more exactly than it is known: "2023", "April 2023", "23. März 2023"."""
    if day is None:
        return _("nicht belegt")
    return _written_date(day, precision, get_language() or "de")


@lru_cache(maxsize=4096)
def _written_date(day: date, precision: str, language: str) -> str:
    """Write a date in the active language, which is named because the words are remembered."""
    pattern = {"year": "Y", "month": "F Y"}.get(precision, "j. F Y")
    return formats.date_format(day, pattern)


def exact(when: date | datetime) -> str:
    """Word a day, or a day with its hour in local time."""
    if not isinstance(when, datetime):
        return partial_date(when)
    return f"{partial_date(_day(when))}, {_clock(when)}"


def relative(when: date | datetime, now: datetime) -> str:
    """Word a time as seen from now."""
    days = (_day(when) - _day(now)).days
    near = {0: _("heute"), -1: _("gestern"), 1: _("morgen")}.get(days)
    if near and isinstance(when, datetime):
        return f"{near}, {_clock(when)}"
    if near:
        return near
    if -60 <= days < 0:
        return ngettext("vor %(days)s Tag", "vor %(days)s Tagen", -days) % {"days": -days}
    if 0 < days <= 60:
        return ngettext("in %(days)s Tag", "in %(days)s Tagen", days) % {"days": days}
    return partial_date(_day(when))


def _clock(when: datetime) -> str:
    local = timezone.localtime(when) if timezone.is_aware(when) else when
    return _("%(clock)s Uhr") % {"clock": f"{local:%-H.%M}" if local.minute else f"{local:%-H}"}


def _day(when: date | datetime) -> date:
    if isinstance(when, datetime):
        return timezone.localtime(when).date() if timezone.is_aware(when) else when.date()
    return when


def _time(when: date | datetime, words: str) -> SafeString:
    return format_html('<time datetime="{}" title="{}">{}</time>', when.isoformat(), exact(when), words)


@register.filter
def german_number(value: Number | None, digits: int | None = None) -> str:
    """Write a number with the separators of the active language and no needless zeros."""
    if value is None:
        return _("nicht belegt")
    number = Decimal(str(value)) if digits is None else round(Decimal(str(value)), digits)
    places = -int(number.normalize().as_tuple().exponent)
    return formats.number_format(number, decimal_pos=max(places, 0), use_l10n=True, force_grouping=True)


@register.filter
def money(amount: Number | None) -> str:
    """Write euros in a form that people can say: "1,2 Mio. €", "350.000 €", "12,50 €"."""
    if amount is None:
        return _("nicht belegt")
    euros = Decimal(str(amount))
    for size, words in ((Decimal(10**9), _("%(number)s Mrd. €")), (Decimal(10**6), _("%(number)s Mio. €"))):
        if abs(euros) >= size:
            return (words % {"number": german_number(euros / size, 1)}).replace(" ", NBSP)
    places = 0 if euros == euros.to_integral_value() else 2
    return f"{formats.number_format(euros, decimal_pos=places, use_l10n=True, force_grouping=True)}{NBSP}€"


@register.filter
def alert_type(level: str) -> str:
    """Translate the level of one of Django's messages into KERN's type of alert."""
    return {"error": "danger", "warning": "warning", "success": "success"}.get(level, "info")


@register.filter
def under(row: Iterable[Any], head: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Pair the cells of a row with the labels of their columns."""
    return list(zip(head, row, strict=False))


@register.filter
def page_numbers(page: Page[Any]) -> list[int | None]:
    """Give the page numbers around the current one; None stands for a gap."""
    return [
        number if isinstance(number, int) else None
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]


@register.filter
def urlhost(address: str) -> str:
    """Give the host of an address as the short name of a source."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


@register.inclusion_tag("components/thread.html")
def thread(nodes: Sequence[Any], title: str = "", *, is_elsewhere: bool = False) -> dict[str, Any]:
    """Draw the red thread through the given nodes, in their order; nobody "is here" on a page that is none of them."""
    step = 100 / max(len(nodes), 1)
    knots = [
        {"node": node, "x": f"{place * step:.3f}%", "is_here": node.is_here and not is_elsewhere}
        for place, node in enumerate(nodes)
    ]
    here = None if is_elsewhere else next((node for node in nodes if node.is_here), None)
    return {"knots": knots, "step": f"{step:.3f}%", "here": here, "title": title, "is_long": len(nodes) > 8}


@register.inclusion_tag("components/line-chart.html")
def line_chart(points: Iterable[charts.Point], title: str, **inputs: Any) -> dict[str, Any]:
    """Draw values over time with target, description and table; inputs: `components/line-chart.html`."""
    ordered = sorted(points, key=lambda point: point.on)
    return {
        "precision": "day",
        **inputs,
        "title": title,
        "points": ordered,
        "chart": charts.line_chart(ordered, target=inputs.get("target")),
    }


@register.inclusion_tag("components/sparkline.html")
def sparkline(points: Iterable[charts.Point], title: str) -> dict[str, Any]:
    """Draw the trend beside a number; the title says it in words."""
    return {"line": charts.sparkline(points), "title": title}


@register.inclusion_tag("components/timeline.html")
def timeline(bars: Sequence[charts.Bar], title: str) -> dict[str, Any]:
    """Draw periods under one axis of years, as a list that reads without the drawing."""
    return {"timeline": charts.timeline(bars, today=timezone.localdate()), "bars": bars, "title": title}


@dataclass(frozen=True)
class SentencePart:
    """A piece of a filter sentence: words, or a field of the form."""

    text: str = ""
    field: BoundField | None = None


@register.inclusion_tag("components/filter-sentence.html")
def filter_sentence(form: BaseForm, sentence: str, **inputs: Any) -> dict[str, Any]:
    """Write the form as a sentence; `{name}` in the sentence stands for the field of that name."""
    parts: list[SentencePart] = []
    for piece in sentence.split("{"):
        name, brace, rest = piece.partition("}")
        if brace and name in form.fields:
            parts += [SentencePart(field=form[name]), SentencePart(text=rest)]
        else:
            parts.append(SentencePart(text=piece))
    return {**inputs, "form": form, "parts": parts}


@dataclass(frozen=True)
class Choice:
    """One option of a radio group or of a list of checkboxes."""

    id: str
    name: str
    value: str
    label: str
    is_checked: bool
    is_disabled: bool


@register.filter
def form_choices(field: BoundField) -> list[Choice]:
    """Give the options of a group, so that the field template can write KERN's markup around each."""
    options: list[Mapping[str, Any]] = [option.data for option in field.subwidgets]
    return [
        Choice(
            id=option["attrs"].get("id", ""),
            name=option["name"],
            value=str(option["value"]),
            label=str(option["label"]),
            is_checked=bool(option["selected"]),
            is_disabled=bool(option["attrs"].get("disabled")),
        )
        for option in options
    ]


@register.simple_tag
def form_widget(field: BoundField, kind: str = "") -> SafeString:
    """Write the input with KERN's class; Django adds `aria-describedby` and `aria-invalid` by itself."""
    base = {"select": "kern-form-input__select", "checkbox": "kern-form-check__checkbox"}.get(
        kind, "kern-form-input__input"
    )
    names = [base, f"{base}--error" if field.errors else "", field.field.widget.attrs.get("class", "")]
    return field.as_widget(attrs={"class": " ".join(filter(None, names))})


@register.filter
def form_kind(field: BoundField) -> str:
    """Tell which markup a field needs: input, textarea, select, checkbox, group, compound."""
    widget = field.field.widget
    kind = getattr(widget, "input_type", "")
    if kind == "select":
        return "input" if getattr(widget, "allow_multiple_selected", False) else "select"
    if kind in ("radio", "checkbox"):
        return "group" if getattr(widget, "choices", None) is not None else "checkbox"
    return "compound" if widget.use_fieldset else "input"
