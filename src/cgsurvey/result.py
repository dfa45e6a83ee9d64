"""Result: one tidy table of estimates, the fit and the notes of one statistic."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from cgsurvey.glossary import COLUMNS
from cgsurvey.ledger import Ledger, Problem, QualityFinding
from cgsurvey.phrases import Language, say, spoken

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence that belongs to a result: a code of `phrases`, its facts, and how serious it is."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    weak: bool = False

    def text(self, language: Language) -> str:
        return say(self.code, language, **self.facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One row of a result. The columns are those of `glossary.COLUMNS`, whose meanings stand there."""

    id: str
    questionnaire: str
    variable: str
    measure: str
    unit: str
    base: str
    category: str | None = None
    group: str | None = None
    group_level: str | None = None
    term: str | None = None
    estimate: float | None = None
    std_error: float | None = None
    df: float | None = None
    df_num: float | None = None
    df_den: float | None = None
    conf_low: float | None = None
    conf_high: float | None = None
    conf_level: float | None = None
    interval_method: str | None = None
    statistic: float | None = None
    p_value: float | None = None
    p_holm: float | None = None
    p_bh: float | None = None
    deff: float | None = None
    count: int | None = None
    n: int = 0
    n_weighted: float = 0.0
    eligible: int = 0
    asked: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)
    note: str | None = None

    def columns(self) -> dict[str, Any]:
        """The row as plain data in glossary order; a number that is not finite becomes None."""
        return {name: _plain(getattr(self, name)) for name in COLUMNS}


@dataclass(frozen=True)
class Result:
    """What one statistic found about one variable of one questionnaire.

    Attributes
    ----------
    estimand : str
        Name of the statistic, a key of `stats.STATISTICS`.
    questionnaire, variable : str
    by : str or None
        Variable that forms the groups.
    rows : tuple of Estimate
    fit : dict
        Of a regression: models, identification panel. Plain data, finite numbers or None.
    notes : tuple of Note
    """

    estimand: str
    questionnaire: str
    variable: str
    by: str | None
    rows: tuple[Estimate, ...]
    fit: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()

    @property
    def id(self) -> str:
        return row_id(self.questionnaire, self.estimand, self.variable, group=self.by)

    @cached_property
    def estimates(self) -> pd.DataFrame:
        """The rows as a pandas table with exactly the columns of the glossary."""
        import pandas as pd

        return pd.DataFrame([row.columns() for row in self.rows], columns=list(COLUMNS))

    def row(self, measure: str, **where: Any) -> Estimate:
        """The only row with this measure and these column values.

        Raises
        ------
        LookupError
            If no row, or more than one, fits.
        """
        fitting = [
            row
            for row in self.rows
            if row.measure == measure and all(getattr(row, name) == value for name, value in where.items())
        ]
        if len(fitting) != 1:
            raise LookupError(f"{len(fitting)} rows of {self.id} have measure={measure!r} and {where}")
        return fitting[0]


@dataclass(frozen=True)
class Sample:
    """One questionnaire as it was read: who answered, what was set aside, under which design.

    Attributes
    ----------
    questionnaire : str
    respondents : int
        Rows analysed and inside the study's population.
    ledger : Ledger
    design : dict
        Plain data: ``psu`` ("community", "psu" or "row"), ``simple_declared``, ``psus``, ``strata``,
        ``df``, ``weighted``, ``stratified``, ``weight_sum``, ``kish_deff``, ``finite_population``,
        ``lonely_psu``, ``replicates`` (None, or method, number, fay_rho, mse), ``interval``.
    problems : tuple of Problem
    quality : tuple of QualityFinding
        What the checks of the responses' quality found.
    """

    questionnaire: str
    respondents: int
    ledger: Ledger
    design: Mapping[str, Any]
    problems: tuple[Problem, ...]
    quality: tuple[QualityFinding, ...] = ()


#: whether changes are shown as they are, shown with a mark, or not shown
Consequence = Literal["told", "marked", "withheld"]


