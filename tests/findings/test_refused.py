"""Studies and sheets that cannot be checked are findings like others."""

from __future__ import annotations

from pathlib import Path

import pytest

from findings.small_studies import ROWS, found, inspection_of, small_study
from loaders.generators.platforms import write_xlsx


def test_study_mistake_fires(tmp_path: Path) -> None:
    folder = small_study(tmp_path, questionnaire='weihgt = "w"')
    (mistake,) = found(folder, "study/mistake")
    place = mistake.place
    assert (mistake.severity, place.file, place.line) == (
        "error",
        folder / "study.toml",
        line_of("weihgt", folder),
    )
    assert inspection_of(folder).refused == 2


def test_study_mistake_fires_where_it_comes_out_with_the_data(tmp_path: Path) -> None:
    twice = '[questions.residents.q2]\nkind = "single"\ncolumn = "1、满意吗"\ncategories = ["一般"]\n'
    folder = small_study(tmp_path, more=twice + twice.replace("q2", "q3"))
    (mistake,) = found(folder, "study/mistake")
    assert (mistake.code, mistake.place.file) == ("coding.column_twice", folder / "study.toml")
    assert inspection_of(folder).refused == 0


@pytest.mark.parametrize(
    ("study", "word"),
    [
        ({"question": "answers = "}, "answers"),
        ({"question": "label = 1"}, "label = 1"),
        ({"question": 'missing = ["满意"]'}, "[questions.residents.q1]"),
        ({"question": 'missing = ["说不清]'}, "missing"),
        ({"more": "confidence = 2"}, "confidence"),
        ({"questionnaire": 'compare = ["q9"]'}, "compare"),
    ],
)
def test_the_line_of_a_mistake_is_said(tmp_path: Path, study: dict[str, str], word: str) -> None:
    folder = small_study(tmp_path, **study)
    (mistake,) = found(folder, "study/mistake")
    assert mistake.place.line == line_of(word, folder)


def test_the_line_of_an_earlier_study_that_is_not_there_is_said(tmp_path: Path) -> None:
    folder = small_study(tmp_path)
    path = folder / "study.toml"
    path.write_text('previous = "../2022"\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    (mistake,) = found(folder, "study/mistake")
    assert (mistake.code, mistake.place.line) == ("study.no_previous", 1)


def line_of(word: str, folder: Path) -> int:
    lines = (folder / "study.toml").read_text(encoding="utf-8").splitlines()
    return 1 + max(place for place, line in enumerate(lines) if line.startswith(word))


def test_study_mistake_stays_silent(tmp_path: Path) -> None:
    assert found(small_study(tmp_path), "study/mistake") == []


def test_schema_header_fires(tmp_path: Path) -> None:
    folder = small_study(tmp_path, rows=ROWS.replace("1、满意吗", "2、天气好吗"))
    headers = found(folder, "schema/header")
    assert [(each.severity, each.place.column) for each in headers] == [
        ("error", "1、满意吗"),
        ("note", None),
        ("note", None),
    ]
    assert headers[0].place.question == "q1"
    assert headers[-1].code == "schema.unchecked"
    assert inspection_of(folder).refused == 0


def test_headers_that_stand_twice_are_a_matter_of_headers(tmp_path: Path) -> None:
    rows = "".join(f"{line},{line.split(',')[1]}\n" for line in ROWS.splitlines())
    twice, unchecked = found(small_study(tmp_path, rows=rows), "schema/header")
    assert (twice.code, unchecked.code) == ("loading.duplicate_headers", "schema.unchecked")
    assert inspection_of(tmp_path).refused == 3


def test_a_sheet_that_is_not_there_is_a_mistake_where_it_is_named(tmp_path: Path) -> None:
    folder = small_study(tmp_path, questionnaire='sheet = "答卷二"')
    path = folder / "study.toml"
    text = path.read_text(encoding="utf-8").replace("residents.csv", "residents.xlsx")
    path.write_text(text, encoding="utf-8")
    rows = [line.split(",") for line in ROWS.splitlines()]
    write_xlsx(folder / "residents.xlsx", (rows[0], rows[1:]))
    (mistake,) = found(folder, "study/mistake")
    assert (mistake.code, mistake.place.line) == ("loading.no_sheet", line_of("sheet", folder))


def test_weights_that_refuse_a_sheet_say_that_the_rest_was_not_checked(tmp_path: Path) -> None:
    rows = "\n".join(f"{line},{'0' if place else 'w'}" for place, line in enumerate(ROWS.splitlines()))
    folder = small_study(tmp_path, questionnaire='weight = "w"', rows=rows)
    assert [each.code for each in inspection_of(folder).findings] == [
        "coding.weights_zero",
        "schema.unchecked",
    ]


def test_schema_header_stays_silent(tmp_path: Path) -> None:
    assert found(small_study(tmp_path), "schema/header") == []


def test_file_unreadable_fires(tmp_path: Path) -> None:
    folder = small_study(tmp_path)
    (folder / "residents.csv").write_bytes(b"\x00\x01\x02" * 100)
    (finding,) = found(folder, "file/unreadable")
    assert finding.place.questionnaire == "residents"
    assert inspection_of(folder).refused == 3


def test_file_unreadable_stays_silent(tmp_path: Path) -> None:
    assert found(small_study(tmp_path), "file/unreadable") == []


def test_file_absent_fires(tmp_path: Path) -> None:
    (finding,) = found(tmp_path / "nowhere", "file/absent")
    assert (finding.severity, finding.place.file) == ("error", tmp_path / "nowhere")
    assert inspection_of(tmp_path / "nowhere.xlsx").refused == 2


def test_file_absent_stays_silent(tmp_path: Path) -> None:
    folder = small_study(tmp_path)
    assert found(folder, "file/absent") == []
    assert found(folder / "residents.csv", "file/absent") == []
