"""Labels of the values of one variable: which text each code is, and which are declared to be no answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from cgsurvey.discretion import quoted_answer
from cgsurvey.folding import folded
from cgsurvey.ledger import Problem

#: codes without a label that are listed
_LISTED = 10
Bounds = tuple[Any, Any]


def ends_of(bounds: Any) -> Bounds:
    """Lowest and highest of a range of values declared missing; a single value is both."""
    return (bounds["lo"], bounds["hi"]) if isinstance(bounds, dict) else (bounds, bounds)


class Labels:
    """The labels of one variable.

    A label that two codes share, or that is the text of a code without label, tells nothing: such cells show
    the code in front of it, so that what the file holds apart stays apart.

    Parameters
    ----------
    labels
        Code -> label; an empty one is none.
    ranges
        Values that the file declares missing, lowest and highest of each range.
    written
        The text of a value without label.
    distinct
        Values that the variable holds.

    Attributes
    ----------
    values : tuple of (str, str)
        Code and text of each labelled code, by code.
    missing : tuple of str
        Texts of values that are no answer.
    alike : dict of str to list of str
        Label -> codes that share it.
    unlabelled : list of str
        Codes in the data without a label, where other answers have one.
    """

    def __init__(
        self,
        labels: Mapping[Any, str],
        ranges: Sequence[Bounds],
        written: Callable[[Any], str],
        distinct: Sequence[Any],
    ) -> None:
        self._labels = {code: label for code, label in labels.items() if label}
        self._ranges = ranges
        self._written = written
        letters = [value for value in distinct if self._is_letter(value)]
        bare = [value for value in distinct if value not in self._labels] if self._labels else letters
        self.alike = self._shared([text for value in bare if (text := written(value))])
        shared = {code for codes in self.alike.values() for code in codes}
        self._texts = {
            code: f"{written(code)}.{label}" if written(code) in shared else label
            for code, label in self._labels.items()
        }
        ordered = sorted(self._texts.items(), key=lambda pair: (isinstance(pair[0], str), pair[0]))
        self.values = tuple((written(code), text) for code, text in ordered)
        known = dict.fromkeys([*(code for code, _ in ordered), *(distinct if ranges else letters)])
        self.missing = tuple(dict.fromkeys(self.text(value) for value in known if self.is_missing(value)))
        answers = any(not self.is_missing(code) for code in self._labels)
        self.unlabelled = [
            text for value in bare if answers and (text := written(value)) and not self.is_missing(value)
        ]

    def text(self, value: Any) -> str:
        """The text of the cells that hold the value."""
        return self._texts.get(value) or self._written(value)

    def is_missing(self, value: Any) -> bool:
        """Whether the file declares the value to be no answer: a range of SPSS, a letter of Stata."""
        if value is None or not self._written(value):
            return False
        if self._is_letter(value):
            return True
        return any(
            isinstance(value, str) == isinstance(low, str) and low <= value <= high
            for low, high in self._ranges
        )

    def _is_letter(self, value: Any) -> bool:
        """Whether a value is one of Stata's missing ones in a variable of numbers."""
        return isinstance(value, str) and len(value) == 1 and self._written(value) == f".{value}"

    def _shared(self, bare: Sequence[str]) -> dict[str, list[str]]:
        """Labels that do not tell one code from all others."""
        codes: dict[str, list[str]] = defaultdict(list)
        first: dict[str, str] = {}
        for code, label in self._labels.items():
            first.setdefault(folded(label), label)
            codes[folded(label)].append(self._written(code))
        for text in bare:
            if folded(text) in codes:
                codes[folded(text)].append(text)
        return {first[key]: found for key, found in codes.items() if len(found) > 1}


def alike_labels(column: str, labels: Labels) -> Iterator[Problem]:
    """One problem for each label that several codes share."""
    for label, codes in labels.alike.items():
        facts = {"column": column, "label": quoted_answer(label), "codes": codes}
        yield Problem("loading.labels_alike", facts, column=column)


def unlabelled_codes(column: str, labels: Labels) -> Iterator[Problem]:
    """Codes without a label in a variable whose other codes have one: cells hold the code itself."""
    codes = labels.unlabelled
    if codes and len(codes) <= _LISTED:
        yield Problem(
            "loading.codes_unlabelled", {"column": column, "codes": codes}, column=column, minor=True
        )
    elif codes:
        facts = {"column": column, "number": len(codes)}
        yield Problem("loading.many_unlabelled", facts, column=column, minor=True)
