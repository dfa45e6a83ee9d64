"""The columns and the rows of a ladder of regressions: one common sample, complete in every step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cgsurvey.declarations import Condition, Step, Text
from cgsurvey.errors import NotEstimable, UsageError
from cgsurvey.stats._partitions import absorbed, default_cluster, is_nested, of_rows
from cgsurvey.stats._sample_refusals import refuse_constant, refuse_itself, refuse_twice
from cgsurvey.stats._variables import Statuses, Values, combined, group_status, groups, indicator, numbers
from cgsurvey.study_names import find_variable
from cgsurvey.survey import LEFT_OUT_NAMES, Flags, Floats, Groups, Integers, Status, Survey


@dataclass(frozen=True)
class Column:
    """One variable of a regression. `values` are bool where they are zeros and ones."""

    term: str
    variable: str
    values: NDArray[Any]


@dataclass(frozen=True)
class Rung:
    """One step: what it adds, whether fixed effects are in from here on, and the rows it has by itself."""

    label: Text | None
    adds: tuple[Column, ...]
    fixed_effects: bool
    n_alone: int


@dataclass(frozen=True)
class CommonSample:
    """Everything that the ladder is computed from.

    Attributes
    ----------
    outcome, treatment : Column
    explained, condition : Condition
        What the outcome and the treatment were declared as.
    treatment_label : Text
    rungs : tuple of Rung
        The first is the treatment alone.
    n : int
        Rows complete in every step. All arrays are of these rows, in the order of the survey.
    cluster : Groups
        Levels without rows left out.
    cluster_is_row : bool
        Nothing to cluster by: every row is a cluster of its own.
    second_cluster : Groups or None
        What else rows are clustered by, where standard errors are asked for by two variables.
    communities : Groups or None
        Where the questionnaire has them, whether or not the model does.
    effects : tuple of Groups
        Declared fixed effects.
    absorbed : int or None
        Which of them is taken out by the within transformation: of those nested in the clusters, the one
        with most levels.
    weight : (n,) float array or None
        Scaled to a mean of 1; None where all weights are equal.
    n_weighted : float
        Sum of the weights as they stand in the file.
    eligible, asked : int
    left_out : dict
        Eligible rows outside the sample by reason, a key of `glossary.LEFT_OUT`.
    """

    outcome: Column
    explained: Condition
    treatment: Column
    condition: Condition
    treatment_label: Text
    rungs: tuple[Rung, ...]
    n: int
    cluster: Groups
    cluster_is_row: bool
    second_cluster: Groups | None
    communities: Groups | None
    effects: tuple[Groups, ...]
    absorbed: int | None
    weight: Floats | None
    n_weighted: float
    eligible: int
    asked: int
    left_out: dict[str, int]

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """All columns in the order in which the tally numbers them, from 1: the treatment, the controls,
        dummies of the effects that are not absorbed, the outcome."""
        added = (column for rung in self.rungs for column in rung.adds)
        return (*added, *self._dummies(), self.outcome)

    @cached_property
    def dummies(self) -> tuple[int, ...]:
        """Numbers of the columns that are dummies of effects."""
        return tuple(number for effect in range(len(self.effects)) for number in self.dummies_of(effect))

    def dummies_of(self, effect: int) -> range:
        """Numbers of the columns that are dummies of one effect."""
        widths = [0 if index == self.absorbed else len(each.levels) - 1
                  for index, each in enumerate(self.effects)]  # fmt: skip
        first = 1 + sum(len(rung.adds) for rung in self.rungs) + sum(widths[:effect])
        return range(first, first + widths[effect])

    def nested_effects(self, clusters: Sequence[Groups]) -> list[int]:
        """Which effects have no level in two clusters of one of the variables."""
        return [index for index, effect in enumerate(self.effects)
                if any(is_nested(effect, each) for each in clusters)]  # fmt: skip

    def _dummies(self) -> Iterator[Column]:
        for index, effect in enumerate(self.effects):
            if index != self.absorbed:
                for code, level in enumerate(effect.levels[1:], start=1):
                    yield Column(f"{effect.name}={level}", effect.name, effect.codes == code)

    @property
    def weight_of_row(self) -> Floats:
        """Weight of every row, 1 where all are equal, (n,)."""
        return np.ones(self.n) if self.weight is None else self.weight

    @property
    def absorbed_effect(self) -> Groups | None:
        """The effect that is taken out by the within transformation."""
        return None if self.absorbed is None else self.effects[self.absorbed]

    @property
    def partitions(self) -> tuple[Groups, ...]:
        """By what rows are parted, that which compares them first: the absorbed effect, the communities,
        the clusters, other effects. One that holds all rows together parts none."""
        absorbed = self.absorbed_effect
        clusters = None if self.cluster_is_row else self.cluster
        every = (absorbed, self.communities, clusters, *self.effects)
        found = {parts.name: parts for parts in every if parts is not None and len(parts.levels) > 1}
        return tuple(found.values())

    def restricted(self, rows: Integers) -> CommonSample:
        """The same model on some of the rows; the others are left out by condition."""
        cluster, effects = of_rows(self.cluster, rows), tuple(of_rows(each, rows) for each in self.effects)
        heavy = np.ones(self.n) if self.weight is None else self.weight
        rungs = (replace(rung, adds=tuple(_taken(each, rows) for each in rung.adds)) for rung in self.rungs)
        lost = self.left_out.get("condition", 0) + self.n - len(rows)
        return replace(
            self,
            outcome=_taken(self.outcome, rows),
            treatment=_taken(self.treatment, rows),
            rungs=tuple(rungs),
            n=len(rows),
            cluster=cluster,
            second_cluster=None if self.second_cluster is None else of_rows(self.second_cluster, rows),
            communities=None if self.communities is None else of_rows(self.communities, rows),
            effects=effects,
            absorbed=absorbed(effects, cluster),
            weight=None if self.weight is None else self.weight[rows],
            n_weighted=self.n_weighted * float(heavy[rows].sum() / heavy.sum()),
            left_out={**self.left_out, "condition": lost},
        )

    def clustered_by(self, parts: Groups) -> CommonSample:
        """The same rows and model with other clusters."""
        return replace(self, cluster=parts, cluster_is_row=False, absorbed=absorbed(self.effects, parts))


def common_sample(
    survey: Survey,
    outcome: Condition | str,
    treatment: Condition | str,
    steps: Sequence[Step],
    fixed_effects: Sequence[str],
    cluster: str | Sequence[str] | None,
) -> CommonSample:
    """Read the variables of a ladder off a survey and find the rows that are complete in all of them.

    Raises
    ------
    UsageError
        If a name stands for nothing, or for two parts of the model.
    NotEstimable
        If a variable has no numbers, no row is complete, the outcome or the treatment does not vary, or
        there is one cluster.
    """
    asked, condition = condition_of(outcome), condition_of(treatment)
    explained = indicator(survey, asked)
    treated = indicator(survey, condition)
    controls = [name for step in steps for name in step.controls]
    refuse_twice([explained.name, treated.name, *controls])
    # a control made of the treatment's own question says nothing beside it
    refuse_twice([condition.question, *dict.fromkeys(controls)])
    refuse_twice([condition.question, *fixed_effects])
    refuse_itself(survey, asked.question, [condition.question, *controls, *fixed_effects])
    effects = [groups(survey, name) for name in fixed_effects]
    named = [cluster] if isinstance(cluster, str) else [*(cluster or ())]
    refuse_twice(named)
    if len(named) > 2:
        raise UsageError("regression.too_many_clusters", number=len(named))
    clusters, *others = [groups(survey, each) for each in named] or [default_cluster(survey)]
    eligible = survey.counted
    clustered = (group_status(survey, each) for each in (clusters, *others))
    base = combined(explained.status, treated.status, *clustered)
    with_effects = combined(base, *(group_status(survey, effect) for effect in effects))
    first = Rung(None, (_column(treated),), False, _complete(eligible, base))
    rungs, total = _rungs(survey, steps_with_effects(steps, fixed_effects), eligible, base, with_effects)
    rows = np.flatnonzero(eligible & (total == Status.ANSWERED))
    refuse_constant(explained, rows, "outcome")
    refuse_constant(treated, rows, "treatment")
    here, levels = of_rows(clusters, rows), tuple(of_rows(effect, rows) for effect in effects)
    second = of_rows(others[0], rows) if others else None
    for each in (here, *([second] if second else [])):
        if len(each.levels) < 2:
            raise NotEstimable("regression.one_cluster", name=each.name)
    counts = np.bincount(total[eligible], minlength=len(Status))
    left_out = {name: int(counts[status]) for status, name in LEFT_OUT_NAMES.items() if counts[status]}
    weight = survey.weight[rows]
    return CommonSample(
        outcome=_taken(_column(explained), rows),
        explained=asked,
        treatment=_taken(first.adds[0], rows),
        condition=condition,
        treatment_label=treated.label,
        rungs=tuple(
            replace(rung, adds=tuple(_taken(each, rows) for each in rung.adds)) for rung in (first, *rungs)
        ),
        n=len(rows),
        cluster=here,
        cluster_is_row=not named and clusters.name == "row",
        second_cluster=second,
        communities=None if survey.communities is None else of_rows(survey.communities, rows),
        effects=levels,
        absorbed=absorbed(levels, here),
        weight=None if np.ptp(weight) == 0 else weight / weight.mean(),
        n_weighted=float(weight.sum()),
        eligible=int(eligible.sum()),
        asked=int(eligible.sum()) - left_out.get("not_asked", 0),
        left_out=left_out,
    )


def condition_of(written: Condition | str) -> Condition:
    return written if isinstance(written, Condition) else Condition(question=written)


def _rungs(
    survey: Survey, steps: Sequence[Step], eligible: Flags, base: Statuses, with_effects: Statuses
) -> tuple[list[Rung], Statuses]:
    """The steps after the first, and the status of the rows in all of them together.

    `base` is the rows' status in the first step, `with_effects` the same with the fixed effects.
    """
    rungs: list[Rung] = []
    so_far, effects_in = base, False
    for step in steps:
        read = [_control(survey, name) for name in step.controls]
        so_far = combined(so_far, *(status for _, status in read))
        effects_in = effects_in or step.fixed_effects
        alone = _complete(eligible, combined(so_far, with_effects) if effects_in else so_far)
        adds = tuple(column for columns, _ in read for column in columns)
        rungs.append(Rung(step.label, adds, effects_in, alone))
    return rungs, combined(so_far, with_effects)


def steps_with_effects(steps: Sequence[Step], fixed_effects: Sequence[str]) -> tuple[Step, ...]:
    """The steps; where none says when the fixed effects enter, they enter in a last step of their own."""
    placed = any(step.fixed_effects for step in steps)
    if placed and not fixed_effects:
        raise UsageError("study.step_without_effects", table="fixed_effects_ladder")
    if fixed_effects and not placed:
        return (*steps, Step(fixed_effects=True))
    return tuple(steps)


def _control(survey: Survey, name: str) -> tuple[list[Column], Statuses]:
    """A single-choice question as dummies against its first category; anything else as numbers."""
    variable = find_variable(survey.study, name, f"[{survey.name}]", survey.name)
    if variable.kind == "question":
        question = survey.questionnaire.questions[variable.name]
        answers = survey.answers[question.name]
        if question.kind == "single":
            dummies = [
                Column(f"{question.name}={category.value}", question.name, answers.values == position)
                for position, category in enumerate(question.categories)
                if position > 0
            ]
            return dummies, answers.status
    values = numbers(survey, name)
    return [_column(values)], values.status


def _column(values: Values) -> Column:
    found = values.values
    is_flag = bool(np.all((found == 0) | (found == 1)))
    return Column(values.name, values.name, found.astype(bool) if is_flag else found)


def _taken(column: Column, rows: Integers) -> Column:
    return replace(column, values=column.values[rows])


def _complete(eligible: Flags, status: Statuses) -> int:
    return int(np.count_nonzero(eligible & (status == Status.ANSWERED)))
