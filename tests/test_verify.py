"""verify: a report computed again from its data, and every difference named."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import cgsurvey.verification.comparing
from cgsurvey.manifest import printed
from cgsurvey.verification import Sources, verify
from command_line import HAN, SMALL, run
from written_reports import change, seal

FORMATS = ("--format", "md,json")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small study with its report in a folder of its own, made once."""
    folder = tmp_path_factory.mktemp("study")
    for name, text in SMALL.items():
        (folder / name).write_text(text, encoding="utf-8")
    done = run("report", folder, "--out", folder / "out", *FORMATS)
    assert done.exit_code == 0, done.stderr
    return folder


@pytest.fixture
def study(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "study")


def codes(out: Path, **sources: Any) -> list[str]:
    found = verify(out, Sources(**sources))
    return [each.code.removeprefix("verification.") for each in found.findings]


def test_a_report_is_what_its_data_give(study: Path) -> None:
    done = run("verify", study / "out", "--lang", "en")
    assert done.exit_code == 0
    (line,) = done.stdout.splitlines()
    assert line.startswith("In order: '小调查' is what its data give. Compared: files 2, rows of results ")
    assert HAN.search(run("verify", study / "out", "--lang", "zh").stdout)


def test_the_data_have_changed(study: Path) -> None:
    change(study / "answers.csv", "1,甲,男,满意,30", "1,甲,男,不满意,30")
    done = run("verify", study / "out", "--lang", "en")
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert lines[0] == "Input has changed: answers.csv"
    assert "Computed again, the file is not what the manifest says: report.md" in lines
    row = "Row residents/satisfaction_rate/overall/rate (in the report → computed again): estimate 0.75 → 0.5"
    assert any(line.startswith(row) for line in lines)
    assert any("'75.0' in the report, '50.0' computed again" in line for line in lines)
    assert lines[-1].startswith("Not in order: '小调查'. Differences: ")


def test_all_differences_are_there_for_machines(study: Path) -> None:
    change(study / "answers.csv", "1,甲,男,满意,30", "1,甲,男,不满意,30")
    document = json.loads(run("verify", study / "out", "--json").stdout)
    shown = run("verify", study / "out").stdout.splitlines()
    assert document["in_order"] is False
    assert len(document["findings"]) > len(shown)
    assert {"code", "fails", "facts", "text"} == set(document["findings"][0])
    assert document["compared"]["files"] == 2


def test_the_study_has_changed(study: Path) -> None:
    change(study / "study.toml", "Small survey", "Small survey, 2nd")
    found = codes(study / "out")
    assert found[0] == "study_changed"
    assert "output_differs" in found


def test_a_study_that_cannot_be_read_any_more_is_a_difference(study: Path) -> None:
    change(study / "study.toml", 'kind = "scale"', 'kind = "skale"')
    done = run("verify", study / "out")
    assert done.exit_code == 1
    assert "skale" in done.stdout
    assert "Nothing was computed again" in done.stdout


def test_an_input_is_gone_or_new(study: Path) -> None:
    (study / "sections").mkdir()
    (study / "sections" / "background.md").write_text("# 背景\n\n略。\n", encoding="utf-8")
    assert codes(study / "out")[0] == "input_new"
    (study / "answers.csv").unlink()
    assert codes(study / "out") == ["input_missing", "input_new", "refused"]


def test_an_output_was_changed_by_hand(study: Path) -> None:
    change(study / "out" / "report.md", "75.0", "95.0")
    found = verify(study / "out", Sources())
    assert [each.text("en") for each in found.findings] == [
        "Output was changed after it was written: report.md"
    ]
    assert not found.is_in_order


def test_a_number_was_changed_with_its_hash(study: Path) -> None:
    """The manifest agrees with the folder; the data do not."""
    change(study / "out" / "report.md", "75.0", "95.0")
    seal(study / "out")
    assert codes(study / "out") == ["output_differs"]


def test_a_row_was_changed_with_its_hash(study: Path) -> None:
    path = study / "out" / "report.json"
    document = json.loads(path.read_text("utf-8"))
    row = next(row for result in document["results"] for row in result["rows"] if row["measure"] == "rate")
    row["estimate"] = 0.95
    path.write_text(json.dumps(document), "utf-8")
    seal(study / "out")
    found = verify(study / "out", Sources()).findings
    assert [each.code for each in found] == ["verification.output_differs", "verification.row_differs"]
    assert found[1].facts == {"row": row["id"], "columns": ["estimate 0.95 → 0.75"]}


