"""The models of a study in one table, as journals print it: what is studied, and no more of the controls
than whether they are in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from cgsurvey.report.document import Cell, Column, RowGroup, Table
from cgsurvey.report.layout.bases import base_sentence
from cgsurvey.report.layout.cells import number_cell
from cgsurvey.report.layout.ladder import (
    cluster_lines,
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
from cgsurvey.report.layout.noted import note_lines
from cgsurvey.report.quoting import all_worded, plainly
from cgsurvey.report.words import Words
from cgsurvey.result import Result

#: notes on why there is no standard error
_NO_ERROR = ("regression.no_std_error", "regression.no_kind_error", "regression.no_two_way_error")
#: how well a step fits, with the decimals
_FIT = {"r_squared": 3, "r_squared_within": 3}


@dataclass(frozen=True, slots=True)
class _Block:
    """Controls that enter together: what they are called, and the variables that they are."""

    label: str
    variables: tuple[str, ...]

    def is_at_odds(self, other: _Block) -> bool:
        """Whether the two share a name or a variable without being the same."""
        if set(self.variables) == set(other.variables):
            return self.label != other.label
        return self.label == other.label or not set(self.variables).isdisjoint(other.variables)


@dataclass(frozen=True, slots=True)
class _Model:
    """A column: a step of a regression, and the controls that are in by then."""

    result: Result
    step: Mapping[str, Any]
    controls: tuple[_Block, ...]

    @property
    def variables(self) -> set[str]:
        return {variable for block in self.controls for variable in block.variables}


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
        yield _Model(result, step, tuple(_block(result, each, words) for each in entered if each["adds"]))


def _block(result: Result, step: Mapping[str, Any], words: Words) -> _Block:
    variables = dict.fromkeys(term.partition("=")[0] for term in step["adds"])
    labels = tuple(words.regressor(result, variable) for variable in variables)
    return _Block(step_label(step, words) or _all_listed(labels, words), labels)


def _all_listed(labels: Sequence[str], words: Words) -> str:
    return words.listed(labels, at_most=len(labels))


def _blocks(models: Sequence[_Model]) -> list[_Block]:
    """The controls of the models, of which each line says truly whether they are in.

    Where models do not call the same variables by the same name, these stand one by one.
    """
    declared = list(dict.fromkeys(block for model in models for block in model.controls))
    found = []
    for block in declared:
        if any(block.is_at_odds(other) for other in declared):
            found += [_Block(variable, (variable,)) for variable in block.variables]
        else:
            found.append(block)
    return list(dict.fromkeys(found))


def _coefficients(models: Sequence[_Model], words: Words) -> Iterator[tuple[Cell, ...]]:
    """What any of the models studies, in each of them."""
    studied = {str(model.result.fit["treatment"]): model.result for model in reversed(models)}
    for term, result in reversed(studied.items()):
        label = words.regressor(result, term)
        yield from coefficient_lines(label, term, [(each.result, each.step) for each in models], words)


def _footer(models: Sequence[_Model], words: Words) -> Iterator[tuple[Cell, ...]]:
    """Controls and fixed effects, whether they are in; then n, clusters and fit."""
    for block in _blocks(models):
        is_in = (model.variables.issuperset(block.variables) for model in models)
        yield Cell(block.label), *(said(each, words) for each in is_in)
    effects = [effects_label(model.result, words) for model in models]
    for label in dict.fromkeys(filter(None, effects)):
        has = (
            own == label and bool(model.step["fixed_effects"])
            for own, model in zip(effects, models, strict=True)
        )
        yield Cell(label), *(said(each, words) for each in has)
    yield Cell(words.say("ladder.n")), *(number_cell(model.step["n"]) for model in models)
    yield from cluster_lines([(model.result, model.step) for model in models], words)
    for key, decimals in _FIT.items():
        values = [model.step.get(key) for model in models]
        if any(value is not None for value in values):
            yield Cell(words.say(f"ladder.{key}")), *(number_cell(value, decimals) for value in values)


def _notes(results: Sequence[Result], models: Sequence[_Model], words: Words) -> list[str]:
    def of_each(told: Callable[[Result, Words], str | None]) -> list[str]:
        return _by_model({result.id: told(result, words) for result in results}, models, words)

    notes = [*of_each(verdict_note), *of_each(errors_said), *of_each(clusters_said)]
    notes += [words.say("side_by_side.steps"), words.say("ladder.stars")]
    notes += of_each(lambda result, words: words.say("ladder.no_stars") if is_starless(result) else None)
    for code in _NO_ERROR:
        notes += of_each(partial(_noted, code))
    notes += of_each(_base)
    named = [block for block in _blocks(models) if block.label != _all_listed(block.variables, words)]
    if named:
        blocks = (
            words.say("side_by_side.block", label=each.label, variables=_all_listed(each.variables, words))
            for each in named
        )
        notes.append(words.say("side_by_side.controls", blocks=words.say("semicolon").join(blocks)))
    designs = (
        note for result in results for note in result.notes if note.code.startswith("regression.design.")
    )
    return [*notes, *dict.fromkeys(note.text(words.language) for note in designs)]


def _noted(code: str, result: Result, words: Words) -> str | None:
    """What a note of the result says, in the labels of the report."""
    notes = tuple(note for note in result.notes if note.code == code)
    return next(iter(note_lines([replace(result, notes=notes)], result.rows, words)), None)


def _base(result: Result, words: Words) -> str:
    return words.say("base", text=base_sentence(treatment_rows(result)[-1], words))


def _by_model(told: Mapping[str, str | None], models: Sequence[_Model], words: Words) -> list[str]:
    """What is told of each result, each sentence once; of which columns, where it is not of all."""
    found: dict[str, tuple[str, list[int]]] = {}
    for number, model in enumerate(models, start=1):
        if text := told[model.result.id]:
            found.setdefault(plainly(text), (text, []))[1].append(number)
    return [
        text
        if len(columns) == len(models)
        else words.say("side_by_side.of", text=text, columns=_all_listed(_runs(columns), words))
        for text, columns in found.values()
    ]


def _runs(numbers: Sequence[int]) -> list[str]:
    """Numbers of columns in order, three or more in a row by the first and the last."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [
        text
        for run in runs
        for text in ([f"({run[0]})-({run[-1]})"] if len(run) > 2 else [f"({number})" for number in run])
    ]
