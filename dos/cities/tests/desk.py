"""Filling in the desk's forms in tests as a browser would."""

from typing import Any

from django.db.models import Manager, Model
from django.forms import NullBooleanSelect
from django.test import Client
from django.urls import reverse
from wagtail.admin.rich_text import DraftailRichTextArea


def filled_in(form: Any, **changes: Any) -> dict[str, Any]:
    """Return what a browser sends for this form when only `changes` are typed."""
    data: dict[str, Any] = {}
    for bound in [form, *(part for formset in form.formsets.values() for part in formset.forms)]:
        for name in bound.fields:
            value = bound[name].value()
            if isinstance(bound[name].field.widget, NullBooleanSelect):
                value = {True: "true", False: "false"}.get(value, "unknown")
            if isinstance(bound[name].field.widget, DraftailRichTextArea):
                value = bound[name].field.widget.format_value(value)
            _put(data, bound[name].html_name, value)
    for formset in form.formsets.values():
        for name in formset.management_form.fields:
            _put(data, formset.management_form[name].html_name, formset.management_form[name].value())
    for name, value in changes.items():
        data.pop(name, None)
        _put(data, name, value)
    return data


def _put(data: dict[str, Any], name: str, value: Any) -> None:
    if isinstance(value, Manager):
        value = list(value.all())
    if isinstance(value, (list, tuple)):
        data[name] = [getattr(part, "pk", part) for part in value]
    elif isinstance(value, bool):
        if value:
            data[name] = "on"
    elif value is not None:
        data[name] = str(getattr(value, "pk", value))


def signed_in(user: Any) -> Client:
    """Return a client in which the person has signed in."""
    client = Client()
    client.force_login(user)
    return client


def edit_url(obj: Model) -> str:
    """Return where the desk edits the object."""
    return reverse(type(obj).snippet_viewset.get_url_name("edit"), args=[obj.pk])  # type: ignore[attr-defined]  # set at registration


def add_url(model: type[Model]) -> str:
    """Return where the desk makes a new one."""
    return reverse(model.snippet_viewset.get_url_name("add"))  # type: ignore[attr-defined]  # as above
