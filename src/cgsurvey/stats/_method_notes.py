"""What is said of the standard errors that a study chose, of joint tests, and of omitted variables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from cgsurvey.phrases import spoken
from cgsurvey.result import Estimate, Note
from cgsurvey.stats._identification import FRAGILE_DF, TOO_THIN_DF, Identification
from cgsurvey.stats._ladder import INTERCEPT, Ladder
from cgsurvey.stats._ladder_notes import treatment_label, unit_of
from cgsurvey.stats._ladder_rows import CARRIED, THIN, measure_of
from cgsurvey.stats._variances import OF_ROWS, TWO_WAY
from cgsurvey.study_names import find_variable
from cgsurvey.survey import Groups, Survey


def method_notes(
    survey: Survey,
    ladder: Ladder,
    found: Identification,
    rows: Sequence[Estimate],
    printed: str,
    omitted: dict[str, Any] | None,
) -> Iterator[Note]:
    """Notes on method, the weak ones first."""
    yield from _chosen(survey, ladder, found, printed)
    measure = measure_of(printed)
    missing = {row.term for row in rows if row.measure == measure and row.std_error is None}
    known = {row.term for row in rows if row.measure == "coefficient" and row.std_error is not None}
    if printed != "CR2" and missing & known:
        code = "two_way" if printed == TWO_WAY else "kind"
        yield Note(
            f"regression.no_{code}_error", {"terms": sorted(missing & known), "kind": printed}, weak=True
        )
    if thin := {str(row.term) for row in rows if row.note == THIN and row.p_value is not None}:
        # nobody reads off an intercept: told beneath the table, and no weak result
        facts = {"terms": sorted(thin), "fewest": TOO_THIN_DF}
        yield Note(THIN, facts, weak=thin != {ladder.terms[INTERCEPT]})
    for code in ("regression.no_joint_test", CARRIED, "regression.thin_joint_test"):
        if terms := {str(row.term) for row in rows if row.note == code}:
            labels = [_label(survey, term) for term in sorted(terms)]
            yield Note(code, {"terms": labels, "fewest": TOO_THIN_DF}, weak=True)
    yield from _disconnected(survey, ladder)
    if omitted:
        yield _omitted(survey, ladder, found, omitted)


def _chosen(survey: Survey, ladder: Ladder, found: Identification, printed: str) -> Iterator[Note]:
    """Whether the standard errors that the study asks for are known not to hold here."""
    sample = ladder.sample
    facts: dict[str, Any] = {"kind": printed.replace("_two_way", ""), "df": found.df}
    facts["unit"] = unit_of(survey, sample.cluster)
    if sample.second_cluster is not None:
        facts |= {"second": unit_of(survey, sample.second_cluster)}
        yield Note("regression.two_way", facts)
        fewer = min((sample.cluster, sample.second_cluster), key=lambda each: len(each.levels))
        if len(fewer.levels) - 1 < FRAGILE_DF:
            few = {"number": len(fewer.levels), "unit": unit_of(survey, fewer)}
            yield Note("regression.two_way_few", few, weak=True)
    if printed in OF_ROWS and not sample.cluster_is_row:
        yield Note("regression.errors_of_rows", facts, weak=True)
    elif printed != "CR2" and printed not in OF_ROWS and found.df is not None and found.df < FRAGILE_DF:
        yield Note("regression.errors_with_few", facts, weak=True)


def _disconnected(survey: Survey, ladder: Ladder) -> Iterator[Note]:
    """Levels of two effects that no respondents link: they are compared inside each set only."""
    effects = ladder.sample.effects
    for index, first in enumerate(effects):
        for second in effects[index + 1 :]:
            sets = connected_sets(first, second)
            # an effect inside the levels of the other is no comparison that could fall apart
            if 1 < sets < min(len(first.levels), len(second.levels)):
                units = {"first": unit_of(survey, first), "second": unit_of(survey, second)}
                yield Note("regression.disconnected", {"sets": sets, **units})


def connected_sets(first: Groups, second: Groups) -> int:
    """Into how many sets the rows fall when those of one level of either partition stay together."""
    label = first.codes.copy()
    while True:
        before = label
        for codes in (second.codes, first.codes):
            lowest = np.full(int(codes.max()) + 1, len(label), dtype=np.int64)
            np.minimum.at(lowest, codes, label)
            label = lowest[codes]
        if np.array_equal(label, before):
            return len(np.unique(label))


def _omitted(survey: Survey, ladder: Ladder, found: Identification, facts: dict[str, Any]) -> Note:
    """The sensitivity to omitted variables, in one sentence or two that can be quoted."""
    value, significant = facts["robustness_value"], facts["robustness_value_significance"]
    reach = "significant" if significant > 0 else "insignificant"
    told = {
        "treatment": treatment_label(survey, ladder.sample),
        "value": value,
        "partial": facts["partial_r2"],
        "df": facts["df"],
        "reach": spoken(f"regression.sensitivity.{reach}", value=significant),
        "benchmark": _benchmark(survey, facts),
        "caution": spoken(f"regression.sensitivity.{found.verdict}"),
    }
    return Note("regression.sensitivity", told)


def _label(survey: Survey, name: str) -> dict[str, str]:
    return find_variable(survey.study, name, f"[{survey.name}]", survey.name).label.both()


def _benchmark(survey: Survey, facts: dict[str, Any]) -> dict[str, str]:
    strongest = facts["benchmark"]
    if strongest is None:
        return spoken("regression.sensitivity.no_benchmark")
    name = _label(survey, strongest["variable"])
    left = strongest["bounds"][0]["estimate"]
    if left is None:
        return spoken("regression.sensitivity.boundless", name=name)
    return spoken("regression.sensitivity.benchmark", name=name, left=f"{left:.3g}",
                  estimate=f"{facts['estimate']:.3g}")  # fmt: skip
