"""Cases for tests, and a clerk at the desk."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from dos.cities.tests.desk import edit_url, filled_in, signed_in
from dos.portal.models import Feedback, hashed, secret_of


def case(city: Any = None, token: str = "", **fields: Any) -> Feedback:
    """A case as somebody has sent it."""
    token = token or f"t{Feedback.objects.count()}"
    values = {
        "kind": "question",
        "message": "Wann beginnt das?",
        "form_token": token,
        "secret_hash": hashed(secret_of(token)),
        "due_on": timezone.localdate() + timedelta(days=14),
    }
    return Feedback.objects.create(city=city, **(values | fields))


def status_url(sent: Feedback) -> str:
    """The path of the status link."""
    return f"/anliegen/{sent.secret}/"


def save_at_desk(user: Any, sent: Feedback, query: str = "", **changes: Any) -> Any:
    """Open the form at the desk, type, save."""
    client = signed_in(user)
    form = client.get(edit_url(sent) + query).context["form"]
    return client.post(edit_url(sent), filled_in(form, **changes))
