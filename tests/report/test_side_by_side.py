"""The regressions of a study in one table: what a journal prints of them, with the numbers of the results."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cgsurvey.phrases import LANGUAGES, Language
from cgsurvey.report.contents import table_report
from cgsurvey.report.document import Table
from cgsurvey.report.layout.ladder import ladder
from cgsurvey.report.layout.side_by_side import side_by_side
from cgsurvey.report.words import Words
from cgsurvey.result import Analysis, Note, Result
from cgsurvey.study import Study
from report.hand_made import samples
from report.hand_made_models import regression, variance
from report.reading import notes_of
from sample_analyses import analysed


def trusted() -> Result:
    """A second model: another outcome, another number at every row, a verdict that lets stars be."""
    found = regression()
    rows = tuple(
        replace(row, variable="trust", estimate=(row.estimate or 0) + 0.5, std_error=0.0444)
        for row in found.rows
    )
    fit = {**found.fit, "outcome": "age", "steps": [dict(step) for step in found.fit["steps"]]}
    fit["variances"] = [variance("CR2", "coefficient", clusters=[30])]
    fit["identification"] = {**found.fit["identification"], "verdict": "supported"}
    fit["steps"][-1] |= {"n": 590, "r_squared": 0.4567, "fixed_effects": False}
    return replace(found, variable="trust", rows=rows, fit=fit)


def texts(table: Table) -> dict[str, list[str]]:
    """Label -> the cells beside it; of a standard error, with the label above."""
    found: dict[str, list[str]] = {}
    above = ""
    for label, *cells in table.rows():
        above = label.text or f"{above} SE"
        found[above] = [cell.text for cell in cells]
    return found


@pytest.fixture
def table(study: Study) -> Table:
    found = side_by_side([regression(), trusted()], Words(study, "zh"))
    assert found is not None
    return found


def test_outcomes_stand_over_numbered_models(table: Table) -> None:
    heads = [(column.heading, column.spanner) for column in table.columns[1:]]
    assert heads == [("(1)", "归属感"), ("(2)", "归属感"), ("(3)", "年龄"), ("(4)", "年龄")]


def test_numbers_are_those_of_the_first_and_the_last_step(table: Table) -> None:
    shown = texts(table)
    assert shown["得到社会工作者服务"] == ["0.020", "0.020", "0.520*", "0.520*"]
    assert shown["得到社会工作者服务 SE"] == ["(0.015)", "(0.015)", "(0.044)", "(0.044)"]
    assert shown["n"] == ["601", "601", "601", "590"]
    assert shown["聚类数"] == ["32", "32", "30", "30"]
    assert shown["R²"] == ["0.012", "0.062", "0.012", "0.457"]


def test_controls_and_fixed_effects_are_in_or_not(table: Table) -> None:
    shown = texts(table)
    assert shown["人口学特征"] == ["否", "是", "否", "是"]
    assert shown["固定效应（社区）"] == ["否", "是", "否", "否"]
    assert "年龄" not in shown


def test_columns_in_a_row_are_told_by_the_first_and_the_last(study: Study) -> None:
    third = replace(trusted(), variable="again")
    found = side_by_side([regression(), trusted(), third], Words(study, "zh"))
    assert found is not None
    assert notes_of(found)[1].startswith("(3)-(6)：结论：数据足以支持")


def test_what_models_call_differently_stands_one_by_one(study: Study) -> None:
    """A line that says 否 beside a control that is in, under another name, would be wrong."""
    other = trusted()
    steps = [dict(step) for step in other.fit["steps"]]
    steps[1] |= {"adds": ["age"]}  # of the same name in the first model: age and sex
    steps[2] |= {"adds": ["sex=女"], "label": None}
    steps[4] |= {"adds": []}
    other = replace(other, fit={**other.fit, "steps": steps})
    words = Words(study, "zh")
    found = side_by_side([regression(), other], words)
    assert found is not None
    shown = texts(found)
    assert shown["年龄"] == shown["性别"] == ["否", "是", "否", "是"]
    assert "人口学特征" not in shown
    assert shown["其他要素"] == ["否", "是", "否", "否"]
    told = [note for note in notes_of(found) if note.startswith("控制变量")]
    assert len(told) == 1
    assert "人口学特征" not in told[0]


def test_kinds_of_standard_errors_and_their_clusters_are_told_by_column(study: Study) -> None:
    """Rows taken as independent have no clusters; two ways to cluster have a line each."""
    free = regression()
    plain = {**variance("HC3", "coefficient", clusters=[]), "clustered_by": []}
    free = replace(free, fit={**free.fit, "std_errors": "HC3", "variances": [plain]})
    both = trusted()
    crossed = {
        **variance("CR1_two_way", "coefficient", clusters=[32, 9]),
        "clustered_by": ["community", "sex"],
    }
    both = replace(both, fit={**both.fit, "std_errors": "CR1_two_way", "variances": [crossed]})
    words = Words(study, "en")
    found = side_by_side([free, both], words)
    assert found is not None
    shown = texts(found)
    assert shown["Clusters (Community)"] == ["—", "—", "32", "32"]
    assert shown["Clusters (Sex)"] == ["—", "—", "9", "9"]
    told = notes_of(found)
    assert any(note.startswith("(1), (2): In parentheses: standard errors, HC3") for note in told)
    assert any(note.startswith("(3), (4): In parentheses: standard errors, CR1 by two") for note in told)
    assert any(note.startswith("(3), (4): Standard errors are clustered by") for note in told)
    assert "Clusters" not in " ".join(texts(ladder(free, words)))
    assert {"Clusters (Community)", "Clusters (Sex)"} <= set(texts(ladder(both, words)))


def test_why_there_is_no_standard_error_is_told(study: Study) -> None:
    other = trusted()
    note = Note("regression.no_two_way_error", {"terms": ["reached.social_workers"]}, weak=True)
    other = replace(other, notes=(*other.notes, note))
    found = side_by_side([regression(), other], Words(study, "zh"))
    assert found is not None
    assert "(3)、(4)：得到社会工作者服务 的双向聚类方差为负，没有标准误可给。" in notes_of(found)


def test_rows_that_are_their_own_clusters_are_not_called_so(study: Study) -> None:
    alone = {**variance("CR2", "coefficient", clusters=[601]), "clustered_by": ["row"]}
    models = [
        replace(each, fit={**each.fit, "variances": [alone], "cluster": "row"})
        for each in (regression(), trusted())
    ]
    found = side_by_side(models, Words(study, "zh"))
    assert found is not None
    for table in (found, ladder(models[0], Words(study, "zh"))):
        assert not any("聚类数" in label for label in texts(table))
        assert not any("按row聚类" in note or "聚类。" in note for note in notes_of(table))


def test_a_model_of_one_step_says_nothing_of_steps(study: Study) -> None:
    whole = regression()
    first = replace(whole, fit={**whole.fit, "steps": whole.fit["steps"][:1]})
    words = Words(study, "zh")
    assert any("逐步加入" in note for note in notes_of(ladder(whole, words)))
    assert not any("逐步加入" in note for note in notes_of(ladder(first, words)))


def test_cells_know_their_rows(table: Table) -> None:
    coefficient, error = list(table.rows())[:2]
    first = regression().rows[0]
    assert coefficient[1].source == error[1].source == first.id
    assert coefficient[1].value == pytest.approx(0.0204)
    assert error[4].value == 0.0444


@pytest.mark.parametrize("language", LANGUAGES)
def test_verdicts_stand_first_and_say_of_which_model(study: Study, language: Language) -> None:
    found = side_by_side([regression(), trusted()], Words(study, language))
    assert found is not None
    first, second, *others = notes_of(found)
    said = {
        "zh": ("结论：“得到社会工作者服务”的系数依据过于单薄", "结论：数据足以支持"),
        "en": ("Verdict: the coefficient of 'Reached by", "Verdict: the data support"),
    }
    assert said[language][0] in first
    assert said[language][1] in second
    assert first.startswith("(1)")
    assert "(2)" in first
    assert second.startswith("(3)")
    assert "(4)" in second
    told = "\n".join(others)
    assert "CR2" in told
    assert "*** p" in told
    for fact in {"zh": ("按社区聚类", "关联"), "en": ("clustered by", "association")}[language]:
        assert fact in told


def test_one_model_has_nothing_beside_it(study: Study) -> None:
    words = Words(study, "zh")
    assert side_by_side([regression()], words) is None
    absorbed = replace(trusted(), rows=())
    assert side_by_side([regression(), absorbed], words) is None


def test_the_table_ends_the_regressions(study: Study) -> None:
    report = table_report(Analysis(samples()[:1], (regression(), trusted())), study, "zh")
    captions = [each.caption for each in report.tables()]
    assert "各回归模型并列" in captions[-1]


def test_a_ladder_goes_nowhere_without_its_verdict(study: Study) -> None:
    found = ladder(regression(), Words(study, "zh"))
    assert notes_of(found)[0].startswith("结论：")
    assert {column.spanner for column in found.columns[1:]} == {"归属感"}
    assert any("按社区聚类" in note for note in notes_of(found))


@pytest.mark.parametrize("variable", ["belonging", "trust"])
def test_every_coefficient_of_a_sample_is_printed_once_as_it_was_computed(variable: str) -> None:
    analysis, of_sample = analysed("hubei")
    found = next(
        each for each in analysis.results if (each.estimand, each.variable) == ("regression", variable)
    )
    rows = {row.id: row for row in found.rows if row.measure == "coefficient"}
    cells = [cell for line in ladder(found, Words(of_sample, "en")).rows() for cell in line if cell.source]
    assert sorted(cell.source or "" for cell in cells) == sorted([*rows, *rows])
    for cell in cells:
        row = rows[cell.source or ""]
        is_error = cell.text.startswith("(")
        value = row.std_error if is_error else row.estimate
        assert value is not None
        assert abs(float(cell.text.strip("()*")) - value) <= 0.000501
        p = 1.0 if row.note or row.p_value is None else row.p_value
        assert cell.text.count("*") == (0 if is_error else (p < 0.05) + (p < 0.01) + (p < 0.001))
