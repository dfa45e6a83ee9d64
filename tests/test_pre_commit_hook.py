"""The hook of pre-commit: which files call it, and what it says of a commit."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from cgsurvey.loaders.names import DATA_NAMES
from command_line import ROOT
from findings.small_studies import ROWS, small_study
from repositories import done, repository

MANIFEST = ROOT / ".pre-commit-hooks.yaml"


@pytest.fixture(scope="module")
def hook() -> dict[str, Any]:
    (found,) = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_the_definition_is_one_of_pre_commit(hook: dict[str, Any], tmp_path: Path) -> None:
    done("pre-commit", "validate-manifest", MANIFEST, folder=tmp_path)
    assert hook["id"] == "cgsurvey-check"
    assert hook["language"] == "python"
    # a user who names other folders replaces the dot
    assert (hook["entry"], hook["args"]) == ("cgsurvey check", ["."])


@pytest.mark.parametrize(
    "name",
    [
        *(f"a b/甲{ending}" for ending in DATA_NAMES),
        *("X.CSV", "study.toml", "a/claims.toml", "a/baseline.toml", "other study.toml"),
        *("sections/glance.md", "a/sections/en/glance.md", "a/manifest.json", "a/report.docx", "results.csv"),
    ],
)
def test_files_that_a_check_reads_call_it(hook: dict[str, Any], name: str) -> None:
    assert re.search(hook["files"], name)


@pytest.mark.parametrize(
    "name",
    ["README.md", "a/notes.md", "run.py", "package.json", "a.csv.py", "a/mysections.md", "reports.docx"],
)
def test_files_that_no_check_reads_do_not(hook: dict[str, Any], name: str) -> None:
    assert not re.search(hook["files"], name)


@pytest.fixture
def studies(tmp_path: Path, hook: dict[str, Any]) -> Path:
    """A repository with two studies and the hook, which calls the program of this environment."""
    small_study(tmp_path / "surveys" / "甲 2024")
    small_study(tmp_path / "surveys" / "乙")
    local = {**hook, "language": "system"}
    settings = {"repos": [{"repo": "local", "hooks": [local]}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    (tmp_path / "notes.md").write_text("1\n", encoding="utf-8")
    return repository(tmp_path)


def staged(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    done("git", "add", name, folder=folder)


def committing(folder: Path, expected: int) -> str:
    """What pre-commit says of what is staged."""
    return done(
        "pre-commit", "run", folder=folder, expected=expected, PRE_COMMIT_HOME=str(folder / ".git")
    ).stdout


def test_a_commit_that_breaks_a_study_is_stopped_and_a_mended_one_passes(studies: Path) -> None:
    data = "surveys/乙/residents.csv"
    staged(studies, data, ROWS.replace("1、满意吗", "2、天气好吗"))
    told = committing(studies, 1)
    assert "- exit code: 1" in told
    assert "schema/header" in told
    assert told.count("surveys/甲 2024/study.toml") == 1
    staged(studies, data, ROWS + "11,满意\n")
    assert "Passed" in committing(studies, 0)


def test_a_commit_of_other_files_is_not_checked(studies: Path) -> None:
    staged(studies, "notes.md", "2\n")
    assert "Skipped" in committing(studies, 0)


def test_what_is_not_staged_does_not_count(studies: Path) -> None:
    staged(studies, "surveys/乙/claims.toml", "")
    (studies / "surveys" / "乙" / "residents.csv").write_text("x\n", encoding="utf-8")
    assert "Passed" in committing(studies, 0)


@pytest.mark.slow
def test_pre_commit_installs_the_committed_project_and_runs_its_hook(studies: Path) -> None:
    """As it does for a user who names this repository; minutes, and the packages come over the network."""
    revision = done("git", "rev-parse", "HEAD", folder=ROOT).stdout.strip()
    settings = {"repos": [{"repo": str(ROOT), "rev": revision, "hooks": [{"id": "cgsurvey-check"}]}]}
    staged(studies, ".pre-commit-config.yaml", yaml.safe_dump(settings))
    data = "surveys/乙/residents.csv"
    staged(studies, data, ROWS + "11,满意\n")
    assert "Passed" in committing(studies, 0)
    staged(studies, data, ROWS.replace("1、满意吗", "2、天气好吗"))
    assert "schema/header" in committing(studies, 1)
