"""The JSON of an analysis: as its schema says, the same bytes each time, no NaN."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest

from cgsurvey.glossary import COLUMNS
from cgsurvey.phrases import LANGUAGES, Language
from cgsurvey.report.contents import analysis_report, table_report
from cgsurvey.report.document import Block
from cgsurvey.report.machine import analysis_document, dumps
from cgsurvey.report.renderers import RENDERERS
from cgsurvey.result import Analysis
from cgsurvey.study import Study
from report.awkward_report import awkward

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "analysis.schema.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def document(analysis: Analysis, study: Study) -> dict[str, Any]:
    found = json.loads(dumps(analysis_document(analysis, study)))
    assert isinstance(found, dict)
    return found


def test_document_follows_the_published_schema(document: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(document)


@pytest.mark.parametrize("path", [("results", 0, "rows", 0), ("questionnaires", 0, "ledger")])
def test_the_schema_notices_a_missing_key(document: dict[str, Any], path: tuple[str | int, ...]) -> None:
    broken = json.loads(json.dumps(document))
    part: Any = broken
    for key in path:
        part = part[key]
    part.pop(next(iter(part)))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(broken)


def test_rows_have_exactly_the_glossary_columns(document: dict[str, Any]) -> None:
    rows = [row for result in document["results"] for row in result["rows"]]
    assert all(list(row) == list(COLUMNS) for row in rows)
    assert list(SCHEMA["$defs"]["row"]["properties"]) == list(COLUMNS)
    assert len({row["id"] for row in rows}) == len(rows)


def test_ledger_accounts_for_every_row(document: dict[str, Any]) -> None:
    for questionnaire in document["questionnaires"]:
        ledger = questionnaire["ledger"]
        set_aside = sum(reason["count"] for reason in ledger["set_aside"].values())
        assert ledger["rows_read"] == ledger["analysed"] + set_aside
        assert questionnaire["respondents"] == ledger["analysed"] - ledger["outside_population"]


def test_full_precision_survives(analysis: Analysis, document: dict[str, Any]) -> None:
    shown = {row["id"]: row["estimate"] for result in document["results"] for row in result["rows"]}
    assert shown["residents/satisfaction_rate/safety/rate"] == 0.83435
    assert {row.id: row.estimate for result in analysis.results for row in result.rows} == shown


def test_what_is_not_finite_becomes_null(analysis: Analysis, study: Study) -> None:
    first = analysis.results[0]
    row = replace(first.rows[0], estimate=math.nan, conf_high=math.inf)
    odd = Analysis((), (replace(first, rows=(row,), fit={"odd": [math.nan]}),))
    found = json.loads(dumps(analysis_document(odd, study)))["results"][0]
    assert found["rows"][0]["estimate"] is None
    assert found["rows"][0]["conf_high"] is None
    assert found["fit"] == {"odd": [None]}


def test_the_analysis_is_the_same_in_both_languages(analysis: Analysis, study: Study) -> None:
    chinese, english = (
        RENDERERS["json"](analysis_report(analysis, study, language))["report.json"]
        for language in ("zh", "en")
    )
    assert chinese == RENDERERS["json"](analysis_report(analysis, study, "zh"))["report.json"]
    assert str(study.folder) not in chinese.decode("utf-8")
    first, second = json.loads(chinese), json.loads(english)
    assert (first.pop("report")["language"], second.pop("report")["language"]) == ("zh", "en")
    assert first == second


def test_a_row_is_a_line(analysis: Analysis, study: Study) -> None:
    document = analysis_document(analysis, study)
    written = dumps(document)
    assert json.loads(written) == document
    lines = {line.strip().rstrip(",") for line in written.decode("utf-8").split("\n")}
    rows = [row for result in document["results"] for row in result["rows"]]
    assert {json.dumps(row, ensure_ascii=False) for row in rows} <= lines


def test_json_is_laid_out_and_says_the_same() -> None:
    odd: dict[str, Any] = {
        "空": [],
        "{": {},
        "甲\n\u2028": [[[[[1.5]]]], None, True],
        "末": {"深": {"字": ("a", -0.0)}},
    }
    written = dumps(odd).decode("utf-8")
    assert json.loads(written) == json.loads(json.dumps(odd))
    assert written.split("\n")[:4] == ["{", ' "空": [],', ' "{": {},', ' "甲\\n\\u2028": [']
    with pytest.raises(ValueError, match="not JSON compliant"):
        dumps({"a": [[[[[math.nan]]]]]})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_follows_the_schema_and_says_all_that_it_holds(
    analysis: Analysis, study: Study, language: Language
) -> None:
    report = analysis_report(analysis, study, language)
    document = json.loads(RENDERERS["json"](report)["report.json"])
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    told = document["report"]
    assert [each["name"] for each in told["sections"]] == [each.name for each in report.sections]
    tables = [block for each in told["sections"] for block in each["blocks"] if block["kind"] == "Table"]
    for table, written in zip(report.tables(), tables, strict=True):
        cells = [cell for group in written["groups"] for row in group["rows"] for cell in row]
        assert [cell["text"] for cell in cells] == [cell.text for row in table.rows() for cell in row]
        assert [cell.get("source") for cell in cells] == [c.source for row in table.rows() for c in row]


def test_every_kind_of_block_follows_the_schema() -> None:
    document = json.loads(RENDERERS["json"](awkward())["report.json"])
    schema = {**SCHEMA, "required": ["report"]}
    jsonschema.Draft202012Validator(schema).validate(document)
    kinds = {block["kind"] for each in document["report"]["sections"] for block in each["blocks"]}
    assert kinds == {kind.__name__ for kind in get_args(Block)}


def test_a_numeral_stands_where_it_says(analysis: Analysis, study: Study) -> None:
    document = json.loads(RENDERERS["json"](analysis_report(analysis, study, "zh"))["report.json"])
    sentences = [
        sentence
        for section in document["report"]["sections"]
        for block in section["blocks"]
        for sentence in block.get("sentences", ())
    ]
    numerals = [(each, sentence) for sentence in sentences for each in sentence.get("numerals", ())]
    assert len(numerals) > 20
    for numeral, sentence in numerals:
        assert sentence["text"].startswith(numeral["text"], numeral["start"])


def test_one_result_has_the_same_shape(analysis: Analysis, study: Study) -> None:
    one = Analysis(analysis.samples[:1], analysis.find("regression"))  # type: ignore[arg-type]
    document = json.loads(dumps(table_report(one, study, "zh").data()))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    assert [result["estimand"] for result in document["results"]] == ["regression"]
