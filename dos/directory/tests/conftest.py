"""What the tests of the directory share."""

import pytest

from dos.directory.selectors import service_filter


@pytest.fixture(autouse=True)
def _fresh_choices() -> None:
    service_filter.forget()
