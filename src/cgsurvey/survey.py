"""Survey: one questionnaire's coded answers with its design and ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from cgsurvey.ledger import Ledger, Problem, QualityFinding
from cgsurvey.replicates import Replicates

if TYPE_CHECKING:
    from pathlib import Path

    from cgsurvey.declarations import Condition
    from cgsurvey.study import Question, Questionnaire, Study

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Status(IntEnum):
    """Whether a cell holds an answer, and if not, which kind of missing it is."""

    ANSWERED = 0
    NOT_ASKED = 1
    BLANK = 2
    DECLARED = 3
    INVALID = 4


#: the key of `glossary.LEFT_OUT` of each kind of missing
LEFT_OUT_NAMES = {
    Status.NOT_ASKED: "not_asked",
    Status.BLANK: "blank",
    Status.DECLARED: "declared",
    Status.INVALID: "invalid",
}


@dataclass(frozen=True)
class Answers:
    """The coded answers to one question.

    Attributes
    ----------
    question : Question
    status : (n,) int8 array
        `Status` of each row.
    values : array
        By kind. single, scale: (n,) int16 position of the category, -1 where there is no answer.
        multiple: (n, categories) bool, ticked. rank: (n, categories) int16 rank, 0 where not ranked.
        number: (n,) float64, NaN where there is no answer. date: (n,) float64, days since 1970-01-01.
        text: (n, 0), because open answers are counted and never kept.
    """

    question: Question
    status: NDArray[np.int8]
    values: NDArray[np.generic]


def meets(answers: Answers, condition: Condition) -> Flags:
    """Whether each row's answer to a question meets a condition's test; anything where there is no answer.

    Bounds are about bands where every category of the question is one, else about scores or numbers.
    """
    question = answers.question
    if condition.any_of:
        places = [question.position(value) for value in condition.any_of]
        if question.kind == "multiple":
            return np.asarray(answers.values[:, places].any(axis=1), dtype=bool)
        return np.isin(answers.values, places)
    low, high = condition.bounds
    if question.categories:
        return np.isin(answers.values, question.within(low, high))
    values = answers.values.astype(np.float64)
    return np.asarray((values >= low) & (values <= high), dtype=bool)


@dataclass(frozen=True)
class Groups:
    """A partition of the rows: a position in `levels` for each row, -1 for none."""

    name: str
    codes: Integers
    levels: tuple[str, ...]


@dataclass(frozen=True)
class Design:
    """Stratum and primary sampling unit of every row.

    Attributes
    ----------
    stratum : (n,) int array
        Position in `strata`.
    psu : (n,) int array
        Position in the sampling units, which are nested in strata.
    stratum_of_psu : (J,) int array
    strata : tuple of str
    psu_name : {"community", "psu", "row"}
        What a sampling unit is: the community, a declared column, or each respondent (a simple random
        sample).
    weighted, stratified : bool
    correction : (H,) float array
        Finite population correction of each stratum, 1 - sampled share of its units; 1 where none is
        declared.
    unit_names : tuple of str
        By what a sampling unit is known again in another year: its label, or the `id` of a respondent
        (never shown); "" where it has none. Empty where nothing is declared that tells.
    lonely_psu : {"fail", "adjust", "average", "remove"}
        What a stratum with a single sampling unit adds to a variance: nothing can be said; its squared
        distance from the overall mean; the mean of the other strata; nothing.
    replicates : Replicates or None
        Where the file has replicate weights, variances and degrees of freedom are theirs; strata and
        sampling units only form groups.
    """

    stratum: Integers
    psu: Integers
    stratum_of_psu: Integers
    strata: tuple[str, ...]
    psu_name: str
    weighted: bool
    stratified: bool
    correction: Floats
    lonely_psu: str = "fail"
    replicates: Replicates | None = None
    unit_names: tuple[str, ...] = field(default=(), repr=False)

    @property
    def unit(self) -> Integers:
        """What a tally sums by, for each row: its sampling unit, or its kind among the replicates."""
        return self.psu if self.replicates is None else self.replicates.kind

    @property
    def units(self) -> int:
        """How many units a tally has."""
        return len(self.stratum_of_psu) if self.replicates is None else self.replicates.factors.shape[1]

    @property
    def is_simple(self) -> bool:
        """A simple random sample without weights, from a population that is large or not stated."""
        plain = not self.weighted and not self.stratified and not self.is_corrected
        return self.psu_name == "row" and plain and self.replicates is None

    @property
    def is_corrected(self) -> bool:
        """Whether the variance counts on a finite population."""
        return bool((self.correction != 1).any())

    @property
    def lonely(self) -> Integers:
        """Positions of the strata with a single sampling unit."""
        return np.flatnonzero(np.bincount(self.stratum_of_psu, minlength=len(self.strata)) == 1)

    def degrees_of_freedom(self, rows: Flags) -> int:
        """Degrees of freedom of an estimate that rests on these rows."""
        present = np.zeros(self.units, dtype=bool)
        present[self.unit[rows]] = True
        return int(self.degrees_of_freedom_of(present))

    def degrees_of_freedom_of(self, present: Flags) -> Integers:
        """Sampling units minus strata, among those present; or by the replicates: (J, …) -> (…)."""
        if self.replicates is not None:
            return self.replicates.degrees_of_freedom(present)
        strata = self.by_stratum(present, np.logical_or)
        return np.asarray(present.sum(axis=0) - strata.sum(axis=0), dtype=np.int64)

    def by_stratum(self, totals: NDArray[Any], combine: np.ufunc = np.add) -> NDArray[Any]:
        """Sums over the sampling units of each stratum, (J, …) -> (H, …); or another way to combine them."""
        codes = self.stratum_of_psu
        if (codes[1:] < codes[:-1]).any():
            order = np.argsort(codes, kind="stable")
            codes, totals = codes[order], totals[order]
        starts = np.flatnonzero(np.diff(codes, prepend=-1))
        found = np.zeros((len(self.strata), *totals.shape[1:]), dtype=totals.dtype)
        found[codes[starts]] = combine.reduceat(totals, starts, axis=0)
        return found


@dataclass(frozen=True)
class Survey:
    """One questionnaire, coded: what every statistic takes.

    Attributes
    ----------
    study : Study
    questionnaire : Questionnaire
    answers : mapping of question name to Answers
    weight : (n,) float array
        1 for each row where the study declares no weight.
    design : Design
    communities : Groups or None
    waves : Groups or None
        Of two surveys that were stacked: which of them a row is of, the earlier first.
    population : (n,) bool array
        Rows inside the study's `where`; the others stay in the design.
    ledger : Ledger
    problems : tuple of Problem
    quality : tuple of QualityFinding
        What the checks of the responses' quality found, those of rows set aside for it included.
    """

    study: Study
    questionnaire: Questionnaire
    answers: Mapping[str, Answers]
    weight: Floats
    design: Design
    communities: Groups | None
    population: Flags
    ledger: Ledger
    problems: tuple[Problem, ...] = field(default=())
    waves: Groups | None = None
    quality: tuple[QualityFinding, ...] = ()

    @property
    def size(self) -> int:
        """Rows analysed."""
        return len(self.weight)

    @property
    def name(self) -> str:
        return self.questionnaire.name

    @property
    def file(self) -> Path:
        """The data file that it was read from."""
        return self.study.folder / self.questionnaire.declared.file

    @property
    def counted(self) -> Flags:
        """Rows that numbers are about: of the population, with a weight."""
        return self.population & (self.weight > 0)
