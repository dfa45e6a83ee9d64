"""The design in a sentence: where the sampling errors come from, in both languages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cgsurvey.report.layout.closing import methods
from cgsurvey.report.layout.glance import designs, glance
from cgsurvey.report.said import figure
from cgsurvey.report.words import Words
from cgsurvey.result import Analysis
from cgsurvey.study import Study

FAY = {"method": "Fay", "number": 80, "fay_rho": 0.3, "mse": False}
JK1 = {"method": "JK1", "number": 42, "fay_rho": None, "mse": True}


def told(analysis: Analysis, study: Study, language: Any, **design: Any) -> str:
    sample = analysis.samples[0]
    changed = replace(sample, design={**sample.design, **design})
    (sentence,) = designs((changed,), Words(study, language)).sentences
    return sentence.text


@pytest.mark.parametrize(
    ("language", "replicates", "words"),
    [
        ("en", FAY, ["80 replicate weights", "Fay, ρ = 0.3", "around the mean of the replicates"]),
        ("en", JK1, ["42 replicate weights", "JK1", "around the full-sample estimate"]),
        ("zh", FAY, ["80个复制权重", "Fay，ρ = 0.3", "以各复制的均值为中心"]),
        ("zh", JK1, ["42个复制权重", "JK1", "以全样本估计值为中心"]),
    ],
)
def test_replicate_weights_are_told_with_their_method_and_centre(
    analysis: Analysis, study: Study, language: str, replicates: dict[str, Any], words: list[str]
) -> None:
    text = told(analysis, study, language, replicates=replicates, df=41, weighted=True, lonely_psu="fail")
    assert all(word in text for word in words)
    assert "41" in text
    # strata and lonely units have no part in it
    assert "层" not in text
    assert "strat" not in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_linearised_design_tells_of_all_that_it_counts_on(
    analysis: Analysis, study: Study, language: str
) -> None:
    facts = {"psu": "psu", "psus": 60, "strata": 12, "stratified": True, "df": 48, "weighted": True}
    text = told(
        analysis,
        study,
        language,
        **facts,
        weight_sum=9087.94,
        kish_deff=1.046,
        finite_population=True,
        lonely_psu="average",
    )
    for number in ("60", "12", "48", "9087.9", "1.05", "average"):
        assert number in text
    assert ("有限总体校正" if language == "zh" else "finite population correction") in text
    assert ("单元内若也是抽样" if language == "zh" else "sampled inside them") in text


def test_the_design_effects_of_shares_are_told_together(analysis: Analysis, study: Study) -> None:
    deffs = iter([1.5, 0.8, 3.25])
    results = []
    for result in analysis.results:
        rows = [
            replace(row, deff=next(deffs, None))
            if row.unit == "proportion" and result.by is None and row.questionnaire == "residents"
            else row
            for row in result.rows
        ]
        results.append(replace(result, rows=tuple(rows)))
    changed = replace(analysis, results=tuple(results))
    text = str(glance(changed, Words(study, "en")))
    assert "the design effects of 3 shares" in text
    assert "median 1.50 and run from 0.80 to 3.25" in text


def test_the_methods_tell_what_was_used_and_nothing_else(analysis: Analysis, study: Study) -> None:
    def told(**design: Any) -> str:
        samples = tuple(replace(each, design={**each.design, **design}) for each in analysis.samples)
        return str(methods(replace(analysis, samples=samples), Words(study, "en")))

    plain, replicated = told(), told(replicates=JK1, weighted=True)
    assert "Taylor linearisation" in plain
    assert "rank of the replicate weights" not in plain
    assert "Taylor linearisation" not in replicated
    assert "rank of the replicate weights" in replicated
    assert "Intervals of shares: t intervals on the logit scale" in plain
    assert "as asked" not in plain


def test_an_interval_that_was_asked_for_is_said_to_be(analysis: Analysis, study: Study) -> None:
    rows = [replace(row, interval_method="wilson") for row in analysis.results[0].rows]
    samples = tuple(replace(each, design={**each.design, "interval": "wilson"}) for each in analysis.samples)
    asked = Analysis(samples, (replace(analysis.results[0], rows=tuple(rows)),))
    for language, words in (("en", "Wilson throughout, as asked"), ("zh", "按要求一律用Wilson区间")):
        assert words in str(methods(asked, Words(study, language)))


@pytest.mark.parametrize("note", ["note.small_base", "note.small_effective note.few_df", "note.wide"])
def test_a_sentence_does_not_hide_that_its_share_is_too_uncertain(
    analysis: Analysis, study: Study, note: str
) -> None:
    row = next(row for row in analysis.results[0].rows if row.unit == "proportion")
    for language, words in (("en", "too uncertain to publish"), ("zh", "误差过大、不宜公布")):
        said = Words(study, language)
        assert words in figure(replace(row, note=note), "satisfaction_rate", said)
        assert words not in figure(replace(row, note="note.wide_complement"), "satisfaction_rate", said)
        assert words not in figure(replace(row, note=note, unit="points"), "satisfaction_rate", said)
