"""What every page knows about the site that it stands on."""
from django.http import HttpRequest
def site(request: HttpRequest) -> dict[str, object]:
    return {}
