"""Two documents compared: each difference once, called by names that a reader can find."""

from __future__ import annotations

from typing import Any

import pytest

from cgsurvey.verification.differing import Change, changes


def sentence(text: str, *numbers: str) -> dict[str, Any]:
    """A sentence whose numbers stand in it in this order."""
    found, start = [], 0
    for number in numbers:
        start = text.index(number, start)
        found.append({"text": number, "start": start, "sources": [f"row/{len(found)}"], "column": "n"})
        start += len(number)
    return {"text": text, "numerals": found}


SAME = [
    ({}, {}),
    ({"a": [1, {"id": "x"}]}, {"a": [1, {"id": "x"}]}),
    ({"rows": [{"id": "a"}, {"id": "b"}]}, {"rows": [{"id": "b"}, {"id": "a"}]}),
    (None, None),
    # what the order of rows, or of a sum, decides
    ({"estimate": 0.1 + 0.2 + 0.3}, {"estimate": 0.3 + 0.2 + 0.1}),
    ({"estimate": 1e-17}, {"estimate": -3e-17}),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_what_is_the_same_is_not_told(old: Any, new: Any) -> None:
    assert list(changes(old, new)) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ({"a": 1}, {"a": 2}, [Change(("a",), 1, 2)]),
        ({"a": 1}, {"a": 1.5}, [Change(("a",), 1, 1.5)]),
        ({"a": 1.0}, {"a": 1.00000001}, [Change(("a",), 1.0, 1.00000001)]),
        ({"a": 1e-9}, {"a": 2e-9}, [Change(("a",), 1e-9, 2e-9)]),
        ({"a": 10**12}, {"a": 10**12 + 1}, [Change(("a",), 10**12, 10**12 + 1)]),
        ({"a": 1}, {"a": True}, [Change(("a",), 1, True)]),
        ({"a": 0}, {"a": None}, [Change(("a",), 0, None)]),
        ({"a": 1}, {}, [Change(("a",), 1, None)]),
        ([{"id": "x", "n": 1}], [{"id": "y"}, {"id": "x", "n": 2}], None),
        ([1, 2], [1], [Change(("#2",), 2, None)]),
        ({"a": [1]}, {"a": "text"}, [Change(("a",), "…", "text")]),
        ([{"text": "甲"}], [{"text": "乙"}], [Change(("#1",), "甲", "乙")]),
        (
            {"text": {"zh": "甲", "en": "a"}},
            {"text": {"zh": "乙", "en": "a"}},
            [Change(("text", "zh"), "甲", "乙")],
        ),
    ],
)
def test_a_difference_is_told_with_its_place(old: Any, new: Any, told: list[Change] | None) -> None:
    expected = [Change(("x", "n"), 1, 2), Change(("y",), None, "…")] if told is None else told
    assert list(changes(old, new)) == expected


def test_a_row_of_a_table_is_called_by_its_first_cell() -> None:
    old = {"rows": [[{"text": "男"}, {"text": "1"}], [{"text": "女"}, {"text": "2"}]]}
    new = {"rows": [[{"text": "男"}, {"text": "1"}], [{"text": "女"}, {"text": "3"}]]}
    assert list(changes(old, new)) == [Change(("rows", "女", "#2"), "2", "3")]


def test_entries_of_one_name_are_told_apart() -> None:
    old = [{"kind": "Points", "n": 1}, {"kind": "Points", "n": 2}]
    new = [{"kind": "Points", "n": 1}, {"kind": "Points", "n": 3}]
    assert list(changes(old, new)) == [Change(("Points#2", "n"), 2, 3)]


def test_of_a_sentence_with_other_numbers_the_numbers_are_told() -> None:
    old, new = (
        sentence("满意率为92.0%（n=1787）。", "92.0", "1787"),
        sentence("满意率为9.0%（n=1787）。", "9.0", "1787"),
    )
    assert list(changes(old, new)) == [Change(("row/0 n",), "92.0", "9.0")]


def test_of_a_sentence_with_other_words_the_sentence_is_told() -> None:
    old, new = sentence("较高，为92%。", "92"), sentence("较低，为91%。", "91")
    assert list(changes(old, new)) == [Change((), "较高，为92%。", "较低，为91%。")]


def test_a_sentence_changed_behind_its_numbers_is_told_as_it_stands() -> None:
    """Somebody wrote over the text and left the numbers."""
    new = sentence("满意率为92%。", "92")
    forged = {**new, "text": "满意率为99%。"}
    assert list(changes(forged, new)) == [Change((), "满意率为99%。", "满意率为92%。")]


@pytest.mark.parametrize(
    "odd",
    [
        None,
        3,
        "text",
        [],
        [[]],
        {"text": 3},
        {"text": "满意率为", "numerals": []},
        {"text": "x", "numerals": 3},
        {"numerals": [{"start": "1"}]},
    ],
)
def test_whatever_stands_there_is_compared(odd: Any) -> None:
    assert list(changes(odd, sentence("满意率为92%。", "92")))
    assert list(changes(sentence("满意率为92%。", "92"), odd))
    assert list(changes({"text": 1}, {"text": odd}))
