"""The sentences that belong to a ladder of regressions: defaults, what was left out, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from cgsurvey.phrases import LANGUAGES, say
from cgsurvey.result import Note
from cgsurvey.stats._identification import Contrast, Identification
from cgsurvey.stats._ladder import INTERCEPT, TREATMENT, Ladder
from cgsurvey.study import DESIGN_LABELS
from cgsurvey.study_checks import find_variable
from cgsurvey.survey import Groups, Survey


def ladder_notes(
    survey: Survey, ladder: Ladder, found: Identification, *, is_default: bool, design: str
) -> Iterator[Note]:
    """The verdict first, then what the reader must know of the method and of the rows.

    `is_default` says that the study named no cluster.
    """
    unit, label = _unit(survey, ladder), ladder.sample.treatment_label.both()
    yield _verdict(ladder, found, unit, label)
    steps = [str(step + 1) for step in range(len(ladder.fits)) if ladder.fits[step].place(TREATMENT) is None]
    if steps:
        yield Note("regression.absorbed", {"treatment": label, "unit": unit, "steps": steps}, weak=True)
    yield from _missing_errors(ladder)
    if is_default:
        name = ladder.sample.cluster.name
        yield Note(f"regression.cluster.{name}", weak=name == "row")
    yield from _rows(ladder, unit)
    yield Note(f"regression.design.{design}", {"treatment": label})


def _rows(ladder: Ladder, unit: dict[str, str]) -> Iterator[Note]:
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
    if sample.effects:
        singles = int(np.count_nonzero(np.bincount(sample.effects[0].codes) == 1))
        if singles:
            yield Note("regression.singletons", {"number": singles, "unit": unit})


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


def _verdict(ladder: Ladder, found: Identification, unit: dict[str, str], label: dict[str, str]) -> Note:
    facts: dict[str, Any] = {"unit": unit, "df": found.df, "name": found.largest_community}
    facts["share"] = found.largest_share
    reasons = {language: "".join(say(code, language, **facts) for code in found.reasons)
               for language in LANGUAGES}  # fmt: skip
    return Note(
        f"regression.verdict.{found.verdict}",
        {"rests": _rests(ladder, found.contrast, unit, label), "reasons": reasons},
        weak=found.verdict != "supported",
    )


def _rests(ladder: Ladder, counts: Contrast, unit: dict[str, str], label: dict[str, str]) -> dict[str, str]:
    """Whom the association rests on, as a sentence in both languages."""
    facts: dict[str, Any] = {"treatment": label, "unit": unit, "n": ladder.sample.n}
    facts |= {"treated": counts.treated, "untreated": counts.untreated, "fewer": counts.fewer}
    facts |= {"communities": counts.communities, "both": counts.communities_with_both}
    facts["rows"] = counts.rows_in_both
    kind = "treated" if counts.fewer_treated else "untreated"
    if counts.treated is None:
        kind = "measured"
    elif counts.communities_with_both == 0:
        kind = "nobody"
    place = "rows" if counts.communities is None else "communities"
    return {language: say(f"regression.rests.{kind}.{place}", language, **facts) for language in LANGUAGES}


def _unit(survey: Survey, ladder: Ladder) -> dict[str, str]:
    """What the compared groups of rows are called, in the plural."""
    parts: Groups = ladder.sample.partition or ladder.sample.cluster
    if parts.name == "community":
        return {"zh": "社区", "en": "communities"}
    if parts.name == "row":
        return {"zh": "受访者", "en": "respondents"}
    if parts.name in DESIGN_LABELS:
        text = DESIGN_LABELS[parts.name]
    else:
        text = find_variable(survey.study, parts.name, f"[{survey.name}]", survey.name).label
    return {"zh": f"“{text.of('zh')}”组", "en": f"groups of '{text.of('en')}'"}
