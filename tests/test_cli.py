"""The verbs from the command line: what is printed where, exit codes, files."""

from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest
from typer.main import get_command
from typer.testing import CliRunner

from cgsurvey import __version__
from cgsurvey.cli import app
from cgsurvey.declarations import Model
from cgsurvey.study_file import json_schema
from command_line import HAN, HUBEI, ROOT, run, shell


def test_version_and_help() -> None:
    assert run("--version").output.strip() == f"cgsurvey {__version__}"
    for verb in ("analyze", "compare", "table", "regress", "samples", "schema"):
        assert run(verb, "--help").exit_code == 0
        assert verb in run("--help").output


def test_draws_and_seeds_are_those_of_a_study_file() -> None:
    """The command line cannot ask the declarations: `--help` would have to load them."""
    asked = {each.name: each for each in get_command(app).commands["regress"].params}
    for name in ("draws", "seed"):
        declared = Model.model_fields[name]
        assert asked[name].default == declared.default
        low = next(each.ge for each in declared.metadata if hasattr(each, "ge"))
        high = next(each.le for each in declared.metadata if hasattr(each, "le"))
        for value, is_refused in ((low - 1, True), (low, False), (high, False), (high + 1, True)):
            told = run("regress", "nowhere", "--outcome", "a", "--treatment", "b", f"--{name}", str(value))
            assert told.exit_code == 2
            assert ("Invalid value" in told.output) == is_refused


def test_help_is_in_the_language_of_the_user() -> None:
    assert "社区治理问卷" in shell("$CG --help", CGSURVEY_LANG="zh").stdout


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
    one = small / "one"
    names = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert names
    for name in names:
        assert (one / name).read_bytes() == (small / "two" / name).read_bytes()


def test_formats_are_chosen_and_checked(small: Path) -> None:
    assert run("analyze", small, "--out", small / "out", "--format", "md").exit_code == 0
    assert {path.name for path in (small / "out").iterdir()} == {"report.md", "manifest.json"}
    wrong = run("analyze", small, "--out", small / "out", "--format", "mdd")
    assert wrong.exit_code == 2
    assert "Did you mean 'md'" in wrong.stderr
    assert run("analyze", small, "--format", "md").exit_code == 2


def test_nothing_of_others_is_overwritten_without_force(small: Path) -> None:
    (small / "out").mkdir()
    (small / "out" / "report.md").write_text("mine", encoding="utf-8")
    refused = run("analyze", small, "--out", small / "out", "--format", "md")
    assert refused.exit_code == 4
    assert "--force" in refused.stderr
    assert refused.stdout == ""
    assert (small / "out" / "report.md").read_text(encoding="utf-8") == "mine"
    assert run("analyze", small, "--out", small / "out", "--format", "md", "--force").exit_code == 0


def test_table_by_a_question(small: Path) -> None:
    result = run("table", small, "overall", "--by", "sex", "--lang", "en")
    assert result.exit_code == 0
    assert "rows read: 5, analysed: 5" in result.stderr
    assert "Female" in result.stdout
    document = json.loads(run("table", small, "residents.overall", "--by", "sex", "--json").stdout)
    levels = {row["group_level"] for row in document["results"][0]["rows"]}
    # the margins and the test of independence are about all groups together
    assert levels == {"男", "女", None}
    assert [each["estimand"] for each in document["results"]] == ["crosstab", "difference"]


def test_a_question_is_not_parted_by_itself(small: Path) -> None:
    result = run("table", small, "sex", "--by", "residents.sex")
    assert result.exit_code == 2
    assert "sex" in result.stderr


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
    assert "rows read: 618, analysed: 618" in result.stderr
    fit = json.loads(result.stdout)["results"][0]["fit"]
    assert [step["step"] for step in fit["steps"]] == ["1", "2", "3"]
    assert fit["identification"]["untreated"] == 7


