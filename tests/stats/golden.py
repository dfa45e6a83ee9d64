"""The reference values of tests/golden as rows, and the surveys that they were computed on."""

from __future__ import annotations

import csv
import functools
from pathlib import Path
from typing import Any

import numpy as np

from cgsurvey.survey import Survey
from stats.in_memory import survey_of

GOLDEN = Path(__file__).parents[1] / "golden"
CATEGORIES = {"stype": ["E", "H", "M"]}
NUMBERS = ["api00", "enroll"]
YES_NO = ["sch_wide", "awards", "comp_imp", "ell0"]


@functools.cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    with (GOLDEN / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def number(text: str) -> float | None:
    return None if text == "NA" else float(text)


@functools.cache
def school_survey(design: str, domain: str = "all") -> Survey:
    """One of the designs of survey_designs.csv on the schools of R's `survey` package.

    `domain` ("stype=H") becomes the population, as `subset()` does in R.
    """
    declared = next(row for row in rows("survey_designs") if row["design"] == design)
    data = rows(declared["dataset"])
    numbers, yes_no = list(NUMBERS), list(YES_NO)
    if design == "clus1_missing":
        numbers.append("api00_miss")
        yes_no.append("awards_miss")
    columns: dict[str, list[Any]] = {}
    questions: dict[str, dict[str, Any]] = {"stype": {"kind": "single", "categories": CATEGORIES["stype"]}}
    for name in yes_no:
        questions[name] = {"kind": "single", "categories": ["No", "Yes"], "satisfied": ["Yes"]}
    for name in numbers:
        questions[name] = {"kind": "number"}
    for name in questions:
        column = {"sch_wide": "sch.wide", "comp_imp": "comp.imp"}.get(name, name)
        columns[name] = [None if row[column] == "NA" else row[column] for row in data]
    return designed(design, domain, columns, questions)


def designed(
    design: str,
    domain: str,
    columns: dict[str, list[Any]],
    questions: dict[str, dict[str, Any]],
    **study: Any,
) -> Survey:
    """These answers under one of the designs of survey_designs.csv, with a domain as the population."""
    declared = next(row for row in rows("survey_designs") if row["design"] == design)
    data = rows(declared["dataset"])
    variable, _, level = domain.partition("=")
    inside = [domain == "all" or row[variable] == level for row in data]

    def column(of: str) -> list[str] | None:
        return None if declared[of] == "NA" else [row[declared[of]] for row in data]

    weights = column("weights")
    weighted = weights is not None and declared["weights"] != "one"
    return survey_of(
        columns,
        questions,
        weight=np.array(weights, dtype=float) if weighted and weights else None,
        stratum=column("strata"),
        psu=column("id"),
        population=inside,
        fpc=np.array(fpc, dtype=float) if (fpc := column("fpc")) else None,
        **study,
    )
