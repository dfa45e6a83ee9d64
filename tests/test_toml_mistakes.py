"""What is said of a study file that is no TOML."""

from __future__ import annotations

import tomllib

import pytest

from cgsurvey.errors import CgsurveyError
from cgsurvey.phrases import say
from cgsurvey.toml_mistakes import toml_mistake
from pilot_study import STUDY, mistakes


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


@pytest.mark.parametrize(
    "line",
    [
        'where = { question = "age", at_least = 1, at_least = 2 }',
        "a = { x = 1, y = { z = 1, z = 2 } }",
        "a = { x.y = 1, x = 2 }",
        "a = { x = 1, x.y = 2 }",
    ],
)
def test_a_key_that_stands_twice_in_curly_brackets_is_a_duplicate(written, line):
    (found,) = mistakes(written(f"year = 2024\n{line}\n"))
    assert (found.code, found.facts["line"]) == ("study.duplicate_key", 2)
    assert "repeats a key" in found.text("en")


@pytest.mark.parametrize("brackets", ["[]", "{}"])
def test_endless_nesting_is_a_mistake_and_no_crash(written, brackets):
    opening = "[" if brackets == "[]" else "{a="
    text = f"deep = {opening * 5000}1{brackets[1] * 5000}\n"
    assert [each.code for each in mistakes(written(text))] == ["study.too_deep"]
    dotted = f'[facts.f]\nlabel = "x"\nvalue{".a" * 5000} = 1\n'
    codes = {each.code for each in mistakes(written(STUDY.replace("[elements]", dotted + "[elements]", 1)))}
    assert codes == {"study.type.text_or_number"}


@pytest.mark.parametrize("number", ["9" * 5000, "1_0" * 2500])
def test_a_number_of_thousands_of_digits_is_a_mistake_and_no_crash(written, number):
    (found,) = mistakes(written(f"title = 'x'\nyear = {number}\n"))
    assert (found.code, found.facts["line"]) == ("study.number_too_long", 2)
