"""Every rule says what it means, is made somewhere, and has a test that it fires and one that it does not."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cgsurvey.findings.finding import SEVERITIES
from cgsurvey.findings.rules import RULES, Rule
from cgsurvey.ledger import CHECKED
from cgsurvey.phrases import LANGUAGES, Language, catalogue

FAMILIES = ("study", "file", "schema", "quality", "claims", "report", "baseline")
NAME = re.compile(rf"({'|'.join(FAMILIES)})/[a-z_]+")
PARTS = ("title", "means", "matters", "remedy")
TESTS = Path(__file__).parent
SOURCE = TESTS.parents[1] / "src" / "cgsurvey" / "findings"
#: marks with which a sentence ends, in either language
ENDS = ("。", "？", ".", "?", "）", ")")


def nodes(folder: Path) -> Iterator[ast.AST]:
    for path in sorted(folder.rglob("*.py")):
        if path.name not in ("rules.py", Path(__file__).name):
            yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


#: name of a test -> whether it holds anything
HELD = {
    node.name: any(isinstance(each, ast.Assert) for each in ast.walk(node))
    for node in nodes(TESTS)
    if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_has_its_place_and_its_texts(rule: Rule) -> None:
    assert NAME.fullmatch(rule.id)
    assert rule.severity in SEVERITIES
    said = {part: [rule.say(part, language) for language in LANGUAGES] for part in PARTS}
    assert all(each.endswith(ENDS) for part in PARTS[1:] for each in said[part]), said
    assert not any(each.endswith(ENDS[:4]) for each in said["title"]), said["title"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_rules_are_called_the_same(language: Language) -> None:
    titles = [rule.say("title", language) for rule in RULES.values()]
    assert len(set(titles)) == len(titles)


def test_no_text_is_of_a_rule_that_is_gone() -> None:
    codes = [code.split(".") for code in catalogue() if code.startswith("rules.")]
    told = {f"{family}/{name}" for _, family, name, _ in codes}
    assert told - set(RULES) == set()


def test_rules_of_a_family_stand_together() -> None:
    families = [rule.family for rule in RULES.values()]
    assert families == sorted(families, key=FAMILIES.index)


@pytest.mark.parametrize("happens", ["fires", "stays_silent"])
@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_has_a_test_that(rule: Rule, happens: str) -> None:
    start = f"test_{rule.id.replace('/', '_')}_{happens}"
    held = [holds for name, holds in HELD.items() if name == start or name.startswith(start + "_")]
    assert held, f"no test is called {start}"
    assert all(held), f"{start} asserts nothing"


def test_the_source_makes_every_rule_and_no_other() -> None:
    """By name, or put together of a family and what is named elsewhere: a check, a kind."""
    named, begun, words = set(), set(), set(CHECKED)
    for node in nodes(SOURCE):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            words.add(node.value)
            if NAME.fullmatch(node.value):
                named.add(node.value)
        elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            begun.add(str(node.values[0].value))
    assert named - set(RULES) == set()
    put_together = {f"{start}{word}" for start in begun if start.endswith("/") for word in words}
    assert set(RULES) - named - put_together == set()
