"""Thresholds of checks as they are read: shares in per cent, times to a tenth of a second."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cgsurvey.report import numbers

_TIMES = ("limit", "median")


def as_read(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of a `QualityFinding` for the sentence that tells them."""
    return {name: _as_read(name, value) for name, value in facts.items()}


def _as_read(name: str, value: Any) -> Any:
    if name == "share":
        return f"{numbers.percent_of(value)}%"
    if name in _TIMES:
        return f"{value:.1f}".removesuffix(".0")
    return value


def group_as_read(part: Mapping[str, Any]) -> dict[str, Any]:
    """What is told of a group that differs: its measure there and among the others, and how clear it is."""
    decimals = 0 if part["measure"] == "seconds" else 2
    return {
        "value": numbers.rounded(part["value"], decimals),
        "others": numbers.rounded(part["others"], decimals),
        "p": numbers.p_value(part["p_holm"]),
    }
