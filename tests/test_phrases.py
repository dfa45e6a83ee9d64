"""Both languages say the same thing, and every sentence that code names exists."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from cgsurvey import glossary
from cgsurvey.ledger import SET_ASIDE
from cgsurvey.phrases import catalogue, joined, say

SOURCE = Path(__file__).parents[1] / "src" / "cgsurvey"
CODE = re.compile(r'"((?:study|note|command|help|loading|coding|report|regression|drift)\.[a-z_.]*[a-z_])"')
#: look like codes and are names of files
FILES = {"study.toml", "report.md"}


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_both_languages_use_the_same_facts(code: str) -> None:
    chinese, english = catalogue()[code]
    assert chinese.strip()
    assert english.strip()
    # a count of sampling units may be spelt out in one language only, never a fact dropped in both
    assert placeholders(chinese) == placeholders(english)


def test_chinese_is_chinese_and_english_is_not() -> None:
    for code, (chinese, english) in catalogue().items():
        words = re.sub(r"\{[^}]*\}|“[^”]*”|'[^']*'|以上|[(][^)]*[)]", "", english)
        assert not re.search(r"[一-鿿]", words), f"{code}: Chinese in the English sentence"
        if len(chinese) > 12 and not code.startswith("report."):
            assert re.search(r"[一-鿿]", chinese), f"{code}: no Chinese in the Chinese sentence"


def test_every_code_that_the_source_names_exists() -> None:
    named = {
        code
        for path in SOURCE.rglob("*.py")
        if path.parent.name != "phrases"
        for code in CODE.findall(path.read_text(encoding="utf-8"))
    }
    assert len(named) > 50
    assert named - FILES <= set(catalogue())


def test_the_sentence_of_a_problem_leaves_its_rows_to_the_report() -> None:
    """The report puts `Problem.rows` behind the sentence: a sentence with its own would say them twice."""
    with_rows = {code for code, (chinese, _) in catalogue().items() if "rows" in placeholders(chinese)}
    assert {code for code in with_rows if code.startswith(("loading.", "coding."))} == {"loading.ragged"}


def test_every_glossary_term_has_both_languages_and_a_meaning() -> None:
    for table in (
        glossary.COLUMNS,
        glossary.MEASURES,
        glossary.UNITS,
        glossary.BASES,
        glossary.INTERVALS,
        glossary.LEFT_OUT,
    ):
        for term in table.values():
            assert all(part.strip() for part in term)
    assert all(chinese and english for chinese, english in SET_ASIDE.values())


def test_facts_are_spoken_in_the_language_of_the_sentence() -> None:
    facts = {"table": "[models.m]", "name": "q9", "known": ["q1", "q2"], "meant": {"zh": "", "en": " Or q1?"}}
    assert "q1、q2" in say("study.unknown_variable", "zh", **facts)
    assert say("study.unknown_variable", "en", **facts).endswith("Or q1? Known: q1, q2.")


def test_a_long_list_says_how_much_it_leaves_unsaid() -> None:
    names = [f"q{number}" for number in range(20)]
    assert joined(names, "en").endswith("q11 and 8 more")
    assert joined(names, "zh").endswith("q11等20项")
