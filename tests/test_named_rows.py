"""What rows name is estimated alone, as in the whole analysis, and nothing beside it."""

from __future__ import annotations

from functools import cache

import pytest

from cgsurvey.analysis import analyze_named
from cgsurvey.analysis.reading import checked_survey
from cgsurvey.survey import Survey
from sample_analyses import NAMES, analysed


@cache
def surveys(name: str) -> dict[str, Survey]:
    study = analysed(name)[1]
    return {each: checked_survey(study, each) for each in study.questionnaires}


@pytest.mark.parametrize("name", NAMES)
def test_a_row_alone_is_that_of_the_whole_analysis(name: str) -> None:
    """One row of every estimand, the last: of groups where it has any."""
    whole, study = analysed(name)
    last = {(each.questionnaire, each.estimand): each.rows[-1] for each in whole.results}
    assert len(last) > 10
    for row in last.values():
        alone = analyze_named(study, surveys(name), [row.id])
        assert alone.row(row.id) == row


@pytest.mark.parametrize(
    ("row", "estimated"),
    [
        ("residents/frequency/sex/share/男", ["residents/frequency/sex"]),
        ("residents/scale/trust/score", ["residents/scale/trust"]),
        ("residents/scale/trust/score/sex=女", ["residents/scale/trust", "residents/scale/trust/sex"]),
        ("/results/residents~1scale~1trust/rows/0/n", ["residents/scale/trust"]),
        # adjusted for each other
        (
            "residents/difference/trust/difference/sex=女 - 男",
            ["residents/difference/belonging/sex", "residents/difference/trust/sex"],
        ),
        ("/questionnaires/residents/respondents", []),
        ("residents/nothing", []),
        ("nowhere/frequency/sex/share/男", []),
        ("", []),
    ],
)
def test_nothing_else_is_estimated(row: str, estimated: list[str]) -> None:
    found = analyze_named(analysed("hubei")[1], surveys("hubei"), [row])
    assert [each.id for each in found.results] == estimated
    assert [each.questionnaire for each in found.samples] == ["residents"]


@pytest.mark.parametrize(
    ("row", "compared"),
    [
        ("residents/change/overall/change/rate/wave=2023 - 2022", True),
        ("/comparisons/residents/units_in_both", True),
        ("residents/satisfaction_rate/overall/rate", False),
        ("cadres/change/overall", False),
    ],
)
def test_the_earlier_year_is_read_only_where_it_is_asked_for(row: str, compared: bool) -> None:
    found = analyze_named(analysed("bole")[1], surveys("bole"), [row])
    assert bool(found.comparisons) == compared