def test_regress_on_yes_or_no_has_a_logit_beside_it() -> None:
    model = ["regress", HUBEI, "--outcome", "hit=影响较大|影响很大", "--treatment", "reached.volunteers"]
    model += ["--controls", "sex", "--fixed-effects", "community", "--draws", "199", "--seed", "5"]
    ladder, logit = json.loads(run(*model, "--json").stdout)["results"]
    assert {each["draws"] for each in ladder["fit"]["second_opinions"]} == {199}
    assert {each["seed"] for each in ladder["fit"]["second_opinions"]} == {5}
    assert (logit["estimand"], logit["fit"]["n"]) == ("logit", 618)
    english, chinese = (" ".join(run(*model, "--lang", lang).stdout.split()) for lang in ("en", "zh"))
    assert "Linear probability (CR2, points)" in english
    assert "two further tests of the last step's coefficient" in english
    assert "平均边际效应（百分点）" in chinese
    assert "另外两种检验" in chinese


def test_regress_on_a_scale_question_has_an_ordered_logit_beside_it() -> None:
    shown = run(
        "regress", HUBEI, "--outcome", "hit", "--treatment", "reached.volunteers", "--lang", "en"
    ).stdout
    assert "Average effect (points): Very much" in shown
    assert "in the ordered logit" in " ".join(shown.split())


def test_regress_says_why_there_is_no_logit() -> None:
    # the seven whom no social worker reached live in two of the four kinds of housing
    model = ["regress", HUBEI, "--outcome", "reached.social_workers", "--treatment", "age"]
    separated = run(*model, "--controls", "housing", "--lang", "en")
    assert separated.exit_code == 0
    assert "Odds ratio" not in separated.stdout
    shown = " ".join(separated.stdout.split())
    assert "Social workers (logit) was not estimated: housing=租住, housing=其他" in shown


@pytest.mark.parametrize(
    ("arguments", "kind", "said"),
    [
        (["--std-errors", "hc3"], "HC3", "HC3 (df: n - K)"),
        (["--cluster", "community,hit"], "CR1_two_way", "CR1 by two clusters"),
        (["--cluster", "community,hit"], "CR1_two_way", "clustered by Community, How hard the epidemic hit."),
        (["--cluster", "community"], "CR2", "clustered by Community."),
    ],
)
def test_regress_prints_the_standard_errors_asked_for(arguments: list[str], kind: str, said: str) -> None:
    model = ["regress", HUBEI, "--outcome", "belonging", "--treatment", "reached.social_workers"]
    model += ["--controls", "sex,education", "--fixed-effects", "community", *arguments, "--lang", "en"]
    fit = json.loads(run(*model, "--json").stdout)["results"][0]["fit"]
    assert (fit["std_errors"], fit["variances"][0]["kind"]) == (kind, "CR2")
    shown = " ".join(run(*model).stdout.split())
    assert said in shown
    assert "joint tests of controls with several categories" in shown
    assert "robustness value of Cinelli and Hazlett" in shown


def test_effects_and_clusters_may_be_given_one_by_one() -> None:
    model = ["regress", HUBEI, "--outcome", "belonging", "--treatment", "reached.volunteers", "--json"]
    together = run(*model, "--fixed-effects", "sex,education", "--cluster", "community,hit")
    apart = ["--fixed-effects", "sex", "--fixed-effects", "education", "--cluster", "community"]
    assert (
        json.loads(run(*model, *apart, "--cluster", "hit").stdout)["results"]
        == (json.loads(together.stdout)["results"])
    )


def test_a_category_of_one_respondent_has_no_star_and_its_joint_test_says_so(tmp_path: Path) -> None:
    rows = [
        f"{place % 12},{'yes' if place % 2 else 'no'},{place * 7 % 19},{'ab'[place // 2 % 2]}"
        for place in range(96)
    ]
    rows[0] = "0,no,90,c"
    (tmp_path / "r.csv").write_text("\n".join(["com,t,y,e", *rows]), encoding="utf-8")
    questions = {"t": ["no", "yes"], "e": ["a", "b", "c"]}
    single = "".join(
        f'[questions.r.{name}]\ncolumn = "{name}"\nkind = "single"\ncategories = {json.dumps(known)}\n'
        for name, known in questions.items()
    )
    head = (
        'title = "x"\nlanguage = "en"\n[questionnaires.r]\nfile = "r.csv"\ngroup = "R"\ncommunity = "com"\n'
    )
    number = '[questions.r.y]\ncolumn = "y"\nkind = "number"\n'
    (tmp_path / "study.toml").write_text(head + single + number, encoding="utf-8")
    done = run("regress", tmp_path, "--outcome", "y", "--treatment", "t=yes", "--controls", "e")
    lonely = next(line for line in done.stdout.splitlines() if line.startswith("e: c"))
    assert "*" not in lonely
    shown = " ".join(done.stdout.split())
    assert "a single cluster determines the coefficient of e: c" in shown
    _, _, joint = shown.partition("joint tests of controls")
    assert "cannot see that cluster's own variance: too thin to judge" in joint


