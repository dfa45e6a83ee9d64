"""Options in one cell: what was ticked is found again, or the cell is not recognised: nothing else is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cgsurvey.coding.joined import UNIT, Splitter
from cgsurvey.coding.matching import Categories
from coding.asking import question

WORDS = st.sampled_from(["clinic", "canteen", "advice", "care"])
OPTIONS = st.lists(st.lists(WORDS, min_size=1, max_size=3), min_size=2, max_size=5, unique_by=tuple)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(OPTIONS, st.sampled_from([", ", ";", " "]), st.data())
def test_ticks_come_back_or_are_not_recognised(options, separator, data):
    categories = [separator.join(words) for words in options]
    ticked = data.draw(st.lists(st.sampled_from(range(len(categories))), min_size=1, unique=True))
    splitter = Splitter({separator}, Categories(question("multiple", "q", categories=categories)))
    parts = splitter.parts(separator.join(categories[place] for place in ticked))
    assert parts is None or [part.match.category for part in parts] == ticked
    apart = splitter.parts("".join(categories[place] + UNIT for place in ticked))
    assert [part.match.category for part in apart] == ticked


def test_nothing_is_lost_between_options_that_match():
    splitter = Splitter({", "}, Categories(question("multiple", "q", categories=("a, b", "c"))))
    parts = splitter.parts("shade, a, b, , trees, c")
    assert [(part.text, part.match and part.match.category) for part in parts] == [
        ("shade", None),
        ("a, b", 0),
        ("trees", None),
        ("c", 1),
    ]
