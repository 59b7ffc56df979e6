"""A draft at the desk is shown in the public page's own clothes, saved or not."""

from datetime import date

import pytest

from dos.cities.tests.cast import Cast
from dos.strategy.models import Milestone, Project
from dos.strategy.tests import factories

pytestmark = pytest.mark.django_db


def test_a_draft_is_previewed_with_what_was_typed_and_not_saved(cast: Cast) -> None:
    project = factories.ProjectFactory(lead_city=cast.schwerte, live=False)
    project.name = "Noch nicht gespeichert"
    project.milestones = [Milestone(title="Getippt", planned_on=date(2027, 1, 1))]

    response = project.make_preview_request()

    html = response.content.decode()
    assert response.status_code == 200
    assert "Vorschau: noch nicht veröffentlicht" in html
    assert "Noch nicht gespeichert" in html
    assert "Getippt" in html
    assert "Dranbleiben" not in html


def test_a_new_project_is_previewed_before_it_is_saved(cast: Cast) -> None:
    project = Project(name="Ganz neu", slug="ganz-neu", lead_city=cast.schwerte)
    project.cities = [cast.schwerte]

    response = project.make_preview_request()

    assert response.status_code == 200
    assert "Ganz neu" in response.content.decode()
