"""A new version of a text under discussion."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from dos.core.errors import Refused
from dos.core.http import require
from dos.participation import permissions
from dos.participation.forms.paragraphs import AddedForm, RevisionForm, WordingForm
from dos.participation.models import Process
from dos.participation.selectors import consultations
from dos.participation.services import paragraphs as deeds
from dos.participation.views.desk.doors import desk_page, desk_view, shown_on


@desk_view
def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """Show each paragraph in a form; publish what reads anew, with the reason."""
    process = get_object_or_404(Process.objects.select_related("city"), pk=pk, kind=Process.Kind.TEXT)
    require(permissions.may_run_process(request.user, process))
    sent = request.POST or None
    paragraphs = list(consultations.paragraphs_of(process))
    rows = [(paragraph, WordingForm(sent, paragraph=paragraph)) for paragraph in paragraphs]
    added = AddedForm(sent, paragraphs=paragraphs)
    form = RevisionForm(sent, initial={"mark": deeds.mark_of(process)})
    parts: list[Any] = [*(part for _paragraph, part in rows), added]
    status = 200
    if request.method == "POST":
        status = 422
        if all([form.is_valid(), *(part.is_valid() for part in parts)]):
            try:
                wordings = [part.wording() for part in parts]
                made = deeds.revise_paragraphs(
                    process=process, wordings=wordings, user=request.user, **form.cleaned_data
                )
            except Refused as refusal:
                status = shown_on(form, refusal, mark=deeds.mark_of(process))
            else:
                messages.success(request, _done(len(made)))
                return redirect("desk_text", process.pk)
    context = {"process": process, "rows": rows, "added": added, "form": form}
    return desk_page(
        request,
        "participation/desk/text.html",
        context,
        title=_("Neue Fassung des Textes"),
        subtitle=process.title,
        status=status,
    )


def _done(number: int) -> str:
    if not number:
        return _("Die Übersetzung ist gespeichert.")
    words = ngettext("%(n)s Absatz hat eine neue Fassung.", "%(n)s Absätze haben eine neue Fassung.", number)
    return words % {"n": number}