def test_a_cell_and_a_sentence_were_changed_with_their_hash(study: Path) -> None:
    path = study / "out" / "report.json"
    document = json.loads(path.read_text("utf-8"))
    blocks = [block for section in document["report"]["sections"] for block in section["blocks"]]
    table = next(block for block in blocks if block["kind"] == "Table")
    table["groups"][0]["rows"][0][1]["text"] = "50"
    sentence = next(sentence for block in blocks for sentence in block.get("sentences", ()))
    sentence["text"] += "结果很好。"
    path.write_text(json.dumps(document), "utf-8")
    seal(study / "out")
    facts = [each.facts for each in verify(study / "out", Sources()).findings[1:]]
    assert {(each["old"], each["new"]) for each in facts} == {
        ("50", "5"),
        (sentence["text"], sentence["text"].removesuffix("结果很好。")),
    }
    assert all("glance" in each["place"] for each in facts)


def test_an_output_is_gone_or_a_link(study: Path) -> None:
    out = study / "out"
    (out / "report.md").rename(study / "elsewhere.md")
    assert codes(out) == ["output_missing"]
    (out / "report.md").symlink_to(study / "elsewhere.md")
    assert codes(out) == ["output_not_regular"]
    (out / "report.md").unlink()
    os.mkfifo(out / "report.md")
    assert codes(out) == ["output_not_regular"]


@pytest.mark.parametrize("content", ["", "[" * 100_000, "[]", "null", '{"results": 3, "report": []}', "NaN"])
def test_a_report_json_of_any_kind_is_told_and_no_fault(study: Path, content: str) -> None:
    (study / "out" / "report.json").write_text(content, "utf-8")
    found = codes(study / "out")
    assert found[0] == "output_changed"
    assert set(found[1:]) <= {"not_compared", "value_differs", "row_new"}
    assert len(found) > 1


@pytest.mark.parametrize("key", ["study", "template"])
def test_a_name_that_no_file_can_have_is_one_that_is_not_there(study: Path, key: str) -> None:
    path = study / "out" / "manifest.json"
    found = json.loads(path.read_text("utf-8"))
    name = "长" * 500
    found[key] = name if key == "study" else {"name": name, "bytes": 1, "sha256": "0" * 64}
    path.write_text(json.dumps(found), "utf-8")
    done = run("verify", study / "out")
    assert done.exit_code == 2
    assert f"--{key}" in done.stderr


def test_what_the_system_refuses_to_read_is_told(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open
    closed = {"report.md", "report.json", "answers.csv"}

    def refuse(path: Path, *arguments: Any, **options: Any) -> Any:
        if path.name in closed:
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    assert codes(study / "out") == ["output_changed", "output_changed", "input_changed", "refused"]
    closed.remove("answers.csv")
    assert codes(study / "out") == ["output_changed", "output_changed", "not_compared"]
    closed.add("manifest.json")
    done = run("verify", study / "out", "--lang", "en")
    assert done.exit_code == 3
    assert "manifest.json cannot be read: Permission denied" in done.stderr
    again = run("report", study, "--out", study / "out", *FORMATS)
    assert again.exit_code == 4
    assert "there already" in again.stderr


def test_files_that_the_manifest_does_not_name_are_told(study: Path) -> None:
    """They look like the report's own, as a table would that somebody has added; other files are nobody's."""
    (study / "out" / "tables").mkdir()
    for name in ("tables/99-forged.csv", "report.pdf", "notes.txt"):
        (study / "out" / name).touch()
    done = run("verify", study / "out", "--lang", "en")
    assert done.exit_code == 0
    assert "not compared: report.pdf, tables/99-forged.csv" in done.stdout
    assert "notes.txt" not in done.stdout


def test_a_huge_report_json_is_not_read(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cgsurvey.verification.comparing, "LARGEST", 10)
    assert codes(study / "out") == ["not_compared"]


@pytest.mark.parametrize(
    ("key", "value"), [("title", "别的"), ("problems", 0), ("confidence", 0.9), ("rows", [])]
)
def test_what_the_manifest_says_of_the_report_is_compared(study: Path, key: str, value: Any) -> None:
    path = study / "out" / "manifest.json"
    document = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**document, key: value}), "utf-8")
    found = verify(study / "out", Sources()).findings
    assert [(each.code, each.facts) for each in found] == [("verification.manifest_differs", {"key": key})]


def test_a_file_that_no_run_writes_is_told(study: Path) -> None:
    path = study / "out" / "manifest.json"
    document = json.loads(path.read_text("utf-8"))
    (study / "out" / "report.tex").write_text("more", "utf-8")
    document["outputs"].append({"name": "report.tex", **printed(b"more")})
    path.write_text(json.dumps(document), "utf-8")
    assert codes(study / "out") == ["output_foreign"]


