"""What the preview at the desk needs: it renders a template and knows no view."""

from django import template
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from dos.strategy.models import Project
from dos.strategy.selectors import sheet as sheets

register = template.Library()


@register.simple_tag
def sheet_of(project: Project) -> sheets.ProjectSheet | None:
    """Put together the sheet of a draft, as the public would see it."""
    return sheets.project_sheet(project, AnonymousUser(), timezone.localdate())
