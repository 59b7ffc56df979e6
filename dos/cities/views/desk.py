"""What every view of the desk has in common: one guard in front of all of them, and a word when two people write."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.db import DEFAULT_DB_ALIAS, DataError, transaction
from django.db.models import Model, ProtectedError, QuerySet
from django.db.models.deletion import Collector
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.urls.resolvers import URLPattern
from django.utils.functional import classproperty
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.models import get_snippet_models
from wagtail.snippets.views import chooser, snippets

from dos.cities.forms import LOADED_STATE, OwnedForm, conflict_words, state_of
from dos.cities.permissions import CityPermissionPolicy
from dos.core.errors import Refused
from dos.core.text import listed

View = Callable[..., HttpResponse]

# Views without an object. Every other view needs a right on its object; what is not named here needs "change".
WITHOUT_OBJECT = frozenset({"list", "list_results", "add", "preview_on_add"})
RIGHTS = {
    "delete": "delete",
    "unpublish": "publish",
    "revisions_unschedule": "publish",
    "lock": "lock",
    "unlock": "unlock",
    "workflow_action": "publish",
    "collect_workflow_action_data": "publish",
}


class CreateView(snippets.CreateView):
    """Create an object; publishing it at once needs the right for its cities."""

    def publish_action(self) -> HttpResponse | None:
        """Publish, or keep the draft and say what is missing."""
        return publish_or_explain(self)

    def run_action_method(self) -> HttpResponse | None:
        """Ask for the city right that only the saved object can tell."""
        return refuse_foreign_publication(self) or super().run_action_method()


class EditView(snippets.EditView):
    """Edit an object; a second writer sees who changed what, and keeps their own text."""

    conflict = ""

    def user_has_permission(self, permission: str) -> bool:
        """Ask for the right on this object, not on its kind."""
        if not self.permission_policy.user_has_permission_for_instance(self.request.user, permission, self.live_object):
            return False
        return bool(super().user_has_permission(permission))

    def is_valid(self, form: OwnedForm) -> bool:
        """Refuse to save over what somebody saved in the meantime."""
        self.conflict = self.conflict or conflict_words(form, self.live_object)
        if self.conflict:
            self.produced_error_code = "conflict"
            self.produced_error_message = self.conflict
            return False
        return bool(super().is_valid(form))

    @transaction.atomic
    def form_valid(self, form: OwnedForm) -> HttpResponse:
        """Look once more, now with the row held: of two people who press at the same moment one is second."""
        row = self.model.objects.select_for_update().get(pk=self.live_object.pk)
        if words := conflict_words(form, row):
            self.conflict, self.produced_error_message = words, words
            return self.form_invalid(form)
        return super().form_valid(form)

    def form_invalid(self, form: OwnedForm) -> HttpResponse:
        """Show the form as it was sent; after a conflict the next press on the button saves on top of it."""
        if self.conflict:
            form.data = form.data.copy()
            form.data[LOADED_STATE] = state_of(self.model.objects.get(pk=self.live_object.pk))
        response: HttpResponse = super().form_invalid(form)
        if self.conflict and not self.expects_json_response:
            response.status_code = 409
        return response

    def publish_action(self) -> HttpResponse | None:
        """Publish, or keep the draft and say what is missing."""
        return publish_or_explain(self)

    def workflow_action_action(self) -> HttpResponse | None:
        """Approve, or keep the review open and say why it cannot be published."""
        try:
            with transaction.atomic():
                super().workflow_action_action()
        except Refused as refusal:
            messages.error(self.request, refusal.message)
            return redirect(self.get_edit_url())
        return None


def refuse_foreign_publication(view: Any) -> HttpResponse | None:
    """Refuse to publish what belongs to a city for which the person only writes."""
    policy = view.permission_policy
    if view.action == "publish" and not policy.user_has_permission_for_instance(
        view.request.user, "publish", view.object
    ):
        messages.error(
            view.request, _("Der Entwurf ist gespeichert. Veröffentlichen darf ihn die Redaktion der Kommune.")
        )
        return redirect(view.get_edit_url())
    return None


def publish_or_explain(view: Any) -> HttpResponse | None:
    """Publish; a refusal leaves the draft saved and says in words what is missing."""
    try:
        with transaction.atomic():
            view.new_revision.publish(user=view.request.user, skip_permission_checks=True)
    except Refused as refusal:
        words = _("Der Entwurf ist gespeichert, aber nicht veröffentlicht. %(why)s")
        messages.error(view.request, words % {"why": refusal.message})
        return redirect(view.get_edit_url())
    return None


class OwnChoices:
    """Choosers offer published things and own drafts, never another city's draft."""

    def visible(self) -> QuerySet[Any]:
        """Return what may be chosen."""
        model = self.model_class  # type: ignore[attr-defined]  # mixed into Wagtail's chooser views
        user = self.request.user  # type: ignore[attr-defined]  # as above
        found: QuerySet[Any] = model.snippet_viewset.permission_policy.instances_user_has_permission_for(user, "view")
        return found

    def get_object_list(self) -> QuerySet[Any]:
        """Return the rows of the list."""
        return self.visible()

    def get_object(self, pk: str) -> Any:
        """Return the chosen row."""
        return get_object_or_404(self.visible(), pk=pk)

    def get_objects(self, pks: list[str]) -> QuerySet[Any]:
        """Return the chosen rows."""
        return self.visible().filter(pk__in=[pk for pk in pks if pk.isdecimal() and len(pk) < 19])


