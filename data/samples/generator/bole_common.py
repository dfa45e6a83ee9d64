"""What Bole's questionnaires share: their size and dates, ratings, open answers, order of submission."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import numpy as np

from cgsurvey.study import Questionnaire
from generator.draw import Draw, Flags, Floats
from generator.people import People
from generator.sheet import BLANK, SKIPPED, Cell, Cells, by_time, leave_out, meta, table

COMMUNITIES = 42  # invented: the number is not published
COMMUNITY_SPREAD = 0.45  # with a person's own 0.8 and the noise, some 5 % of the variance of an answer
FIRST_DAY, DAYS = datetime(2023, 9, 4), 18

SATISFACTION = ("非常不满意", "不满意", "一般", "满意", "非常满意")


def in_order(
    questionnaire: Questionnaire,
    people: People,
    front: dict[str, Cells],
    answers: dict[str, Cells],
    draw: Draw,
    first_day: datetime = FIRST_DAY,
    days: int = DAYS,
) -> list[list[Cell]]:
    """The sheet in the order of submission, the export's own columns first."""
    order = by_time(draw, people.community)
    before = meta(draw, people.number, first_day, days, address=True)
    before |= {header: cells[order] for header, cells in front.items()}
    return table(questionnaire, before, {name: cells[order] for name, cells in answers.items()})


def rated(
    shares: tuple[float, ...], leaning: Floats, draw: Draw, unsure: float, among: Flags | None = None
) -> Cells:
    """Answers to a row of a satisfaction matrix, a few of them 说不清 and fewer left blank."""
    answers = draw.ordered(dict(zip(SATISFACTION, shares, strict=True)), 1.1 * leaning, among)
    chance = draw.uniform(len(leaning))
    answers = leave_out(answers, chance < unsure, "说不清")
    answers = leave_out(answers, chance > 0.995, BLANK)
    return answers if among is None else leave_out(answers, ~among, SKIPPED)


def suggestions(texts: Sequence[str], number: int, draw: Draw) -> Cells:
    """Open answers: most leave the question blank, and many of the others write 无."""
    chance = draw.uniform(number)
    cells = np.array(texts, dtype=object)[draw.order(number) % len(texts)]
    return leave_out(leave_out(cells, chance < 0.86, "无"), chance < 0.72, BLANK)
