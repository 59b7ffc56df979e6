"""What the tests of events share."""

import pytest

from dos.events.selectors import event_filter


@pytest.fixture(autouse=True)
def _fresh_choices() -> None:
    event_filter.forget()
