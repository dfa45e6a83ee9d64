"""What was found of published figures, for people and for machines."""

from __future__ import annotations

from typing import Any

from cgsurvey.claims.checking import Checked
from cgsurvey.claims.judgement import Judgement
from cgsurvey.errors import UsageError
from cgsurvey.phrases import LANGUAGES, Language, say


def told(checked: Checked, language: Language) -> list[str]:
    """The verdict on a figure and, below it, why: a line each."""
    verdict = say(f"claims.verdict.{checked.verdict.replace(' ', '_')}", language)
    head = say("claims.line", language, text=checked.text, verdict=verdict)
    lines = (line for each in checked.judgements for line in _sentences(each, language))
    # two checks may begin with the same sentence
    return [head, *(f"  {line}" for line in dict.fromkeys(lines))]


def plain(text: str, found: Checked | UsageError) -> dict[str, Any]:
    """The same as plain data; of a text that was not understood, why."""
    if isinstance(found, UsageError):
        return {"text": text, "verdict": None, "error": {each: found.text(each) for each in LANGUAGES}}
    return {
        "text": text,
        "verdict": found.verdict,
        "checks": [
            {
                "check": each.check,
                "verdict": each.verdict,
                "facts": dict(each.facts),
                "text": {language: _sentences(each, language) for language in LANGUAGES},
            }
            for each in found.judgements
        ],
    }


def _sentences(judgement: Judgement, language: Language) -> list[str]:
    return [sentence.text(language) for sentence in judgement.sentences]
