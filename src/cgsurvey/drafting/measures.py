"""What can be made of several questions: scales, willingness and participation, services wanted and received.

None of it is in force: which answers count and what belongs together is for a person to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from cgsurvey.drafting.guesses import DraftedTable, Guess, Reason
from cgsurvey.folding import folded

_WILLING = re.compile(r"愿意|意愿|愿不愿|打算|willing|would you|intend", re.IGNORECASE)
_TOOK_PART = re.compile(
    r"参加过|参与过|是否参[加与]|有没有参[加与]|参[加与].*(?:次数|频率|情况)|took part|participated|have you",
    re.IGNORECASE,
)
_WANTED = re.compile(r"需要|希望|想要|期望|需求|\bneed|\bwant|would like", re.IGNORECASE)
_RECEIVED = re.compile(r"接受过|得到过|享受过|使用过|获得过|参加过|接受了|received|used|got\b", re.IGNORECASE)
#: characters that two questions about one thing have in common
_COMMON = 3
#: share of the shorter list of options that both questions have
_SAME_OPTIONS = 0.5


@dataclass(frozen=True)
class Asking:
    """A question, as others are put beside it."""

    name: str
    words: str
    guess: Guess


def measures_of(asked: Sequence[Asking], matrices: Mapping[str, Sequence[str]]) -> list[DraftedTable]:
    """Everything that the questions allow: scales of matrices, pairs, services."""
    return [*_scales(matrices), *_pairs(asked), *_services(asked)]


def _scales(matrices: Mapping[str, Sequence[str]]) -> Iterator[DraftedTable]:
    for name, items in matrices.items():
        yield DraftedTable(
            f"scales.{name}_score", Reason("drafting.scale"), {"items": list(items), "reversed": []}
        )


def _pairs(asked: Sequence[Asking]) -> Iterator[DraftedTable]:
    """A question of willingness and the one of taking part that has most in common with it."""
    closed = [each for each in asked if each.guess.kind in ("single", "scale", "multiple")]
    willing = [each for each in closed if _WILLING.search(each.words)]
    did = [each for each in closed if _TOOK_PART.search(each.words) and each not in willing]
    for one in willing:
        ranked = sorted(did, key=lambda other: -_in_common(one.words, other.words))
        if ranked and _in_common(one.words, ranked[0].words) >= _COMMON:
            best = ranked[0]
            keys = {
                "willing": {"question": one.name, "any_of": one.guess.keys.get("categories", [])},
                "took_part": {"question": best.name, "any_of": best.guess.keys.get("categories", [])},
            }
            yield DraftedTable(f"pairs.{one.name}_{best.name}", Reason("drafting.pair"), keys)


def _in_common(one: str, other: str) -> int:
    """Characters of the longest piece that both questions have, without the verbs themselves."""
    first, second = (_TOOK_PART.sub("|", _WILLING.sub("/", folded(words))) for words in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).find_longest_match().size


def _services(asked: Sequence[Asking]) -> Iterator[DraftedTable]:
    several = [each for each in asked if each.guess.kind == "multiple"]
    for received in (each for each in several if _RECEIVED.search(each.words)):
        options = {folded(text) for text in received.guess.keys["categories"]}
        for wanted in (each for each in several if _WANTED.search(each.words) and each is not received):
            other = {folded(text) for text in wanted.guess.keys["categories"]}
            if len(options & other) >= _SAME_OPTIONS * min(len(options), len(other)):
                keys = {"received": received.name, "wanted": wanted.name}
                yield DraftedTable(
                    f"services.{received.name}_{wanted.name}", Reason("drafting.services"), keys
                )
