"""Pictures that show too much: covered in parts, or taken away."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from dos.core.errors import Refused
from dos.core.http import require
from dos.participation import permissions
from dos.participation.forms.pictures import CoverForm, RemoveForm
from dos.participation.models import IdeaPicture
from dos.participation.selectors import items
from dos.participation.services import covering, pictures
from dos.participation.views.desk.doors import desk_page, desk_view, shown_on

PREVIEW, COVER, REMOVE = "vorschau", "schwaerzen", "entfernen"


@desk_view
def picture(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show a picture; cover parts of it, after a look at the result, or take it away."""
    idea = get_object_or_404(items.ideas(), pk=pk)
    require(permissions.may_moderate(request.user, idea))
    rows = list(idea.pictures.all())
    row = next((one for one in rows if one.pk == number and one.file), None)
    if row is None:
        raise Http404
    act, version = request.POST.get("tat", ""), {"version": idea.version}
    cover = CoverForm(request.POST if act in (PREVIEW, COVER) else None, initial=version)
    remove = RemoveForm(request.POST if act == REMOVE else None, initial=version)
    status, preview = (422, "") if request.method == "POST" else (200, "")
    form: Any = remove if act == REMOVE else cover
    if form.is_bound and form.is_valid():
        try:
            if act != PREVIEW:
                _decided(request, row, form, act)
                return redirect("desk_idea", idea.pk)
            status, preview = 200, _preview(row, cover)
        except Refused as refusal:
            idea.refresh_from_db()
            status = shown_on(form, refusal, version=idea.version)
    context = {
        "idea": idea,
        "picture": row,
        "number": rows.index(row) + 1,
        "cover": cover,
        "remove": remove,
        "preview": preview,
    }
    title = _("Bild schwärzen oder entfernen")
    return desk_page(
        request, "participation/desk/picture.html", context, title=title, subtitle=idea.title, status=status
    )


def _decided(request: HttpRequest, row: IdeaPicture, form: Any, act: str) -> None:
    ruling = form.ruling(request.user)
    if act == REMOVE:
        covering.remove_picture(row, ruling)
        messages.success(request, _("Das Bild ist entfernt."))
    else:
        covering.cover_picture(row, form.cleaned_data["boxes"], ruling)
        messages.success(request, _("Die Stellen sind geschwärzt, das Original ist gelöscht."))


def _preview(row: IdeaPicture, form: CoverForm) -> str:
    with row.file.open() as file:
        return pictures.thumbnail(pictures.covered(file.read(), form.cleaned_data["boxes"]))
