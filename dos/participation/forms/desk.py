"""What people at the desk send about contributions; the deeds decide whether it may be."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dos.cities.models import City
from dos.participation import permissions
from dos.participation.models import Idea, Process
from dos.participation.selectors.queue import KINDS, Wanted
from dos.participation.services.moderation import Ruling
from dos.participation.services.reasons import MAX_TEXT, Act, reasons_for


class QueueForm(forms.Form):
    """What the queue is narrowed to; what is not understood narrows nothing."""

    art = forms.ChoiceField(label=_("Was"), required=False)
    verfahren = forms.ModelChoiceField(
        Process.objects.none(), label=_("Verfahren"), required=False, empty_label=_("alle"), to_field_name="slug"
    )
    kommune = forms.ModelChoiceField(
        City.objects.none(), label=_("Kommune"), required=False, empty_label=_("alle"), to_field_name="key"
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        """Offer what the person looks after."""
        super().__init__(*args, **kwargs)
        own = permissions.moderated_city_ids(user)
        kinds: Any = self.fields["art"]
        processes: Any = self.fields["verfahren"]
        cities: Any = self.fields["kommune"]
        kinds.choices = [("", _("alles")), *KINDS.items()]
        processes.queryset = Process.objects.filter(Q(city_id__in=own) | Q(city=None))
        cities.queryset = City.objects.filter(pk__in=own)

    def wanted(self) -> Wanted:
        """Return what is asked for."""
        self.is_valid()
        told = self.cleaned_data
        return Wanted(told.get("art") or "", told.get("verfahren"), told.get("kommune"))


class RulingForm(forms.Form):
    """A decision: on which version, why, and in words of one's own."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    reason_key = forms.ChoiceField(label=_("Grund"))
    text = forms.CharField(
        label=_("Was Sie dazu sagen möchten"),
        required=False,
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Freiwillig. Die Verfasser*in liest den Grund und diesen Text, bei Ideen auch die Öffentlichkeit."),
    )

    def __init__(self, *args: Any, acts: Iterable[str], **kwargs: Any) -> None:
        """Offer the reasons of these acts; a single one is chosen already."""
        super().__init__(*args, **kwargs)
        reasons = reasons_for(acts)
        field: Any = self.fields["reason_key"]
        is_clear = bool({Act.PUBLISH, Act.DISMISS, Act.REVIEW, Act.REDACT} & set(acts))
        field.choices = reasons if is_clear else [("", _("Bitte wählen")), *reasons]

    def ruling(self, user: Any) -> Ruling:
        """Return the decision as the deeds take it."""
        told = self.cleaned_data
        return Ruling(user, told["version"], told["reason_key"], told["text"])


class MoveForm(RulingForm):
    """Another process for an idea."""

    process = forms.ModelChoiceField(Process.objects.none(), label=_("Verfahren"), empty_label=_("Bitte wählen"))
    field_order = ("process", "reason_key", "text")

    def __init__(self, *args: Any, idea: Idea, **kwargs: Any) -> None:
        """Offer public processes that take ideas of this city."""
        super().__init__(*args, acts=[Act.MOVE], **kwargs)
        field: Any = self.fields["process"]
        kinds = (Process.Kind.IDEAS, Process.Kind.MAP)
        fitting = Process.objects.published().filter(kind__in=kinds, archived_at=None).exclude(pk=idea.process_id)
        field.queryset = fitting.filter(Q(city=None) | Q(city_id=idea.city_id))


class OfficialForm(forms.Form):
    """A comment that the city makes."""

    form_token = forms.CharField(widget=forms.HiddenInput, max_length=200)
    comment = forms.CharField(
        label=_("Kommentar der Stadt"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Sofort öffentlich, gekennzeichnet als „von der Stadt“. Das ist keine Antwort auf die Idee."),
    )


class HeapForm(forms.Form):
    """Several contributions hidden for one reason."""

    chosen = forms.MultipleChoiceField(required=False)
    reason_key = forms.ChoiceField(label=_("Grund"))
    text = RulingForm.base_fields["text"]

    def __init__(self, *args: Any, offered: Iterable[str], **kwargs: Any) -> None:
        """Offer what the page shows."""
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["chosen"]
        reason: Any = self.fields["reason_key"]
        chosen.choices = [(key, key) for key in offered]
        reason.choices = [("", _("Bitte wählen")), *reasons_for([Act.HIDE])]
