"""The web door of those who find a comment important: one press says so, another takes it back."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from dos.cities.middleware import CityRequest
from dos.core.errors import Conflict, Refused
from dos.core.http import page as show
from dos.participation.models import Activity
from dos.participation.selectors import comments as voices
from dos.participation.selectors import consultations
from dos.participation.selectors import ideas as questions
from dos.participation.selectors.comments import Place
from dos.participation.services import comment_support as deeds
from dos.participation.services.ideas import Closed
from dos.participation.views import taking, threads

WITHDRAW = "zurueck"


@never_cache
@require_POST
def comment_support(request: CityRequest, slug: str, number: int, reference: str = "", key: str = "") -> HttpResponse:
    """Count an account once for a comment, or take that back; lead back to where the comment stands."""
    place, url = _place(slug, reference, key)
    comment = voices.published_comment(number, place)
    if comment is None:
        raise Http404
    back, user = threads.back_to(request, url, comment), taking.person(request)
    if user is None:
        return redirect(taking.login_url(url))
    too_many = taking.braked(request, "comment-support", taking.SUPPORTS_PER_HOUR)
    if too_many is not None:
        return too_many
    crumbs = taking.crumbs_to(place.process, (_("Kommentare"), url), (_("Wichtig finden"), ""))
    try:
        if request.POST.get("weg") == WITHDRAW:
            deeds.withdraw_comment_support(comment=comment, user=user)
        else:
            deeds.support_comment(comment=comment, user=user)
    except Closed:
        return taking.shut(request, place.process, Activity.COMMENT, crumbs)
    except Refused as refusal:
        context = {"crumbs": crumbs, "refusal": refusal.message, "back": back}
        status = 409 if isinstance(refusal, Conflict) else 403
        return show(request, "participation/comment_support_refused.html", context, status=status)
    return redirect(back)


def _place(slug: str, reference: str, key: str) -> tuple[Place, str]:
    """Return where the comment stands, and the page of it; nothing is found where the public sees nothing."""
    if reference:
        idea = questions.idea_named(slug, reference)
        if idea is None or not idea.is_public:
            raise Http404
        return Place(idea.process, idea=idea), taking.idea_url(idea)
    subject = consultations.subject_of(slug, key)
    if subject is None:
        raise Http404
    return subject.place, subject.url
