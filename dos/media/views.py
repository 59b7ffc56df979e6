"""The web door of pictures: one size of a picture, checked at each request; originals are never handed out."""

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from dos.media import selectors

KINDS = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp"}
DAY = 24 * 60 * 60


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """Hand out a picture in one size; 404 for what does not exist and for collections closed to this person."""
    found = selectors.rendition(name)
    kind = KINDS.get(name.rpartition(".")[2].lower())
    if found is None or kind is None:
        raise Http404
    if not selectors.may_open(found.image.collection, request):
        raise Http404
    try:
        response = FileResponse(found.file.open("rb"), content_type=kind)
    except OSError:
        raise Http404 from None
    response.headers["Content-Disposition"] = "inline"
    is_open = selectors.is_open_to_all(found.image.collection)
    patch_cache_control(response, public=is_open, private=not is_open, max_age=DAY if is_open else 0)
    return response
