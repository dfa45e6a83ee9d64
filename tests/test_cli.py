"""The verbs from the command line: what is printed where, exit codes, files."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner, Result

from cgsurvey import __version__
from cgsurvey.cli import app
from cgsurvey.errors import NotWritten
from cgsurvey.study_file import json_schema
from cgsurvey.writing import write_all

ROOT = Path(__file__).parents[1]
HUBEI = ROOT / "data" / "samples" / "hubei"
BOLE = ROOT / "data" / "samples" / "bole"
HAN = re.compile(r"[一-鿿]")


def run(*arguments: str | Path, **environment: str) -> Result:
    runner = CliRunner(env={"COLUMNS": "100", "CGSURVEY_LANG": "en", **environment})
    result = runner.invoke(app, [str(each) for each in arguments])
    assert "Traceback" not in result.output
    return result


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A study of five respondents in a csv."""
    (tmp_path / "answers.csv").write_text(
        "序号,社区,1、性别,2、满意度,3、年龄\n1,甲,男,满意,30\n2,甲,女,不满意,40\n3,乙,女,满意,50\n"
        "4,乙,男,很好,60\n5,丙,女,满意,70\n",
        encoding="utf-8",
    )
    (tmp_path / "study.toml").write_text(
        """\
title = { zh = "小调查", en = "Small survey" }
[questionnaires.residents]
file = "answers.csv"
group = { zh = "居民", en = "residents" }
id = "序号"
community = "社区"
[questions.residents.sex]
kind = "single"
column = "1、性别"
categories = ["男", "女"]
en = ["Male", "Female"]
[questions.residents.overall]
kind = "scale"
column = "2、满意度"
categories = ["不满意", "满意"]
satisfied = ["满意"]
[questions.residents.age]
kind = "number"
column = "3、年龄"
""",
        encoding="utf-8",
    )
    return tmp_path


def test_version_and_help() -> None:
    assert run("--version").output.strip() == f"cgsurvey {__version__}"
    for verb in ("analyze", "table", "regress", "samples", "schema"):
        assert run(verb, "--help").exit_code == 0
        assert verb in run("--help").output


def test_help_is_in_the_language_of_the_user() -> None:
    command = [sys.executable, "-m", "cgsurvey.cli", "--help"]
    environment = {**os.environ, "CGSURVEY_LANG": "zh", "PYTHONUTF8": "1"}
    chinese = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=True)
    assert "社区治理问卷" in chinese.stdout


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_analyze_prints_the_report_on_stdout_and_its_summary_on_stderr(lang: str) -> None:
    result = run("analyze", HUBEI, "--lang", lang)
    assert result.exit_code == 0
    assert "98.87" in result.stdout
    assert "618" in result.stderr
    assert bool(HAN.search(result.stderr)) == (lang == "zh")
    assert ("合成数据：" if lang == "zh" else "SYNTHETIC DATA") in result.stdout


@pytest.mark.parametrize("way", ["folder", "file", "spreadsheet"])
def test_a_study_is_a_folder_a_file_or_a_spreadsheet_beside_one(small: Path, way: str) -> None:
    path = {"folder": small, "file": small / "study.toml", "spreadsheet": small / "answers.csv"}[way]
    result = run("analyze", path, "--lang", "en")
    assert result.exit_code == 0
    assert "Small survey" in result.stdout


def test_json_alone_stands_on_stdout(small: Path) -> None:
    result = run("analyze", small, "--json")
    document = json.loads(result.stdout)
    assert document["schema"] == 1
    jsonschema.validate(document, json.loads((ROOT / "docs" / "analysis.schema.json").read_text("utf-8")))
    ledger = document["questionnaires"][0]["ledger"]
    assert ledger["rows_read"] == ledger["analysed"] == 5
    # the answer that matches no category is located: row 5 of the sheet
    assert any(5 in problem["rows"] for problem in document["questionnaires"][0]["problems"])
    rate = next(
        row
        for result in document["results"]
        for row in result["rows"]
        if row["id"] == "residents/satisfaction_rate/overall/rate"
    )
    assert rate["n"] == 4
    assert rate["left_out"] == {"invalid": 1}