class ChooseView(OwnChoices, chooser.ChooseView):
    """The chooser's window."""


class ChooseResultsView(OwnChoices, chooser.ChooseResultsView):
    """The chooser's list."""


class ChosenView(OwnChoices, chooser.SnippetChosenView):
    """One chosen row."""


class ChosenMultipleView(OwnChoices, chooser.SnippetChosenMultipleView):
    """Several chosen rows."""


class CityChooserViewSet(chooser.SnippetChooserViewSet):
    """Choosers with the guard."""

    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView

    def get_urlpatterns(self) -> list[URLPattern]:
        """Leave out the view that would make a new row: there is no form for it."""
        patterns: list[URLPattern] = super().get_urlpatterns()
        return [pattern for pattern in patterns if pattern.name != "create"]


class CityViewSet(snippets.SnippetViewSet):
    """All views of one noun at the desk, every one behind the same guard."""

    add_view_class = CreateView
    edit_view_class = EditView
    chooser_viewset_class = CityChooserViewSet
    copy_view_enabled = False
    list_per_page = 50

    @property
    def permission_policy(self) -> CityPermissionPolicy:
        """The one policy."""
        return CityPermissionPolicy(self.model)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """List what the person may change."""
        return self.permission_policy.instances_user_has_permission_for(request.user, "change")

    def get_urlpatterns(self) -> list[URLPattern]:
        """Put the guard in front of every view, the ones of a later library version included."""
        patterns: list[URLPattern] = super().get_urlpatterns()
        for pattern in patterns:
            pattern.callback = self._guarded(pattern.name or "", pattern.callback)
        return patterns

    def _guarded(self, name: str, view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                self._refuse_foreign(request, name, kwargs.get("pk"))
                if name == "delete" and request.method == "POST":
                    refuse_while_needed(get_object_or_404(self.model, pk=unquote(str(kwargs["pk"]))))
                return view(request, *args, **kwargs)
            except PermissionDenied:
                return forbidden(request)
            except (OverflowError, DataError) as error:
                # A number sent by hand that no database column can hold.
                raise BadRequest(_("Eine Angabe im Formular ist ungültig.")) from error
            except (Refused, ProtectedError) as refusal:
                messages.error(request, refusal_words(refusal))
                return redirect(reverse(self.get_url_name("list")))

        return guarded

    def _refuse_foreign(self, request: HttpRequest, name: str, pk: Any) -> None:
        action = RIGHTS.get(name, "change")
        if name in WITHOUT_OBJECT:
            if request.POST.get("action-publish") and not self.permission_policy.user_has_permission(
                request.user, "publish"
            ):
                raise PermissionDenied
            return
        try:
            obj = get_object_or_404(self.model, pk=unquote(str(pk)))
        except (ValueError, ValidationError) as error:
            raise Http404 from error
        needed = {action, "publish"} if request.POST.get("action-publish") else {action}
        if not all(
            self.permission_policy.user_has_permission_for_instance(request.user, right, obj) for right in needed
        ):
            raise PermissionDenied


def refuse_while_needed(obj: Model) -> None:
    """Raise `ProtectedError` with the rows that need the object; nothing is deleted."""
    Collector(using=DEFAULT_DB_ALIAS).collect([obj])


def refusal_words(refusal: Refused | ProtectedError) -> str:
    """Say why nothing was done."""
    if isinstance(refusal, Refused):
        return refusal.message
    others = listed(sorted({str(row) for row in refusal.protected_objects})[:5])
    return _("Das wird noch gebraucht: %(others)s. Bitte lösen Sie zuerst diese Verbindungen.") % {"others": others}


def forbidden(request: HttpRequest) -> HttpResponse:
    """Say at the desk that this belongs to somebody else."""
    return TemplateResponse(request, "cities/desk_forbidden.html", status=403)


class CityDeleteBulkAction(DeleteBulkAction):
    """Delete several at once; each is asked for on its own."""

    @classproperty
    def models(cls) -> list[type[Model]]:  # noqa: N805  # a property of the class, as in the library
        """Every noun behind the guard."""
        return [model for model in get_snippet_models() if isinstance(model.snippet_viewset, CityViewSet)]

    def check_perm(self, snippet: Model) -> bool:
        """Ask for the right on this object."""
        policy = CityPermissionPolicy(type(snippet))
        return policy.user_has_permission_for_instance(self.request.user, "delete", snippet)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer 403 when none of the objects is one's own, and say why nothing was done."""
        if not self.get_actionable_objects()[0]:
            return forbidden(request)
        try:
            response: HttpResponse = super().dispatch(request, *args, **kwargs)
        except (Refused, ProtectedError) as refusal:
            messages.error(request, refusal_words(refusal))
            return redirect(self.next_url)
        return response
