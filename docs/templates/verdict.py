"""Whether "1.5 times as many" can be the ratio of two counts: a template of a kind of published figure.

Copy to src/cgsurvey/claims/, as `<kind>_verdicts.py`; its sentences go into phrases/claims.py. A figure is
what it may have been before it was rounded, in each way that people round; where none fits, both sides are
named: which of them is wrong, nobody knows.
"""

from __future__ import annotations

from fractions import Fraction

from cgsurvey.claims.judgement import Judgement, Sentence, Verdict
from cgsurvey.claims.rounding import RULES, Figure, before_rounding, rounded

PHRASES = {
    "claims.ratio_is": ("{first}是{second}的{actual}倍。", "{first} is {actual} times {second}."),
    "claims.ratio_differs": (
        "{first}是{second}的{actual}倍，不是{figure}倍：人数或倍数不对。",
        "{first} is {actual} times {second}, not {figure} times: a count or the figure is wrong.",
    ),
}


def judged_ratio(figure: Figure, first: int, second: int) -> Judgement:
    """Whether a figure is the ratio of two counts, the second of them not 0."""
    exact = Fraction(first, second)
    verdict: Verdict = "impossible"
    if any(exact in before_rounding(figure, rule) for rule in RULES):
        verdict = "possible"
    facts = {"figure": str(figure), "first": first, "second": second}
    facts["actual"] = str(rounded(exact, figure.decimals))
    code = "claims.ratio_is" if verdict == "possible" else "claims.ratio_differs"
    return Judgement("ratio", verdict, (Sentence(code, facts),), facts)
