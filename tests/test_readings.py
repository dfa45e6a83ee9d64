"""A file is read once, unless reading it without a study has emptied a column that the study names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cgsurvey.loaders import process, read
from cgsurvey.opening import opened_or_drafted
from cgsurvey.readings import ReadingOptions, Readings
from cgsurvey.study import Study
from cgsurvey.study_file import study_of

ROWS = [("序号", "家庭住址", "满意吗"), *((str(each), f"幸福路{each}号", "满意") for each in range(1, 9))]
OPTIONS = ReadingOptions(encoding=None, replace_bad_bytes=False, limits=None)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "answers.csv"
    path.write_text("".join(f"{','.join(row)}\n" for row in ROWS), encoding="utf-8")
    return path


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every process that is started to read."""
    started: list[object] = []

    class Counted(process.Reading):
        def __init__(self, *given: Any, **how: Any) -> None:
            started.append(given)
            super().__init__(*given, **how)

    monkeypatch.setattr(process, "Reading", Counted)
    return started


def naming(path: Path, column: str) -> Study:
    return study_of(
        {
            "title": "t",
            "questionnaires": {"r": {"file": path.name, "group": "residents"}},
            "questions": {"r": {"q": {"kind": "text", "column": column}}},
        },
        path.with_name("study.toml"),
    )


def test_a_file_without_a_study_is_read_once(file: Path, begun: list[object]) -> None:
    with Readings(**OPTIONS) as readings:
        study, notes = opened_or_drafted(file, "en", OPTIONS, readings)
        readings.start(study)
        (name,) = study.questionnaires
        table = readings.table(study, name)
    assert notes
    assert len(begun) == 1
    assert table.columns[2].texts == ("满意",)


@pytest.mark.parametrize(("column", "times"), [("满意吗", 0), ("家庭住址", 1)])
def test_a_column_that_was_emptied_is_read_when_it_is_named(
    file: Path, begun: list[object], column: str, times: int
) -> None:
    without_study, study = read(file), naming(file, column)
    begun.clear()
    with Readings(**OPTIONS) as readings:
        readings.take(study, "r", without_study)
        readings.start(study)
        table = readings.table(study, "r")
    assert len(begun) == times
    assert (table.columns[1].texts[0] == "幸福路1号") is (column == "家庭住址")


def test_the_small_files_of_a_study_are_read_by_one_process(tmp_path: Path, begun: list[object]) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text("编号,满意吗\n1,满意\n2,一般\n", encoding="utf-8")
    study = study_of(
        {
            "title": "t",
            "questionnaires": {name: {"file": f"{name}.csv", "group": "residents"} for name in ("a", "b")},
            "questions": {name: {"q": {"kind": "text", "column": "满意吗"}} for name in ("a", "b")},
        },
        tmp_path / "study.toml",
    )
    with Readings(**OPTIONS) as readings:
        readings.start(study)
        assert [readings.table(study, name).file for name in ("a", "b")] == ["a.csv", "b.csv"]
    assert not begun
    with (tmp_path / "b.csv").open("a", encoding="utf-8") as opened:
        opened.write("3,满意\n" * 200_000)
    with Readings(**OPTIONS) as readings:
        readings.start(study)
    assert len(begun) == 2
