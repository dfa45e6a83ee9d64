"""Communities compared and elements linked: what the tables say, and what they do not let one read."""

from __future__ import annotations

from typing import Any

import pytest

from cgsurvey.phrases import LANGUAGES, Language
from cgsurvey.report.contents import analysis_report, table_report
from cgsurvey.report.document import Paragraph, Report, Table
from cgsurvey.result import Analysis, Estimate, Result
from cgsurvey.study import Study
from report.hand_made import estimate, result, samples
from report.reading import notes_of

NOWHERE: dict[str, Any] = {"conf_low": None, "conf_high": None}


def report_of(study: Study, *results: Result, language: Language = "zh") -> Report:
    return table_report(Analysis(samples()[:1], results), study, language)


def table_of(study: Study, found: Result, language: Language = "zh") -> Table:
    return next(iter(report_of(study, found, language=language).tables()))


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for group in table.groups for row in group.rows]


def community(
    measure: str, name: str, value: float | None, unit: str = "proportion", **columns: Any
) -> Estimate:
    return estimate(
        "communities",
        "overall",
        measure,
        value,
        unit,
        group="community",
        group_level=name,
        left_out={},
        **columns,
    )


def league(above: list[str], below: list[str]) -> Result:
    """Three communities that are ranked, and one that is too small."""
    rows = [
        estimate("communities", "overall", "rate", 0.8, left_out={}),
        estimate("communities", "overall", "icc", 0.052, left_out={}, p_value=0.0004),
        community("rate", "丁", 1.0, n=4),
    ]
    for place, (name, rate) in enumerate({"乙": 0.9, "甲": 0.7, "丙": 0.5}.items(), start=1):
        rows += [
            community("rate", name, rate, n=20),
            community("shrunken", name, 0.8, n=20),
            community("from_mean", name, rate - 0.8, "points", n=20, p_holm=0.01),
            community("rank", name, place, "rank", half=1, n=20),
        ]
    fit = {"communities": 4, "ranked": 3, "minimum": 10, "above": above, "below": below}
    fit |= {"pairs": 3, "pairs_apart": 1}
    return result("communities", "overall", rows[::-1], "community", fit=fit)


def test_the_highest_stands_first_and_the_small_last_without_a_place(study: Study) -> None:
    table = table_of(study, league([], ["丙"]))
    lines = texts(table)
    assert [line[0] for line in lines] == ["乙", "甲", "丙", "丁"]
    assert [group.heading for group in table.groups] == [None, "应答不足10人，不参与排序"]
    assert [line[-2] for line in lines] == ["[0, 2]", "[1, 3]", "[2, 4]", "—"]
    assert [line[-1] for line in lines] == ["", "", "低于", ""]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_caption_says_how_many_truly_differ(study: Study, language: Language) -> None:
    one, none = (table_of(study, league([], below), language) for below in (["丙"], []))
    said = {
        "zh": ("3个社区中，1个低于总体均值（超出偶然），其余2个不能", "3个社区中没有一个能与总体均值区分"),
        "en": ("of 3, 1 below the mean beyond chance; the rest (2)", "none of 3 can be told from the mean"),
    }
    all_differ = table_of(study, league(["乙", "甲"], ["丙"]), language).caption
    both = {"zh": "2个高于、1个低于总体均值（超出偶然）", "en": "2 above, 1 below the mean beyond chance"}
    assert all_differ.endswith(both[language])
    assert any("[3.2,\u00a07.2]" in note and "5.2%" in note for note in notes_of(one))
    assert said[language][0] in one.caption
    assert said[language][1] in none.caption
    order = {"zh": "次序本身不是结论", "en": "the order is no finding"}
    assert any(order[language] in note for note in notes_of(one))
    pairs = {"zh": "3对社区中，只有1对分得出高低", "en": "Of 3 pairs of communities, 1 can be told apart"}
    assert any(pairs[language] in note for note in notes_of(one))


def test_how_to_read_a_league_table_is_explained_once(study: Study) -> None:
    again = league([], [])
    again.fit["pairs_apart"] = 0
    first, second = report_of(study, league([], []), again).tables()
    explained = ("次序本身不是结论", "收缩估计把", "只有经Holm校正后")
    assert all(any(text in note for note in notes_of(first)) for text in explained)
    assert not any(text in note for note in notes_of(second) for text in explained)
    assert any("3对社区中，没有一对分得出高低" in note for note in notes_of(second))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_finding_counts_those_that_differ(study: Study, language: Language) -> None:
    sections = analysis_report(Analysis(samples()[:1], (league(["乙"], ["丙"]),)), study, language).sections
    (told,) = [
        sentence
        for section in sections
        for block in section.blocks
        if isinstance(block, Paragraph)
        for sentence in block.sentences
        if "from_mean" in str(sentence.sources)
    ]
    # one above, one below, and all but these: each counted by its rows
    counts = [each.sources for each in told.numerals if each.column == "rows"]
    assert [len(rows) for rows in counts[1:3]] == [1, 1]
    assert counts[1][0].endswith("=乙")
    assert counts[2][0].endswith("=丙")
    assert len(counts[0]) == len(counts[3]) + 2