@dataclass(frozen=True, slots=True)
class Drift:
    """Something that differs between two years, and what that does to a comparison.

    Attributes
    ----------
    variable : str or None
        Name of the question, pair, scale …; None where it is about the whole questionnaire.
    what : dict or None
        Its label in both languages.
    note : Note
        What differs, and what that means.
    consequence : {"told", "marked", "withheld"}
    """

    variable: str | None
    what: Mapping[str, str] | None
    note: Note
    consequence: Consequence


@dataclass(frozen=True)
class Comparison:
    """Whether one questionnaire of two years can be compared.

    Attributes
    ----------
    questionnaire : str
    waves : tuple of str
        What the two years are called in results, the earlier first.
    respondents : tuple of int
    questions : tuple of str
        Those asked in both years, by their names in the later study.
    communities : dict
        Names: ``both``, ``earlier_only``, ``later_only``; empty where none are declared.
    unit : {"community", "psu", "row"}
        What a sampling unit of the later year is.
    units_in_both : int
        Sampling units of both years: through these the two are correlated.
    drifts : tuple of Drift
        What differs between the questionnaires and the questions.
    withheld : tuple of Drift
        Changes that are not shown, and why.
    before : Sample or None
        The earlier year's questionnaire as it was read.
    """

    questionnaire: str
    waves: tuple[str, str]
    respondents: tuple[int, int]
    questions: tuple[str, ...]
    communities: Mapping[str, tuple[str, ...]]
    unit: str
    units_in_both: int
    drifts: tuple[Drift, ...]
    withheld: tuple[Drift, ...] = ()
    before: Sample | None = None


@dataclass(frozen=True)
class Analysis:
    """Everything one run found: the questionnaires as read, the results, and what could not be estimated.

    `comparisons` say how far an earlier year can be compared with, where the study names one.
    """

    samples: tuple[Sample, ...]
    results: tuple[Result, ...]
    notes: tuple[Note, ...] = ()
    comparisons: tuple[Comparison, ...] = ()

    @property
    def problems(self) -> list[Problem]:
        """Problems of the files that need looking at."""
        return [problem for sample in self.samples for problem in sample.problems if not problem.minor]

    @property
    def weak_notes(self) -> list[Note]:
        """What is said to be weak: of results, and what could not be estimated at all."""
        return [*(note for each in self.results for note in each.notes if note.weak), *self.notes]

    def find(self, estimand: str, variable: str | None = None, by: str | None = None) -> list[Result]:
        """Results of an estimand, of one variable where given, with this grouping variable."""
        return [
            result
            for result in self.results
            if result.estimand == estimand and variable in (None, result.variable) and result.by == by
        ]

    def row(self, row_id: str) -> Estimate:
        """The row with this id; LookupError if there is none."""
        for result in self.results:
            for row in result.rows:
                if row.id == row_id:
                    return row
        raise LookupError(row_id)


def wave_text(wave: str) -> dict[str, str]:
    """What a wave is called in a sentence: its year, or which of the two it is."""
    return {"zh": f"{wave}年", "en": wave} if wave.isdecimal() else spoken(f"wave.{wave}")


def row_id(
    questionnaire: str,
    estimand: str,
    variable: str,
    measure: str | None = None,
    category: str | None = None,
    group: str | None = None,
    group_level: str | None = None,
    term: str | None = None,
) -> str:
    """Deterministic address of a row, e.g. ``residents/satisfaction_rate/q5/rate/sex=女``."""
    parts: list[str | None] = [questionnaire, estimand, variable, measure, category, term]
    if group is not None:
        parts.append(f"{group}={group_level}" if group_level is not None else group)
    return "/".join(_escaped(part) for part in parts if part is not None)


#: what JSON knows already; a class is asked for sooner than one of an abstract kind
_AS_THEY_ARE = (str, int, type(None))


def plain(data: Any) -> Any:
    """Mappings, sequences and numbers as JSON knows them; a number that is not finite becomes None."""
    if isinstance(data, _AS_THEY_ARE):
        return data
    if isinstance(data, Mapping):
        return {str(key): plain(value) for key, value in data.items()}
    if isinstance(data, Iterable):
        return [plain(item) for item in data]
    return _plain(data)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, _AS_THEY_ARE):
        return value
    value = value.item() if hasattr(value, "item") else value
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def _escaped(part: str) -> str:
    return part.replace("%", "%25").replace("/", "%2F").replace("\n", "%0A")
