"""`cgsurvey codebook`: files that are whole or not there, and JSON for those who read no workbook."""

from __future__ import annotations

import json
from pathlib import Path

from command_line import run

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
DOCS = Path(__file__).parents[2] / "docs" / "codebooks.md"


def test_both_formats_are_written_and_are_the_same_bytes_again(tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run("codebook", SAMPLES / "hubei", "--out", tmp_path / name).exit_code == 0
    names = [each.name for each in sorted((tmp_path / "one").iterdir())]
    assert names == ["codebook-residents.xlsx", "codebook.json"]
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_file_that_is_there_is_replaced_only_by_force(tmp_path: Path) -> None:
    assert run("codebook", SAMPLES / "hubei", "--format", "json", "--out", tmp_path).exit_code == 0
    assert run("codebook", SAMPLES / "hubei", "--format", "json", "--out", tmp_path).exit_code == 4
    assert run("codebook", SAMPLES / "hubei", "--format", "json", "--out", tmp_path, "--force").exit_code == 0


def test_a_codebook_is_never_written_over_the_one_that_is_read(small: Path) -> None:
    assert run("codebook", small, "--format", "xlsx", "--out", small).exit_code == 0
    text = (small / "study.toml").read_text("utf-8")
    text = text.replace("group = {", 'codebook = "codebook-residents.xlsx"\ngroup = {')
    (small / "study.toml").write_text(text, encoding="utf-8")
    done = run("codebook", small, "--format", "xlsx", "--out", small, "--force")
    assert done.exit_code == 4


def test_json_goes_to_stdout_and_every_key_is_told(small: Path) -> None:
    done = run("codebook", small)
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    (residents,) = told["questionnaires"]
    assert residents["roles"] == {"id": "序号", "community": "社区"}
    sex, overall, age = residents["questions"]
    assert [each["label"] for each in sex["categories"]] == [
        {"zh": "男", "en": "Male"},
        {"zh": "女", "en": "Female"},
    ]
    assert [each["satisfied"] for each in overall["categories"]] == [False, True]
    assert age["kind"] == "number"
    page = DOCS.read_text("utf-8")
    keys = {*told, *residents, *sex, *sex["categories"][0]}
    assert {key for key in keys if f"`{key}`" not in page} == set()


def test_a_workbook_is_not_put_on_the_screen(small: Path) -> None:
    done = run("codebook", small, "--format", "xlsx")
    assert done.exit_code == 2
    assert "--out" in done.output
    assert run("codebook", small, "--format", "xslx").exit_code == 2