def test_communities_that_were_not_compared_have_no_column_for_it(study: Study) -> None:
    rows = [community("rate", name, 0.5, n=5) for name in ("甲", "乙")]
    fit = {"communities": 2, "ranked": 0, "minimum": 10}
    table = table_of(study, result("communities", "overall", rows, "community", fit=fit))
    assert "可能名次" not in [column.heading for column in table.columns]
    assert table.caption.endswith("满意率")
    assert len(texts(table)) == 2


PAIRS = {"community+organisations": 1.3, "community+social_workers": 1.0, "organisations+social_workers": 0.8}


def linked() -> Result:
    rows: list[Estimate] = []
    for pair, lift in PAIRS.items():
        address: dict[str, Any] = {"base": "answered_all", "category": pair}
        rows += [
            estimate("linkage", "reached", "joint", 0.3, **address),
            estimate(
                "linkage", "reached", "lift", lift, "ratio", p_holm=0.01 if lift > 1 else 0.5, **address
            ),
            estimate("linkage", "reached", "phi", lift - 1, "coefficient", **address),
        ]
    return result("linkage", "reached", rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pairs_stand_under_their_first_element(study: Study, language: Language) -> None:
    table = table_of(study, linked(), language)
    headings = {"zh": ["社区", "社会组织"], "en": ["Community", "Social organisations"]}
    assert [group.heading for group in table.groups] == headings[language]
    assert [len(group.rows) for group in table.groups] == [2, 1]
    pair = {"zh": "社区与社会组织", "en": "Community with Social organisations"}
    assert any(pair[language] in note for note in notes_of(table))
    assert texts(table)[0][-1] == "0.300"  # phi, whose interval would not fit


def lead(name: str, first: str, second: str, share: float) -> list[Estimate]:
    def row(measure: str, value: float, unit: str, category: str, **columns: Any) -> Estimate:
        address = {"category": category, "group": "community", "group_level": name, "left_out": {}}
        return estimate(
            "leading", "reached", measure, value, unit, "answered_all", n=20, **address, **columns
        )

    return [
        row("leader", 0.8, "proportion", first),
        row("runner_up", 0.8 - share, "proportion", second),
        row("lead", share, "points", first, p_holm=0.01),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_leaders_are_counted_and_ties_are_called_ties(study: Study, language: Language) -> None:
    rows = [
        *lead("甲", "community", "organisations", 0.4),
        *lead("乙", "community", "organisations", 0.1),
        *lead("丙", "community", "social_workers", 0.0),
    ]
    types = [
        {"community": "甲", "elements": ["community"], "verdict": "clear"},
        {"community": "乙", "elements": ["community"], "verdict": "unclear"},
        {"community": "丙", "elements": ["community", "social_workers"], "verdict": "tie"},
    ]
    fit = {
        "method": "coverage",
        "candidates": ["community", "organisations", "social_workers"],
        "types": types,
    }
    table = table_of(study, result("leading", "reached", rows, "community", fit=fit), language)
    counted = {
        "zh": "3个社区中，社区主导2个（其中明确的1个）；并列第一1个。",
        "en": "Of 3 communities: Community leads in 2 (1 of them clear); tied at the top in 1.",
    }
    assert counted[language] in notes_of(table)
    verdicts = {"zh": ["明确", "不能区分", "并列"], "en": ["clear", "unclear", "tie"]}
    assert [line[-1] for line in texts(table)] == verdicts[language]
    assert len(table.groups) == 2


def test_declared_leaders_have_no_verdict(study: Study) -> None:
    rows = lead("甲", "community", "organisations", 0.4)[:1]
    types = [{"community": "甲", "elements": ["community"], "verdict": "declared"}]
    fit = {"method": "declared", "candidates": ["community"], "types": types}
    table = table_of(study, result("leading", "reached", rows, "community", fit=fit))
    assert [group.heading for group in table.groups] == ["社区主导（研究声明）：1个社区"]
    assert len(table.columns) == len(texts(table)[0]) == 5  # with n weighted


def test_services_are_sorted_by_demand_and_their_orders_compared(study: Study) -> None:
    rows = [
        estimate("supply_and_demand", "reached", measure, value, category=option)
        for option, value in {"文体活动": 0.2, "医疗救助": 0.6, "志愿帮扶": 0.4}.items()
        for measure in ("wanted", "received")
    ]
    for measure, value in (("spearman", 0.5), ("kendall", 1 / 3)):
        rows.append(
            estimate(
                "supply_and_demand", "reached", measure, value, "coefficient", "services", n=3, **NOWHERE
            )
        )
    table = table_of(study, result("supply_and_demand", "reached", rows))
    assert [line[0] for line in texts(table)] == ["医疗救助", "志愿帮扶", "文体活动"]
    assert any("Spearman等级相关0.50" in note and "0.33" in note for note in notes_of(table))
