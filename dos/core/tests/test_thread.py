"""The thread is put together from the rooms' answers, in one order, bounded."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

import pytest

from dos.core import module, thread
from dos.core.thread import Node


def node(kind: str, slug: str, **fields: Any) -> Node:
    """A node of the thread."""
    return Node(kind=kind, slug=slug, label=slug, kind_label=kind, fill="open", state_label="offen", **fields)


def answer(nodes: Iterable[Node], obj: Any, viewer: Any) -> Iterable[Node]:
    """What a room with these nodes says."""
    return nodes


def rooms(monkeypatch: pytest.MonkeyPatch, *answers: Iterable[Node]) -> None:
    """Let as many rooms answer."""
    known = {
        str(number): module.Module(name=str(number), label="", thread=partial(answer, nodes))
        for number, nodes in enumerate(answers)
    }
    monkeypatch.setattr(module, "_MODULES", known)


def test_nodes_of_all_rooms_stand_in_the_order_of_a_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    rooms(
        monkeypatch,
        [node("indicator", "k"), node("project", "p", is_here=True)],
        [node("goal", "z"), node("decision", "b")],
    )

    nodes = thread.walk(object(), viewer=None).nodes

    assert [one.kind for one in nodes] == ["goal", "decision", "project", "indicator"]


def test_a_node_is_shown_once_and_here_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    rooms(monkeypatch, [node("project", "p")], [node("project", "p", is_here=True)])

    nodes = thread.walk(object(), viewer=None).nodes

    assert [one.is_here for one in nodes] == [True]


def test_the_thread_is_bounded_and_keeps_the_place_where_one_is(monkeypatch: pytest.MonkeyPatch) -> None:
    many = [node("milestone", f"{number:03}", on=date(2026, 1, 1)) for number in range(500)]
    rooms(monkeypatch, [*many, node("value", "here", is_here=True)])

    walked = thread.walk(object(), viewer=None)

    assert walked.is_cut
    assert len(walked.nodes) == thread.MAX_OF_KIND + 1
    assert any(one.is_here for one in walked.nodes)


def test_a_kind_without_a_node_stands_in_the_strip_as_a_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    rooms(monkeypatch, [node("project", "p", is_here=True), node("objective", "o")])

    strip = thread.walk(object(), viewer=None).strip_with_gaps(("goal", "project", "value"))

    assert [(one.kind, one.fill, one.state_label) for one in strip] == [
        ("goal", "open", "Lücke"),
        ("project", "open", "offen"),
        ("value", "open", "Lücke"),
    ]


def test_a_stub_says_neither_name_nor_address() -> None:
    hidden = thread.stub("project")

    assert (hidden.slug, hidden.url, hidden.fill) == ("", "", "stub")


def test_the_list_for_machines_counts_from_one(monkeypatch: pytest.MonkeyPatch) -> None:
    data = thread.json_ld([node("goal", "z", url="/ziele/z/"), thread.stub("project")], base="https://dos.invalid")

    assert [(item["position"], item["item"].get("url")) for item in data["itemListElement"]] == [
        (1, "https://dos.invalid/ziele/z/"),
        (2, None),
    ]


def test_the_strip_has_one_node_of_each_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    rooms(
        monkeypatch,
        [
            node("milestone", "a"),
            node("milestone", "b", rank=2),
            node("project", "p", is_here=True),
            node("project", "q", rank=9),
        ],
    )

    strip = thread.walk(object(), viewer=None).strip

    assert [one.slug for one in strip] == ["p", "b"]
