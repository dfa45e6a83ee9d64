"""What is said of a study file that is no TOML."""

from __future__ import annotations

import tomllib

import pytest

from cgsurvey.errors import CgsurveyError
from cgsurvey.phrases import say
from cgsurvey.toml_mistakes import toml_mistake


def mistake(text: str) -> CgsurveyError:
    with pytest.raises(tomllib.TOMLDecodeError) as refusal:
        tomllib.loads(text)
    return toml_mistake(text, str(refusal.value))


#: (what stands in the file, the reason told)
REASONS = [
    ("title = “调查”\n", "wide"),
    ('title = "调查”\nyear = 1\n', "wide"),
    ('title＝"x"\n', "wide"),
    ('title："x"\n', "wide"),
    ('a = ["甲"，"乙"]\n', "wide"),
    ('a = ["甲", "乙"】\n', "wide"),
    ('title = "x"。\n', "wide"),
    ("【missing】\n", "wide"),
    ('a = ["x" "y"]\n', "unclosed"),
    ('a = [\n  "甲，乙",\n  "丙"\n  "丁",\n]\n', "unclosed"),
    ('a = ["x", "y"\n[t]\nb = 1\n', "unclosed"),
    ('a = ["x", "y"\n', "unclosed"),
    ("a = { x = 1 y = 2 }\n", "unclosed"),
    ('note = "第一，第二。\nyear = 1\n', "quote"),
    ("note = 'x\n", "quote"),
    ('file = "C:\\data\\x.xlsx"\n', "backslash"),
    ('file = "D：\\Users.xlsx"\n', "backslash"),
    ("性别 = 1\n", "bare_name"),
    ("[questions.居民]\n", "bare_name"),
    ("[questions.r.q1性别]\n", "bare_name"),
    ("q性 = 1\n", "bare_name"),
    ("[a b]\n", "header"),
    ('title: "x"\n', "equals"),
    ("title = 调查\n", "value"),
    ("x = True\n", "value"),
    ("year = \n", "value"),
    ("year = 2024年\n", "leftover"),
    ("= 1\n", "key"),
    ("a = { x = 1, }\n", "inline_table"),
]


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_the_reason_is_told_in_both_languages(text: str, reason: str) -> None:
    found = mistake(text)
    assert found.code == "study.not_toml"
    for language in ("zh", "en"):
        template = say(f"study.toml.{reason}", language, pairs="{", name="{", message="{")
        assert found.facts["reason"][language].startswith(template.partition("{")[0])


def test_the_line_itself_is_shown() -> None:
    found = mistake('title = "x"\r\nyear = 2024年\r\n')
    assert found.text("zh").endswith("\n     2 | year = 2024年")
    assert "Line 2, column 12" in found.text("en")


def test_a_gap_before_the_line_shows_the_line_before() -> None:
    shown = mistake('a = ["x", "y"\n\n[t]\nb = 1\n').facts["shown"]
    assert shown.splitlines() == ['     1 | a = ["x", "y"', "     3 | [t]"]


def test_the_wide_characters_are_named_with_what_to_write() -> None:
    assert '“ → "、” → "' in mistake("title = “调查”\n").text("zh")
    assert "Chinese keyboard" in mistake("title = “调查”\n").text("en")


def test_a_name_is_quoted_as_it_must_be_written() -> None:
    assert '"q1性别"' in mistake("[questions.r.q1性别]\n").text("zh")
    assert tomllib.loads('["q1性别"]\n')


@pytest.mark.parametrize("text", ["a = 1\na = 2\n", "[a]\nx = 1\n[a]\n", "x = { a = 1, a = 2 }\n"])
def test_what_stands_twice_is_shown(text: str) -> None:
    found = mistake(text)
    assert found.code == "study.duplicate_key"
    assert text.splitlines()[-1] in found.text("zh")


def test_a_message_not_known_is_passed_on() -> None:
    found = toml_mistake("a = 1\n", "Something new (at line 1, column 3)")
    assert "Something new." in found.text("en")


def test_a_long_line_is_cut() -> None:
    assert mistake("x = " + "甲" * 500).facts["shown"].endswith("甲…")
