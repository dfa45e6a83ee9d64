"""From the command line and from the study file: what is said, what is refused, what is written."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from cgsurvey.errors import StudyError, UsageError
from cgsurvey.study_file import load_study
from command_line import HAN, ROOT, run
from waves.two_years import write

SCHEMA = json.loads((ROOT / "docs" / "analysis.schema.json").read_text("utf-8"))
NAMED = ("[elements]", 'previous = "../2022"\n\n[elements]')


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_compare_tells_the_years_the_gate_the_changes_and_their_split(tmp_path: Path, lang: str) -> None:
    wording = ("2、总体满意吗", "2、您满意吗")
    result = run("compare", write(tmp_path, "2022", wording), write(tmp_path, "2023"), "--lang", lang)
    assert result.exit_code == 0
    for word in ("2022", "2023", "†", "Kitagawa", "Holm"):
        assert word in result.stdout
    assert bool(HAN.search(result.stderr)) == (lang == "zh")


def test_analyze_has_the_same_changes_where_the_study_names_the_earlier_year(tmp_path: Path) -> None:
    earlier, later = write(tmp_path, "2022"), write(tmp_path, "2023", NAMED)
    compared = json.loads(run("compare", earlier, later, "--json").stdout)
    analysed = json.loads(run("analyze", later / "study.toml", "--json").stdout)
    for document in (compared, analysed):
        jsonschema.validate(document, SCHEMA)
    assert compared["comparisons"] == analysed["comparisons"] != []
    found = {each["id"]: each for each in analysed["results"]}
    assert all(found[each["id"]] == each for each in compared["results"])
    assert {each["estimand"] for each in compared["results"]} == {"change", "decomposition"}


def test_files_are_written_and_no_input_of_either_year_over(tmp_path: Path) -> None:
    earlier, later = write(tmp_path, "2022"), write(tmp_path, "2023")
    done = run("compare", earlier, later, "--out", tmp_path / "out", "--format", "md,json")
    assert done.exit_code == 0
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".md", ".json"}
    (earlier / "report.json").touch()
    text = (earlier / "study.toml").read_text("utf-8")
    (earlier / "study.toml").write_text(text.replace("answers.csv", "report.json"), "utf-8")
    over = run("compare", earlier, later, "--out", earlier, "--format", "json", "--force")
    assert over.exit_code == 4
    assert "never written over" in over.stderr or "不会被覆盖" in over.stderr


def test_the_earlier_comes_first(tmp_path: Path) -> None:
    earlier, later = write(tmp_path, "2022"), write(tmp_path, "2023")
    turned = run("compare", later, earlier)
    assert turned.exit_code == 2
    assert "2023" in turned.stderr
    same = run("compare", earlier, earlier / "study.toml")
    assert same.exit_code == 2
    assert run("compare", earlier).exit_code == 2
    assert run("compare", earlier, tmp_path / "2021").exit_code == 2


def test_studies_without_a_questionnaire_in_common(tmp_path: Path) -> None:
    other = ("questionnaires.residents", "questionnaires.people"), ("questions.residents", "questions.people")
    earlier, later = write(tmp_path, "2022", *other), write(tmp_path, "2023", NAMED)
    alone = run("compare", earlier, later)
    assert alone.exit_code == 5
    assert "people" in alone.stderr
    whole = run("analyze", later)
    assert whole.exit_code == 0
    assert "people" in whole.stdout


def test_what_previous_names_must_be_there(tmp_path: Path) -> None:
    later = write(tmp_path, "2023", NAMED)
    with pytest.raises(StudyError) as caught:
        load_study(later)
    assert [each.code for each in caught.value.mistakes] == ["study.no_previous"]
    assert "../2022" in caught.value.text("zh")
    assert run("analyze", later).exit_code == 2


def test_mistakes_of_the_earlier_study_stand_under_its_own_path(tmp_path: Path) -> None:
    write(tmp_path, "2022", ('kind = "number"', 'kind = "numbr"'))
    with pytest.raises(StudyError) as caught:
        load_study(write(tmp_path, "2023", NAMED))
    assert caught.value.path == "../2022/study.toml"
    assert [each.code for each in caught.value.mistakes] == ["study.not_one_of"]


def test_columns_that_the_earlier_year_lacks_are_missed_in_its_own_file(tmp_path: Path) -> None:
    write(tmp_path, "2022", ('column = "4、打分"', 'column = "4、得分"'))
    found = run("analyze", write(tmp_path, "2023", NAMED))
    assert found.exit_code == 2
    assert "2022/study.toml" in found.stderr


def test_previous_names_a_study_file(tmp_path: Path) -> None:
    """A data file is not read as one, whose answers would then be told as mistakes of TOML."""
    write(tmp_path, "2022")
    with pytest.raises(StudyError) as caught:
        load_study(write(tmp_path, "2023", (NAMED[0], NAMED[1].replace("../2022", "../2022/answers.csv"))))
    assert [each.code for each in caught.value.mistakes] == ["study.previous_no_study"]


def test_a_study_is_not_its_own_past(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        load_study(write(tmp_path, "2023", ("[elements]", 'previous = "study.toml"\n\n[elements]')))
    assert caught.value.code == "study.previous_itself"


def test_a_later_study_is_no_past(tmp_path: Path) -> None:
    write(tmp_path, "2023")
    with pytest.raises(UsageError) as caught:
        load_study(write(tmp_path, "2022", ("[elements]", 'previous = "../2023"\n\n[elements]')))
    assert caught.value.code == "study.previous_later"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("[elements]", 'previous_names = { overall = "q2" }\n\n[elements]'), "study.no_previous_declared"),
        (
            ("[elements]", 'previous = "../2022"\nprevious_names = { overal = "q2" }\n\n[elements]'),
            "study.unknown_variable",
        ),
        (
            ("[elements]", 'previous = "../2022"\nprevious_names = { community = "q2" }\n\n[elements]'),
            "study.not_a_question",
        ),
        (('composition = "school"', 'composition = "score"'), "study.wrong_kind"),
        (('composition = "school"', 'composition = "scool"'), "study.unknown_variable"),
    ],
    ids=lambda part: str(part)[-30:],
)
def test_keys_of_the_comparison_are_checked(tmp_path: Path, change: tuple[str, str], code: str) -> None:
    with pytest.raises(StudyError) as caught:
        load_study(write(tmp_path, "2023", change))
    assert [each.code for each in caught.value.mistakes] == [code]
    assert caught.value.text("zh")
