"""What rows say of a project, and what the preview at the desk needs: it renders a template and knows no view."""

from django import template
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dos.core.templatetags.text import tr
from dos.design.templatetags.design import partial_date
from dos.strategy.models import Project
from dos.strategy.selectors import sheet as sheets
from dos.strategy.selectors.projects import NextStep

register = template.Library()


@register.simple_tag
def next_step(step: NextStep) -> SafeString:
    """Say what comes next in a project, and when."""
    day: SafeString | str = _("Termin nicht belegt")
    if step.on:
        words = partial_date(step.on, step.precision)
        day = format_html('<time datetime="{}">{}</time>', step.on.isoformat(), words)
    return format_html("{}, {}", tr(step, "title"), day)


@register.simple_tag
def sheet_of(project: Project) -> sheets.ProjectSheet | None:
    """Put together the sheet of a draft, as the public would see it."""
    return sheets.project_sheet(project, AnonymousUser(), timezone.localdate(), is_draft=True)
