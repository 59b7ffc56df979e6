"""The desk's page about mails that did not arrive, for administrators of the programme."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from dos.core.http import numbered_page
from dos.notifications import permissions, selectors
from dos.notifications.services import outbox

ROWS_PER_PAGE = 25


@require_http_methods(["GET", "HEAD", "POST"])
def undelivered(request: HttpRequest) -> HttpResponse:
    """List mails that never arrived and addresses to which nothing is sent; try one of these again."""
    if not permissions.may_see_undelivered(request.user):
        return render(request, "cities/desk_forbidden.html", status=403)
    addresses = selectors.disabled_addresses()
    if request.method == "POST":
        outbox.enable_address(get_object_or_404(addresses, email=request.POST.get("address", "")))
        messages.success(request, _("An diese Adresse gehen wieder Mails."))
        return redirect("desk_undelivered")
    context = {
        "page": numbered_page(request, selectors.undelivered_mails(), ROWS_PER_PAGE),
        "addresses": addresses[:ROWS_PER_PAGE],
        "waiting": selectors.late_mails().count(),
    }
    return render(request, "notifications/desk_undelivered.html", context)
