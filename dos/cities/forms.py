"""Forms of the desk: they clean what comes in, keep to the person's own cities and notice a second writer."""

import hashlib
import json
import secrets
from typing import Any

from django import forms
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import CharField, Model, SlugField, TextField
from django.forms.models import model_to_dict
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.fields import RichTextField

from dos.cities.permissions import CityPermissionPolicy, may_write_for
from dos.core.text import clean_line, clean_text, slug_from

LOADED_STATE = "loaded_state"


def state_of(instance: Model) -> str:
    """Return a mark that changes whenever somebody saves the object; empty for a new one."""
    if instance.pk is None:
        return ""
    if hasattr(instance, "latest_revision_id"):
        return f"r{instance.latest_revision_id or ''}"
    content = json.dumps(model_to_dict(instance), cls=DjangoJSONEncoder, sort_keys=True, default=str)
    return "h" + hashlib.sha256(content.encode()).hexdigest()[:24]


class OwnedForm(WagtailAdminModelForm):
    """A form for something that belongs to cities."""

    loaded_state = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[LOADED_STATE].initial = state_of(self.instance)
        self._show_only_own_choices(self)
        for formset in self.formsets.values():
            for form in [*formset.forms, formset.empty_form]:
                self._show_only_own_choices(form)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def _show_only_own_choices(self, form: Any) -> None:
        """Offer published things and own drafts, never another city's draft."""
        for field in form.fields.values():
            model = getattr(getattr(field, "queryset", None), "model", None)
            policy = getattr(getattr(model, "snippet_viewset", None), "permission_policy", None)
            if self.for_user is not None and isinstance(policy, CityPermissionPolicy):
                visible = policy.instances_user_has_permission_for(self.for_user, "view")
                field.queryset = field.queryset.filter(pk__in=visible.values("pk"))

    def clean(self) -> dict[str, Any]:
        """Take control and direction characters out of every text, and fill in an empty address."""
        cleaned: dict[str, Any] = super().clean()
        for name, value in list(cleaned.items()):
            if isinstance(value, str):
                cleaned[name] = self._clean_words(name, value)
        if "slug" in cleaned and not cleaned["slug"]:
            cleaned["slug"] = self._free_slug(str(cleaned.get("name") or cleaned.get("title") or ""))
        return cleaned

    def _clean_words(self, name: str, value: str) -> str:
        field = next((row for row in self._meta.model._meta.fields if row.name == name), None)
        if isinstance(field, (RichTextField, SlugField)):
            return value
        if isinstance(field, TextField) or not isinstance(field, CharField):
            return clean_text(value)
        return clean_line(value)

    def _free_slug(self, title: str) -> str:
        stem = slug_from(title)
        taken = type(self.instance).objects.exclude(pk=self.instance.pk)
        return stem if not taken.filter(slug=stem).exists() else f"{stem}-{secrets.token_hex(2)}"

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.errors and self.for_user is not None and not may_write_for(self.for_user, self.owning_city_ids()):
            self.add_error(
                None, _("Das gehört nicht zu Ihrer Kommune. Bitte wählen Sie eine Kommune, für die Sie schreiben.")
            )

    def owning_city_ids(self) -> set[int]:
        """Return the cities that would own what is being saved."""
        owners: set[int] = self.instance.writing_city_ids()
        return owners
