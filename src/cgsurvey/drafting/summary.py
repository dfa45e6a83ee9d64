"""What was recognised, in a few lines: platform, rows, questions by kind, roles, what is left to decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cgsurvey.declarations import KINDS
from cgsurvey.drafting.guesses import Draft, DraftedQuestionnaire
from cgsurvey.phrases import Language, joined, say

#: remarks without which the other lines would say too much
_TOLD = ("drafting.columns_unnamed", "drafting.rows_again")


def summary_of(draft: Draft, language: Language) -> str:
    """The draft in a few lines."""
    lines = [line for each in draft.questionnaires for line in _of_questionnaire(each, language)]
    if draft.choices:
        lines.append(say("drafting.to_decide", language, number=draft.choices))
    return "\n".join(lines)


def _of_questionnaire(drafted: DraftedQuestionnaire, language: Language) -> Iterator[str]:
    platform = say(f"drafting.platform.{drafted.platform}", language)
    yield say("drafting.file", language, file=drafted.keys["file"], platform=platform, rows=drafted.rows)
    if "codebook" in drafted.keys:
        yield say("drafting.from_codebook", language, codebook=drafted.keys["codebook"])
        return
    counts = Counter(question.guess.kind for question in drafted.questions)
    kinds = [
        say("drafting.of_kind", language, kind=say(f"drafting.kind.{kind}", language), number=counts[kind])
        for kind in KINDS
        if counts[kind]
    ]
    yield say("drafting.questions", language, number=len(drafted.questions), kinds=joined(kinds, language))
    for key in ("id", "community"):
        code = f"drafting.has_{key}" if key in drafted.keys else f"drafting.no_{key}"
        yield say(code, language, column=drafted.keys.get(key, ""))
    for remark in drafted.remarks:
        if remark.code in _TOLD:
            yield say(remark.code, language, **remark.facts)
