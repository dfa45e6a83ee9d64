"""Who signs a report, and the appendix that says how to make it again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cgsurvey import __version__
from cgsurvey.declarations import DeclaredReport, Text
from cgsurvey.phrases import LANGUAGES, Language
from cgsurvey.report.contents import analysis_report
from cgsurvey.report.document import Paragraph, Points, Report, Table
from cgsurvey.report.words import Words
from cgsurvey.result import Analysis, Result
from cgsurvey.study import Study


def signed(study: Study, **report: object) -> Study:
    return replace(study, file=study.file.model_copy(update={"report": DeclaredReport(**report)}))


@pytest.mark.parametrize(
    ("language", "organisation", "day"),
    [("zh", "某市民政局", "2026年3月9日"), ("en", "A Bureau", "9 March 2026")],
)
def test_a_report_is_signed_as_the_study_says(
    analysis: Analysis, study: Study, language: Language, organisation: str, day: str
) -> None:
    ours = signed(study, organisation=Text(zh="某市民政局", en="A Bureau"), date=date(2026, 3, 9))
    report = analysis_report(analysis, ours, language)
    assert (report.organisation, report.date) == (organisation, day)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_signs_unless_the_study_says_so(analysis: Analysis, study: Study, language: Language) -> None:
    report = analysis_report(analysis, study, language)
    assert (report.organisation, report.date) == ("", "")


def test_every_month_has_its_name(study: Study) -> None:
    english = [Words(study, "en").day(date(2026, month, 1)) for month in range(1, 13)]
    assert english[0] == "1 January 2026"
    assert english[11] == "1 December 2026"
    assert len({each.split()[1] for each in english}) == 12


def appendix(report: Report) -> tuple[str, list[list[str]], list[str]]:
    """The paragraph, the rows of the table and the points of the last section."""
    section = report.sections[-1]
    assert section.name == "reproduction"
    opening, table, points = section.blocks
    assert isinstance(opening, Paragraph)
    assert isinstance(table, Table)
    assert isinstance(points, Points)
    rows = [[cell.text for cell in row] for row in table.rows()]
    return opening.text, rows, [sentence.text for sentence in points.sentences]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_appendix_names_version_files_and_rows(
    analysis: Analysis, study: Study, language: Language
) -> None:
    text, rows, points = appendix(analysis_report(analysis, study, language))
    assert f"cgsurvey {__version__}" in text
    assert study.file.title.of(language) in text
    assert [row[1:] for row in rows] == [
        ["residents.xlsx", "Sheet1", "1800", "1789"],
        ["cadres.csv", "", "770", "770"],
    ]
    assert "95%" in points[0]
    assert "manifest.json" in points[-1]
    assert "cgsurvey verify" in points[-1]


def test_every_draw_is_told_with_its_seed(analysis: Analysis, study: Study) -> None:
    _, _, points = appendix(analysis_report(analysis, study, "en"))
    (drawn,) = points[1:-1]
    assert drawn.endswith(
        "the permutation test makes 9999 random draws from seed 1; the same seed gives the same result."
    )


def test_without_random_numbers_it_says_so(analysis: Analysis, study: Study) -> None:
    without: tuple[Result, ...] = tuple(each for each in analysis.results if each.estimand != "regression")
    _, _, points = appendix(analysis_report(replace(analysis, results=without), study, "en"))
    assert points[1] == "No random numbers were used."


def test_intervals_asked_for_are_told(analysis: Analysis, study: Study) -> None:
    asked = tuple(
        replace(sample, design={**sample.design, "interval": rule})
        for sample, rule in zip(analysis.samples, ("wilson", "auto"), strict=True)
    )
    _, _, points = appendix(analysis_report(replace(analysis, samples=asked), study, "en"))
    assert "always Wilson, by rule" in points[0]