def test_the_same_input_gives_the_same_bytes(small: Path) -> None:
    first = run("analyze", small, "--out", small / "one")
    second = run("analyze", small, "--out", small / "two")
    assert first.exit_code == second.exit_code == 0
    names = sorted(path.name for path in (small / "one").iterdir())
    assert names
    for name in names:
        assert (small / "one" / name).read_bytes() == (small / "two" / name).read_bytes()


def test_formats_are_chosen_and_checked(small: Path) -> None:
    assert run("analyze", small, "--out", small / "out", "--format", "md").exit_code == 0
    assert {path.suffix for path in (small / "out").iterdir()} == {".md"}
    wrong = run("analyze", small, "--out", small / "out", "--format", "mdd")
    assert wrong.exit_code == 2
    assert "Did you mean 'md'" in wrong.stderr
    assert run("analyze", small, "--format", "md").exit_code == 2


def test_nothing_is_overwritten_without_force(small: Path) -> None:
    assert run("analyze", small, "--out", small / "out").exit_code == 0
    again = run("analyze", small, "--out", small / "out")
    assert again.exit_code == 4
    assert "--force" in again.stderr
    assert run("analyze", small, "--out", small / "out", "--force").exit_code == 0


def test_table_by_a_question(small: Path) -> None:
    result = run("table", small, "overall", "--by", "sex", "--lang", "en")
    assert result.exit_code == 0
    assert "Female" in result.stdout
    document = json.loads(run("table", small, "residents.overall", "--by", "sex", "--json").stdout)
    levels = {row["group_level"] for row in document["results"][0]["rows"]}
    # the test of independence is about all groups together
    assert levels == {"男", "女", None}


def test_table_of_a_number_and_of_text_that_has_none(small: Path) -> None:
    assert run("table", small, "age").exit_code == 0
    unknown = run("table", small, "agee")
    assert unknown.exit_code == 2
    assert "Did you mean 'age'" in unknown.stderr
    assert run("table", small, "community").exit_code == 5


def test_regress_prints_the_ladder() -> None:
    result = run(
        "regress", HUBEI, "--outcome", "belonging", "--treatment", "reached.social_workers",
        "--controls", "sex,age", "--fixed-effects", "community", "--lang", "en", "--json",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    fit = json.loads(result.stdout)["results"][0]["fit"]
    assert [step["step"] for step in fit["steps"]] == ["1", "2", "3"]
    assert fit["identification"]["untreated"] == 7


@pytest.mark.parametrize("option", ["--outcome", "--treatment", "--controls", "--fixed-effects", "--cluster"])
def test_a_wrong_name_is_placed_at_its_option(small: Path, option: str) -> None:
    options = {"--outcome": "overall", "--treatment": "sex=男"} | {option: "agee"}
    done = run("regress", small, *(part for pair in options.items() for part in pair))
    assert done.exit_code == 2
    assert f"{option} on the command line: no question" in done.stderr
    assert "Did you mean 'age'?" in done.stderr
    assert "[residents]" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--outcome", "hit", "--treatment", "hit=影响很大"],
        ["--outcome", "belonging", "--treatment", "hit", "--controls", "home"],
        ["--outcome", "belonging", "--treatment", "hit", "--fixed-effects", "community,community"],
        [
            "--outcome",
            "belonging",
            "--treatment",
            "reached.volunteers",
            "--fixed-effects",
            "reached.volunteers",
        ],
    ],
)
def test_regress_refuses_what_explains_itself(arguments: list[str]) -> None:
    result = run("regress", HUBEI, *arguments)
    assert result.exit_code == 2, result.output
    assert result.stdout == ""


def test_regress_refuses_in_words_what_cannot_be() -> None:
    constant = run("regress", HUBEI, "--outcome", "belonging", "--treatment", "nobody")
    assert constant.exit_code == 2
    assert "nobody" in constant.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["analyze", "nowhere"], 2, "nowhere"),
        (["analyze", "answers.csv", "--lang", "fr"], 2, "fr"),
        (["table", ".", "overall", "--by", "sexe"], 2, "sex"),
        (["analyze"], 2, "STUDY"),
        (["analyse", "."], 2, "analyse"),
    ],
)
def test_usage_errors_end_with_two(
    small: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, word: str
) -> None:
    monkeypatch.chdir(small)
    result = run(*arguments)
    assert result.exit_code == code
    assert word in result.stderr


