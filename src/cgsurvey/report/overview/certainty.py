"""How sure all this is: who answered and how they were drawn, sampling error, what rests on too little."""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.report.document import Sentence
from cgsurvey.report.overview.key_figures import Key
from cgsurvey.report.quoting import addressed, counted, stated, worded
from cgsurvey.report.said import interval_said
from cgsurvey.report.words import Words
from cgsurvey.result import Analysis, Sample

#: verdicts of a regression under which its coefficient is no finding
_NOT_TO_BE_QUOTED = ("too_thin", "not_estimable")


def certainty(analysis: Analysis, key: Sequence[Key], words: Words) -> list[Sentence]:
    """At most three sentences."""
    told = [_answered(analysis, words), _sampling_error(key, words)]
    return [*(worded(text) for text in told if text), *_weak(analysis, words)]


def _answered(analysis: Analysis, words: Words) -> str:
    """Respondents and sampling units of each questionnaire, and the rows that were set aside."""
    if not analysis.samples:
        return ""
    return words.say("sure.answered", groups=words.listed(_group(each, words) for each in analysis.samples))


def _group(sample: Sample, words: Words) -> str:
    """How many answered, of how many rows where some were set aside, in how many sampling units."""
    place, design = ("questionnaires", sample.questionnaire), sample.design
    who = words.questionnaire(sample.questionnaire)
    text = words.say("sure.group", who=who, n=stated(sample.respondents, *place, "respondents"))
    told = []
    if sample.ledger.rows_read != sample.respondents:
        told.append(words.say("sure.read", n=stated(sample.ledger.rows_read, *place, "ledger", "rows_read")))
    unit = str(design.get("psu"))
    if unit != "row" and not design.get("replicates"):
        psus = stated(design.get("psus"), *place, "design", "psus")
        told.append(words.say(f"sure.unit.{unit}", n=psus))
    return words.say("aside", text=text, aside=words.say("sure.comma").join(told)) if told else text


def _sampling_error(key: Sequence[Key], words: Words) -> str:
    """The narrowest and the widest interval of the key figures that are shares or differences of shares."""
    known = [
        each
        for each in key
        if each.row.unit in ("proportion", "points")
        and each.row.conf_low is not None
        and each.row.conf_high is not None
    ]
    known.sort(key=_width)
    if len(known) < 2:
        return ""
    narrow, wide = known[0], known[-1]
    if _width(narrow) == _width(wide):
        return ""
    return words.say("sure.intervals", narrow=_interval(narrow, words), wide=_interval(wide, words))


def _width(key: Key) -> float:
    return (key.row.conf_high or 0.0) - (key.row.conf_low or 0.0)


def _interval(key: Key, words: Words) -> str:
    shown = interval_said(key.row, key.decimals(words))
    return words.say("sure.interval", what=key.label, interval=shown)


def _weak(analysis: Analysis, words: Words) -> list[Sentence]:
    """How many notes say that a result rests on too little or was not estimated; which regressions do."""
    places = [
        addressed("results", result.id, "notes", place)
        for result in analysis.results
        for place, note in enumerate(result.notes)
        if note.weak
    ]
    places += [addressed("notes", place) for place in range(len(analysis.notes))]
    if not places:
        return []
    models = [
        words.subject(result)
        for result in analysis.find("regression")
        if result.fit.get("identification", {}).get("verdict") in _NOT_TO_BE_QUOTED
    ]
    named = words.say("sure.models", models=words.listed(models, at_most=3)) if models else ""
    facts = {"number": counted(places), "models": named}
    return [worded(words.say("sure.weak", **facts, section=words.say("section.weak")), weak=bool(models))]
