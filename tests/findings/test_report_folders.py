"""Which folders with a manifest are reports of a study."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from cgsurvey.findings.own_reports import own_reports
from cgsurvey.manifest import LARGEST

OURS = {"generator": {"name": "cgsurvey"}, "study": "study.toml"}


def report(folder: Path, manifest: Any = OURS) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    return folder


def test_they_stand_in_the_folder_of_the_study_and_two_levels_below(tmp_path: Path) -> None:
    report(tmp_path / "a" / "b" / "deeper")
    expected = [
        report(tmp_path),
        report(tmp_path / "a"),
        report(tmp_path / "a" / "b"),
        report(tmp_path / "z" / "out"),
    ]
    assert own_reports(tmp_path / "study.toml") == expected


@pytest.mark.parametrize("name", [".git", ".reports"])
def test_hidden_folders_are_not_looked_into(tmp_path: Path, name: str) -> None:
    report(tmp_path / name)
    report(tmp_path / "in" / name)
    assert own_reports(tmp_path / "study.toml") == []


def test_links_are_not_followed(tmp_path: Path) -> None:
    elsewhere = report(tmp_path / "elsewhere" / "out")
    study = tmp_path / "study"
    study.mkdir()
    (study / "out").symlink_to(elsewhere)
    (study / "round").symlink_to(study)
    (study / "manifest.json").symlink_to(elsewhere / "manifest.json")
    assert own_reports(study / "study.toml") == []


def test_the_report_of_a_study_nearer_by_is_that_study_s(tmp_path: Path) -> None:
    out = report(tmp_path / "2023" / "out")
    assert own_reports(tmp_path / "study.toml") == [out]
    (tmp_path / "2023" / "study.toml").touch()
    assert own_reports(tmp_path / "study.toml") == []
    assert own_reports(tmp_path / "2023" / "study.toml") == [out]


def test_a_report_is_of_the_study_file_that_it_names(tmp_path: Path) -> None:
    out = report(tmp_path / "out", {**OURS, "study": "answers.csv"})
    assert own_reports(tmp_path / "study.toml") == []
    assert own_reports(tmp_path / "answers.csv") == [out]


@pytest.mark.parametrize(
    "manifest",
    [
        {"study": "study.toml", "tools": [{"generator": {"name": "webpack"}}, "cgsurvey"]},
        {"generator": {"name": "webpack"}, "study": "study.toml"},
        {"generator": "cgsurvey", "study": "study.toml"},
        {"generator": {"name": "cgsurvey"}},
        {**OURS, "filling": "x" * LARGEST},
        ["cgsurvey"],
    ],
)
def test_manifests_of_others_are_passed_over(tmp_path: Path, manifest: Any) -> None:
    report(tmp_path, manifest)
    assert own_reports(tmp_path / "study.toml") == []


def test_a_damaged_manifest_of_ours_is_ours(tmp_path: Path) -> None:
    """As a merge leaves it that nobody has resolved."""
    out = report(tmp_path / "out", {**OURS, "title": 'of "study": "another.toml"'})
    path = out / "manifest.json"
    path.write_text("<<<<<<< HEAD\n" + path.read_text("utf-8") + "=======\n", "utf-8")
    assert own_reports(tmp_path / "study.toml") == [out]
    path.write_text(path.read_text("utf-8").replace("cgsurvey", "others"), "utf-8")
    assert own_reports(tmp_path / "study.toml") == []


def test_a_folder_that_the_system_closes_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report(tmp_path / "closed" / "out")
    out = report(tmp_path / "open")
    scanned = os.scandir

    def refuse(folder: Path) -> Any:
        if folder.name == "closed":
            raise PermissionError(13, "Permission denied")
        return scanned(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert own_reports(tmp_path / "study.toml") == [out]
