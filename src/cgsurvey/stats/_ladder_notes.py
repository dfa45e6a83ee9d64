"""The sentences that belong to a ladder of regressions: defaults, what was left out, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from cgsurvey.declarations import DESIGN_VARIABLES, Condition
from cgsurvey.phrases import LANGUAGES, joined, say
from cgsurvey.result import Note
from cgsurvey.stats._common_sample import CommonSample
from cgsurvey.stats._identification import Identification
from cgsurvey.stats._ladder import INTERCEPT, TREATMENT, Ladder
from cgsurvey.study_names import find_question, find_variable
from cgsurvey.survey import Groups, Survey

#: a side of the comparison with no more rows than this is what a coefficient is said to rest on
FEW = 30


def ladder_notes(
    survey: Survey, ladder: Ladder, found: Identification, *, is_default: bool, design: str
) -> Iterator[Note]:
    """The verdict first, then what the reader must know of the method and of the rows.

    `is_default` says that the study named no cluster.
    """
    label = treatment_label(survey, ladder.sample)
    yield _verdict(survey, ladder, found, label)
    steps = [str(step + 1) for step in range(len(ladder.fits)) if ladder.fits[step].place(TREATMENT) is None]
    if steps:
        together = "regression.reason.together" in found.reasons
        facts = {"treatment": label, "unit": unit_of(survey, found.parts), "steps": steps}
        yield Note("regression.absorbed_together" if together else "regression.absorbed", facts, weak=True)
    yield from _missing_errors(ladder)
    if is_default:
        name = ladder.sample.cluster.name
        yield Note(f"regression.cluster.{name}", weak=name == "row")
    if survey.design.replicates is not None:
        yield Note("regression.no_replicates", {"cluster": unit_of(survey, ladder.sample.cluster)})
    yield from _rows(survey, ladder)
    yield Note(f"regression.design.{design}", {"treatment": label})


def _rows(survey: Survey, ladder: Ladder) -> Iterator[Note]:
    """What happened to rows and columns."""
    sample = ladder.sample
    if sample.left_out:
        lost = sum(sample.left_out.values())
        yield Note("regression.listwise", {"lost": lost, "n": sample.n, "eligible": sample.eligible})
    alone = [rung.n_alone for rung in sample.rungs]
    if any(number != sample.n for number in alone):
        yield Note("regression.samples_differ", {"sizes": [str(number) for number in alone], "n": sample.n})
    collinear = dict.fromkeys(term for step in range(len(ladder.fits)) for term in ladder.collinear(step))
    terms = [term for term in collinear if term != sample.treatment.term]
    if terms:
        yield Note("regression.collinear", {"terms": terms}, weak=True)
    for effect in sample.effects:
        singles = int(np.count_nonzero(np.bincount(effect.codes) == 1))
        if singles:
            yield Note("regression.singletons", {"number": singles, "unit": unit_of(survey, effect)})


def _missing_errors(ladder: Ladder) -> Iterator[Note]:
    """Steps that fit exactly, and coefficients whose variance the data do not show."""
    exact = [str(step + 1) for step in range(len(ladder.fits)) if ladder.is_exact(step)]
    if exact:
        yield Note("regression.exact", {"steps": exact}, weak=True)
    blind = {
        ladder.terms[column]
        for step, found in enumerate(ladder.fits)
        for column in found.columns
        if column not in ladder.sample.dummies
        and not (column == INTERCEPT and ladder.has_effects(step))
        and not ladder.is_exact(step)
        and ladder.std_errors(step, column)[0] is None
    }
    if blind:
        yield Note("regression.no_std_error", {"terms": sorted(blind)}, weak=True)


def _verdict(survey: Survey, ladder: Ladder, found: Identification, label: dict[str, str]) -> Note:
    facts: dict[str, Any] = {"df": found.df, "name": found.largest_holder, "share": found.largest_share}
    facts |= {"unit": unit_of(survey, found.parts), "between": unit_of(survey, found.between)}
    reasons = {language: "".join(say(code, language, **facts) for code in found.reasons)
               for language in LANGUAGES}  # fmt: skip
    return Note(
        f"regression.verdict.{found.verdict}",
        {"rests": _rests(survey, ladder, found, label), "reasons": reasons},
        weak=found.verdict != "supported",
    )


def _rests(survey: Survey, ladder: Ladder, found: Identification, label: dict[str, str]) -> dict[str, str]:
    """Whom the association rests on, as a sentence in both languages."""
    counts, sides = found.contrast, _sides(survey, ladder.sample)
    facts: dict[str, Any] = {**vars(counts), "treatment": label, "unit": unit_of(survey, found.parts)}
    facts |= {"n": ladder.sample.n, "with_it": sides[0], "without": sides[1]}
    facts["side"] = sides[0] if counts.fewer_treated else sides[1]
    kind = _kind(ladder, found)
    place = "rows" if found.parts is None else "parts"
    return {language: say(f"regression.rests.{kind}.{place}", language, **facts) for language in LANGUAGES}


def _kind(ladder: Ladder, found: Identification) -> str:
    """How to say whom a coefficient rests on: on few of one side, inside the levels of a fixed effect; on a
    comparison of many; of levels that lie apart; or of numbers."""
    counts, parts = found.contrast, found.parts
    if counts.fewer is None:
        return "measured"
    if counts.levels_with_both == 0:
        return "apart"
    inside = parts is not None and parts.name in (effect.name for effect in ladder.sample.effects)
    return "few" if inside and counts.fewer <= FEW else "compared"


def treatment_label(survey: Survey, sample: CommonSample) -> dict[str, str]:
    """The label of the treatment; without one of its own, with what a condition asks for."""
    condition, label = sample.condition, sample.treatment_label
    if condition.label:
        return label.both()
    if not condition.has_test:
        return _said("reached", element=label.both()) if _is_element(survey, condition) else label.both()
    asked = _asked(survey, condition)
    return {"zh": f"{label.of('zh')}：{asked['zh']}", "en": f"{label.of('en')}: {asked['en']}"}


def _sides(survey: Survey, sample: CommonSample) -> tuple[dict[str, str], dict[str, str]]:
    """How those with the treatment and those without are called."""
    if sample.condition.has_test:
        asked = _asked(survey, sample.condition)
        return _said("side.with", what=asked), _said("side.others")
    if _is_element(survey, sample.condition):
        return _said("side.reached"), _said("side.not_reached")
    high, low = (f"{float(end):g}" for end in (sample.treatment.values.max(), sample.treatment.values.min()))
    return _said("side.value", what=high), _said("side.value", what=low)


def _is_element(survey: Survey, condition: Condition) -> bool:
    return find_variable(survey.study, condition.question, f"[{survey.name}]", survey.name).kind == "element"


def _asked(survey: Survey, condition: Condition) -> dict[str, str]:
    """The categories or the bounds of a condition."""
    if not condition.any_of:
        low, high = condition.at_least, condition.at_most
        code = "between" if low is not None and high is not None else "least" if high is None else "most"
        return _said(f"asked.{code}", low=None if low is None else f"{low:g}",
                     high=None if high is None else f"{high:g}")  # fmt: skip
    question = find_question(survey.study, condition.question, f"[{survey.name}]", survey.name)
    labels = {category.value: category.label.both() for category in question.categories}
    chosen = [labels[value] for value in condition.any_of]
    return {language: joined([each[language] for each in chosen], language) for language in LANGUAGES}


def unit_of(survey: Survey, parts: Groups | None) -> dict[str, str]:
    """What the levels of a partition are called, in the plural; None is a partition into rows."""
    name = "row" if parts is None else parts.name
    if name in ("row", *DESIGN_VARIABLES):
        return _said(f"unit.{name}")
    label = find_variable(survey.study, name, f"[{survey.name}]", survey.name).label
    return _said("unit.of", label=label.both())


def _said(code: str, **facts: Any) -> dict[str, str]:
    return {language: say(f"regression.{code}", language, **facts) for language in LANGUAGES}
