"""Results -> sentences: what is found, worded by what the evidence holds. No sentence without its number.

One file a topic; a teller takes the results of one questionnaire, and tells the whole, then the items, then
the groups. The few findings that stand out are told again, with whose they are, by `attention`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cgsurvey.report.document import Sentence
from cgsurvey.report.narrative.attention import attention as attention
from cgsurvey.report.narrative.changes import changes as changes
from cgsurvey.report.narrative.communities import communities
from cgsurvey.report.narrative.coverage import coverage
from cgsurvey.report.narrative.crosstabs import crosstabs
from cgsurvey.report.narrative.groups import differences
from cgsurvey.report.narrative.improvements import improvements
from cgsurvey.report.narrative.likert import likert
from cgsurvey.report.narrative.participation import participation
from cgsurvey.report.narrative.questions import questions
from cgsurvey.report.narrative.regression import regression
from cgsurvey.report.narrative.satisfaction import satisfaction
from cgsurvey.report.narrative.scales import scales
from cgsurvey.report.narrative.supply import supply
from cgsurvey.report.narrative.thresholds import thresholds
from cgsurvey.report.words import Words
from cgsurvey.result import Result

#: topic of `contents` -> what is told of it, from all results of a questionnaire
TELLERS: dict[str, Callable[[Sequence[Result], Words], list[Sentence]]] = {
    "satisfaction": satisfaction,
    "coverage": coverage,
    "supply": supply,
    "participation": participation,
    "improvements": improvements,
    "thresholds": thresholds,
    "scales": scales,
    "likert": likert,
    "regression": regression,
    "questions": questions,
    "differences": differences,
    "tables": crosstabs,
    "communities": communities,
}
