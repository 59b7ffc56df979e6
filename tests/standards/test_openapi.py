"""The API keeps its own description, whatever is asked: schemathesis makes the questions."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from pytest_django.fixtures import Settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from dos.config.urls import api
from dos.core import rest
from dos.strategy.tests import factories

pytestmark = pytest.mark.django_db
EXAMPLES = 12


schema = schemathesis.openapi.from_dict(rest.description(api))
schema.app = get_wsgi_application()


@pytest.fixture
def _open_connection() -> Iterator[None]:
    """Keep the test's connection, as Django's own test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def _rows(settings: Settings, _open_connection: None) -> None:
    """Something to find, and no limit on asking."""
    settings.API_READS_PER_MINUTE = 0
    for number in range(3):
        project = factories.ProjectFactory(slug=f"p{number}")
        factories.MilestoneFactory(project=project)
        factories.ChangeFactory(project=project)
        factories.StatusNoteFactory(project=project)
        factories.DecisionFactory(slug=f"d{number}", projects=[project])
        indicator = factories.IndicatorFactory(slug=f"i{number}", project=project)
        factories.IndicatorValueFactory(indicator=indicator)


@pytest.mark.usefixtures("_rows")
@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_as_described(case: schemathesis.Case) -> None:
    # A signed cursor and the words of a filter are right or wrong beyond what a schema can say.
    case.call_and_validate(
        headers={"Host": "testserver", "Accept-Encoding": "identity"}, excluded_checks=[positive_data_acceptance]
    )
