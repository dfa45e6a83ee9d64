"""Findings as annotations: what the runner reads back is what was meant, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgsurvey.clean import clean
from cgsurvey.findings.finding import Accepted, Finding
from cgsurvey.findings.formats import FORMATS
from cgsurvey.findings.formats.github import APART, NAMED, SHOWN, Annotation
from cgsurvey.findings.formats.places import rows_told
from cgsurvey.findings.rules import RULES
from command_line import run
from findings.hostile_inspections import finding, hostile, inspection
from findings.small_studies import ROWS, small_study


class Command(NamedTuple):
    """A workflow command as the runner reads it."""

    name: str
    properties: dict[str, str]
    message: str


def read(line: str) -> Command:
    """As the runner reads a line: the head up to the second ``::``, its properties at each comma."""
    assert line.startswith("::")
    head, message = line[2:].split("::", 1)
    name, _, properties = head.partition(" ")
    pairs = [each.split("=", 1) for each in properties.split(",") if each]
    return Command(name, {key: _unescaped(value) for key, value in pairs}, _unescaped(message))


def _unescaped(text: str) -> str:
    for escaped, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escaped, character)
    return text


def commands(*findings: Finding) -> list[Command]:
    written = FORMATS["github"]([inspection(*findings)], "error", "en")
    assert isinstance(written, bytes)
    return [read(line) for line in written.decode("utf-8").splitlines()]


def test_one_finding_is_one_command() -> None:
    found = commands(finding("schema/header", "error", sheet="Sheet1", column="50%, a:b", rows=(5,)))
    rule = RULES["schema/header"]
    assert found == [
        Command(
            "error",
            {"file": "a/residents.xlsx", "title": f"{rule.say('title', 'en')} (schema/header)"},
            "found: x\n"
            f"  a/residents.xlsx · sheet 'Sheet1' · column '50%, a:b' · {rows_told((5,), 'en')}\n"
            + rule.say("remedy", "en"),
        )
    ]


def test_severities_are_commands_the_gravest_first_and_accepted_ones_are_notices() -> None:
    known = Accepted(Path("baseline.toml"), "agreed")
    found = commands(
        finding(severity="note"),
        finding(),
        finding("schema/header", "error", accepted=known),
        finding("study/mistake", "error"),
    )
    assert [each.name for each in found] == ["error", "warning", "notice", "notice"]
    assert any("Because: agreed (baseline.toml)" in each.message for each in found[2:])


def test_a_line_of_a_text_file_is_named_and_a_row_of_a_sheet_is_no_line() -> None:
    first, second = commands(finding(line=7, file=Path("a") / "claims.toml"), finding(rows=(7,)))
    assert (first.properties["file"], first.properties["line"]) == ("a/claims.toml", "7")
    assert "line" not in second.properties


def test_findings_of_a_rule_in_a_file_are_one_annotation() -> None:
    found = [finding(column=f"q{number}") for number in range(NAMED + 2)]
    (one,) = commands(*found)
    assert [f"q{number}" in one.message for number in range(NAMED + 2)] == [True] * NAMED + [False] * 2
    assert "2 more" in one.message
    assert len(commands(*found, finding(file=Path("other.xlsx")), finding("schema/header"))) == 3


def test_findings_at_a_few_lines_stand_apart_and_at_many_together() -> None:
    claims = Path("a") / "claims.toml"
    found = [finding(line=line, file=claims) for line in (*range(1, APART + 1), 1)]
    assert [each.properties["line"] for each in commands(*found)] == [str(n) for n in range(1, APART + 1)]
    (one,) = commands(*found, finding(line=APART + 1, file=claims))
    assert one.properties["line"] == "1"
    assert "a/claims.toml:2" in one.message


def test_of_more_than_github_shows_the_last_says_how_many_are_left() -> None:
    files = [finding(file=Path(f"{number:02}.xlsx")) for number in range(SHOWN + 3)]
    assert len(commands(*files[:SHOWN])) == SHOWN
    found = commands(*files, finding(severity="note"))
    assert len(found) == SHOWN + 3 + 1 + 1
    last = found[SHOWN - 1]
    assert last.name == "warning"
    assert last.message.startswith("4 more annotations")
    assert "(file/merged)" in last.message
    assert [each.properties["file"] for each in found[: SHOWN - 1]] == [
        f"{n:02}.xlsx" for n in range(SHOWN - 1)
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_name_can_be_a_command(language: str) -> None:
    written = FORMATS["github"]([hostile()], "error", language)  # type: ignore[arg-type]
    assert isinstance(written, bytes)
    text = written.decode("utf-8")
    lines = text.split("\n")
    assert [line.partition(" ")[0] for line in lines if line] == ["::error", "::notice"]
    assert not {0x00, 0x0D, 0x1B} & set(written)
    worst = read(lines[0])
    assert set(worst.properties) == {"file", "title"}
    assert "%0A::set-env name=x::y,z:w" in worst.message
    assert worst.properties["file"].startswith("a/a\n::error::b%0A::set-env name=x::y,z:w")


@given(st.text(), st.text(min_size=1), st.text(min_size=1))
def test_what_the_runner_reads_is_what_was_meant(message: str, title: str, file: str) -> None:
    line = str(Annotation("error", title, message, file))
    assert "\n" not in line
    assert "\r" not in line
    found = read(line)
    assert found.name == "error"
    assert set(found.properties) == {"file", "title"}
    assert found.message == "\n".join(map(clean, message.split("\n")))
    assert found.properties["file"] == "\n".join(map(clean, file.split("\n")))


def test_an_annotation_stays_within_what_the_runner_takes() -> None:
    long = "长" * 3000
    found = [finding(column=long, sheet=long, quoted=long, file=Path(long)) for _ in range(NAMED + 1)]
    (one,) = commands(*found)
    assert len(one.message) < 6000


def test_files_are_named_from_the_root_of_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    small_study(tmp_path / "repository" / "surveys" / "乙 b", rows=ROWS.replace("1、满意吗", "2、天气好吗"))
    for folder, named in ((".", "surveys"), ("surveys", "乙 b"), ("surveys/乙 b", "residents.csv")):
        monkeypatch.chdir(tmp_path / "repository" / folder)
        done = run("check", named, "--format", "github")
        assert done.exit_code == 1
        files = {read(line).properties["file"] for line in done.stdout.splitlines()}
        assert files == {"surveys/乙 b/residents.csv"}


def test_a_file_outside_the_repository_has_no_annotation_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "repository")
    outside = [Path("..") / "x.csv", tmp_path / "x.csv"]
    assert [set(each.properties) for each in commands(*(finding(file=each) for each in outside))] == [
        {"title"},
        {"title"},
    ]
    assert [set(each.properties) for each in commands(finding(file=None))] == [{"title"}]
    assert commands(finding(file=Path())) != []


def test_nothing_is_written_where_nothing_was_found(tmp_path: Path) -> None:
    done = run("check", small_study(tmp_path), "--format", "github")
    assert (done.exit_code, done.stdout) == (0, "")
