"""Editions of the strategy at the desk: written on demand; the councils' originals are put up and taken back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from dos.core.http import refusal_shown_on
from dos.strategy.exports.book import writing
from dos.strategy.forms.originals import OriginalForm
from dos.strategy.permissions import may_import, may_keep_original
from dos.strategy.selectors import editions as questions
from dos.strategy.services import editions


@require_http_methods(["GET", "HEAD", "POST"])
def desk_editions(request: HttpRequest) -> HttpResponse:
    """List the originals, and take a new one in."""
    if not may_import(request.user):
        return render(request, "cities/desk_forbidden.html", status=403)
    form = OriginalForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        with refusal_shown_on(form):
            told = form.cleaned_data
            content = told.pop("file").read()
            edition = editions.add_original(user=request.user, content=content, **told)
            messages.success(request, _("„%(title)s“ steht jetzt auf der Seite der Strategie.") % {"title": edition})
            return redirect("desk_editions")
    rows = [(row, may_keep_original(request.user, row.city)) for row in questions.originals()]
    context = {
        "form": form,
        "originals": rows,
        "newest": questions.newest(),
        "writing_since": editions.writing_since(),
    }
    return render(request, "strategy/desk_editions.html", context, status=422 if form.errors else 200)


@require_POST
def write_editions(request: HttpRequest) -> HttpResponse:
    """Begin to write the editions, unless that is under way already."""
    if not may_import(request.user):
        return render(request, "cities/desk_forbidden.html", status=403)
    if editions.begin_writing():
        writing.write_now.enqueue()
        messages.success(request, _("Die Fassungen werden jetzt geschrieben. Das dauert einige Minuten."))
    else:
        messages.warning(request, _("Die Fassungen werden schon geschrieben. Bitte warten Sie einige Minuten."))
    return redirect("desk_editions")


@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then take a mistaken upload away."""
    edition = get_object_or_404(questions.originals(), pk=pk)
    if not may_keep_original(request.user, edition.city):
        return render(request, "cities/desk_forbidden.html", status=403)
    if request.method != "POST":
        return render(request, "strategy/desk_edition_take_back.html", {"edition": edition})
    editions.take_back_original(edition, user=request.user)
    messages.success(request, _("„%(title)s“ ist zurückgenommen.") % {"title": edition})
    return redirect("desk_editions")
