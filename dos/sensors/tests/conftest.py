"""The two cities, as every test of the room needs them."""

import pytest

from dos.cities.models import City
from dos.cities.tests.cast import Cast


@pytest.fixture
def schwerte(cast: Cast) -> City:
    return cast.schwerte


@pytest.fixture
def dortmund(cast: Cast) -> City:
    return cast.dortmund
