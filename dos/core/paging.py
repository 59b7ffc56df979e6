"""One page of a long list, in an order that stays: the next page begins after the last row of this one."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, TypeVar

from django.core import signing
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query
from ninja.errors import HttpError

from dos.core.rest import gettext_lazy

MAX_LIMIT = 100
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT, description=gettext_lazy("Einträge je Seite, höchstens 100"))]
Cursor = Annotated[str, Query(max_length=600, description=gettext_lazy("Seitenzeiger aus der Antwort davor"))]
Row = TypeVar("Row", bound=Model)


class ForeignCursor(HttpError):
    """A cursor that is forged or belongs to another list (400)."""

    def __init__(self) -> None:
        super().__init__(400, _("Der Seitenzeiger (cursor) gehört nicht zu dieser Liste. Beginnen Sie ohne ihn."))


def page_of(rows: "QuerySet[Row]", order: Sequence[str], *, limit: int, cursor: str = "") -> tuple[list[Row], str]:
    """Return one page and the cursor of the next ("" at the end).

    `order` names columns that are never empty, the last one unique; "-" turns one around. The cursor is signed:
    a forged one and one of another list are refused with 400.
    """
    rows = rows.order_by(*order)
    salt = f"cursor:{rows.model.__name__}:{','.join(order)}"
    if cursor:
        rows = rows.filter(_after(order, _opened(cursor, salt)))
    found = list(rows[: limit + 1])
    if len(found) <= limit:
        return found, ""
    last = [_plain(getattr(found[limit - 1], name.lstrip("-"))) for name in order]
    # No time in the signature: the same page has the same next address, and the same ETag.
    return found[:limit], signing.Signer(salt=salt).sign_object(last)


def next_url(request: HttpRequest, cursor: str) -> str:
    """Return the address of the next page, all filters kept; "" at the end."""
    if not cursor:
        return ""
    query = request.GET.copy()
    query["cursor"] = cursor
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def _after(order: Sequence[str], values: Sequence[Any]) -> Q:
    """Rows behind the given one: a later first column, or the same and a later second one, and so on."""
    behind = Q()
    same = Q()
    for name, value in zip(order, values, strict=True):
        column = name.lstrip("-")
        comparison = "lt" if name.startswith("-") else "gt"
        behind |= same & Q(**{f"{column}__{comparison}": value})
        same &= Q(**{column: value})
    return behind


def _opened(cursor: str, salt: str) -> list[Any]:
    try:
        values = signing.Signer(salt=salt).unsign_object(cursor)
    except (signing.BadSignature, ValueError):
        raise ForeignCursor from None
    return list(values)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
