"""The lists of choices of a form -> the categories of questions."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cgsurvey.codebooks.grid import Mistakes, Row, Sheet, read_as, yes
from cgsurvey.errors import CgsurveyError
from cgsurvey.folding import folded
from cgsurvey.phrases import Language, spoken


@dataclass(frozen=True)
class Choice:
    """One choice of a list.

    Attributes
    ----------
    value
        The text of the answer: its label in the language of the study, unless the codebook gives another.
    code
        What stands in the data where it holds codes, "" where it holds texts only.
    column
        Header of the choice's own column, where each has one.
    """

    row: Row | None
    name: str
    value: str
    labels: Mapping[str, str]
    code: str
    score: float | None = None
    satisfied: bool = False
    missing: bool = False
    exclusive: bool = False
    column: str = ""


@dataclass(frozen=True)
class ChoiceList:
    """A list of choices, in the order in which they stand."""

    name: str
    choices: Sequence[Choice]

    @property
    def categories(self) -> list[Choice]:
        return [choice for choice in self.choices if not choice.missing]

    @property
    def columns(self) -> list[str]:
        """Headers of the choices' own columns, empty where they have none."""
        return [choice.column for choice in self.categories if choice.column]

    @property
    def by_code(self) -> dict[str, str]:
        """Name in the form -> text of the answer."""
        return {choice.name: choice.value for choice in self.categories}

    def rows(self) -> dict[str, str] | None:
        """Where the list stands, as a fact of a sentence."""
        numbers = [choice.row.number for choice in self.choices if choice.row]
        sheet = next((choice.row.sheet for choice in self.choices if choice.row), "")
        span = f"{numbers[0]}–{numbers[-1]}" if len(numbers) > 1 else f"{numbers[0]}"
        return spoken("codebooks.rows", sheet=sheet, rows=span, column="name")

    def with_other(self, study: Language) -> ChoiceList:
        """The list with the choice that ``or_other`` adds to it, in the language of the study."""
        if any(choice.name == "other" for choice in self.choices):
            return self
        labels = {"zh": "其他", "en": "Other"}
        written = {language for choice in self.choices for language in choice.labels}
        language: Language = "en" if written == {"en"} else "zh" if written == {"zh"} else study
        code = "other" if any(choice.code for choice in self.choices) else ""
        return ChoiceList(self.name, [*self.choices, Choice(None, "other", labels[language], labels, code)])

    def keys(self) -> dict[str, Any]:
        """What the list is in the table of a question."""
        categories = self.categories
        found: dict[str, Any] = {"categories": [choice.value for choice in categories]}
        for language in ("zh", "en"):
            if any(choice.labels.get(language) for choice in categories):
                found[language] = [choice.labels.get(language, choice.value) for choice in categories]
        codes = [choice.code for choice in categories]
        if all(codes):
            found["codes"] = codes
        scores = [choice.score for choice in categories]
        if all(score is not None for score in scores) and scores:
            found["scores"] = scores
        for key in ("satisfied", "exclusive"):
            values = [choice.value for choice in categories if getattr(choice, key)]
            if values:
                found[key] = values
        declared = [dict.fromkeys((choice.value, choice.code)) for choice in self.choices if choice.missing]
        if declared:
            found["missing"] = [text for texts in declared for text in texts if text]
        return found


