"""Many paths in one call: each is reported, whatever becomes of the others, and the gravest counts."""

from __future__ import annotations

import gc
import json
import os
import weakref
from pathlib import Path
from typing import Any

import pytest

from cgsurvey.analysis import reading
from cgsurvey.findings import inspecting
from cgsurvey.raw_table import RawTable
from cgsurvey.survey import Survey
from command_line import run
from findings.small_studies import ROWS, inspection_of, small_study

UNKNOWN = ROWS.replace("2,满意", "2,很好")


def reported(*paths: str | Path, code: int) -> dict[str, list[str]]:
    """Name of a study's folder, or of what is named -> rules; of a run that ends with `code`."""
    done = run("check", *paths, "--format", "json")
    assert done.exit_code == code, done.output
    found: dict[str, list[str]] = {}
    for each in json.loads(done.stdout)["inspections"]:
        path = Path(each["path"])
        name = path.parent.name if path.name == "study.toml" else path.name
        severe = (finding for finding in each["findings"] if finding["severity"] != "note")
        found[name] = [finding["rule"] for finding in severe]
    return found


def hostile(folder: Path) -> Path:
    """Studies in order, studies that cannot be, and what is no study at all."""
    small_study(folder / "good")
    small_study(folder / "bad", rows=UNKNOWN)
    small_study(folder / "broken", questionnaire='weihgt = "w"')
    (small_study(folder / "unreadable") / "residents.csv").write_bytes(b"\x00\x01" * 100)
    (small_study(folder / "gone") / "residents.csv").unlink()
    (small_study(folder / "data pipe") / "residents.csv").unlink()
    os.mkfifo(folder / "data pipe" / "residents.csv")
    (folder / "pipe").mkdir()
    os.mkfifo(folder / "pipe" / "study.toml")
    (folder / "folder" / "study.toml").mkdir(parents=True)
    (folder / "loop").mkdir()
    (folder / "loop" / "study.toml").symlink_to("study.toml")
    (folder / "bytes").mkdir()
    (folder / "bytes" / "study.toml").write_bytes(b"\xff\xfe\x00")
    return folder


EXPECTED = {
    "good": [],
    "bad": ["schema/category"],
    "broken": ["study/mistake"],
    "unreadable": ["file/unreadable"],
    "gone": ["file/unreadable"],
    "data pipe": ["file/unreadable"],
    "pipe": ["study/mistake"],
    "folder": ["study/mistake"],
    "loop": ["study/mistake"],
    "bytes": ["study/mistake"],
}


def test_every_path_is_reported_and_the_gravest_counts(tmp_path: Path) -> None:
    hostile(tmp_path)
    paths = [tmp_path / name for name in EXPECTED]
    assert reported(*paths, code=3) == EXPECTED
    assert reported(*paths[:3], code=2).keys() == {"good", "bad", "broken"}
    assert reported(*paths[:2], code=1).keys() == {"good", "bad"}
    assert reported(*paths[:1], code=0) == {"good": []}


def test_a_folder_stands_for_all_that_is_in_it(tmp_path: Path) -> None:
    assert reported(hostile(tmp_path), code=3) == EXPECTED


def test_paths_that_are_not_there_stop_nothing_else(tmp_path: Path) -> None:
    small_study(tmp_path / "good")
    names = ["nowhere", "good", "good/study.toml/x", "nowhere.csv"]
    found = reported(*(tmp_path / each for each in names), code=2)
    absent = ["file/absent"]
    assert found == {"nowhere": absent, "good": [], "x": absent, "nowhere.csv": absent}


def test_what_is_there_and_is_no_file_is_told_as_that(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "loop").symlink_to("loop")
    paths = [tmp_path / "pipe.csv", Path(os.devnull), tmp_path / "loop", tmp_path / ("长" * 300)]
    found = reported(*paths, code=3)
    assert list(found.values()) == [["study/mistake"]] * 2 + [["file/unreadable"]] * 2


def test_a_study_that_is_named_twice_is_checked_once(tmp_path: Path) -> None:
    folder = small_study(tmp_path / "study", claims="# none\n")
    (tmp_path / "link").symlink_to(folder)
    (folder / "baseline.toml").write_text("", "utf-8")
    names = ["study", "study/study.toml", "study/claims.toml", "study/baseline.toml", "study/residents.csv"]
    assert reported(*(tmp_path / each for each in names), tmp_path / "link", code=0) == {"study": []}


def test_what_the_system_closes_stops_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b", "c"):
        small_study(tmp_path / name)
    opened = inspecting.opened_at

    def refuse(path: Path) -> Any:
        if path.parent.name == "b":
            raise PermissionError(13, "Permission denied")
        return opened(path)

    monkeypatch.setattr(inspecting, "opened_at", refuse)
    found = reported(*(tmp_path / each for each in "abc"), code=3)
    assert found == {"a": [], "b": ["file/unreadable"], "c": []}


def test_a_closed_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    small_study(tmp_path / "good")
    scanned, listed = os.scandir, os.listdir

    def refusing(function: Any) -> Any:
        def refuse(folder: Any = ".") -> Any:
            if Path(folder).name == "closed":
                raise PermissionError(13, "Permission denied")
            return function(folder)

        return refuse

    monkeypatch.setattr(os, "scandir", refusing(scanned))
    monkeypatch.setattr(os, "listdir", refusing(listed))
    done = run("check", tmp_path / "closed", tmp_path / "good")
    assert done.exit_code == 3
    assert "closed cannot be read: Permission denied" in done.stdout.replace("\n    ", " ")
    assert "good" in done.stdout


def test_mistakes_of_an_earlier_study_are_told_where_they_are(tmp_path: Path) -> None:
    small_study(tmp_path / "2023", questionnaire='weihgt = "w"')
    later = small_study(tmp_path / "2024")
    text = (later / "study.toml").read_text("utf-8")
    (later / "study.toml").write_text('previous = "../2023"\n' + text, "utf-8")
    found = inspection_of(later)
    (mistake,) = found.findings
    assert mistake.place.file is not None
    assert mistake.place.file.resolve() == tmp_path / "2023" / "study.toml"
    assert found.refused == 2
    small_study(tmp_path / "2023")
    assert inspection_of(later).findings == ()


def test_mistakes_of_claims_are_told_where_they_are(tmp_path: Path) -> None:
    folder = small_study(tmp_path / "study", claims='[[claims]]\nid = "a"\n')
    (mistake,) = inspection_of(folder).findings
    assert mistake.place.file == folder / "claims.toml"


def test_the_data_of_a_study_are_put_away_before_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read of each earlier study is gone, and without the help of a search for cycles."""
    seen: list[weakref.ref[Any]] = []
    checked = reading.checked

    def watched(raw: RawTable, study: Any, name: str) -> Survey:
        assert all(each() is None for each in seen)
        survey = checked(raw, study, name)
        seen.extend([weakref.ref(raw), weakref.ref(survey)])
        return survey

    monkeypatch.setattr(reading, "checked", watched)
    paths = [small_study(tmp_path / name, rows=UNKNOWN) for name in ("a", "b", "c")]
    gc.disable()
    try:
        done = run("check", *paths)
        assert done.exit_code == 1, done.output
    finally:
        gc.enable()
    assert len(seen) == 6