def test_an_unreadable_input_ends_with_three(small: Path) -> None:
    (small / "answers.csv").write_bytes(b"")
    result = run("analyze", small)
    assert result.exit_code == 3
    assert "answers.csv" in result.stderr


def test_a_spreadsheet_that_the_study_does_not_read(small: Path) -> None:
    (small / "other.csv").write_text("a\n1\n", encoding="utf-8")
    result = run("analyze", small / "other.csv")
    assert result.exit_code == 2
    assert "answers.csv" in result.stderr


def test_a_spreadsheet_without_a_study(tmp_path: Path) -> None:
    (tmp_path / "alone.csv").write_text("a\n1\n", encoding="utf-8")
    result = run("analyze", tmp_path / "alone.csv", CGSURVEY_LANG="zh")
    assert result.exit_code == 2
    assert "study.toml" in result.stderr
    assert HAN.search(result.stderr)


def test_samples_are_written_and_can_be_analysed(tmp_path: Path) -> None:
    result = run("samples", tmp_path / "samples")
    assert result.exit_code == 0
    assert {path.name for path in (tmp_path / "samples").iterdir()} == {"bole", "hubei"}
    assert run("analyze", tmp_path / "samples" / "hubei").exit_code == 0
    assert run("samples", tmp_path / "samples").exit_code == 4


def test_the_schema_is_printed() -> None:
    assert run("schema").stdout == json_schema()


def test_an_internal_fault_is_a_sentence(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("cgsurvey.analysis.sample_of", broken)
    result = run("analyze", small)
    assert result.exit_code == 70
    assert "ZeroDivisionError" in result.stderr
    assert "secret" not in result.stderr


def test_a_reader_that_leaves_is_no_error() -> None:
    command = (
        f"{sys.executable} -m cgsurvey.cli analyze {BOLE} 2>/dev/null | head -1; exit ${{PIPESTATUS[0]}}"
    )
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_with_its_code(tmp_path: Path, sent: signal.Signals, code: int) -> None:
    # reading a pipe that nobody writes keeps the process busy until the signal comes
    program = (
        "import cgsurvey.cli as c, time; c.app = lambda: (print('up', flush=True), time.sleep(30)); c.main()"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.05)
        process.send_signal(sent)
        assert process.wait(timeout=10) == code


def test_a_console_of_the_old_kind_does_not_crash(small: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "gbk"}
    for lang in ("zh", "en"):
        command = [sys.executable, "-m", "cgsurvey.cli", "analyze", str(small), "--lang", lang]
        done = subprocess.run(command, capture_output=True, env=environment, check=False)
        assert done.returncode == 0
        done.stdout.decode("gbk")


def test_an_input_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_bytes(b"whole")
    with pytest.raises(NotWritten):
        write_all(tmp_path, {"data.csv": b"new"}, inputs=[path], force=True)
    assert path.read_bytes() == b"whole"


def test_a_link_or_a_folder_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "link.md").symlink_to(tmp_path / "elsewhere.md")
    for name in ("folder.md", "link.md"):
        with pytest.raises(NotWritten):
            write_all(tmp_path, {name: b"new"}, inputs=[], force=True)
    assert not (tmp_path / "elsewhere.md").exists()


def test_a_failed_write_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.md"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("cgsurvey.writing.os.fsync", full)
    with pytest.raises(NotWritten) as caught:
        write_all(tmp_path, {"report.md": b"new"}, inputs=[], force=True)
    assert "No space left" in str(caught.value)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.md"]


def test_progress_speaks_after_a_second(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from cgsurvey import progress

    monkeypatch.setattr(progress, "PATIENCE", 0.01)
    with progress.Progress("en") as told:
        told("residents")
        time.sleep(0.1)
    assert "residents" in capsys.readouterr().err
    with progress.Progress("en") as told:
        told("quick")
    assert capsys.readouterr().err == ""
