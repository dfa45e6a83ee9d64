"""A study and one of an earlier year: what can be compared is, and what cannot says why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cgsurvey.errors import CgsurveyError, NotEstimable, StudyError, did_you_mean
from cgsurvey.result import Comparison, Drift, Note, Result
from cgsurvey.stats import STATISTICS, one_family
from cgsurvey.study import Study
from cgsurvey.study_names import find_variable
from cgsurvey.survey import Survey
from cgsurvey.waves.comparability import Pairing, comparability
from cgsurvey.waves.foundations import Foundation, Subject, foundations, obstacle
from cgsurvey.waves.stacking import stack

#: statistic -> the table of the study file that declares what it is about
_TABLES = {
    "share_at_or_above": "thresholds",
    "participation_gap": "pairs",
    "coverage": "services",
    "improvement": "improvements",
    "scale": "scales",
}
#: statistics of which some measure is a rate of those who answered
_RATES = ("satisfaction_rate", "share_at_or_above", "coverage", "participation_gap")
#: keys of a declaration that change no number
_SHOWN_ONLY = {"label", "decimals"}


def changes(
    earlier: Survey, survey: Survey, subjects: Sequence[Subject]
) -> tuple[Comparison, list[Result], list[Note]]:
    """One questionnaire since the earlier year: the gate, the changes that pass it, and their split.

    Parameters
    ----------
    earlier, survey : Survey
        Of the earlier and the later year; the study of the later has a `previous`.
    subjects : sequence of Subject
        What the study declares for the questionnaire.

    Raises
    ------
    StudyError
        If a name in ``previous_names`` is no question of the earlier study.
    """
    study = survey.study
    assert study.previous is not None
    pair = Pairing(earlier, survey, _wave_names(study.previous, study), _names_in_both(study, survey.name))
    gate = comparability(pair)
    gate = replace(gate, drifts=(*gate.drifts, *_redefined(pair, subjects)))
    clear, withheld = _sorted_out(pair, gate, subjects)
    results: list[Result] = []
    notes: list[Note] = []
    if clear:
        try:
            stacked = stack(earlier, survey, pair.waves, _usable(pair, gate))
        except NotEstimable as refusal:
            return gate, [], [_not_estimated("change", refusal, [survey.questionnaire.label.both()])]
        results, notes = _estimated(stacked, clear, "change")
        split, own, refused = _composition(pair, gate, stacked, clear)
        marked = [_marked(result, gate, clear) for result in (*one_family(results), *split)]
        results, notes, withheld = marked, notes + own, withheld + refused
    return replace(gate, withheld=tuple(withheld)), results, notes


#: a subject, what its changes rest on, and the categories that are left out
_Clear = tuple[Subject, list[Foundation], list[str]]


def _wave_names(earlier: Study, later: Study) -> tuple[str, str]:
    """The years, where both studies state one and they differ; else plainly earlier and later."""
    before, after = earlier.file.year, later.file.year
    if before is None or after is None or before == after:
        return "earlier", "later"
    return str(before), str(after)


def _names_in_both(study: Study, questionnaire: str) -> dict[str, str]:
    """Question of the later study -> its name in the earlier one, of all that both have."""
    assert study.previous is not None
    known = study.previous.questionnaires[questionnaire].questions
    renamed: dict[str, str] = {}
    for name, before in study.file.previous_names.items():
        variable = find_variable(study, name, "[previous_names]")
        if variable.questionnaire == questionnaire:
            renamed[variable.name] = before
    mistakes = [
        CgsurveyError(
            "study.unknown_previous",
            table="[previous_names]",
            name=before,
            known=list(known),
            meant=did_you_mean(before, known),
        )
        for before in renamed.values()
        if before not in known
    ]
    if mistakes:
        raise StudyError(study.path.name, mistakes)
    taken = set(renamed.values())
    same = {name: name for name in study.questionnaires[questionnaire].questions if name not in taken}
    return {name: before for name, before in (same | renamed).items() if before in known}


def _redefined(pair: Pairing, subjects: Iterable[Subject]) -> Iterator[Drift]:
    """What the earlier study declares otherwise: this year's declaration is applied to both."""
    for subject in subjects:
        table = _TABLES.get(subject.of)
        declared = [
            getattr(each.study.file, table).get(subject.variable) if table else None
            for each in (pair.earlier, pair.later)
        ]
        if declared[0] is None or declared[1] is None:
            continue
        if declared[0].model_dump(exclude=_SHOWN_ONLY) != declared[1].model_dump(exclude=_SHOWN_ONLY):
            facts = {"earlier": pair.told[0], "later": pair.told[1]}
            note = Note("drift.definition", facts)
            yield Drift(subject.variable, subject.label.both(), note, "told")


