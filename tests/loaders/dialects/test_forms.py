"""Exports of platforms abroad: each read and coded, and compared with the rows that it was made from."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from cgsurvey.coding import code
from cgsurvey.folding import squeezed
from cgsurvey.loaders.dialects import DIALECTS
from cgsurvey.loaders.wire import packed, unpacked
from cgsurvey.phrases import LANGUAGES, say
from cgsurvey.study_file import load_study
from cgsurvey.survey import Status
from command_line import run
from loaders.generators import forms
from loaders.generators.forms import Export
from loaders.generators.platforms import Asked, expected
from loaders.here import read

STATUS = {"answered": Status.ANSWERED, "blank": Status.BLANK, "not asked": Status.NOT_ASKED}

KOBO = {
    "kobo": lambda: forms.kobo(),
    "kobo_summary": lambda: forms.kobo(shows="summary"),
    "kobo_details": lambda: forms.kobo(shows="details"),
    "kobo_labels": lambda: forms.kobo(labels=True),
    "kobo_labels_details": lambda: forms.kobo(labels=True, shows="details"),
    "kobo_labels_summary": lambda: forms.kobo(labels=True, shows="summary"),
    "kobo_r": lambda: forms.kobo(r=True),
    "kobo_r_details": lambda: forms.kobo(r=True, shows="details"),
}
LIMESURVEY = {
    f"limesurvey_{style}": lambda style=style: forms.limesurvey(style=style)
    for style in ("code", "text", "both", "rows", "vv")
}
LIMESURVEY_CODES = {
    f"limesurvey_{style}_by_code": lambda style=style: forms.limesurvey(style=style, full=False)
    for style in ("code", "text", "both", "rows", "vv")
}
OTHERS = {
    "ms_forms": lambda: forms.ms_forms(),
    "ms_forms_chinese": lambda: forms.ms_forms(chinese=True),
    "google_forms": lambda: forms.google_forms(),
    "google_forms_download": lambda: forms.google_forms(download=True),
    "surveymonkey": forms.surveymonkey,
    "qualtrics": forms.qualtrics,
    "qualtrics_two_rows": lambda: forms.qualtrics(imported=False),
}
EXPORTS: dict[str, Callable[[], Export]] = {**KOBO, **LIMESURVEY, **LIMESURVEY_CODES, **OTHERS}

FILES = {"semicolon": ("r.csv", ";"), "workbook": ("r.xlsx", "")}


def written(folder: Path, export: Export, file: str, delimiter: str) -> Path:
    """The folder with the table and its study file."""
    folder.mkdir(exist_ok=True)
    export.write(folder / file, delimiter)
    (folder / "study.toml").write_text(export.study(file), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("written_as", FILES)
def test_every_answer_is_what_the_rows_say(tmp_path: Path, name: str, written_as: str):
    export = EXPORTS[name]()
    study = load_study(written(tmp_path, export, *FILES[written_as]))
    raw = unpacked(b"".join(packed(read(tmp_path / FILES[written_as][0]))))
    assert name.startswith(raw.dialect)
    survey = code(raw, study, study.questionnaires["r"])
    assert survey.ledger.analysed == raw.size == len(export.rows)
    for question, (statuses, values) in expected(export.known).items():
        answers = survey.answers[question]
        assert answers.status.tolist() == [STATUS[each] for each in statuses], question
        if answers.question.kind in ("multiple", "single"):
            assert answers.values.tolist() == values, question
        if answers.question.kind == "number":
            assert answers.values.tolist() == values


def analysed(folder: Path) -> bytes:
    """What an analysis of the folder says, but for what the file was and what was seen in reading it."""
    done = run("analyze", folder, "--json")
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    for questionnaire in found["questionnaires"]:
        del questionnaire["problems"], questionnaire["quality"]
    return json.dumps(found, ensure_ascii=False).encode()


@pytest.mark.parametrize("group", [KOBO, LIMESURVEY, LIMESURVEY_CODES], ids=["kobo", "limesurvey", "by_code"])
def test_forms_of_one_export_give_the_same_bytes(tmp_path: Path, group):
    results = {analysed(written(tmp_path / name, export(), "r.csv", ",")) for name, export in group.items()}
    assert len(results) == 1


@pytest.mark.parametrize("name", ["kobo", "limesurvey_both", *OTHERS])
def test_marginals_are_those_of_the_rows(tmp_path: Path, name: str):
    export = EXPORTS[name]()
    found = json.loads(analysed(written(tmp_path, export, "r.csv", ",")))
    counts = {
        (row["variable"], row["category"]): (row["count"], row["n"])
        for result in found["results"]
        if result["estimand"] in ("frequency", "multiple_response")
        for row in result["rows"]
        if row["category"] and row["measure"] in ("share", "of_respondents")
    }
    for question, (statuses, values) in expected(export.known).items():
        asked = next(each for each in export.known.questions if question.startswith(each.name))
        for place, option in enumerate(asked.options):
            chosen = [value[place] if asked.kind == "multiple" else value == place for value in values]
            assert counts[question, option] == (sum(chosen), statuses.count("answered")), option


def test_every_dialect_has_a_name_that_people_know():
    for name in DIALECTS:
        assert len({say(f"drafting.platform.{name}", language) for language in LANGUAGES}) == 2


def headers_of(asked: dict) -> list[str]:
    """The headers that a question of a study file reads, in plain spaces."""
    items = asked.get("items", {}).values()
    named = [each if isinstance(each, str) else each["column"] for each in items]
    named += [*asked.get("columns", []), *([asked["column"]] if "column" in asked else [])]
    return [squeezed(header) for header in named]


#: options that hold what joins them cannot be told apart before the study file says which there are
UNDECIDED = {"google_forms": ("services",), "kobo_labels_summary": ("services",)}


@pytest.mark.parametrize("name", EXPORTS)
def test_a_draft_gives_the_marginals_of_the_rows(tmp_path: Path, name: str):
    """Options are not compared by their texts: an export by codes knows none."""
    export = EXPORTS[name]()
    export.write(tmp_path / "r.csv")
    assert run("init", tmp_path / "r.csv").exit_code == 0
    (drafted,) = tomllib.loads((tmp_path / "study.toml").read_text(encoding="utf-8"))["questions"].values()
    (ours,) = tomllib.loads(export.study("r.csv"))["questions"].values()
    found = json.loads(analysed(tmp_path))
    for asked in export.known.questions:
        if not asked.options or asked.name in UNDECIDED.get(name, ()):
            continue
        own = headers_of(ours[asked.name])
        variables = [
            variable
            for key, each in drafted.items()
            if any(there.startswith(here) for there in headers_of(each) for here in own)
            for variable in each.get("items", {key: None})
        ]
        want = [
            [*sorted(filter(None, counts_of(asked, values))), statuses.count("answered")]
            for question, (statuses, values) in expected(export.known).items()
            if question.startswith(asked.name)
        ]
        assert [marginals(found, variable) for variable in variables] == want, asked.name


def counts_of(asked: Asked, values: list) -> list[int]:
    return [
        sum(value[place] if asked.kind == "multiple" else value == place for value in values)
        for place in range(len(asked.options))
    ]


def marginals(found: dict, variable: str) -> list[int]:
    """How many chose each option that anybody chose, and how many answered."""
    rows = [
        row
        for result in found["results"]
        if result["variable"] == variable and result["estimand"] in ("frequency", "multiple_response")
        for row in result["rows"]
        if row["category"] and row["measure"] in ("share", "of_respondents")
    ]
    (base,) = {row["n"] for row in rows}
    return [*sorted(filter(None, (row["count"] for row in rows))), base]
