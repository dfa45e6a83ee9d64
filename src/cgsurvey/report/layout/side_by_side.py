"""The models of a study in one table, as journals print it: what is studied, and no more of the controls
than whether they are in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cgsurvey.report.document import Cell, Column, RowGroup, Table
from cgsurvey.report.layout.bases import base_sentence
from cgsurvey.report.layout.cells import number_cell
from cgsurvey.report.layout.ladder import (
    clusters_said,
    coefficient_lines,
    effects_label,
    errors_said,
    is_starless,
    names,
    said,
    step_label,
    treatment_rows,
    verdict_note,
)
from cgsurvey.report.quoting import all_worded, plainly
from cgsurvey.report.words import Words
from cgsurvey.result import Result

#: facts of a step that journals print beneath, with their decimals
_FIT = {"n": 0, "clusters": 0, "r_squared": 3, "r_squared_within": 3}


@dataclass(frozen=True, slots=True)
class _Model:
    """A column: a step of a regression, and the controls that are in by then, by what they are called."""

    result: Result
    step: Mapping[str, Any]
    controls: Mapping[str, tuple[str, ...]]


def side_by_side(results: Sequence[Result], words: Words) -> Table | None:
    """The first and the last step of every model; None where there is only one model."""
    estimated = [result for result in results if result.estimand == "regression" and treatment_rows(result)]
    if len(estimated) < 2:
        return None
    models = [model for result in estimated for model in _first_and_last(result, words)]
    columns = (
        Column(words.say("heading.term"), numeric=False),
        *(
            Column(f"({number})", names(model.result, words)["outcome"])
            for number, model in enumerate(models, start=1)
        ),
    )
    groups = (
        RowGroup(None, tuple(_coefficients(models, words))),
        RowGroup(None, tuple(_footer(models, words))),
    )
    title = words.of_whom(words.say("caption.side_by_side"), estimated[0].questionnaire)
    return Table(title, columns, groups, all_worded(_notes(estimated, models, words)))


def _first_and_last(result: Result, words: Words) -> Iterator[_Model]:
    steps: Sequence[Mapping[str, Any]] = result.fit["steps"]
    for step in (steps[0], steps[-1]) if len(steps) > 1 else steps:
        entered = steps[1 : steps.index(step) + 1]
        yield _Model(result, step, dict(_controls(result, each, words) for each in entered if each["adds"]))


def _controls(result: Result, step: Mapping[str, Any], words: Words) -> tuple[str, tuple[str, ...]]:
    """What the controls of a step are called together, and the variables that they are."""
    variables = dict.fromkeys(term.partition("=")[0] for term in step["adds"])
    labels = tuple(words.regressor(result, variable) for variable in variables)
    return step_label(step, words) or words.listed(labels), labels


def _coefficients(models: Sequence[_Model], words: Words) -> Iterator[tuple[Cell, ...]]:
    """What any of the models studies, in each of them."""
    studied = {str(model.result.fit["treatment"]): model.result for model in reversed(models)}
    for term, result in reversed(studied.items()):
        label = words.regressor(result, term)
        yield from coefficient_lines(label, term, [(each.result, each.step) for each in models], words)


def _footer(models: Sequence[_Model], words: Words) -> Iterator[tuple[Cell, ...]]:
    """Controls and fixed effects, whether they are in; then n, clusters and fit."""
    for label in dict.fromkeys(label for model in models for label in model.controls):
        yield Cell(label), *(said(label in model.controls, words) for model in models)
    effects = [effects_label(model.result, words) for model in models]
    for label in dict.fromkeys(filter(None, effects)):
        has = (
            own == label and bool(model.step["fixed_effects"])
            for own, model in zip(effects, models, strict=True)
        )
        yield Cell(label), *(said(each, words) for each in has)
    for key, decimals in _FIT.items():
        values = [model.step.get(key) for model in models]
        if any(value is not None for value in values):
            yield Cell(words.say(f"ladder.{key}")), *(number_cell(value, decimals) for value in values)


def _notes(results: Sequence[Result], models: Sequence[_Model], words: Words) -> list[str]:
    errors = words.listed(dict.fromkeys(errors_said(result, words) for result in results))
    notes = _by_model([(result, verdict_note(result, words)) for result in results], words)
    notes += [words.say("side_by_side.read", errors=errors), words.say("ladder.stars", errors=errors)]
    if any(map(is_starless, results)):
        notes.append(words.say("ladder.no_stars"))
    notes += dict.fromkeys(filter(None, (clusters_said(result, words) for result in results)))
    bases = [(result, base_sentence(treatment_rows(result)[-1], words)) for result in results]
    notes += _by_model([(result, words.say("base", text=text)) for result, text in bases], words)
    if blocks := _blocks(models, words):
        notes.append(words.say("side_by_side.controls", blocks=words.say("semicolon").join(blocks)))
    designs = (
        note for result in results for note in result.notes if note.code.startswith("regression.design.")
    )
    return [*notes, *dict.fromkeys(note.text(words.language) for note in designs)]


def _by_model(told: Sequence[tuple[Result, str]], words: Words) -> list[str]:
    """Sentences, each once; where they differ, of which models each is."""
    found: dict[str, tuple[str, list[str]]] = {}
    for result, text in told:
        found.setdefault(plainly(text), (text, []))[1].append(words.subject(result))
    if len(found) == 1:
        return [text for text, _ in found.values()]
    return [words.say("concerns", text=text, what=words.listed(whose)) for text, whose in found.values()]


def _blocks(models: Sequence[_Model], words: Words) -> list[str]:
    """The variables of each set of controls that is called by a name of its own."""
    sets = dict.fromkeys(
        (label, variables) for model in models for label, variables in model.controls.items()
    )
    return [
        words.say("side_by_side.block", label=label, variables=words.listed(variables))
        for label, variables in sets
        if label != words.listed(variables)
    ]
