"""`cgsurvey init`, and `cgsurvey analyze` of a data file without a study file."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from command_line import HUBEI, run

ANSWERS = ["非常不满意", "不满意", "一般", "满意", "非常满意"]
ROWS = [
    (place, ["甲社区", "乙社区", "丙社区"][place % 3], ANSWERS[place % 5], 20 + place) for place in range(60)
]


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """A small file of answers."""
    path = tmp_path / "answers.csv"
    lines = ["序号,1、您居住的社区,2、您对社区满意吗,3、年龄", *(",".join(map(str, row)) for row in ROWS)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_draft_is_written_beside_the_file_and_runs(answers: Path) -> None:
    done = run("init", answers)
    assert done.exit_code == 0
    assert "a plain table, 60 rows" in done.stdout or "60 rows" in done.stdout
    assert "2 (1 rating, 1 number)" in done.stdout
    study = answers.with_name("study.toml")
    assert f"cgsurvey analyze {study}" in done.stdout
    written = tomllib.loads(study.read_text("utf-8"))
    assert written["questionnaires"]["respondents"]["file"] == "answers.csv"
    assert written["questionnaires"]["respondents"]["community"] == "1、您居住的社区"
    analysed = run("analyze", study, "--json")
    assert analysed.exit_code == 0
    rows = {row["id"]: row for result in json.loads(analysed.stdout)["results"] for row in result["rows"]}
    satisfied = sum(row[2] in ANSWERS[3:] for row in ROWS) / len(ROWS)
    assert rows["respondents/satisfaction_rate/q2/rate"]["estimate"] == pytest.approx(satisfied)


def test_the_same_numbers_without_a_study_file_and_a_word_that_it_was_guessed(answers: Path) -> None:
    alone = run("analyze", answers, "--json")
    assert alone.exit_code == 0
    assert alone.stderr.startswith("There is no study.toml beside answers.csv")
    assert not answers.with_name("study.toml").exists()
    guessed = json.loads(alone.stdout)
    run("init", answers)
    declared = json.loads(run("analyze", answers, "--json").stdout)
    note = guessed["notes"].pop(0)
    assert note["code"] == "drafting.in_memory"
    assert json.dumps(guessed, sort_keys=True) == json.dumps(declared, sort_keys=True)


def test_a_report_of_a_draft_says_so(answers: Path) -> None:
    assert "cgsurvey init" in run("analyze", answers, "--lang", "en").stdout
    assert "cgsurvey init" in run("analyze", answers, "--lang", "zh").stdout


def test_nothing_is_written_over_without_force(answers: Path) -> None:
    study = answers.with_name("study.toml")
    study.write_text("mine", encoding="utf-8")
    refused = run("init", answers)
    assert refused.exit_code == 4
    assert study.read_text("utf-8") == "mine"
    assert run("init", answers, "--force").exit_code == 0
    assert tomllib.loads(study.read_text("utf-8"))


def test_into_another_folder_or_shown_alone(answers: Path, tmp_path: Path) -> None:
    other = tmp_path / "studies" / "first"
    assert run("init", answers, "--out", other).exit_code == 0
    written = tomllib.loads((other / "study.toml").read_text("utf-8"))
    assert written["questionnaires"]["respondents"]["file"] == "../../answers.csv"
    assert run("analyze", other).exit_code == 0
    shown = run("init", answers, "--out", "-")
    assert tomllib.loads(shown.stdout)["language"] == "zh"
    assert "60 rows" in shown.stderr
    assert not answers.with_name("study.toml").exists()


def test_comments_speak_the_language_asked_for(answers: Path) -> None:
    english = run("init", answers, "--out", "-", "--lang", "en").stdout
    chinese = run("init", answers, "--out", "-", "--lang", "zh").stdout
    assert "(confidence: high)" in english
    assert "（把握：高）" in chinese
    assert tomllib.loads(english)["language"] == "en"


def test_several_files_are_one_study(answers: Path, tmp_path: Path) -> None:
    cadres = tmp_path / "cadres.csv"
    cadres.write_bytes(answers.read_bytes())
    assert run("init", answers, cadres).exit_code == 0
    written = tomllib.loads((tmp_path / "study.toml").read_text("utf-8"))
    assert list(written["questionnaires"]) == ["answers", "cadres"]
    assert run("analyze", tmp_path).exit_code == 0
    assert run("init", answers, answers, "--force").exit_code == 2


def test_what_cannot_be_read_or_drafted_is_a_sentence(tmp_path: Path) -> None:
    assert run("init", tmp_path / "absent.csv").exit_code == 3
    empty = tmp_path / "empty.csv"
    empty.write_text("序号,备用\n1,\n2,\n", encoding="utf-8")
    for verb in ("init", "analyze"):
        refused = run(verb, empty)
        assert refused.exit_code == 3
        assert "no question" in refused.stderr


def test_other_verbs_and_other_files_point_to_init(answers: Path) -> None:
    assert "cgsurvey init" in run("table", answers, "q2").stderr
    run("init", answers)
    other = answers.with_name("other.csv")
    other.write_bytes(answers.read_bytes())
    refused = run("analyze", other)
    assert refused.exit_code == 2
    assert "cgsurvey init" in refused.stderr


def test_codes_go_with_one_file(answers: Path) -> None:
    refused = run("init", answers, HUBEI / "residents.xlsx", "--codes", answers, "--out", "-")
    assert refused.exit_code == 2
    assert "one data file" in refused.stderr


def test_a_form_is_the_codebook_and_nothing_is_guessed(tmp_path: Path) -> None:
    assert run("codebook", HUBEI, "--format", "xlsx", "--out", tmp_path / "forms").exit_code == 0
    (form,) = (tmp_path / "forms").glob("*.xlsx")
    data = tmp_path / "residents.xlsx"
    data.write_bytes((HUBEI / "residents.xlsx").read_bytes())
    done = run("init", data, "--codebook", form)
    assert done.exit_code == 0
    assert "come from forms/" in done.stdout
    written = tomllib.loads((tmp_path / "study.toml").read_text("utf-8"))
    assert "questions" not in written
    assert written["questionnaires"]["respondents"]["codebook"] == f"forms/{form.name}"
    found = json.loads(run("analyze", tmp_path, "--json").stdout)["results"]
    declared = json.loads(run("analyze", HUBEI, "--json").stdout)["results"]
    assert _shares(found) == {key: value for key, value in _shares(declared).items() if key in _shares(found)}
    assert len(_shares(found)) > 30
    assert run("init", data, data, "--codebook", form, "--force").exit_code == 2


def _shares(results: list[dict[str, object]]) -> dict[tuple[object, object], object]:
    rows = (row for result in results for row in result["rows"])  # type: ignore[attr-defined]
    return {(row["variable"], row["category"]): row["estimate"] for row in rows if row["measure"] == "share"}
