"""The one button of a stale sheet: everything still holds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from dos.core.errors import Refused
from dos.strategy.models import Project
from dos.strategy.permissions import may_publish
from dos.strategy.services import projects


@require_POST
def confirm_project(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm a project, or say what is missing."""
    project = get_object_or_404(Project.objects.published(), pk=pk)
    if not may_publish(request.user, project):
        return render(request, "cities/desk_forbidden.html", status=403)
    try:
        projects.confirm_project(project, user=request.user)
    except Refused as refusal:
        messages.error(request, _("„%(name)s“: %(why)s") % {"name": project.name, "why": refusal.message})
        return redirect(project.snippet_viewset.get_url_name("edit"), project.pk)
    messages.success(request, _("„%(name)s“ ist bestätigt.") % {"name": project.name})
    return redirect("wagtailadmin_home")
