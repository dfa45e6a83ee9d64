"""Studies and sheets that cannot be checked are findings like others."""

from __future__ import annotations

from pathlib import Path

from findings.small_studies import ROWS, found, inspection_of, small_study


def test_study_mistake_fires(tmp_path: Path) -> None:
    folder = small_study(tmp_path, questionnaire='weihgt = "w"')
    (mistake,) = found(folder, "study/mistake")
    assert (mistake.severity, mistake.place.file) == ("error", folder / "study.toml")
    assert inspection_of(folder).refused == 2


def test_study_mistake_stays_silent(tmp_path: Path) -> None:
    assert found(small_study(tmp_path), "study/mistake") == []


def test_schema_header_fires(tmp_path: Path) -> None:
    folder = small_study(tmp_path, rows=ROWS.replace("1、满意吗", "2、天气好吗"))
    headers = found(folder, "schema/header")
    assert [(each.severity, each.place.column) for each in headers] == [
        ("error", "1、满意吗"),
        ("note", None),
    ]
    assert inspection_of(folder).refused == 0


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
