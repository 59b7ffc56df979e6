"""The page behind the link of an offer: take one's support along to the idea that took the other one in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from dos.core.errors import Conflict, Refused
from dos.core.http import page
from dos.core.secret import secret_page
from dos.participation.services import merging


@secret_page
@require_http_methods(["GET", "HEAD", "POST"])
def support_transfer(request: HttpRequest, token: str) -> HttpResponse:
    """Show the button; pressing it moves the support. A link in a mail alone moves nothing."""
    offer = merging.offer_of(token)
    if offer is None:
        raise Http404
    status, refused = 200, ""
    if request.method == "POST":
        try:
            merging.move_support(offer)
        except Refused as refusal:
            status, refused = (409 if isinstance(refusal, Conflict) else 403), refusal.message
    context = {"offer": offer, "refused": refused, "source": offer.source, "target": offer.target}
    return page(request, "participation/support_transfer.html", context, status=status)