def _sorted_out(
    pair: Pairing, gate: Comparison, subjects: Iterable[Subject]
) -> tuple[list[_Clear], list[Drift]]:
    """Subjects with a change to show; and the changes that are withheld, each with its reason."""
    clear: list[_Clear] = []
    withheld: list[Drift] = []
    for subject in subjects:
        rests = list(foundations(pair.later.study, pair.later.name, subject))
        reasons = [obstacle(pair, gate, each) for each in rests]
        withheld += [
            Drift(subject.variable, _label(subject, each), reason, "withheld")
            for each, reason in zip(rests, reasons, strict=True)
            if reason is not None
        ]
        kept = [each for each, reason in zip(rests, reasons, strict=True) if reason is None]
        if kept:
            without = [each.category for each in rests if each not in kept and each.category is not None]
            clear.append((subject, kept, without))
    return clear, withheld


def _label(subject: Subject, foundation: Foundation) -> dict[str, str]:
    """What a change is called: its subject, and the element or option where there are several."""
    if foundation.category is None:
        return subject.label.both()
    whole, part = subject.label.both(), foundation.label.both()
    return {"zh": f"{whole['zh']}：{part['zh']}", "en": f"{whole['en']}: {part['en']}"}


def _usable(pair: Pairing, gate: Comparison) -> dict[str, str]:
    """The questions whose answers of both years are answers to one question."""
    lost = {drift.variable for drift in gate.drifts if drift.consequence == "withheld"}
    return {name: before for name, before in pair.names.items() if name not in lost}


def _estimated(
    survey: Survey, clear: Iterable[_Clear], estimand: str, **options: Any
) -> tuple[list[Result], list[Note]]:
    """One statistic of every subject, and a note for each reason that it cannot be made of some."""
    results: list[Result] = []
    refused: dict[str, tuple[NotEstimable, list[Mapping[str, str]]]] = {}
    for subject, _, without in clear:
        about = {"of": subject.of, "variable": subject.variable, "without": without}
        try:
            results.append(STATISTICS[estimand](survey, **about, **options))
        except NotEstimable as refusal:
            refused.setdefault(refusal.text("en"), (refusal, []))[1].append(subject.label.both())
    return results, [_not_estimated(estimand, refusal, what) for refusal, what in refused.values()]


def _not_estimated(estimand: str, refusal: NotEstimable, what: Sequence[Mapping[str, str]]) -> Note:
    reason = {"zh": refusal.text("zh"), "en": refusal.text("en")}
    code = "note.not_split" if estimand == "decomposition" else "note.not_compared"
    return Note(code, {"what": what, "reason": reason}, weak=True)


def _marked(result: Result, gate: Comparison, clear: Iterable[_Clear]) -> Result:
    """The result with a mark on changes that rest on a question which is not quite the same."""
    changed = {drift.variable for drift in gate.drifts if drift.consequence == "marked"}
    marked = {
        foundation.category
        for subject, kept, _ in clear
        if (subject.of, subject.variable) == (result.fit["of"], result.variable)
        for foundation in kept
        if changed & {None, result.by, *foundation.questions}
    }
    rows = [
        replace(row, note=" ".join(filter(None, (row.note, "note.drift"))))
        if row.measure == "change" and (row.category in marked or None in marked)
        else row
        for row in result.rows
    ]
    number = sum("note.drift" in (row.note or "") for row in rows)
    # the split of a change is as weak as the change, which is said once
    note = Note("note.drift", {"rows": number}, weak=result.estimand == "change")
    return replace(result, rows=tuple(rows), notes=(*result.notes, note) if number else result.notes)


def _composition(
    pair: Pairing, gate: Comparison, stacked: Survey, clear: Sequence[_Clear]
) -> tuple[list[Result], list[Note], list[Drift]]:
    """The changes split by the declared composition, where that is asked alike in both years."""
    declared = pair.later.questionnaire.declared.composition
    if declared is None:
        return [], [], []
    by = find_variable(pair.later.study, declared, "composition", pair.later.name)
    why = obstacle(pair, gate, Foundation(None, by.label, (by.name,)))
    if why is not None:
        reason = {"zh": why.text("zh"), "en": why.text("en")}
        return (
            [],
            [],
            [Drift(by.name, by.label.both(), Note("drift.not_split", {"reason": reason}), "withheld")],
        )
    rates = [each for each in clear if each[0].of in _RATES and by.name not in each[1][0].questions]
    results, notes = _estimated(stacked, rates, "decomposition", by=by.name)
    return results, notes, []
