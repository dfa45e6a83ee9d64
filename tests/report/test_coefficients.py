"""Coefficients: how a regression is titled, what its sides are called, how precisely it is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cgsurvey.phrases import Language
from cgsurvey.report.contents import table_report
from cgsurvey.report.document import Paragraph, Table
from cgsurvey.report.words import Words
from cgsurvey.result import Analysis, Note, Result
from cgsurvey.study import Study
from report.hand_made import samples
from report.hand_made_models import regression
from report.reading import notes_of


def tables_of(study: Study, found: Result, language: Language = "zh") -> list[Table]:
    return list(table_report(Analysis(samples()[:1], (found,)), study, language).tables())


def laddered(std_error: float, outcome_sd: float, estimate_: float, variable: str = "age~sex=女") -> Result:
    """The regression of the fixture as `cgsurvey regress` gives it: named after outcome and treatment."""
    found = regression()
    rows = tuple(
        replace(
            row,
            variable=variable,
            term="sex=女",
            estimate=estimate_,
            std_error=std_error,
            conf_low=estimate_ - 2 * std_error,
            conf_high=estimate_ + 2 * std_error,
        )
        for row in found.rows
        if row.term == "reached.social_workers"
    )
    fit = {**found.fit, "outcome": "age", "treatment": "sex=女", "outcome_sd": outcome_sd}
    return replace(found, variable=variable, rows=rows, fit=fit)


@pytest.mark.parametrize(
    ("variable", "outcome", "treatment", "title"),
    [
        ("belonging~reached.community", "belonging", "reached.community", "归属感（得到社区服务）"),
        ("age~sex=女", "age", "sex=女", "年龄（性别：女）"),
        ("belonging~x", "belonging", "overall=一般", "归属感（对社区工作的总体评价：一般）"),
        ("age~b", "age", "sex=男|女", "年龄（性别：男、女）"),
        ("belonging~age>=60", "belonging", "age>=60", "归属感（年龄：60及以上）"),
        ("belonging~age>=18<=35", "belonging", "age>=18<=35", "归属感（年龄：18至35）"),
        ("belonging~age", "belonging", "age", "归属感（年龄）"),
    ],
)  # fmt: skip
def test_a_regression_without_a_label_is_titled_by_outcome_and_treatment(
    study: Study, variable: str, outcome: str, treatment: str, title: str
) -> None:
    found = regression()
    fit = {**found.fit, "outcome": outcome, "treatment": treatment}
    found = replace(found, variable=variable, fit=fit)
    assert Words(study, "zh").subject(found) == title
    assert any(title in table.caption for table in tables_of(study, found))
    assert not any("~" in table.caption for table in tables_of(study, found))


def test_a_labelled_model_keeps_its_label(study: Study) -> None:
    assert Words(study, "zh").subject(regression()) == "归属感模型"
    assert Words(study, "zh").sides(regression()) == ("接受者", "未接受者")


@pytest.mark.parametrize(("language", "said"), [("zh", "取“女”者的人数"), ("en", "Respondents with 'Women'")])
def test_people_are_not_treated_with_what_they_are(study: Study, language: Language, said: str) -> None:
    panel = tables_of(study, laddered(0.1, 1.0, 0.5), language)[0]
    labels = [row[0].text for row in panel.groups[0].rows]
    assert said in labels
    assert not any("接受者" in label or "reated" in label for label in labels)


def test_the_panel_names_what_it_counts(study: Study) -> None:
    found = regression()
    units = {
        "unit": {"zh": "“镇”组", "en": "groups of 'town'"},
        "leave_one_out_unit": {"zh": "抽样单元", "en": "psus"},
    }
    panel = {**found.fit["identification"], **units}
    first = tables_of(study, replace(found, fit={**found.fit, "identification": panel}))[0]
    labels = [row[0].text for row in first.groups[0].rows]
    assert {"“镇”组数", "两类人都有的“镇”组数", "逐一去掉一个抽样单元后系数的范围"} <= set(labels)
    assert not any("社区" in text for text in (*labels, *notes_of(first)))


@pytest.mark.parametrize(
    ("kind", "heading", "read"),
    [("difference", "差值（百分点）", "中的比例减去"), ("slope", "每单位变化（百分点）", "每增加1个单位")],
)
def test_associations_with_a_number_are_slopes(study: Study, kind: str, heading: str, read: str) -> None:
    found = regression()
    told = [{**each, "kind": kind} for each in found.fit["associations"]]
    last = tables_of(study, replace(found, fit={**found.fit, "associations": told}))[-1]
    assert last.columns[1].heading == heading
    assert read in notes_of(last)[0]


@pytest.mark.parametrize(
    ("std_error", "outcome_sd", "value", "shown"),
    [
        (0.05, 1.0, 0.1234, ("0.123", "(0.050)", "[0.023, 0.223]")),
        (0.00043, 0.2, 0.00181, ("0.00181", "(0.00043)", "[0.00095, 0.00267]")),
        (0.000000021, 0.2, 0.00181, ("0.001810", "(0.000000)", "[0.001810, 0.001810]")),
        (3.2, 15.0, 15.2661, ("15.3", "(3.2)", "[8.9, 21.7]")),
        (0.512, 15.0, 2.3456, ("2.35", "(0.51)", "[1.32, 3.37]")),
    ],
)
def test_a_coefficient_is_as_precise_as_its_error(
    study: Study, std_error: float, outcome_sd: float, value: float, shown: tuple[str, str, str]
) -> None:
    _, ladder, corrections, *_ = tables_of(study, laddered(std_error, outcome_sd, value))
    rows = ladder.groups[0].rows
    assert (rows[0][1].text, rows[1][1].text) == shown[:2]
    texts = [cell.text for cell in corrections.groups[0].rows[0]]
    assert texts[1] == shown[0]
    assert texts[2] == shown[1].strip("()")
    assert texts[6] == shown[2]


@pytest.mark.parametrize(("language", "said"), [("zh", "由0.020变为0.019"), ("en", "leave 0.019 of 0.020")])
def test_what_an_omitted_variable_leaves_has_the_decimals_of_the_table(
    study: Study, language: Language, said: str
) -> None:
    found = regression()
    facts = {"treatment": "x", "value": 0.1008, "partial": 0.0112, "df": 560}
    facts |= {"reach": "", "benchmark": "0.0191", "caution": ""}
    found = replace(found, notes=(*found.notes, Note("regression.sensitivity", facts)))
    sections = table_report(Analysis(samples()[:1], (found,)), study, language).sections
    paragraphs = [block for page in sections for block in page.blocks if isinstance(block, Paragraph)]
    texts = [sentence.text for block in paragraphs for sentence in block.sentences]
    assert any(said in text and "0.0191" not in text for text in texts)
