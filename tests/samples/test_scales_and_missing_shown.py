"""Scales, ordered items and missing answers as a reader of the samples' reports sees them."""

from __future__ import annotations

from functools import cache
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from cgsurvey.analysis import analyze
from cgsurvey.phrases import LANGUAGES, Language
from cgsurvey.report.contents import analysis_report
from cgsurvey.report.document import Table
from cgsurvey.report.terminal import print_report
from cgsurvey.result import Analysis
from cgsurvey.study import Study
from cgsurvey.study_file import load_study
from samples.conftest import SAMPLES


@cache
def analysed(name: str) -> tuple[Analysis, Study]:
    study = load_study(SAMPLES / name / "study.toml")
    return analyze(study), study


def tables(name: str, language: Language, heading: str) -> list[Table]:
    report = analysis_report(*analysed(name), language)
    section = next(each for each in report.sections if heading in each.heading)
    return [block for block in section.blocks if isinstance(block, Table)]


def test_items_of_scales_and_matrices_are_ordered_items_and_income_is_not() -> None:
    def items(name: str) -> set[str]:
        return {result.variable for result in analysed(name)[0].find("likert")}

    assert items("hubei") == {"home", "stay", "neighbours", "outsider", "affairs"}
    by_element = {"by_community", "by_organisations", "by_social_workers", "by_volunteers", "by_charity"}
    assert items("bole") == by_element  # the other matrices declare who is satisfied


def test_one_table_a_matrix_with_the_whole_distribution() -> None:
    table, *more = tables("hubei", "en", "ordered scale")
    assert not more
    headings = [column.heading for column in table.columns]
    assert headings[:7] == [
        "Item",
        "n",
        "Strongly disagree",
        "Rather disagree",
        "Neutral",
        "Rather agree",
        "Strongly agree",
    ]
    assert [column.spanner for column in table.columns[7:9]] == ["Top two (%)"] * 2
    assert headings[9:] == ["Net (points)", "Mean"]
    shares = [[cell.value for cell in row[2:7]] for row in table.groups[0].rows]
    assert all(sum(row) == pytest.approx(1) for row in shares)
    assert any("Feels an outsider" in note.text for note in table.notes)


def test_items_stand_under_their_scale() -> None:
    items = next(table for table in tables("hubei", "en", "Scale scores") if "Items" in table.caption)
    assert [group.heading for group in items.groups] == ["Belonging", "Trust in government"]
    assert [len(group.rows) for group in items.groups] == [5, 4]


def test_only_questions_with_nonresponse_are_listed() -> None:
    table = tables("hubei", "en", "Missing")[0]
    labels = [row[0].text for row in table.groups[0].rows]
    assert "Sex" not in labels
    assert "Household size" in labels
    analysis = analysed("hubei")[0]
    silent = [
        row
        for row in analysis.find("missing_patterns")[0].rows
        if row.measure == "nonresponse" and row.category is None and row.count
    ]
    assert len(labels) == len(silent)


def test_models_stand_among_the_complete_cases() -> None:
    table = next(table for table in tables("hubei", "en", "Missing") if "Complete" in table.caption)
    labels = [row[0].text for row in table.groups[0].rows]
    assert labels[:2] == ["Belonging", "Trust in government"]
    assert any("Social workers' service" in label for label in labels[2:])


def test_the_widest_bounds_are_said_in_words() -> None:
    report = analysis_report(*analysed("bole"), "en")
    section = next(each for each in report.sections if "Missing" in each.heading)
    said = [
        block.text for block in section.blocks if not isinstance(block, Table) and "even if all" in block.text
    ]
    assert len(said) == 2  # residents and cadres; of communities everybody answered
    assert "'Problem solving'" in said[0]


def test_conversion_stands_by_group_and_is_compared() -> None:
    analysis = analysed("bole")[0]
    grouped = analysis.find("participation_gap", "volunteering", "sex")[0]
    men, women = (grouped.row("conversion", group_level=level).estimate for level in ("男", "女"))
    difference = analysis.find("difference", "pairs.volunteering", "sex")[0].row("difference")
    assert difference.estimate == pytest.approx(women - men)
    assert difference.p_holm is not None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["hubei", "bole"])
def test_no_line_is_wider_than_80_cells(name: str, language: Language) -> None:
    stream = StringIO()
    print_report(analysis_report(*analysed(name), language), Console(file=stream, width=80))
    assert max(map(cell_len, stream.getvalue().splitlines())) <= 80
