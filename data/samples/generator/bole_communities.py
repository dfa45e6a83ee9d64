"""Bole's register of communities: a row for each, without the columns of a questionnaire."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from cgsurvey.study import Questionnaire
from generator.bole_common import COMMUNITIES
from generator.draw import Draw, Flags
from generator.sheet import SKIPPED, Cell, Cells, leave_out, table


def communities(questionnaire: Questionnaire, names: list[str], draw: Draw) -> list[list[Cell]]:
    """The register: header and a row for each community."""
    bustle = draw.normal(COMMUNITIES)
    supermarket = draw.exactly(29, bustle)
    streets = [f"样例{sign}街道" for sign in "甲乙丙丁戊"]
    opened = [date(2020, 3, 2) + timedelta(days=int(1150 * each)) for each in draw.uniform(COMMUNITIES)]
    answers: dict[str, Cells] = {
        "street": np.array([streets[row * 5 // COMMUNITIES] for row in range(COMMUNITIES)], dtype=object),
        "love_supermarket": _has(supermarket),
        "charity_fund": _has(draw.exactly(1, bustle, supermarket)),
        "canteen": _has(draw.exactly(6, bustle)),
        "day_care": _has(draw.exactly(4, bustle)),
        "volunteer_teams": draw.sizes(180, COMMUNITIES, 0.4).astype(object),
        "love_supermarket_opened": leave_out(
            np.array([each.isoformat() for each in opened], dtype=object), ~supermarket, SKIPPED
        ),
    }
    return table(questionnaire, {"社区名称": np.array(names, dtype=object)}, answers)


def _has(flags: Flags) -> Cells:
    return np.where(flags, "有", "无").astype(object)
