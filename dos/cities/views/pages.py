"""Pages at the desk: as with everything else, a second writer sees who changed what and keeps their own text."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin import messages
from wagtail.admin.views.pages import edit
from wagtail.models import Page

from dos.cities.forms import LOADED_STATE, OwnPageForm, conflict_words, state_of


class PageEditView(edit.EditView):
    """Edit a page."""

    @transaction.atomic
    def form_valid(self, form: OwnPageForm) -> HttpResponse:
        """Save, unless somebody saved since the form was opened; of two at the same moment one is second."""
        row: Any = Page.objects.select_for_update().get(pk=self.page.pk).specific
        words = conflict_words(form, row)
        if not words:
            saved: HttpResponse = super().form_valid(form)
            return saved
        messages.error(self.request, words)
        return self._shown_again(form, row)

    def _shown_again(self, form: OwnPageForm, row: Page) -> HttpResponse:
        """Show the text as it was sent; the next press on the button saves on top."""
        form.data = form.data.copy()
        form.data[LOADED_STATE] = state_of(row)
        self.has_unsaved_changes = True
        response: HttpResponse = self.render_to_response(self.get_context_data())
        response.status_code = 409
        return response


def missing(request: HttpRequest) -> HttpResponse:
    """Stand in place of the library's pages for trying out errors."""
    raise Http404
