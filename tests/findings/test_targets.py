"""What stands behind the paths of a command line: each study once, whatever of it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from cgsurvey.errors import UsageError
from cgsurvey.findings import below
from cgsurvey.findings.targets import targets_of
from cgsurvey.paths import near
from command_line import run, shell
from findings.small_studies import small_study

OURS = '{"manifest": 1, "generator": {"name": "cgsurvey", "version": "0.1"}, "study": "study.toml"}'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, the root of a repository."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def kinds(*paths: str | Path) -> list[tuple[str, str]]:
    targets, _ = targets_of(Path(each) for each in paths)
    return [(each.kind, each.path.as_posix()) for each in targets]


def passed(*paths: str | Path) -> list[str]:
    return [each.as_posix() for each in targets_of(Path(each) for each in paths)[1]]


def written(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_study_is_checked_once_however_it_is_named(here: Path) -> None:
    small_study(here / "a", claims="# none\n")
    named = ["a", "a/study.toml", "a/claims.toml", "a/residents.csv", here / "a", "./a/../a/study.toml"]
    assert [kinds(each) for each in named[:-1]] == [[("study", "a/study.toml")]] * 5
    assert len(kinds(*named)) == 1


def test_all_studies_below_a_folder_are_found_in_the_order_of_their_names(here: Path) -> None:
    for name in ("乙 b/2024", "乙 b", "甲\n1", "z"):
        small_study(here / name)
    written(here / "claims" / "claims.toml")
    studies = ["z", "乙 b", "乙 b/2024", "甲\n1"]
    assert kinds(".") == [
        ("claims", "claims/claims.toml"),
        *(("study", f"{each}/study.toml") for each in studies),
    ]
    assert kinds(here) == kinds(".")


@pytest.mark.parametrize("name", [".venv", ".hidden", "node_modules", "__pycache__", "env"])
def test_folders_of_tools_are_not_searched(here: Path, name: str) -> None:
    small_study(here / name / "a")
    written(here / "env" / "pyvenv.cfg")
    assert kinds(".") == []
    assert passed(".") == ["."]
    assert kinds(f"{name}/a") == [("study", f"{name}/a/study.toml")]


def test_links_to_folders_are_not_followed(here: Path) -> None:
    small_study(here / "a")
    (here / "a" / "again").symlink_to(here, target_is_directory=True)
    (here / "b").symlink_to(here / "a", target_is_directory=True)
    assert kinds(".") == [("study", "a/study.toml")]
    assert kinds("b", "a") == [("study", "b/study.toml")]


def test_a_link_to_itself_is_absent(here: Path) -> None:
    (here / "loop").symlink_to(here / "loop")
    assert kinds("loop", "nothing", "nothing/at/all") == [
        ("absent", "loop"),
        ("absent", "nothing"),
        ("absent", "nothing/at/all"),
    ]


def test_reports_stand_for_themselves_but_for_those_that_are_checked_with_their_study(here: Path) -> None:
    small_study(here / "a")
    for folder in ("a/out", "a/b/c/far", "out"):
        written(here / folder / "manifest.json", OURS)
    written(here / "a" / "of another" / "manifest.json", OURS.replace("study.toml", "other.toml"))
    written(here / "web" / "manifest.json", '{"name": "an app"}')
    reports = [("report", "a/b/c/far"), ("report", "a/of another"), ("report", "out")]
    assert kinds(".") == [("study", "a/study.toml"), *reports]
    assert kinds("a/out", "web/manifest.json") == [("report", "a/out"), ("report", "web")]
    assert kinds("web") == [("report", "web")]
    # as a commit names the files that it changes
    assert kinds("a/out/manifest.json", "a/residents.csv", "out") == [("study", "a/study.toml"), reports[-1]]


def test_the_manifest_of_another_program_hides_no_study(here: Path) -> None:
    small_study(here)
    written(here / "manifest.json", '{"name": "an app"}')
    assert kinds(".") == [("study", "study.toml")]


def test_a_file_in_a_folder_below_belongs_to_the_study_that_reads_it(here: Path) -> None:
    written(here / "a" / "study.toml", '[questionnaires.r]\nfile = "data/x.csv"\ncodebook = "form.xlsx"\n')
    for name in ("data/x.csv", "data/y.csv", "form.xlsx", "sections/en/closing.md", "notes.md"):
        written(here / "a" / name)
    study = [("study", "a/study.toml")]
    assert kinds("a/data/x.csv") == kinds("a/form.xlsx") == kinds("a/sections/en/closing.md") == study
    assert kinds("a/data/y.csv") == [("data", "a/data/y.csv")]
    assert passed("a/notes.md") == ["a/notes.md"]


def test_from_a_folder_below_the_study_above_is_found(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(here / "a" / "study.toml", '[questionnaires.r]\nfile = "data/x.csv"\n')
    written(here / "a" / "data" / "x.csv")
    monkeypatch.chdir(here / "a" / "data")
    assert kinds("x.csv") == [("study", "../study.toml")]
    assert kinds(Path.cwd() / "x.csv") == [("study", "../study.toml")]


def test_a_data_file_that_the_study_beside_it_does_not_read_is_passed_over(here: Path) -> None:
    small_study(here)
    written(here / "other.csv", "a\n1\n")
    assert passed("other.csv") == ["other.csv"]


def test_it_is_said_why_a_path_is_passed_over(here: Path) -> None:
    small_study(here / "a")
    written(here / "a" / "other.csv", "a\n1\n")
    written(here / "b" / "data.csv", "a\n1\n")
    written(here / "notes.md", "a")
    done = run("check", "a/other.csv", "b", "notes.md", "--lang", "en")
    assert done.exit_code == 2
    unread, folder, nothing, *_ = done.stderr.splitlines()
    assert "study.toml beside 'a/other.csv' does not read it" in unread
    assert "no study.toml" in folder
    assert "cgsurvey init" in folder
    assert nothing == "Passed over: there is nothing to check in 'notes.md'."


@pytest.mark.parametrize(
    "text",
    ["[questionnaires", "questionnaires = 1", "[questionnaires]\nr = 1", "[questionnaires.r]\nfile = 1"],
)
def test_a_broken_study_is_told_where_it_might_be_the_one(here: Path, text: str) -> None:
    written(here / "study.toml", text)
    written(here / "x.csv")
    broken = text == "[questionnaires"
    assert kinds("x.csv") == ([("study", "study.toml")] if broken else [])


def test_a_toml_of_another_program_is_passed_over(here: Path) -> None:
    written(here / "pyproject.toml", "[project]\n")
    written(here / "2024.toml", "[questionnaires.r]\n")
    written(here / "broken.toml", "[questionnaires")
    written(here / "a" / "study.toml", "")
    assert passed("pyproject.toml") == ["pyproject.toml"]
    named = ["2024.toml", "broken.toml", "a/study.toml"]
    assert kinds(*named) == [("study", each) for each in named]


def test_no_study_outside_the_repository_is_asked(here: Path) -> None:
    written(here / "study.toml", '[questionnaires.r]\nfile = "inner/x.csv"\n')
    written(here / "inner" / "x.csv")
    assert kinds("inner/x.csv") == [("study", "study.toml")]
    (here / "inner" / ".git").mkdir()
    assert kinds("inner/x.csv") == [("data", "inner/x.csv")]


def test_too_many_folders_are_refused_in_words(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small_study(here / "a")
    (here / "b").mkdir()
    monkeypatch.setattr(below, "MOST_FOLDERS", 3)
    assert kinds(".") == [("study", "a/study.toml")]
    monkeypatch.setattr(below, "MOST_FOLDERS", 2)
    with pytest.raises(UsageError, match="more than 2 folders"):
        kinds(".")
    assert kinds("a/study.toml") == [("study", "a/study.toml")]


def test_paths_are_told_from_the_working_folder_where_they_lie_in_it(here: Path) -> None:
    assert near(here / "a" / ".." / "b") == Path("b")
    assert near(Path("a") / ".." / "b") == Path("b")
    assert near(here) == Path()
    assert near(Path("..") / "x") == Path("..") / "x"
    assert near(here.parent / "x") == here.parent / "x"
    assert near(here / "a" / "b", here / "a") == Path("b")


def test_the_working_folder_may_be_gone(here: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    study = small_study(tmp_path_factory.mktemp("elsewhere"))
    gone = here / "gone"
    for form in ("json", "github"):
        gone.mkdir()
        done = shell(f"cd {gone} && rmdir {gone} && $CG check {study} --format {form} --fail-on warning")
        assert (done.returncode, "1 path: nothing found" in done.stderr) == (0, True), done.stderr


def test_the_working_folder_may_be_reached_by_a_link(
    here: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    link = tmp_path_factory.mktemp("links") / "here"
    link.symlink_to(here, target_is_directory=True)
    assert near(link / "a") == Path("a")
