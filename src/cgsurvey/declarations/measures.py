"""What is measured: scales, pairs, services, improvements, thresholds, tables."""

from __future__ import annotations

from pydantic import (
    Field,
)

from cgsurvey.declarations.text import ConditionOrName, Declared, Label, Number, Range, unlabelled


class Scale(Declared):
    """Score of several items: their mean, reversed items turned round first."""

    label: Label = Field(default_factory=unlabelled)
    items: tuple[str, ...] = Field(min_length=2)
    reversed: tuple[str, ...] = ()
    range: Range | None = None
    rescale: Range | None = None
    minimum_answered: int | None = Field(default=None, ge=1)
    decimals: int | None = Field(default=None, ge=0, le=6)


class Pair(Declared):
    """Willing to, and did: two answers of the same respondents."""

    label: Label = Field(default_factory=unlabelled)
    willing: ConditionOrName
    took_part: ConditionOrName


class Service(Declared):
    """Services received, by the element that gave them; and, where asked, services wanted."""

    label: Label = Field(default_factory=unlabelled)
    received: str | None = None
    elements: dict[str, str] = {}
    reached: dict[str, ConditionOrName] = {}
    wanted: str | None = None
    same_as: dict[str, str] = {}
    not_offered: tuple[str, ...] = ()
    leading: dict[str, str] = {}
    leading_candidates: tuple[str, ...] = ()


class Improvement(Declared):
    """Improvements reported, each beside the need that it answers."""

    label: Label = Field(default_factory=unlabelled)
    improved: str
    needed: str | None = None
    items: dict[str, str] = {}


class Threshold(Declared):
    """Share at or above a bound, of a number or of banded answers."""

    label: Label = Field(default_factory=unlabelled)
    question: str
    at_least: Number
    decimals: int | None = Field(default=None, ge=0, le=6)


class CrossTable(Declared):
    """One question by another, which need not be grouped by everywhere."""

    label: Label | None = None
    question: str
    by: str
