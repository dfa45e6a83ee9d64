"""The ready workflows do what they say, step by step, in a fresh clone; the project checks its samples."""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from command_line import ROOT
from findings.small_studies import ROWS, small_study
from repositories import clone, done, repository

GITHUB = ROOT / "docs" / "ci" / "github-workflow.yml"
GITLAB = ROOT / "docs" / "ci" / "gitlab-ci.yml"
OWN = ROOT / ".github" / "workflows" / "check.yml"
#: what stands in for it is this environment
INSTALL = 'python -m pip install "cgsurvey @ git+ADDRESS-OF-THIS-REPOSITORY@v0.1.0"'
BROKEN = ROWS.replace("1、满意吗", "2、天气好吗")


def loaded(path: Path) -> dict[str, Any]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


@pytest.fixture
def studies(tmp_path: Path) -> Path:
    """A repository with two studies in folders of awkward names."""
    (tmp_path / "origin").mkdir()
    small_study(tmp_path / "origin" / "surveys" / "甲 2024")
    small_study(tmp_path / "origin" / "surveys" / "乙")
    return tmp_path / "origin"


def steps(path: Path) -> list[dict[str, Any]]:
    """The steps of the one job of a workflow of GitHub."""
    (job,) = loaded(path)["jobs"].values()
    found = job["steps"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("path", [GITHUB, OWN], ids=["ready", "own"])
def test_a_workflow_is_one_of_github_with_as_few_rights_as_can_be(path: Path) -> None:
    found = loaded(path)
    # YAML 1.1 reads the key "on" as true, GitHub as a word
    assert set(found) == {"name", True, "permissions", "jobs"}
    assert found[True] == {"push": None, "pull_request": None}
    assert found["permissions"] == {"contents": "read"}
    used = [step["uses"] for step in steps(path) if "uses" in step]
    assert [name.split("@")[0] for name in used] == ["actions/checkout", "actions/setup-python"]
    python = next(step["with"]["python-version"] for step in steps(path) if "with" in step)
    oldest = re.search(r'requires-python = ">=3\.(\d+)"', (ROOT / "pyproject.toml").read_text("utf-8"))
    assert oldest is not None
    # a version that is no text would be read as a number: 3.1 of 3.10
    assert isinstance(python, str)
    assert int(python.split(".")[1]) >= int(oldest[1])


def ran_on_github(folder: Path, summary: Path) -> dict[str, Any]:
    """What each step of the ready workflow ends with and prints, in bash as GitHub calls it."""
    found: dict[str, Any] = {}
    for step in steps(GITHUB):
        if "run" in step and step["run"] != INSTALL:
            failed = any(each.returncode for each in found.values())
            assert not failed or step["if"] == "${{ !cancelled() }}"
            call = ("bash", "-e", "-c", step["run"])
            found[step["name"]] = done(*call, folder=folder, expected=None, GITHUB_STEP_SUMMARY=str(summary))
    return found


def test_the_ready_workflow_of_github_passes_what_is_in_order(studies: Path, tmp_path: Path) -> None:
    folder = clone(repository(studies), tmp_path / "clone")
    found = ran_on_github(folder, tmp_path / "summary.md")
    assert {name: step.returncode for name, step in found.items()} == {"Check": 0, "Summary": 0}
    assert found["Check"].stdout == ""
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "surveys/甲 2024/study.toml" in summary
    assert "surveys/乙/study.toml" in summary


def test_the_ready_workflow_of_github_annotates_and_fails(studies: Path, tmp_path: Path) -> None:
    (studies / "surveys" / "乙" / "residents.csv").write_text(BROKEN, encoding="utf-8")
    folder = clone(repository(studies), tmp_path / "clone")
    found = ran_on_github(folder, tmp_path / "summary.md")
    assert {name: step.returncode for name, step in found.items()} == {"Check": 1, "Summary": 0}
    first = found["Check"].stdout.splitlines()[0]
    assert first.startswith("::error file=surveys/乙/residents.csv,title=")
    lines = (tmp_path / "summary.md").read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("    ") for line in lines)
    assert any("schema/header" in line for line in lines)


def test_the_ready_workflows_install_the_project_by_its_name() -> None:
    written = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert '\nname = "cgsurvey"\n' in written
    assert next(step["run"] for step in steps(GITHUB) if "run" in step) == INSTALL
    assert loaded(GITLAB)["cgsurvey"]["script"][0] == INSTALL


def test_the_ready_job_of_gitlab_leaves_a_report_of_tests(studies: Path, tmp_path: Path) -> None:
    (studies / "surveys" / "乙" / "residents.csv").write_text(BROKEN, encoding="utf-8")
    folder = clone(repository(studies), tmp_path / "clone")
    job = loaded(GITLAB)["cgsurvey"]
    (line,) = (each for each in job["script"] if each != INSTALL)
    done("sh", "-e", "-c", line, folder=folder, expected=1)
    assert job["artifacts"]["when"] == "always"
    report = etree.parse(folder / job["artifacts"]["reports"]["junit"]).getroot()
    found = [(suite.get("name"), suite.get("failures")) for suite in report]
    assert found == [("surveys/乙/study.toml", "1"), ("surveys/甲 2024/study.toml", "0")]


def test_the_project_checks_its_samples_after_its_tests() -> None:
    assert [step["run"] for step in steps(OWN) if "run" in step] == [".ci/run"]
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & stat.S_IXUSR
    targets = re.findall(r"(?m)^make (\w+)$", script.read_text(encoding="utf-8"))
    assert targets == ["test", "lint", "types", "check"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "\ncheck: $(READY)\n\t$(BIN)/cgsurvey check data/samples/*\n" in makefile


def test_the_samples_are_in_order_and_say_what_was_expected() -> None:
    ran = done("bash", "-c", "cgsurvey check data/samples/*", folder=ROOT)
    for told in ("claims/impossible", "99.08%", "claims/significance"):
        assert told in ran.stdout
