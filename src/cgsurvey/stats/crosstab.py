"""One question by another: shares of the group, of the answer and of all, and what departs from chance."""

from __future__ import annotations

from itertools import product

import numpy as np

from cgsurvey.result import Result
from cgsurvey.stats._association import TwoWay, independence, odds_ratio, residuals, sparse
from cgsurvey.stats._bases import base_of
from cgsurvey.stats._ratios import ratios
from cgsurvey.stats._rows import Wanted, estimate_row, notes_of
from cgsurvey.stats._sides import Side, side
from cgsurvey.stats._tally import Measured, among, tally
from cgsurvey.stats._variables import Statuses, combined, question_of_kind
from cgsurvey.survey import Floats, Survey


def crosstab(survey: Survey, *, question: str, by: str) -> Result:
    """Weighted count in the cell over that of the group, of the answer, and of all who answered both.

    Parameters
    ----------
    survey : Survey
    question : str
        A single, scale or multiple question: the rows of the table. Options of a multiple question overlap;
        their shares are of respondents.
    by : str
        A single, scale or multiple question, the design, or an element reached: the columns.

    Returns
    -------
    Result
        Category = answer, group_level = level of `by`. Unit proportion: ``column_share`` (base in_group),
        ``row_share`` (base with_answer) and ``total_share`` (base answered_both; without a category or
        without a level, the margins). Unit points: ``residual``, observed minus expected share of the cell,
        whose `statistic` is the adjusted standardised residual, p adjusted over the cells. Unit test:
        ``rao_scott``, F that answer and group are independent; where one variable overlaps one for each of
        its options, adjusted over them, and none where both do. Unit ratio: ``odds_ratio`` of a table of two
        filled rows and two filled columns.

    Raises
    ------
    UsageError
        If there is no such question or variable.
    NotEstimable
        If one of the two has no categories.

    Notes
    -----
    Shares are those of domains in the full design (R: ``svyby(…, svymean)``).

    The adjusted residual is e = p_rc - p_r p_c over its linearised standard error (R: ``svycontrast`` of the
    cells). Haberman's (1973, equation 2) is e over sqrt(p_r (1 - p_r) p_c (1 - p_c) / n), the standard error
    that e has in a simple random sample without an association. Ours, in a simple random sample, is
    Haberman's times sqrt((n - 1) / n · v₀ / v), where v is the variance of (1_r - p_r)(1_c - p_c) among the
    respondents and v₀ = p_r (1 - p_r) p_c (1 - p_c) what it would be without an association.

    The odds ratio is that of the later answer in the later group: log(p_11 p_22 / (p_12 p_21)) has the
    gradient ±1/p; its t interval is carried back (R: ``svyglm`` with ``quasibinomial``, whose own interval
    has one degree of freedom less).
    """
    asked = question_of_kind(survey, question, "single", "scale", "multiple")
    rows, columns = side(survey, asked.name), side(survey, by)
    both = combined(rows.status, columns.status)
    wanted = [*_of_all(rows, columns, both), *_of_each(rows, columns, both)]
    found = ratios(tally(survey, [each.measured for each in wanted]), survey.design)
    table = TwoWay(survey, rows, columns, found, base_of(survey, both))
    tests, notes = independence(table)
    estimates = [
        *(
            estimate_row(survey, "crosstab", rows.name, found, each, index, None, 0)
            for index, each in enumerate(wanted)
        ),
        *residuals(table),
        *tests,
        *odds_ratio(table),
    ]
    notes += [*sparse(table), *notes_of(estimates, survey)]
    return Result("crosstab", survey.name, rows.name, columns.name, tuple(estimates), notes=tuple(notes))


def _of_all(rows: Side, columns: Side, both: Statuses) -> list[Wanted]:
    """The cells, then the margins: shares of all who answered both."""

    everyone = np.ones(len(both))

    def share(inside: Floats, answer: str | None, level: str | None) -> Wanted:
        measured = Measured(inside, everyone, both)
        group = (columns.name, level)
        return Wanted("total_share", "proportion", "answered_both", measured, answer, group)

    cells = product(enumerate(rows.levels), enumerate(columns.levels))
    return [
        *(
            share(rows.within[:, row] * columns.within[:, column], answer, level)
            for (row, answer), (column, level) in cells
        ),
        *(share(rows.within[:, row], answer, None) for row, answer in enumerate(rows.levels)),
        *(share(columns.within[:, column], None, level) for column, level in enumerate(columns.levels)),
    ]


def _of_each(rows: Side, columns: Side, both: Statuses) -> list[Wanted]:
    """Shares of every group, then shares of those with every answer."""

    everyone = np.ones(len(both))

    def share(measure: str, base: str, inside: Floats, part: Statuses, answer: str, level: str) -> Wanted:
        measured = Measured(inside, everyone, part)
        return Wanted(measure, "proportion", base, measured, answer, (columns.name, level))

    in_group, with_answer = (
        [among(both, side.within[:, at] > 0) for at in range(len(side.levels))] for side in (columns, rows)
    )
    cells = [*product(enumerate(rows.levels), enumerate(columns.levels))]
    by_group = sorted(cells, key=lambda cell: cell[1][0])
    return [
        *(
            share("column_share", "in_group", rows.within[:, r], in_group[c], answer, level)
            for (r, answer), (c, level) in by_group
        ),
        *(
            share("row_share", "with_answer", columns.within[:, c], with_answer[r], answer, level)
            for (r, answer), (c, level) in cells
        ),
    ]
