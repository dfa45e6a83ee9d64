"""Rows and results written by hand, of every estimand that a report shows but models."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cgsurvey.ledger import Ledger, Problem
from cgsurvey.result import Estimate, Note, Result, Sample, row_id

SEX = ("男", "女")
SCORES = ("很不满意", "不太满意", "一般", "比较满意", "非常满意")
SERVICES = ("文体活动", "志愿帮扶", "医疗救助")


def estimate(
    estimand: str,
    variable: str,
    measure: str,
    value: float | None,
    unit: str = "proportion",
    base: str = "answered",
    questionnaire: str = "residents",
    half: float = 0.02,
    **columns: Any,
) -> Estimate:
    """A row whose interval is `half` to each side, with plausible numbers in the other columns."""
    address = {
        name: columns.get(name)
        for name in ("category", "group", "group_level", "term")
        if columns.get(name) is not None
    }
    n = columns.pop("n", 1744)
    missing = columns.pop("left_out", {"blank": 40, "declared": 3})
    known = {
        "std_error": half / 2,
        "df": 31.0,
        "conf_low": None if value is None else value - half,
        "conf_high": None if value is None else value + half,
        "conf_level": 0.95,
        "interval_method": "logit" if unit == "proportion" else "t",
    }
    if value is None:
        known = dict.fromkeys(known)
    return Estimate(
        id=row_id(questionnaire, estimand, variable, measure, **address),
        questionnaire=questionnaire,
        variable=variable,
        measure=measure,
        unit=unit,
        base=base,
        estimate=value,
        n=n,
        n_weighted=n * 1.25 if questionnaire == "residents" else float(n),
        eligible=n + sum(missing.values()),
        asked=n + sum(missing.values()) - missing.get("not_asked", 0),
        left_out=missing,
        **{**known, **columns},
    )


def result(
    estimand: str,
    variable: str,
    rows: Iterable[Estimate],
    by: str | None = None,
    questionnaire: str = "residents",
    **parts: Any,
) -> Result:
    return Result(estimand, questionnaire, variable, by, tuple(rows), **parts)


def satisfaction(variable: str, rate: float, by: str | None = None) -> Result:
    levels: tuple[dict[str, Any], ...] = ({},)
    if by:
        levels = tuple({"group": by, "group_level": level, "n": 870 + at} for at, level in enumerate(SEX))
    rows = [
        estimate("satisfaction_rate", variable, measure, value, unit, **level)
        for level in levels
        for measure, value, unit in (
            ("rate", rate, "proportion"),
            ("top_box", rate / 2, "proportion"),
            ("net", rate - 0.05, "points"),
            ("mean", 4.105, "score"),
        )
    ]
    return result("satisfaction_rate", variable, rows, by)


def frequency(variable: str, values: dict[str, float], questionnaire: str = "residents") -> Result:
    rows = [
        estimate(
            "frequency",
            variable,
            "share",
            share,
            category=category,
            count=round(share * 1744),
            questionnaire=questionnaire,
        )
        for category, share in values.items()
    ]
    return result("frequency", variable, rows, questionnaire=questionnaire)


def services() -> list[Result]:
    ticks = [
        estimate("multiple_response", "got", measure, share, base=base, category=category)
        for category, all_share, of_ticks in zip(SERVICES, (0.6, 0.55, 0.1), (0.48, 0.44, 0.08), strict=True)
        for measure, share, base in (
            ("of_respondents", all_share, "answered"),
            ("of_responses", of_ticks, "responses"),
        )
    ]
    ticks.append(estimate("multiple_response", "got", "none_ticked", 0.0, conf_low=0.0, half=0.004))
    coverage = [
        estimate("coverage", "reached", "coverage", share, category=element, n=n)
        for element, share, n in (
            ("community", 0.8155, 1744),
            ("organisations", 0.40, 1740),
            ("social_workers", 0.9887, 1738),
        )
    ]
    coverage += [
        estimate("coverage", "reached", "reached_by", share, base="answered_all", category=str(number))
        for number, share in enumerate((0.01, 0.19, 0.5, 0.3))
    ]
    coverage.append(estimate("coverage", "reached", "mean_elements", 2.1, "elements", "answered_all"))
    supply = [
        estimate("supply_and_demand", "reached", measure, share, base="answered_both", category=category)
        for category in SERVICES
        for measure, share in (("wanted", 0.7), ("received", 0.5), ("unmet", 0.3), ("unwanted", 0.1))
    ]
    improved = [
        estimate("improvement", "health", measure, share, base=base, category=category, n=n, left_out=left)
        for category in ("焦虑减轻", "睡眠改善")
        for measure, share, base, n, left in (
            ("improved_of_all", 0.311, "respondents", 1787, {}),
            ("improved_of_need", 0.52, "in_need", 604, {"condition": 1183}),
        )
    ]
    return [
        result("multiple_response", "got", ticks, notes=(Note("note.extreme", {"rows": 1}, weak=True),)),
        result("coverage", "reached", coverage),
        result("supply_and_demand", "reached", supply),
        result("improvement", "health", improved),
    ]


def participation() -> Result:
    both = {"base": "answered_both", "n": 1700, "left_out": {"blank": 87}}
    rows = [
        estimate("participation_gap", "volunteer", "willing", 0.9908),
        estimate("participation_gap", "volunteer", "took_part", 0.45, n=1750, left_out={"blank": 37}),
        estimate("participation_gap", "volunteer", "gap", 0.5408, "points", **both),
        *(
            estimate("participation_gap", "volunteer", measure, share, **both)
            for measure, share in (
                ("willing_not", 0.545),
                ("not_willing_did", 0.0042),
                ("willing_did", 0.4458),
                ("neither", 0.005),
            )
        ),
        estimate("participation_gap", "volunteer", "conversion", 0.45, base="willing", n=1684),
        estimate(
            "participation_gap", "volunteer", "mcnemar", None, "test", statistic=7.0, p_value=0.0004, **both
        ),
    ]
    return result("participation_gap", "volunteer", rows, notes=(Note("note.mcnemar_unweighted"),))


def differences() -> Result:
    row = estimate(
        "difference",
        "overall",
        "difference",
        -0.031,
        "points",
        group="sex",
        group_level="女 - 男",
        statistic=-2.9,
        p_value=0.0068,
        p_holm=0.0136,
        p_bh=0.0101,
    )
    score = estimate(
        "difference",
        "belonging",
        "difference",
        0.0125,
        "score",
        group="sex",
        group_level="女 - 男",
        statistic=0.8,
        p_value=0.43,
        p_holm=0.43,
        p_bh=0.43,
    )
    return result("difference", "overall", [row], "sex"), result("difference", "belonging", [score], "sex")


def samples() -> tuple[Sample, ...]:
    community = {
        "psu": "community",
        "psus": 32,
        "strata": 1,
        "df": 31,
        "weighted": True,
        "stratified": False,
        "weight_sum": 2233.75,
        "kish_deff": 1.18,
        "finite_population": False,
        "lonely_psu": None,
        "replicates": None,
        "interval": "auto",
    }
    simple = {**community, "psu": "row", "psus": 770, "df": 769, "weighted": False, "weight_sum": 770.0}
    return (
        Sample(
            "residents",
            1787,
            Ledger(
                "residents.xlsx",
                "Sheet1",
                1800,
                {"footer": (1802,), "no_community": tuple(range(20, 30)), "empty_row": ()},
                2,
            ),
            community,
            (Problem("note.one_group", {"name": "sex"}, rows=tuple(range(5, 40)), column="1、性别"),),
        ),
        Sample("cadres", 770, Ledger("cadres.csv", None, 770, {}), simple, ()),
    )