def test_regress_refuses_standard_errors_that_are_none() -> None:
    model = ["regress", HUBEI, "--outcome", "belonging", "--treatment", "reached.social_workers"]
    unknown = run(*model, "--std-errors", "HC4", "--lang", "en")
    assert unknown.exit_code == 2
    assert "Known: CR2, CR1, CR1S, CR3, iid, HC1, HC2, HC3" in unknown.stderr
    three = run(*model, "--cluster", "community,hit,sex", "--lang", "en")
    assert three.exit_code == 2
    assert "one variable or two, not 3" in three.stderr


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
        (["analyze", ""], 2, "empty"),
        (["analyze", ".", "--out", ""], 2, "empty"),
        (["samples", ""], 2, "empty"),
        (["samples", "new", "--lang", "xx"], 2, "xx"),
        (["analyze", ".", "--out", "new", "--format", ""], 2, "json"),
        (["analyze", ".", "--out", "new", "--format", "，"], 2, "json"),
        (["analyze", "a" * 5000], 2, "cannot be read"),
        (["analyze", "a" * 5000 + ".csv"], 2, "cannot be read"),
        (["analyze", "/dev/zero"], 2, "regular file"),
    ],
)
def test_usage_errors_end_with_two(
    small: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, word: str
) -> None:
    monkeypatch.chdir(small)
    result = run(*arguments)
    assert result.exit_code == code
    assert word in result.stderr


def test_a_pipe_is_no_study_and_is_not_waited_for(tmp_path: Path) -> None:
    """Neither for the study nor for the language that it may declare."""
    os.mkfifo(tmp_path / "study.toml")
    result = run("analyze", tmp_path, CGSURVEY_LANG="")
    assert result.exit_code == 2
    assert "regular file" in result.stderr


def test_an_unreadable_folder_is_a_usage_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refused)
    result = run("analyze", tmp_path / "closed")
    assert result.exit_code == 2
    assert "closed cannot be read: Permission denied." in result.stderr


@pytest.mark.parametrize("name", ["report.md", "report.json"])
def test_a_study_of_any_name_is_never_written_over(small: Path, name: str) -> None:
    study = (small / "study.toml").rename(small / name)
    before = study.read_bytes()
    result = run("analyze", study, "--out", small, "--force")
    assert result.exit_code == 4
    assert "input of this run" in result.stderr
    assert study.read_bytes() == before
    assert {path.name for path in small.iterdir()} == {"answers.csv", name}


def test_what_cannot_be_written_is_refused_before_anything_is_computed(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("cgsurvey.analysis.checked_survey")
    (small / "report.md").touch()
    for out in (small, small / "answers.csv", small / "answers.csv" / "deeper"):
        assert run("analyze", small, "--out", out).exit_code == 4
    assert "answers.csv is not a folder" in run("analyze", small, "--out", small / "answers.csv" / "a").stderr


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
    result = run("table", tmp_path / "alone.csv", "q1", CGSURVEY_LANG="zh")
    assert result.exit_code == 2
    assert "study.toml" in result.stderr
    assert HAN.search(result.stderr)
    assert run("analyze", tmp_path / "alone.csv").exit_code == 0, "analyze drafts it, in memory"


def test_the_samples_are_one_set(tmp_path: Path) -> None:
    (tmp_path / "hubei").mkdir()
    (tmp_path / "hubei" / "study.toml").touch()
    assert run("samples", tmp_path).exit_code == 4
    assert not (tmp_path / "bole").exists()


def test_samples_are_written_and_can_be_analysed(tmp_path: Path) -> None:
    result = run("samples", tmp_path / "samples")
    assert result.exit_code == 0
    assert {path.name for path in (tmp_path / "samples").iterdir()} == {"bole", "bole-2022", "hubei"}
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
    shown = CliRunner().invoke(app, ["analyze", str(small), "--debug"])
    assert shown.exit_code == 70
    assert "Traceback" in shown.stderr
    assert "secret" in shown.stderr
