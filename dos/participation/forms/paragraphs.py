"""The new version of a text under discussion, as somebody types it at the desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dos.participation.models import Paragraph
from dos.participation.services.paragraphs import Wording

MAX_TEXT = 20_000


class WordingForm(forms.Form):
    """How one paragraph is to read."""

    heading = forms.CharField(label=_("Überschrift"), required=False, max_length=160)
    text = forms.CharField(
        label=_("Text"), required=False, max_length=MAX_TEXT, widget=forms.Textarea(attrs={"rows": 5})
    )
    heading_en = forms.CharField(label=_("Überschrift (Englisch)"), required=False, max_length=160)
    text_en = forms.CharField(
        label=_("Text (Englisch)"),
        required=False,
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Leer lassen: Dann steht auf der englischen Seite der deutsche Text."),
    )
    is_dropped = forms.BooleanField(
        label=_("Diesen Absatz streichen"),
        required=False,
        help_text=_("Sein Platz und seine Kommentare bleiben, mit dem Hinweis, dass er gestrichen ist."),
    )

    def __init__(self, data: Any, *, paragraph: Paragraph) -> None:
        """Begin with what stands there."""
        initial = {name: getattr(paragraph, name) for name in WordingForm.base_fields}
        super().__init__(data, prefix=f"absatz-{paragraph.pk}", initial=initial)
        self.paragraph = paragraph

    def wording(self) -> Wording:
        """Return it as the deed takes it."""
        return Wording(key=self.paragraph.key, **self.cleaned_data)


class AddedForm(WordingForm):
    """A paragraph that is new; empty, there is none."""

    after = forms.ChoiceField(label=_("Steht hinter"), required=False)

    def __init__(self, data: Any, *, paragraphs: list[Paragraph]) -> None:
        """Offer the places."""
        super().__init__(data, paragraph=Paragraph())
        self.prefix = "neu"
        del self.fields["is_dropped"]
        after: Any = self.fields["after"]
        after.choices = [("", _("dem letzten Absatz")), *((one.key, str(one)) for one in paragraphs)]

    def wording(self) -> Wording:
        """Return it as the deed takes it."""
        return Wording(**self.cleaned_data)


class RevisionForm(forms.Form):
    """Why the text changes."""

    mark = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    reason = forms.CharField(
        label=_("Warum ändert sich der Text?"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Öffentlich, mindestens 10 Zeichen. Für eine Übersetzung allein nicht nötig."),
    )
    reason_en = forms.CharField(
        label=_("Begründung auf Englisch"), required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 2})
    )
