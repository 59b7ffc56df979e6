"""What people may send to the portal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dos.cities import selectors as cities
from dos.cities.forms import OwnedForm
from dos.core.text import AtMost, clean_line, clean_text
from dos.portal.models import Feedback
from dos.portal.selectors import cases as questions

MAX_MESSAGE = 4_000
MIN_MESSAGE = 5


class MessageForm(forms.Form):
    """What every message to the offices has: what it is about, words, perhaps an address."""

    kind = forms.ChoiceField(label=_("Worum geht es?"), widget=forms.RadioSelect)
    message = forms.CharField(
        label=_("Ihre Nachricht"),
        validators=[AtMost(MAX_MESSAGE)],
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": _("Bitte schreiben Sie, worum es geht. Ein Satz genügt.")},
    )
    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=_("Nur damit wir Ihnen antworten können. Ohne Adresse lesen wir die Nachricht ebenso."),
        max_length=200,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    token = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)

    def clean_message(self) -> str:
        """Take out what nobody typed on purpose; something must be left."""
        message = clean_text(self.cleaned_data["message"])
        if len(message) < MIN_MESSAGE:
            raise forms.ValidationError(_("Bitte schreiben Sie, worum es geht. Ein Satz genügt."))
        return message

    def what_was_said(self) -> dict[str, Any]:
        """Give what the deed needs."""
        return {name: value for name, value in self.cleaned_data.items() if name != "token"}


class FeedbackForm(MessageForm):
    """A message about the website."""

    page = forms.CharField(
        label=_("Auf welcher Seite?"),
        help_text=_("Die Adresse der Seite, wenn Sie eine bestimmte meinen."),
        max_length=500,
        required=False,
    )

    field_order = ("kind", "message", "page", "email", "token")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in Feedback.WEBSITE_KINDS]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["kind"].initial = Feedback.Kind.BARRIER
        self.fields["message"].help_text = _("Was wollten Sie tun, und was ist passiert? Höchstens 4.000 Zeichen.")

    def clean_page(self) -> str:
        """One line, without control characters."""
        return clean_line(self.cleaned_data["page"])


class CaseForm(MessageForm):
    """A request to the project team."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in Feedback.REQUEST_KINDS]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["kind"].initial = Feedback.Kind.QUESTION
        self.fields["message"].help_text = _(
            "Was sollten wir wissen, um Ihnen gut zu antworten? Höchstens 4.000 Zeichen."
        )
        self.fields["email"].help_text = _(
            "Nur damit wir Ihnen antworten können. Ohne Adresse steht die Antwort unter Ihrem geheimen Link."
        )


class AdditionForm(forms.Form):
    """What the person who asked adds later."""

    text = forms.CharField(
        label=_("Ihr Nachtrag"),
        help_text=_("Höchstens 4.000 Zeichen."),
        max_length=MAX_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Bitte schreiben Sie, was Sie ergänzen möchten.")},
    )
    token = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)


class CaseDeskForm(OwnedForm):
    """What a clerk may change on a case."""

    note = forms.CharField(
        label=_("Neue interne Notiz"),
        help_text=_("Nur für das Projektteam. Sie steht in keiner Mail und auf keiner Seite der Website."),
        max_length=MAX_MESSAGE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = questions.possible_owners(self.instance)


class OpenCityForm(forms.Form):
    """What the desk asks before it opens a further city."""

    name = forms.CharField(label=_("Name"), max_length=80, help_text=_("Zum Beispiel Lünen."))
    key = forms.SlugField(
        label=_("Kürzel in der Adresse"), max_length=40, help_text=_("Klein und ohne Umlaute, zum Beispiel luenen.")
    )
    ags = forms.RegexField(
        r"^\d{8}$",
        label=_("Amtlicher Gemeindeschlüssel"),
        required=False,
        error_messages={"invalid": _("Der Schlüssel hat acht Ziffern.")},
    )
    colour = forms.RegexField(
        r"^#[0-9a-fA-F]{6}$",
        label=_("Farbe der Website"),
        initial="#00515e",
        widget=forms.TextInput(attrs={"type": "color"}),
        error_messages={"invalid": _("Bitte eine Farbe wie #004b5a angeben.")},
    )
    hosts = forms.CharField(
        label=_("Eigene Rechnernamen"),
        required=False,
        help_text=_("Mit Leerzeichen getrennt. Ohne Namen gilt der Pfad."),
    )
    districts = forms.CharField(
        label=_("Stadtbezirke, Ortsteile"),
        required=False,
        help_text=_("Einer je Zeile."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    editor = forms.EmailField(label=_("E-Mail-Adresse der ersten Redaktion"), required=False, max_length=200)

    def clean_key(self) -> str:
        """Refuse a city that is open already."""
        key: str = self.cleaned_data["key"]
        if key in cities.directory().by_key:
            raise forms.ValidationError(_("Diese Kommune ist schon geöffnet."))
        return key

    def clean_hosts(self) -> list[str]:
        """Read the names apart; refuse one that another city has."""
        hosts = clean_line(self.cleaned_data["hosts"]).lower().split()
        taken = [host for host in hosts if host in cities.directory().by_host]
        if taken:
            raise forms.ValidationError(_("Schon vergeben: %(hosts)s.") % {"hosts": ", ".join(taken)})
        return hosts

    def clean_districts(self) -> list[str]:
        """Read one name a line."""
        return [clean_line(line) for line in self.cleaned_data["districts"].splitlines() if clean_line(line)]
