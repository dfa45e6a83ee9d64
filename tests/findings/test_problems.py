"""Every problem that reading, coding and the checks against the codebook can tell of has one rule."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from cgsurvey.findings.finding import SEVERITIES
from cgsurvey.findings.problems import CODES, LIGHTER, RULE_OF, severity_of
from cgsurvey.findings.rules import RULES
from cgsurvey.ledger import Problem
from cgsurvey.phrases import catalogue

SOURCE = Path(__file__).parents[2] / "src" / "cgsurvey"
ROOMS = [*SOURCE.glob("loaders/**/*.py"), *SOURCE.glob("coding/*.py"), *SOURCE.glob("checks/schema*.py")]
#: what names a sentence that is no problem: a refusal, a part of another sentence
OTHERS = {"Unreadable", "UsageError", "CgsurveyError", "StudyError", "spoken"}
#: refusals whose code is chosen before they are raised
REFUSALS = {
    "loading.duplicate_headers",
    "loading.duplicate_headers_declared",
    "loading.long_cell",
    "loading.quote_after",
    "loading.quote_open",
}
FAMILIES = ("loading.", "coding.", "personal.", "schema.")
PARTS = ("personal.kind.", "personal.column", "schema.not_shown", "schema.unchecked")


def codes_in(path: Path) -> Iterator[str]:
    """Codes that a file names, but for those of refusals and of parts of sentences."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare) or (isinstance(node, ast.Call) and called(node) in OTHERS)
        for inner in ast.walk(node.args[0] if isinstance(node, ast.Call) and node.args else node)
    }
    for node in ast.walk(tree):
        if id(node) in passed:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from (code for code in catalogue() if code == node.value)
        elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            start = str(node.values[0].value)
            if start.startswith(FAMILIES):
                yield from (code for code in catalogue() if code.startswith(start))


def called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def test_every_problem_that_the_source_can_tell_of_has_a_rule() -> None:
    named = {code for path in ROOMS for code in codes_in(path) if code.startswith(FAMILIES)}
    problems = {code for code in named - REFUSALS if not code.startswith(PARTS)}
    assert problems - set(RULE_OF) == set()
    assert set(RULE_OF) - problems == set()


def test_no_problem_has_two_rules() -> None:
    codes = [code for codes in CODES.values() for code in codes]
    assert len(set(codes)) == len(codes)
    assert set(RULE_OF.values()) <= set(RULES)


def test_a_problem_is_as_grave_as_its_rule_or_lighter() -> None:
    for code, rule in RULE_OF.items():
        found = severity_of(Problem(code))
        assert SEVERITIES.index(found) >= SEVERITIES.index(RULES[rule].severity)
        assert (found != RULES[rule].severity) == (code in LIGHTER), code
        assert severity_of(Problem(code, minor=True)) == "note"
