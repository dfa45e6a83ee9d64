"""Joint tests of the last model: one line for each control that has several categories."""

from __future__ import annotations

from cgsurvey.report.document import Cell, Column, RowGroup, Table
from cgsurvey.report.layout.cells import number_cell, p_cell
from cgsurvey.report.layout.ladder import JOINT, names
from cgsurvey.report.quoting import all_worded, quoted
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result


def joint_tests(result: Result, words: Words) -> Table | None:
    """F, its degrees of freedom and p of each control in the last step; None where no control has several."""
    rows = [row for row in result.rows if row.measure == "joint_test"]
    last = [row for row in rows if row.group_level == rows[-1].group_level]
    if not last:
        return None
    columns = (
        Column(words.say("heading.term"), numeric=False),
        *(Column(words.say(f"heading.{name}")) for name in ("f", "df_num", "df_den", "p")),
    )
    lines = tuple(_line(row, words) for row in last)
    title = words.of_whom(words.say("caption.joint", **names(result, words)), result.questionnaire)
    kind = "iid" if result.fit["std_errors"] == "iid" else "htz"
    told = (note.text(words.language) for note in result.notes if note.code in JOINT)
    notes = (
        words.say(f"joint.{kind}", step=quoted(last[0].group_level or "", last[0].id, "group_level")),
        *told,
    )
    return Table(title, columns, (RowGroup(None, lines),), all_worded(notes))


def _line(row: Estimate, words: Words) -> tuple[Cell, ...]:
    return (
        Cell(words.name(row.questionnaire, row.term or "")),
        number_cell(row.statistic, 2, row.id),
        number_cell(row.df_num, 0, row.id),
        number_cell(row.df_den, 1, row.id),
        p_cell(row.p_value, row.id),
    )
