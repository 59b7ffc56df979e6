"""Forms write themselves in KERN's markup."""

from django import forms

from dos.design.views import ExampleForm


def test_label_hint_and_input_belong_together() -> None:
    html = str(ExampleForm())

    assert '<label class="kern-label" for="id_title">Titel</label>' in html
    assert 'id="id_title_helptext"' in html
    assert 'aria-describedby="id_title_helptext"' in html
    assert 'class="kern-form-input__input"' in html


def test_error_is_linked_from_the_summary_and_to_the_field() -> None:
    html = str(ExampleForm({"email": "keine Adresse"}))

    assert 'role="alert"' in html
    assert 'href="#id_email"' in html
    assert 'aria-describedby="id_email_helptext id_email_error"' in html
    assert 'id="id_email_error"' in html
    assert 'aria-invalid="true"' in html


def test_fields_without_duty_say_so() -> None:
    html = str(ExampleForm())

    assert html.count("(freiwillig)") == 3


def test_group_is_a_fieldset_with_labels() -> None:
    html = str(ExampleForm({"place": "place"}))

    assert '<legend class="kern-label">Wo?</legend>' in html
    assert 'name="place" value="place" checked required' in html
    assert '<label class="kern-label" for="id_place_1">ein Ort</label>' in html


def test_what_people_wrote_is_escaped() -> None:
    html = str(ExampleForm({"title": '"><script>alert(1)</script>'}))

    assert "<script>" not in html


def test_hidden_fields_come_last_and_bare() -> None:
    class HiddenForm(forms.Form):
        key = forms.CharField(widget=forms.HiddenInput, initial="a")

    html = str(HiddenForm())

    assert '<input type="hidden" name="key" value="a" id="id_key">' in html
    assert "kern-label" not in html
