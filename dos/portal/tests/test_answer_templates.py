"""Templates for answers: offered where they fit, filled in where nothing is written yet."""

from typing import Any

import pytest

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import add_url, edit_url, filled_in, signed_in
from dos.portal.models import AnswerTemplate
from dos.portal.selectors.cases import drafted_answer
from dos.portal.tests.office import case
from dos.strategy.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db


def template(**fields: Any) -> AnswerTemplate:
    """A template for all cities and kinds."""
    values = {"title": "Termin", "text": "Zu {reference}: {project} beginnt im Mai."}
    return AnswerTemplate.objects.create(**(values | fields))


def test_a_template_begins_the_answer(cast: Cast) -> None:
    sent = case(cast.schwerte, project=ProjectFactory(name="Klimanetz", lead_city=cast.schwerte))
    offered = template()
    client = signed_in(cast.editor_schwerte)

    assert f'href="?vorlage={offered.pk}"' in client.get(edit_url(sent)).content.decode()
    form = client.get(f"{edit_url(sent)}?vorlage={offered.pk}").context["form"]

    assert form["answer"].value() == f"Zu {sent.reference}: Klimanetz beginnt im Mai."


def test_what_is_written_is_never_replaced(cast: Cast) -> None:
    sent = case(cast.schwerte, answer="Schon da.")

    form = signed_in(cast.editor_schwerte).get(f"{edit_url(sent)}?vorlage={template().pk}").context["form"]

    assert form["answer"].value() == "Schon da."


@pytest.mark.parametrize("number", ["0", "x", "-1", "99999999999999999999", "²"])
def test_a_template_that_is_not_there_begins_nothing(cast: Cast, number: str) -> None:
    said = signed_in(cast.editor_schwerte).get(edit_url(case(cast.schwerte)), {"vorlage": number})

    assert said.status_code == 200
    assert said.context["form"]["answer"].value() == ""


def test_templates_are_offered_for_their_kind_and_city(cast: Cast) -> None:
    sent = case(cast.schwerte, kind="press")
    fitting = [template(), template(kind="press"), template(city=cast.schwerte)]
    template(kind="question")
    template(city=cast.dortmund)

    assert list(AnswerTemplate.objects.fitting(sent)) == fitting


def test_a_template_speaks_the_language_of_the_person_and_keeps_what_it_does_not_know(cast: Cast) -> None:
    sent = case(cast.schwerte, language="en")

    assert drafted_answer(template(text_en="On {reference}, {project}"), sent) == f"On {sent.reference}, {{project}}"
    assert drafted_answer(template(), sent).startswith("Zu ")


def test_clerks_write_templates_of_their_own_city(cast: Cast) -> None:
    client = signed_in(cast.editor_schwerte)
    form = client.get(add_url(AnswerTemplate)).context["form"]

    own = client.post(add_url(AnswerTemplate), filled_in(form, title="A", text="B", city=cast.schwerte.pk))
    client.post(add_url(AnswerTemplate), filled_in(form, title="C", text="D", city=cast.dortmund.pk))

    assert own.status_code == 302
    assert [row.title for row in AnswerTemplate.objects.all()] == ["A"]
    foreign = template(city=cast.dortmund)
    assert client.get(edit_url(foreign)).status_code == 403
