"""Every figure of `claims.toml` comes out of the analysis at its published decimals."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

import pytest

from cgsurvey.analysis import analyze
from cgsurvey.report.addresses import found_at
from cgsurvey.report.machine import analysis_document
from cgsurvey.study_file import load_study

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


@cache
def analysis_of(study):
    return analyze(load_study(SAMPLES / study))


def claims(*, expect, valued=True, of_rows=True):
    return [
        pytest.param(study, claim, id=f"{study}-{claim.id}")
        for study in ("bole", "hubei")
        for claim in load_study(SAMPLES / study).claims
        if claim.expect == expect and (claim.value is not None) == valued
        if claim.row.startswith("/") != of_rows
    ]


def published(row, decimals):
    """The estimate as it would be printed: per cent for proportions, rounded half up."""
    value = Decimal(row.estimate) * (100 if row.unit == "proportion" else 1)
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@pytest.mark.parametrize(("study", "claim"), claims(expect="pass"))
def test_published_value(study, claim):
    row = analysis_of(study).row(claim.row)
    assert published(row, claim.decimals) == claim.value
    assert claim.n in (None, row.n)
    assert claim.count in (None, row.count)


@pytest.mark.parametrize(("study", "claim"), claims(expect="pass", valued=False, of_rows=False))
def test_published_number_stands_in_the_analysis(study, claim):
    document = analysis_document(analysis_of(study), load_study(SAMPLES / study))
    assert found_at(claim.row, document) == claim.count


@pytest.mark.parametrize(("study", "claim"), claims(expect="pass", valued=False))
def test_published_word_has_a_figure(study, claim):
    row = analysis_of(study).row(claim.row)
    if claim.text.startswith(("超过一半", "一半以上")):
        assert row.conf_low > 0.5
    elif claim.text.startswith("超过六成"):
        assert row.conf_low > 0.6
    elif claim.text.startswith("约三到五成"):
        assert 0.3 < row.estimate < 0.5
    elif "绝大多数" in claim.text:
        assert row.conf_low > 0.9
    else:
        assert row.estimate > 0.35


@pytest.mark.parametrize(("study", "claim"), claims(expect="impossible"))
def test_impossible_claim_has_another_base(study, claim):
    row = analysis_of(study).row(claim.row)
    assert published(row, claim.decimals) == claim.value
    assert row.n != claim.n
    shares = {round(100 * count / claim.n, claim.decimals) for count in range(claim.n + 1)}
    assert float(claim.value) not in shares


@pytest.mark.parametrize(("study", "claim"), claims(expect="not supported"))
def test_unsupported_claim_is_about_a_coefficient_that_could_be_zero(study, claim):
    row = analysis_of(study).row(claim.row)
    assert published(row, claim.decimals) == claim.value
    assert row.p_value > 0.05
    assert row.conf_low < 0 < row.conf_high


@pytest.mark.parametrize("study", ["bole", "hubei"])
def test_every_row_is_read_and_every_answer_recognised(study):
    analysis = analysis_of(study)
    for sample in analysis.samples:
        assert sample.respondents == sample.ledger.rows_read == sample.ledger.analysed
        assert {problem.code for problem in sample.problems} <= {"coding.fold.fill_in"}
    assert not any(row.left_out.get("invalid") for result in analysis.results for row in result.rows)
    assert analysis.notes == ()
