"""Entries of claims.toml beside small studies, and what `check` finds of them."""

from __future__ import annotations

from pathlib import Path

from cgsurvey.findings.finding import Finding
from findings.small_studies import ROWS, inspection_of, small_study

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
RATE = "residents/satisfaction_rate/q1/rate"
SHARE = "residents/frequency/q1/share"
#: one of nine has not answered
UNANSWERED = ROWS.replace("10,不满意", "10,")


def answers(satisfied: int, of: int) -> str:
    """Rows of which so many are satisfied and the others are not."""
    told = ["满意"] * satisfied + ["不满意"] * (of - satisfied)
    return "序号,1、满意吗\n" + "".join(f"{place},{each}\n" for place, each in enumerate(told, start=1))


def claim(**keys: object) -> str:
    """An entry of claims.toml; what is written stands as it is."""
    written = {"id": '"c"', "text": '"六成居民满意"', **keys}
    return "[[claims]]\n" + "".join(f"{name} = {value}\n" for name, value in written.items())


def told(folder: Path, *entries: str, **study: str) -> list[Finding]:
    """What is found of claims."""
    found = inspection_of(small_study(folder, claims="\n".join(entries), **study)).findings
    return [each for each in found if each.rule.startswith("claims/")]


def rules(folder: Path, *entries: str, **study: str) -> list[str]:
    return [each.rule for each in told(folder, *entries, **study)]