def lists_of(sheet: Sheet, language: Language, mistakes: Mistakes) -> dict[str, ChoiceList]:
    """The lists of the sheet of choices, by name."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in sheet:
        if not row["list_name"] and not row["name"] and not any(each.startswith("cg_") for each in row.cells):
            continue  # a remark between two lists
        for column, what in (("list_name", "list"), ("name", "name")):
            if not row[column]:
                facts = {"place": row.place(column), "what": spoken(f"codebooks.what.{what}")}
                mistakes.append(CgsurveyError("codebooks.blank", **facts))
        if row["list_name"] and row["name"]:
            rows[row["list_name"]].append(row)
    coded = "cg_code" not in sheet.columns
    lists = {
        name: ChoiceList(name, _told_apart([_choice(row, language, coded, mistakes) for row in own]))
        for name, own in rows.items()
    }
    for each in lists.values():
        mistakes += _list_mistakes(each)
    return lists


def _choice(row: Row, language: Language, coded: bool, mistakes: Mistakes) -> Choice:
    labels = row.texts("label")
    other: Language = "en" if language == "zh" else "zh"
    label = labels.get(language) or labels.get(other) or row["name"]
    score = read_as(row, "cg_score", _finite, "codebooks.not_a_number", mistakes)
    return Choice(
        row=row,
        name=row["name"],
        value=row.exact("cg_category") or label,
        labels=labels,
        code=row["name"] if coded else row.exact("cg_code"),
        score=score,
        satisfied=yes(row, "cg_satisfied", mistakes),
        missing=yes(row, "cg_missing", mistakes),
        exclusive=yes(row, "cg_exclusive", mistakes),
        column=row.exact("cg_column") if row["cg_column"] else "",
    )


def _told_apart(choices: Sequence[Choice]) -> list[Choice]:
    """The choices, each once; before labels that several share, as villages of two towns do, stands the name.

    A choice that a form shows after several answers to another question stands in its list as often.
    """
    seen: dict[str, list[Choice]] = defaultdict(list)
    once: list[Choice] = []
    for choice in choices:
        plain = replace(choice, row=None)
        if plain not in seen[choice.name]:
            once.append(choice)
        seen[choice.name].append(plain)
    labels = Counter(folded(choice.value) for choice in once if not choice.missing)
    names = Counter(choice.name for choice in once)
    return [
        _named(choice) if labels[folded(choice.value)] > 1 and names[choice.name] == 1 else choice
        for choice in once
    ]


def _named(choice: Choice) -> Choice:
    """The choice with its name in front of its label; a text that the codebook gives it stays."""
    if choice.missing or (choice.row and choice.row["cg_category"]):
        return choice
    labels = {language: f"{choice.name}.{label}" for language, label in choice.labels.items()}
    return replace(choice, value=f"{choice.name}.{choice.value}", labels=labels)


def _finite(written: str) -> float:
    number = float(written)
    if not math.isfinite(number):
        raise ValueError
    return number


def _list_mistakes(each: ChoiceList) -> Iterator[CgsurveyError]:
    """Choices that are one, and columns that some choices fill and others do not."""
    named: dict[str, list[Choice]] = defaultdict(list)
    alike: dict[str, list[Choice]] = defaultdict(list)
    for choice in each.choices:
        named[choice.name].append(choice)
    for choices in named.values():
        if len(choices) > 1:
            facts = {"place": _rows(choices, "name"), "list": each.name, "name": choices[0].name}
            yield CgsurveyError("codebooks.choice_twice", **facts)
    # a choice that stands twice is one mistake and not two
    for choice in (choices[0] for choices in named.values() if not choices[0].missing):
        alike[folded(choice.value)].append(choice)
    for choices in alike.values():
        if len(choices) > 1:
            facts = {"place": _rows(choices, "label"), "list": each.name, "name": choices[0].value}
            yield CgsurveyError("codebooks.category_twice", **facts)
    for column, key, what in (
        ("cg_column", "column", "header"),
        ("cg_score", "score", "score"),
        ("cg_code", "code", "code"),
    ):
        filled = [getattr(choice, key) not in ("", None) for choice in each.categories]
        for choice, given in zip(each.categories, filled, strict=True):
            if any(filled) and not given and choice.row and not choice.row[column]:
                facts = {"place": choice.row.place(column), "what": spoken(f"codebooks.what.{what}")}
                yield CgsurveyError("codebooks.blank", **facts)


def _rows(choices: Sequence[Choice], column: str) -> dict[str, str]:
    rows = [choice.row for choice in choices if choice.row]
    numbers = [row.number for row in rows]
    return spoken("codebooks.rows", sheet=rows[0].sheet, rows=numbers, column=column)
