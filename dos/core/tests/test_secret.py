"""Pages whose address is a key are kept nowhere, found by nobody, and tell no other site where they are."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from dos.core.secret import secret_page


@pytest.mark.parametrize("status", [200, 302, 404, 409])
def test_every_answer_is_private(rf: RequestFactory, status: int) -> None:
    @secret_page
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(status=status)

    response = view(rf.get("/"))

    assert response.status_code == status
    assert {"no-store", "private"} <= set(response.headers["Cache-Control"].split(", "))
    assert response.headers["Referrer-Policy"] == "strict-origin"
    assert response.headers["X-Robots-Tag"] == "noindex"
