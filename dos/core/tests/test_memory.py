"""What a process keeps in mind: the very object, for its time, and not more than fits."""

from datetime import timedelta

import pytest
import time_machine

from dos.core import memory


@pytest.fixture
def kept() -> memory.Memory:
    store = memory.Memory("test", {})
    store.clear()
    return store


def test_it_hands_out_the_very_object(kept: memory.Memory) -> None:
    value = object()

    kept.set("name", value, 30)

    assert kept.get("name") is value
    assert not kept.add("name", "another")
    assert kept.delete("name")
    assert kept.get("name", "nothing") == "nothing"
    assert kept.add("name", "another")


def test_it_forgets_after_its_time(kept: memory.Memory) -> None:
    with time_machine.travel("2026-11-25 12:00", tick=False) as clock:
        kept.set("name", "value", 30)
        kept.set("for ever", "value", None)
        clock.shift(timedelta(seconds=31))

        assert kept.get("name") is None
        assert kept.get("for ever") == "value"


def test_it_does_not_grow_without_end(kept: memory.Memory) -> None:
    for number in range(3 * memory.MAX_ENTRIES):
        kept.set(str(number), number)

    assert len(kept._store) <= memory.MAX_ENTRIES
    assert kept.get(str(3 * memory.MAX_ENTRIES - 1)) == 3 * memory.MAX_ENTRIES - 1
