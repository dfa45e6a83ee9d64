"""Both languages say the same thing, and every sentence that code names exists."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

from cgsurvey import glossary
from cgsurvey.ledger import SET_ASIDE
from cgsurvey.phrases import catalogue, joined, say
from cgsurvey.report.renderers import RENDERERS

SOURCE = Path(__file__).parents[1] / "src" / "cgsurvey"
ROOMS = sorted({code.partition(".")[0] for code in catalogue()})
CODE = re.compile(rf'"((?:{"|".join(ROOMS)})\.[a-z_.]*[a-z_])"')
#: look like codes and are names of files
FILES = {"baseline.toml", "claims.toml", "study.toml", "codebook.json", "codebook.xlsx"}
FILES |= {f"report.{each}" for each in RENDERERS}


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_both_languages_use_the_same_facts(code: str) -> None:
    chinese, english = catalogue()[code]
    assert chinese.strip()
    assert english.strip()
    # a count of sampling units may be spelt out in one language only, never a fact dropped in both
    assert placeholders(chinese) == placeholders(english)


def test_no_code_has_sentences_in_two_files() -> None:
    written = [
        key.value
        for path in (SOURCE / "phrases").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant)
    ]
    assert sorted(written) == sorted(catalogue())


def test_chinese_is_chinese_and_english_is_not() -> None:
    for code, (chinese, english) in catalogue().items():
        words = re.sub(r"\{[^}]*\}|“[^”]*”|'[^']*'|以上|[(][^)]*[)]", "", english)
        assert not re.search(r"[一-鿿]", words), f"{code}: Chinese in the English sentence"
        if len(re.sub(r"\{[^}]*\}", "", chinese)) > 12 and not code.startswith("report."):
            assert re.search(r"[一-鿿]", chinese), f"{code}: no Chinese in the Chinese sentence"


def test_every_code_that_the_source_names_exists() -> None:
    named = {
        code
        for path in SOURCE.rglob("*.py")
        if path.parent.name != "phrases"
        for code in CODE.findall(path.read_text(encoding="utf-8"))
    }
    assert len(named) > 50
    # the words of a report are named without their room
    known = {*catalogue(), *(code.removeprefix("report.") for code in catalogue())}
    assert named - FILES - known == set()


def names_in_the_source() -> tuple[set[str], list[tuple[str, str]]]:
    """Texts that can be codes; of those that are put together, the beginning and the pattern of the rest."""
    texts: set[str] = set()
    made: set[tuple[str, str]] = set()
    for path in SOURCE.rglob("*.py"):
        if path.parent.name == "phrases" and path.name != "__init__.py":
            continue
        texts.add(path.stem)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
            elif isinstance(node, ast.keyword | ast.arg) and node.arg:
                texts.add(node.arg)
            elif isinstance(node, ast.FunctionDef):
                texts.add(node.name)
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                rest = (
                    re.escape(each.value) if isinstance(each, ast.Constant) else r"[\w.%]+"
                    for each in node.values[1:]
                )
                made.add((str(node.values[0].value), "".join(rest)))
    return texts, sorted(made)


def test_every_sentence_is_named_by_the_source() -> None:
    """By its code, or by the parts that it is put together of: ``f"loading.refused.{kind}"``."""
    texts, made = names_in_the_source()

    def is_named(code: str) -> bool:
        if code in texts:
            return True
        for start, rest in made:
            if re.fullmatch(re.escape(start) + rest, code):
                # a room alone is no part of a code: the rest has to be named as well
                is_room = start.removesuffix(".") in ROOMS and rest == r"[\w.%]+"
                if not is_room or is_named(code.removeprefix(start)):
                    return True
        return False

    assert [code for code in catalogue() if not is_named(code)] == []


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
