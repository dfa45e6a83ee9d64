"""What stands beside the answers: facts that no questionnaire gives, and published figures."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from cgsurvey.declarations.text import Declared, Filled, Label


def _text_or_number(written: Any) -> Any:
    if isinstance(written, bool) or not isinstance(written, str | int | float):
        raise PydanticCustomError("text_or_number", "neither text nor number")
    if isinstance(written, float) and not math.isfinite(written):
        raise PydanticCustomError("finite_number", "not a finite number")
    return written


class Fact(Declared):
    """Something that no questionnaire gives and the report states: interviews held, dates, response."""

    label: Label
    value: Annotated[
        str | int | float, BeforeValidator(_text_or_number, json_schema_input_type=str | int | float)
    ]
    unit: Label | None = None
    source: Label | None = None


#: people, and decimals, that a published figure has at most
_LARGEST, _MOST_DECIMALS = 1_000_000_000, 6
#: figures that a file states at most, and characters of a sentence, of a caption, of a category
_MOST_FIGURES, _SENTENCE, _CAPTION, _CATEGORY = 10_000, 2_000, 1_000, 200


def _as_written(written: Any) -> Any:
    """A number with the decimals that it is written with; `study_file` reads 0.020 as a decimal number."""
    if isinstance(written, bool) or not isinstance(written, int | float | Decimal):
        raise PydanticCustomError("float_type", "not a number")
    return Decimal(str(written))


def _ascending(ends: tuple[Decimal, Decimal]) -> tuple[Decimal, Decimal]:
    if not ends[0] < ends[1]:
        raise PydanticCustomError("not_ascending", "the lower end comes first")
    return ends


#: a number as it was published: 5.20 is another one than 5.2
Published = Annotated[
    Decimal,
    BeforeValidator(_as_written, json_schema_input_type=int | float),
    Field(ge=-_LARGEST, le=_LARGEST),
]
_People = Annotated[int, Field(ge=1, le=_LARGEST)]


def _testable(groups: tuple[int, int]) -> tuple[int, int]:
    if sum(groups) < 3:
        raise PydanticCustomError("claim_groups", "too few")
    return groups


#: lowest and highest score
Scores = Annotated[tuple[Published, Published], AfterValidator(_ascending)]


class _Expected(Declared):
    """What is expected of a published figure, and why it is where it is no pass."""

    expect: Literal["pass", "impossible", "not supported"] = "pass"
    reason: Filled | None = Field(default=None, validate_default=True)

    @field_validator("reason")
    @classmethod
    def _explained(cls, reason: str | None, others: ValidationInfo) -> str | None:
        if reason is None and others.data.get("expect", "pass") != "pass":
            raise PydanticCustomError("claim_reason", "no reason")
        return reason


class _Stated(_Expected):
    """What a claim and a cell of a published table have in common."""

    value: Published | None = None
    decimals: int | None = Field(default=None, ge=0, validate_default=True)
    count: int | None = Field(default=None, ge=0, le=_LARGEST)

    @field_validator("decimals")
    @classmethod
    def _those_of_the_value(cls, decimals: int | None, others: ValidationInfo) -> int | None:
        """By default as many as the value is written with, and never fewer."""
        value = others.data.get("value")
        if value is None:
            return decimals
        places = max(-int(value.as_tuple().exponent), 0)
        decimals = places if decimals is None else decimals
        if not places <= decimals <= _MOST_DECIMALS:
            raise PydanticCustomError(
                "claim_decimals", "decimals", {"places": places, "most": _MOST_DECIMALS}
            )
        return decimals


class Claim(_Stated):
    """A published figure: its wording and place, what stands beside it, and the row that should give it.

    Attributes
    ----------
    value, decimals
        As published, `decimals` those of `value`. Shares are in per cent.
    n, count : int or None
        People whom the figure is of, and how many of them it is.
    kind : {"share", "mean", "coefficient"} or None
        What the figure is, where neither the text nor what stands beside it says so.
    weighted : bool
        Whether it was weighted: then no whole number of people has to give it.
    row : str or None
        Address of the result row that should give it.
    items, range, sd
        Of a mean of whole-number answers: items that it is the mean of, lowest and highest answer, and the
        standard deviation that stands beside it. `range` and `sd` may stand beside an effect as well.
    groups, significant, level
        Of an effect: people in the two groups, whether it is called significant (where the text does not
        say so) and the level of the test in per cent.
    words : tuple of str or None
        The parts of the text that say how large the figure is; by default whatever reads so.
    leading : int or None
        The row is claimed to be among so many of the largest of its table.
    """

    id: Filled
    text: Annotated[Filled, Field(max_length=_SENTENCE)]
    place: str | None = None
    kind: Literal["share", "mean", "coefficient"] | None = None
    n: int | None = Field(default=None, ge=1, le=_LARGEST)
    weighted: bool = False
    row: Filled | None = None
    items: int | None = Field(default=None, ge=1, le=1_000)
    range: Scores | None = None
    sd: Annotated[Published, Field(ge=0)] | None = None
    groups: Annotated[tuple[_People, _People], AfterValidator(_testable)] | None = None
    significant: bool | None = None
    level: Annotated[Published, Field(ge=0.000001, le=99)] = Decimal(5)
    words: tuple[Filled, ...] | None = None
    leading: int | None = Field(default=None, ge=1)

    @field_validator("range")
    @classmethod
    def _of_whole_numbers(cls, ends: Scores | None, others: ValidationInfo) -> Scores | None:
        """`items` says that answers are whole numbers."""
        if ends and others.data.get("items") and any(end % 1 for end in ends):
            raise PydanticCustomError("claim_range", "not whole")
        return ends

    @field_validator("words")
    @classmethod
    def _in_the_text(cls, words: tuple[str, ...] | None, others: ValidationInfo) -> tuple[str, ...] | None:
        absent = [each for each in words or () if each not in others.data.get("text", each)]
        if absent:
            raise PydanticCustomError("claim_words", "not in the text", {"absent": ", ".join(absent)})
        return words


class Cell(_Stated):
    """A figure of a published table: its per cent, its count or both."""

    @model_validator(mode="after")
    def _not_empty(self) -> Cell:
        if self.value is None and self.count is None:
            raise PydanticCustomError("claim_cell", "neither value nor count")
        return self


class ClaimedTable(_Expected):
    """A published table of the answers to one question, in per cent; each figure is a claim of its own.

    Attributes
    ----------
    figures : mapping of str to Cell
        Category -> what was published of it.
    decimals : int or None
        Of all figures; by default as each is written.
    row : str or None
        Address of the result rows without the category.
    adds_up : bool
        Whether one answer was given, so that the figures are all of the base; by default unless `row` is of
        another estimand than the frequencies of a question.
    expect, reason
        Whether the table is expected to add up.
    """

    id: Filled
    text: Annotated[Filled, Field(max_length=_CAPTION)]
    place: str | None = None
    n: int | None = Field(default=None, ge=1, le=_LARGEST)
    decimals: int | None = Field(default=None, ge=0, le=6)
    weighted: bool = False
    row: Filled | None = None
    adds_up: bool = True
    figures: dict[Annotated[str, Field(max_length=_CATEGORY)], Cell] = Field(min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _cells(cls, written: Any) -> Any:
        """A number alone is the value of a cell; `decimals` are those of each cell that names none."""
        if not isinstance(written, dict) or not isinstance(written.get("figures"), dict):
            return written
        shared = {"decimals": written["decimals"]} if "decimals" in written else {}
        cells = {
            category: shared | (cell if isinstance(cell, dict) else {"value": cell})
            for category, cell in written["figures"].items()
        }
        return written | {"figures": cells}

    @model_validator(mode="before")
    @classmethod
    def _adding_up(cls, written: Any) -> Any:
        row = written.get("row") if isinstance(written, dict) else None
        if not isinstance(row, str) or "adds_up" in written:
            return written
        return written | {"adds_up": row.split("/")[1:2] == ["frequency"]}

    @property
    def base(self) -> int | None:
        """People who answered: as stated, else those of all counts."""
        counts = [each.count for each in self.figures.values()]
        known = [each for each in counts if each is not None]
        if self.n is not None or not self.adds_up or len(known) < len(counts):
            return self.n
        return sum(known) if 1 <= sum(known) <= _LARGEST else None

    @property
    def cells(self) -> Iterator[Claim]:
        """Its figures as claims ``id/category``."""
        base = self.base
        for category, cell in self.figures.items():
            yield Claim(
                id=f"{self.id}/{category}",
                text=f"{self.text} · {category}",
                place=self.place,
                kind="share",
                n=base,
                weighted=self.weighted,
                row=None if self.row is None else f"{self.row}/{_in_an_id(category)}",
                words=(),
                **{name: getattr(cell, name) for name in Cell.model_fields},
            )


def _in_an_id(category: str) -> str:
    """A category as the ids of result rows have it."""
    return category.replace("%", "%25").replace("/", "%2F")


class ClaimsFile(Declared):
    """`claims.toml`: ``[[claims]]``, published figures one by one, and ``[[tables]]`` of them."""

    claims: tuple[Claim, ...] = ()
    tables: tuple[ClaimedTable, ...] = ()

    @cached_property
    def every(self) -> tuple[Claim, ...]:
        """All claims, those of tables as well."""
        return (*self.claims, *(cell for table in self.tables for cell in table.cells))

    @model_validator(mode="after")
    def _not_too_many(self) -> ClaimsFile:
        number = len(self.claims) + sum(len(each.figures) for each in self.tables)
        if number > _MOST_FIGURES:
            raise PydanticCustomError("claims_many", "too many", {"most": _MOST_FIGURES, "number": number})
        return self

    @model_validator(mode="after")
    def _ids_once(self) -> ClaimsFile:
        counts = Counter([*(each.id for each in self.every), *(each.id for each in self.tables)])
        twice = ", ".join(name for name, number in counts.items() if number > 1)
        if twice:
            raise PydanticCustomError("claim_twice", "ids stand twice", {"ids": twice})
        return self
