"""What a study declares survives its way through a workbook unchanged."""

from __future__ import annotations

import io
import zipfile
from dataclasses import fields
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cgsurvey.codebooks.types import ROLES
from cgsurvey.codebooks.xlsform_writing import xlsform
from cgsurvey.errors import StudyError
from cgsurvey.study import Study
from cgsurvey.study_file import load_study, study_of
from codebooks.forms import read_file, study_around

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
OWN = ("file", "group", "where", "quality", "compare", "composition", "league", "note")


@pytest.mark.parametrize(
    ("sample", "name"),
    [
        *(("bole", name) for name in ("residents", "cadres", "communities")),
        ("bole-2022", "residents"),
        ("hubei", "residents"),
    ],
)
def test_the_questions_of_a_sample_survive(sample: str, name: str, tmp_path: Path) -> None:
    study = load_study(SAMPLES / sample)
    questionnaire = study.questionnaires[name]
    path = tmp_path / "form.xlsx"
    path.write_bytes(xlsform(study, questionnaire))
    codebook = read_file(path, study.file.language)
    declared = {"file": "r.xlsx", "group": "居民"}
    again = study_around(codebook, {"title": "题", "questionnaires": {name: declared}})
    assert differences(again, study, name) == {}
    roles = {role: getattr(questionnaire.declared, role) for role in ROLES}
    assert codebook.roles == {role: column for role, column in roles.items() if column not in (None, "none")}


def differences(one: Study, other: Study, name: str) -> dict[str, tuple[Any, Any]]:
    """Question and field -> what the two studies have there."""
    here, there = (each.questionnaires[name].questions for each in (one, other))
    assert list(here) == list(there)
    return {
        f"{question}.{field.name}": (ours, theirs)
        for question in here
        for field in fields(here[question])
        if (ours := getattr(here[question], field.name)) != (theirs := getattr(there[question], field.name))
    }


#: what texts of a study may hold: also what is no XML, what a workbook takes for its own, and formulas
TEXTS = st.one_of(
    st.sampled_from(
        [
            "=1+1",
            "_x0041_",
            "满意 ",
            "a\nb",
            "a\rb",
            "\x01",
            "𠮷",
            '"',
            "<&>",
            "1",
            "yes",
            "'",
            "[1]",
            "@x",
        ]
    ),
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=6
    ),
).filter(lambda text: bool(text.strip()))
LABELS = st.one_of(
    TEXTS, st.fixed_dictionaries({"zh": TEXTS, "en": TEXTS}), st.fixed_dictionaries({"en": TEXTS})
)
NUMBERS = st.floats(-1e6, 1e6, allow_nan=False) | st.integers(-1000, 1000).map(float)
KINDS = ["single", "scale", "multiple", "rank", "number", "text", "date"]


@st.composite
def answers(draw: st.DrawFn) -> dict[str, Any]:
    size = draw(st.integers(1, 4))
    values = draw(st.lists(TEXTS, min_size=size, max_size=size))
    table: dict[str, Any] = {"categories": values}
    for key, each in (("zh", TEXTS), ("en", TEXTS), ("codes", TEXTS), ("scores", NUMBERS)):
        if draw(st.booleans()):
            table[key] = draw(st.lists(each, min_size=size, max_size=size))
    if draw(st.booleans()):
        table["satisfied"] = values[-1:]
    return table


@st.composite
def questions(draw: st.DrawFn, column: str) -> dict[str, Any]:
    kind = draw(st.sampled_from(KINDS))
    table: dict[str, Any] = {"kind": kind, "column": column}
    if kind in ("single", "scale", "multiple", "rank"):
        table.update(draw(answers()))
    if kind in ("multiple", "rank") and draw(st.booleans()) and len(table["categories"]) > 1:
        del table["column"]
        table["columns"] = [f"{column}({place})" for place in range(len(table["categories"]))]
    elif draw(st.booleans()):
        del table["column"]
        table["items"] = {f"{column}_{place}": {"column": f"{column}{place}"} for place in range(2)}
    for key, each in (
        ("label", LABELS),
        ("missing", st.lists(TEXTS, min_size=1, max_size=2)),
        ("range", st.tuples(NUMBERS, NUMBERS).map(sorted)),
        ("unit", LABELS),
        ("decimals", st.integers(0, 6)),
        ("separator", TEXTS | st.just(" ")),
        ("blank_means_none", st.booleans()),
        ("required", st.booleans()),
        ("asked_if", st.just([{"question": "first", "any_of": ["是"]}])),
    ):
        if draw(st.integers(0, 3)) == 0:
            table[key] = draw(each)
    return table


@st.composite
def studies(draw: st.DrawFn) -> Study | None:
    tables = {"first": {"kind": "single", "column": "一", "categories": ["是", "否"], "codes": ["y", "n"]}}
    tables |= {name: draw(questions(name)) for name in ("q1", "q2", "性别")[: draw(st.integers(1, 3))]}
    table: dict[str, Any] = {"file": "r.xlsx", "group": "居民"}
    for role, column in draw(
        st.dictionaries(st.sampled_from(ROLES), st.sampled_from("甲乙一"), max_size=3)
    ).items():
        table[role] = column
    written = {
        "title": "题",
        "language": draw(st.sampled_from(["zh", "en"])),
        "questionnaires": {"people": table},
        "questions": {"people": tables},
    }
    try:
        return study_of(written, Path("study.toml"))
    except StudyError:
        return None


@settings(max_examples=150, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(study=studies())
def test_the_questions_of_any_study_survive(study: Study | None, tmp_path: Path) -> None:
    if study is None:  # two categories that are one, and their like: no study has them
        return
    questionnaire = study.questionnaires["people"]
    path = tmp_path / "form.xlsx"
    path.write_bytes(xlsform(study, questionnaire))
    codebook = read_file(path, study.file.language)
    tables = {"title": "题", "language": study.file.language}
    declared = {"file": "r.xlsx", "group": "居民"}
    again = study_around(codebook, {**tables, "questionnaires": {"people": declared}})
    assert differences(again, study, "people") == {}


def test_a_workbook_is_the_same_bytes_and_holds_no_formula(tmp_path: Path) -> None:
    table = {"kind": "single", "column": "=1+1", "categories": ["=HYPERLINK(1)", "@x"], "label": "=2"}
    tables = {"title": "题", "questionnaires": {"a": {"file": "r.xlsx", "group": "g"}}}
    study = study_of({**tables, "questions": {"a": {"q": table}}}, Path("study.toml"))
    content = xlsform(study, study.questionnaires["a"])
    assert content == xlsform(study, study.questionnaires["a"])
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {"=1+1", "=HYPERLINK(1)", "@x", "=2"} <= {cell.value for cell in cells}
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert {each.date_time for each in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
