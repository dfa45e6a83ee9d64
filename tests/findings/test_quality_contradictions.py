"""What is said of rows that contradict the form or each other; when, `test_schema_answers` holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from cgsurvey.findings.finding import Finding
from findings.small_studies import found, small_study

#: two questions after that of satisfaction: which of three things one knows; and what one thinks of them
QUESTIONS = """
[questions.residents.know]
kind = "multiple"
column = "2、知道哪些"
label = "知道"
categories = ["食堂", "超市", "都不知道"]
separator = "┋"
exclusive = ["都不知道"]

[questions.residents.like]
kind = "single"
column = "3、喜欢吗"
label = "喜欢"
categories = ["是", "否"]
asked_if = { question = "know", any_of = ["食堂", "超市"] }
"""
HEAD = "序号,1、满意吗,2、知道哪些,3、喜欢吗\n"
ROWS = "1,满意,食堂,是\n2,一般,食堂┋超市,否\n3,满意,超市,是\n4,不满意,都不知道,(跳过)\n"


def of(folder: Path, rule: str, rows: str = ROWS, quality: str = "") -> list[Finding]:
    more = f"{QUESTIONS}\n[questionnaires.residents.quality]\n{quality}\n"
    return found(small_study(folder, more=more, rows=HEAD + rows), rule)


def test_schema_duplicate_id_fires(tmp_path: Path) -> None:
    (finding,) = of(tmp_path, "schema/duplicate_id", ROWS.replace("3,满意,超市", "2,满意,超市"))
    assert (finding.place.rows, finding.severity, finding.place.column) == ((3, 4), "error", "序号")
    assert finding.text("zh") == "4份有编号的答卷中，2份的编号在别的行也出现。"


def test_schema_outside_form_fires(tmp_path: Path) -> None:
    (finding,) = of(tmp_path, "schema/outside_form", ROWS.replace("3,满意,超市,是", "3,嗯,超市,哦"))
    assert finding.place.rows == (4,)
    assert finding.text("en").startswith("1 of 4 rows gave 2 or more answers that match nothing on the form")
    assert "above 10% of what they filled in. " in finding.text("en")
    assert finding.text("en").endswith("Rows with such an answer, by question: 满意度 (1), 喜欢 (1).")


@pytest.mark.parametrize(("share", "number"), [(0.66, 1), (0.67, 0)])
def test_schema_outside_form_fires_above_the_share_of_the_study(
    tmp_path: Path, share: float, number: int
) -> None:
    rows = ROWS.replace("3,满意,超市,是", "3,嗯,超市,哦")
    assert len(of(tmp_path, "schema/outside_form", rows, f"outside = {share}")) == number


def test_schema_answered_unasked_fires(tmp_path: Path) -> None:
    (finding,) = of(tmp_path, "schema/answered_unasked", ROWS.replace("(跳过)", "是"))
    assert (finding.place.rows, finding.place.question) == ((5,), "like")
    assert finding.text("zh") == "4份答卷中，1份回答了按 asked_if 不该出现的题。题目：喜欢（1份）。"


def test_schema_skipped_asked_fires(tmp_path: Path) -> None:
    (finding,) = of(tmp_path, "schema/skipped_asked", ROWS.replace("超市,是", "超市,(跳过)"))
    assert (finding.place.rows, finding.place.question, finding.place.column) == ((4,), "like", "3、喜欢吗")
    assert finding.text("en").endswith("what asked_if shows to them. By question: 喜欢 (1).")


def test_schema_exclusive_fires(tmp_path: Path) -> None:
    (finding,) = of(tmp_path, "schema/exclusive", ROWS.replace("都不知道", "食堂┋都不知道"))
    assert (finding.place.rows, finding.place.question) == ((5,), "know")
    assert finding.text("zh") == "4份答卷中，1份选了互斥（exclusive）的选项，又选了别的。题目：知道（1份）。"


def test_what_is_about_two_questions_is_about_none_alone(tmp_path: Path) -> None:
    like = QUESTIONS[QUESTIONS.index("[questions.residents.like]") :]
    hope = like.replace("like", "hope").replace("3、喜欢吗", "4、希望吗").replace("喜欢", "希望")
    lines = ROWS.replace("(跳过)", "是").split()
    rows = [f"{line},{line.rpartition(',')[2]}" for line in lines]
    whole = "\n".join([f"{HEAD.strip()},4、希望吗", *rows])
    folder = small_study(tmp_path, more=QUESTIONS + hope, rows=whole)
    (finding,) = found(folder, "schema/answered_unasked")
    assert finding.place.question is finding.place.column is None
    assert "By question: 喜欢 (1), 希望 (1)." in finding.text("en")
