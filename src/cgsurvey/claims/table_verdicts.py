"""What is said of all figures of a published table together."""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.claims.judgement import Judgement, Sentence
from cgsurvey.claims.rounding import Figure
from cgsurvey.claims.share_verdicts import judged_sum


def judged_figures(
    figures: Sequence[Figure | None], counts: Sequence[int | None], n: int | None
) -> tuple[Judgement, ...]:
    """Whether percentages, and counts, of a question of which each person ticks one answer add up.

    Parameters
    ----------
    figures : sequence of Figure or None
        In per cent, a category each.
    counts : sequence of int or None
        Of the same categories.
    n : int or None
        People who answered.

    Returns
    -------
    tuple of Judgement
        None of what is not given for all categories.
    """
    said: list[Judgement] = []
    shares = [each for each in figures if each is not None]
    people = [each for each in counts if each is not None]
    if n is not None and len(people) == len(counts):
        said.append(_counts(people, n))
    # where the counts are there, the percentages are those of the counts
    if len(shares) == len(figures):
        said.append(judged_sum(tuple(shares), None if len(people) == len(counts) else n))
    return tuple(said)


def _counts(counts: Sequence[int], n: int) -> Judgement:
    facts = {"counts": " + ".join(map(str, counts)), "stated": sum(counts), "n": n}
    if sum(counts) == n:
        return Judgement("sum", "possible", (Sentence("claims.people_add_up", facts),), facts)
    return Judgement("sum", "impossible", (Sentence("claims.people_do_not_add_up", facts),), facts)
