"""What the cells of some columns hold together: ticks, ranks, or answers of another kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from cgsurvey.folding import as_code, folded, without_fill_in
from cgsurvey.raw_table import Cells

#: texts, folded, of cells without an answer on the platforms whose columns are looked at here
MISSING = frozenset({"", "(跳过)", "-3", "(空)", "-2"})
#: cells of a column that stands for an option
TICKS = frozenset({"0", "1"})
#: rows in which ranks and ticks are looked for: of scores, one of the first has the same number twice
_ROWS = 5000
#: distinct texts of a column that are looked at: ticks, ranks and the answers of a matrix are far fewer
_TEXTS = 1000

#: "silent" of a column without any answer
Held = Literal["silent", "ticks", "numbers", "texts"]


def answers_in(column: Cells) -> set[str]:
    """Distinct answers of a column as codes, without what was written beside them."""
    return {as_code(without_fill_in(text)) for text in column.texts[:_TEXTS]} - MISSING


def held(column: Cells, option: str) -> Held:
    """What a column holds, if it stands for `option`: its own text in its column is a tick as well."""
    found = answers_in(column)
    if not found:
        return "silent"
    if found <= TICKS or found == {folded(option)}:
        return "ticks"
    if all(is_whole(text) for text in found):
        return "numbers"
    # one slip among ticks does not make words of them, of which every one would be a tick
    return "ticks" if _are_mostly_ticks(column) else "texts"


def _are_mostly_ticks(column: Cells) -> bool:
    """Whether more than half of the rows that answer hold a tick."""
    rows = Counter(column.codes[:_ROWS].tolist())
    texts = map(as_code, map(without_fill_in, column.texts[:_TEXTS]))
    answers = [(text, rows[code]) for code, text in enumerate(texts)]
    ticks = sum(number for answer, number in answers if answer in TICKS)
    return 2 * ticks > sum(number for answer, number in answers if answer not in MISSING)


def are_ranks(columns: Sequence[Cells]) -> bool:
    """Whether the answers of every row, but for zeros, are 1, 2, 3 … without a gap and each once."""
    if any(len(column.texts) > _TEXTS for column in columns):
        return False
    ranks = [[_rank(text) for text in column.texts] for column in columns]
    for codes in zip(*(column.codes[:_ROWS].tolist() for column in columns), strict=True):
        given = sorted(rank for place, code in enumerate(codes) if (rank := ranks[place][code]))
        if given != list(range(1, len(given) + 1)):
            return False
    return True


def is_whole(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _rank(text: str) -> int:
    code = as_code(text)
    return int(code) if is_whole(code) and len(code) < 4 else 0
