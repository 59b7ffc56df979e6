"""Forms of the desk: they clean what comes in, keep to the person's own cities and notice a second writer."""

import hashlib
import json
import re
import secrets
from typing import Any

from django import forms
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import CharField, Model, SlugField, TextField
from django.forms.models import model_to_dict
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.fields import RichTextField
from wagtail.log_actions import registry as log_registry
from wagtail.models import Revision

from dos.cities.models import City
from dos.cities.permissions import CityPermissionPolicy, may_write_for, role_city_ids
from dos.core.text import clean_line, clean_text, listed, slug_from

LOADED_STATE = "loaded_state"
_PARAGRAPH_MARK = re.compile(r' data-block-key="\w+"')


def state_of(instance: Model) -> str:
    """Return a mark that changes whenever somebody saves the object; empty for a new one."""
    if instance.pk is None:
        return ""
    if hasattr(instance, "latest_revision_id"):
        return f"r{instance.latest_revision_id or ''}"
    content = json.dumps(model_to_dict(instance), cls=DjangoJSONEncoder, sort_keys=True, default=str)
    return "h" + hashlib.sha256(content.encode()).hexdigest()[:24]


def show_only_own_choices(form: Any, user: Any) -> None:
    """Offer published things and own drafts, never another city's draft."""
    for field in form.fields.values():
        model = getattr(getattr(field, "queryset", None), "model", None)
        policy = getattr(getattr(model, "snippet_viewset", None), "permission_policy", None)
        if user is not None and isinstance(policy, CityPermissionPolicy):
            visible = policy.instances_user_has_permission_for(user, "view")
            field.queryset = field.queryset.filter(pk__in=visible.values("pk"))


class OwnedForm(WagtailAdminModelForm):
    """A form for something that belongs to cities."""

    loaded_state = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[LOADED_STATE].initial = state_of(self.instance)
        for part in [self, *(form for rows in self.formsets.values() for form in [*rows.forms, rows.empty_form])]:
            show_only_own_choices(part, self.for_user)
        if "slug" in self.fields:
            self.fields["slug"].required = False

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


class OwnPageForm(WagtailAdminPageForm):
    """A form for a page; whose tree it stands in decides who may use it."""

    loaded_state = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[LOADED_STATE].initial = state_of(self.instance)
        show_only_own_choices(self, self.for_user)
        if "city" in self.fields and self.for_user is not None and not self.for_user.is_superuser:
            self._speak_for_own_cities()

    def _speak_for_own_cities(self) -> None:
        """Let nobody write in the name of another city, or of the programme."""
        own = City.objects.filter(pk__in=role_city_ids(self.for_user) | {self.instance.city_id})
        field = self.fields["city"]
        field.queryset, field.required = own, self.instance.pk is None or self.instance.city_id is not None
        if self.instance.pk is None:
            field.initial = own.first()


def conflict_words(form: Any, row: Model) -> str:
    """Say who saved what since the form was opened, or nothing."""
    loaded = str(form.data.get(LOADED_STATE, ""))
    if loaded == state_of(row):
        return ""
    log = log_registry.get_logs_for_instance(row)
    latest = log.select_related("user").first() if log is not None else None
    who = _("%(who)s hat am %(at)s gespeichert.") % {
        "who": latest.user_display_name if latest else _("Jemand"),
        "at": date_format(localtime(latest.timestamp), "j. F Y, H:i") if latest else "–",
    }
    what = _labels(form, _changed_since(loaded, row))
    yours = _labels(form, form.changed_data)
    changed = _("Geändert: %(what)s.") % {"what": what} if what else ""
    if not what and yours:
        changed = _("Ihre Fassung weicht davon ab bei: %(what)s.") % {"what": yours}
    rest = _(
        "Ihr Text steht unverändert im Formular. Wenn Sie noch einmal speichern, gilt Ihre Fassung. "
        "Die andere bleibt im Verlauf."
    )
    return " ".join(part for part in (_("Inzwischen wurde hier etwas geändert."), who, changed, rest) if part)


def _changed_since(loaded: str, row: Any) -> list[str]:
    """Compare what was opened with what is there now; without revisions there is nothing to compare with."""
    latest = getattr(row, "latest_revision", None)
    number = loaded.removeprefix("r")
    if latest is None or (number and not number.isdecimal()):
        return []
    if number:
        opened = Revision.objects.for_instance(row).filter(pk=int(number)).first()
        before = opened.content if opened else {}
    else:
        before = json.loads(json.dumps(row.serializable_data(), cls=DjangoJSONEncoder))
    return [name for name, value in before.items() if _said(latest.content.get(name)) != _said(value)]


def _said(value: Any) -> Any:
    """Leave out the marks that the editor of texts writes into each paragraph by itself."""
    return _PARAGRAPH_MARK.sub("", value).replace("<p></p>", "") if isinstance(value, str) else value


def _labels(form: Any, names: list[str]) -> str:
    labels = [str(form.fields[name].label) for name in names if name in form.fields and name != LOADED_STATE]
    labels += [str(formset.model._meta.verbose_name_plural) for name, formset in form.formsets.items() if name in names]
    return listed(labels)
