"""Texts beside a column of marks, moved apart where they would overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Block:
    """Texts that touch each other, in order; `centre` is where all of them together wish to stand."""

    members: tuple[int, ...]
    centre: float
    height: float


def spread(wished: Sequence[float], heights: Sequence[float], top: float, height: float) -> list[float]:
    """Middles of texts, each as near to the one wished as can be without overlapping.

    Parameters
    ----------
    wished, heights
        Of each text.
    top, height
        What all of them must stay within; together they are no higher.
    """
    blocks: list[_Block] = []
    for index in sorted(range(len(wished)), key=lambda index: wished[index]):
        blocks.append(_within(_Block((index,), wished[index], heights[index]), top, height))
        while len(blocks) > 1 and _top(blocks[-1]) < _top(blocks[-2]) + blocks[-2].height:
            blocks[-2:] = [_within(_merged(blocks[-2], blocks[-1]), top, height)]
    places = [0.0] * len(wished)
    for block in blocks:
        at = _top(block)
        for index in block.members:
            places[index] = at + heights[index] / 2
            at += heights[index]
    return places


def _merged(upper: _Block, lower: _Block) -> _Block:
    number, others = len(upper.members), len(lower.members)
    # each text wishes its own middle: the block moves to where the wishes are missed least (Dwyer, 2006)
    shift_of_upper, shift_of_lower = -lower.height / 2, upper.height / 2
    centre = (number * (upper.centre - shift_of_upper) + others * (lower.centre - shift_of_lower)) / (
        number + others
    )
    return _Block((*upper.members, *lower.members), centre, upper.height + lower.height)


def _within(block: _Block, top: float, height: float) -> _Block:
    centre = min(max(block.centre, top + block.height / 2), top + height - block.height / 2)
    return _Block(block.members, centre, block.height)


def _top(block: _Block) -> float:
    return block.centre - block.height / 2
