"""A claim against the result row that it names: the figure and its base, the words, the significance."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cgsurvey.claims.claim_verdicts import Kind, kind_of, said_of_significance, said_of_size
from cgsurvey.claims.judgement import FAILS, Judgement, Sentence
from cgsurvey.claims.rounding import rounded
from cgsurvey.claims.row_figures import compared, exact
from cgsurvey.claims.row_significance import against_test, p_of
from cgsurvey.claims.row_words import ranked, worded
from cgsurvey.declarations import Claim
from cgsurvey.result import Estimate, Result


def kind_beside(claim: Claim, row: Estimate) -> Kind:
    """What the figure of a claim is where its row is known: only the row's unit can make it a share.

    A proportion without a count, as one that is drawn to the mean, is no share that a number of people gives.
    """
    if row.unit == "proportion":
        return "unknown" if row.count is None else "share"
    kind = kind_of(claim)
    return "unknown" if kind == "share" or row.unit == "points" else kind


def against_row(
    claim: Claim, row: Estimate, result: Result, by_itself: Sequence[Judgement]
) -> Iterator[Judgement]:
    """What a row does not bear out of a claim, and what of the claim it cannot tell.

    Parameters
    ----------
    claim : Claim
    row : Estimate
    result : Result
        That the row is of.
    by_itself : sequence of Judgement
        What has been said of the claim without data: words that its own figure rules out are said once.
    """
    yield from compared(claim, row)
    yield from _cannot_tell(claim, row)
    is_share = row.unit == "proportion" and row.estimate is not None
    if is_share and not any(each.check == "words" and each.verdict in FAILS for each in by_itself):
        yield from worded(claim, row)
    yield from ranked(claim, row, result.rows)
    significant, level = said_of_significance(claim)
    if significant is not None:
        if p_of(row) is None:
            yield _left_open("no_test", "claims.no_test", row)
        else:
            yield from against_test(significant, float(level), row, result.fit)
    yield from _beyond_residual(row, result.fit, by_itself)
    numbers = (claim.value, claim.count, claim.n, claim.leading, significant)
    if all(each is None for each in numbers) and not _is_in_words(claim, row):
        yield _left_open("nothing_stated", "claims.nothing_stated", row)


def _is_in_words(claim: Claim, row: Estimate) -> bool:
    """Whether words say how large a share is."""
    return row.unit == "proportion" and bool(said_of_size(claim))


def _cannot_tell(claim: Claim, row: Estimate) -> Iterator[Judgement]:
    """A figure, words for it or a count where the row has none."""
    is_of_estimate = claim.value is not None or claim.leading is not None
    if row.estimate is None and (is_of_estimate or _is_in_words(claim, row)):
        yield _left_open("not_checked", "claims.no_estimate", row)
    if claim.count is not None and row.count is None:
        yield _left_open("not_checked", "claims.no_count_there", row)


def _beyond_residual(
    row: Estimate, fit: Mapping[str, Any], by_itself: Sequence[Judgement]
) -> Iterator[Judgement]:
    """What an effect needs to be as significant as stated, where the residuals do not allow it."""
    effect = next((each for each in by_itself if each.check == "effect" and each.verdict not in FAILS), None)
    deviation = residual_deviation(row, fit)
    if effect is None or deviation is None:
        return
    needed = effect.facts["needed_deviation"]
    if deviation > needed if effect.facts["significant"] else deviation < needed:
        facts = {**effect.facts, "residual_deviation": deviation}
        sentence = Sentence("claims.residual_rules_out", {"deviation": f"{deviation:.3g}"})
        yield Judgement("effect", "not supported", (*effect.sentences, sentence), facts)


def residual_deviation(row: Estimate, fit: Mapping[str, Any]) -> float | None:
    """The residual standard deviation of the step of a linear regression that a row is of."""
    step = next((each for each in fit.get("steps") or () if each["step"] == row.group_level), None)
    if step is None or row.term != fit["treatment"] or fit.get("outcome_sd") is None:
        return None
    df = step["n"] - step["parameters"]
    if step["r_squared"] is None or df < 1:
        return None
    explained: float = step["r_squared"]
    return float(fit["outcome_sd"] * math.sqrt((1 - explained) * (step["n"] - 1) / df))


def beside_its_test(found: Sequence[Judgement], claim: Claim, row: Estimate) -> Iterator[Judgement]:
    """All that was found, with what the pooled t alone speaks against put beside the row's own test.

    That test knows of covariates, clusters and weights. With them a standard error is another: where it bears
    out that something is not significant nothing is left to say, and that it is significant is open.
    """
    significant, _ = said_of_significance(claim)
    is_borne_out = p_of(row) is not None and all(each.check != "significance" for each in found)
    for each in found:
        if not is_borne_out or (each.check, each.verdict) != ("effect", "not supported"):
            yield each
        elif significant:
            sentences = (*each.sentences, Sentence("claims.own_test"))
            yield Judgement("uncertain", "possible", sentences, each.facts)


def _left_open(check: str, code: str, row: Estimate) -> Judgement:
    facts: dict[str, Any] = {"row": row.id, "n": row.n}
    if row.estimate is not None:
        figure = rounded(exact(row), 2)
        facts["figure"] = f"{figure}%" if row.unit == "proportion" else str(figure)
    else:
        facts["figure"] = "—"
    return Judgement(check, "possible", (Sentence(code, facts),), facts)