def test_another_version_is_told_and_is_no_difference(study: Path) -> None:
    change(study / "out" / "manifest.json", '"version": "', '"version": "9.')
    done = run("verify", study / "out", "--lang", "en")
    assert done.exit_code == 0
    assert "written by cgsurvey 9." in done.stdout


def test_a_number_that_no_row_gives_is_told(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cgsurvey.report import provenance

    monkeypatch.setattr(provenance, "resolve", lambda *_: "0")
    found = codes(study / "out")
    assert set(found) == {"unresolved"}
    assert len(found) == verify(study / "out", Sources()).numerals


def test_options_are_those_of_the_run(study: Path) -> None:
    """Formats, language and the rule of intervals stand in the manifest."""
    out = study / "other"
    done = run(
        "analyze", study, "--out", out, "--format", "md", "--lang", "en", "--interval", "korn_graubard"
    )
    assert done.exit_code == 0
    assert codes(out) == []


@pytest.mark.parametrize(
    ("verb", "rest"),
    [
        ("table", ["overall", "--by", "sex", "--interval", "wilson"]),
        ("regress", ["--outcome", "age", "--treatment", "sex=女", "--controls", "overall", "--seed", "7"]),
    ],
)
def test_reports_of_other_verbs_are_verified_too(study: Path, verb: str, rest: list[str]) -> None:
    assert run(verb, study, *rest, "--out", study / verb, *FORMATS).exit_code == 0
    assert codes(study / verb) == []


def test_a_comparison_is_verified_with_both_years(study: Path, tmp_path: Path) -> None:
    earlier = shutil.copytree(study, tmp_path / "earlier")
    change(earlier / "study.toml", "[questionnaires", "year = 2022\n[questionnaires")
    change(study / "study.toml", "[questionnaires", "year = 2023\n[questionnaires")
    assert run("compare", earlier, study, "--out", study / "both", *FORMATS).exit_code == 0
    assert codes(study / "both", earlier=earlier) == []
    without = run("verify", study / "both")
    assert without.exit_code == 2
    assert "--earlier" in without.stderr
    change(earlier / "answers.csv", "30", "31")
    assert (
        "Input has changed: previous/answers.csv"
        in run("verify", study / "both", "--earlier", earlier, "--lang", "en").stdout
    )


def test_a_drafted_study_is_drafted_again(study: Path) -> None:
    (study / "study.toml").unlink()
    assert run("report", study / "answers.csv", "--out", study / "drafted", *FORMATS).exit_code == 0
    assert codes(study / "drafted") == []


def test_the_study_is_found_above_or_here_or_as_named(
    study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deeper = shutil.copytree(study / "out", study / "a" / "b")
    assert codes(deeper) == []
    away = shutil.copytree(study / "out", tmp_path / "away")
    lost = run("verify", away)
    assert lost.exit_code == 2
    assert "--study" in lost.stderr
    assert codes(away, study=study) == []
    monkeypatch.chdir(study)
    assert codes(away) == []


@pytest.mark.parametrize("path", ["nowhere", "study.toml", "."])
def test_what_is_no_report_is_a_mistake_of_the_call(study: Path, path: str) -> None:
    done = run("verify", study / path)
    assert done.exit_code == 2
    assert "manifest.json" in done.stderr


def test_a_damaged_manifest_is_refused(study: Path) -> None:
    change(study / "out" / "manifest.json", '"report.md"', '"../../etc/passwd"')
    done = run("verify", study / "out")
    assert done.exit_code == 3
    assert "damaged" in done.stderr


def test_a_template_is_compared(study: Path, write_template: Callable[[Path, str], Path]) -> None:
    template = write_template(study / "ours.docx", "Heading 1")
    done = run("report", study, "--out", study / "word", "--format", "docx", "--template", template)
    assert done.exit_code == 0, done.stderr
    assert codes(study / "word") == []
    moved = template.rename(study / "out" / "ours.docx")
    assert run("verify", study / "word").exit_code == 2
    assert codes(study / "word", template=moved) == []
    write_template(moved, "Heading 2")
    assert codes(study / "word", template=moved)[0] == "input_changed"


@pytest.fixture
def write_template() -> Callable[[Path, str], Path]:
    def write(path: Path, style: str) -> Path:
        import docx

        document = docx.Document()
        document.styles[style].font.bold = False
        document.save(str(path))
        return path

    return write
