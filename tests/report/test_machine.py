"""The JSON of an analysis: as its schema says, the same bytes each time, no NaN."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cgsurvey.glossary import COLUMNS
from cgsurvey.report import RENDERERS
from cgsurvey.report.contents import analysis_report, table_report
from cgsurvey.report.machine import analysis_document, dumps
from cgsurvey.result import Analysis
from cgsurvey.study import Study

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


def test_neither_language_nor_run_changes_the_bytes(analysis: Analysis, study: Study) -> None:
    chinese = RENDERERS["json"](analysis_report(analysis, study, "zh"))
    english = RENDERERS["json"](analysis_report(analysis, study, "en"))
    assert chinese == english
    assert str(study.folder) not in chinese["analysis.json"].decode("utf-8")


def test_one_result_has_the_same_shape(analysis: Analysis, study: Study) -> None:
    one = Analysis(analysis.samples[:1], analysis.find("regression"))  # type: ignore[arg-type]
    document = json.loads(dumps(table_report(one, study, "zh").data()))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    assert [result["estimand"] for result in document["results"]] == ["regression"]
