"""Mutants are what they say, and the run tells those that no test notices."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mutation.mutants import mutants

HERE = Path(__file__).parent


def mistakes(source):
    return [each.mistake.partition("  ->  ")[2] for each in mutants(source)]


@pytest.mark.parametrize(
    ("code", "others"),
    [
        ("x = a < b", ["x = a <= b", "x = a != b", "x = a >= b"]),
        ("x = a == b", ["x = a != b", "x = a <= b", "x = a >= b"]),
        ("x = a == 'b'", ["x = a != 'b'"]),
        ("x = a is Kind.B", ["x = a is not Kind.B"]),
        ("x = a & ~b", ["x = a | ~b", "x = a", "x = ~b", "x = a & b"]),
        ("x = a and b", ["x = a or b", "x = b", "x = a"]),
        ("x = a - b", ["x = a + b"]),
        ("x = 3", ["x = 4", "x = 2"]),
        ("x = 0.5", ["x = 0.505", "x = 0.495"]),
        ("x = max(a)", ["x = min(a)"]),
        ("x = np.any(a, axis=b)", ["x = np.any(a)", "x = np.all(a, axis=b)"]),
        ("x = a[b:]", ["x = a[:]"]),
        ("x = a if b else c", ["x = a", "x = c"]),
        ("x = [a for a in b if a]", ["x = [a for a in b]"]),
        ("x = True", ["x = False"]),
        ("x: int = np.zeros(a, dtype=int)", []),
        ("import a\n'words'", []),
    ],
)
def test_what_could_stand_there_by_mistake(code, others):
    assert mistakes(code) == others


def test_statements_go_and_nothing_is_returned():
    code = "def f(a):\n    if a:\n        a += 1\n    return a"
    assert mistakes(code) == ["if True:", "if False:", "pass", "a -= 1", "a += 2", "a += 0", "return None"]
    assert {each.where for each in mutants(code)} == {"f"}


def test_the_same_mistake_in_two_places_of_a_function_is_told_apart():
    assert [each.mistake[-3:] for each in mutants("x = a < 1\nx = a < 1")][5:7] == ["(2)", "(2)"]


LIMITS = """\
from typing import NamedTuple

LIMIT = 3


class Bound(NamedTuple):
    least: int

    @property
    def most(self) -> int:
        return self.least + 1


def is_many(number: int) -> bool:
    return number >= LIMIT


def is_few(number: int) -> bool:
    return not number > 0 and number != 7
"""
TESTS = """\
from cgsurvey.checks.limits import Bound, is_few, is_many


def test_many():
    assert is_many(3) and is_many(9) and not is_many(2)
    assert Bound(3).most == 4


def test_few():
    assert is_few(-1)
    assert not is_few(5)
"""
LISTED = """\
[[equivalent]]
file = "checks/limits.py"
function = "is_few"
reason = "seven is above nought"
mistakes = ["return not number > 0 and number != 7  ->  return not number > 0"]
[[equivalent]]
file = "checks/limits.py"
function = "is_many"
reason = "it was so once"
mistakes = ["return number >= LIMIT  ->  return number > LIMIT"]
"""


def test_a_run_tells_survivors_and_what_is_listed_in_vain(tmp_path):
    """`> 0` could be `>= 0` there, or 1 or -1 for 0: no test has a number at the boundary."""
    room, tests = tmp_path / "src" / "cgsurvey" / "checks", tmp_path / "tests" / "checks"
    for folder in (room, tests, tmp_path / "docs"):
        folder.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("[tool.pytest.ini_options]\n")
    for package in (room.parent, room):
        (package / "__init__.py").write_text("")
    (room / "limits.py").write_text(LIMITS)
    (tests / "test_limits.py").write_text(TESTS)
    shutil.copytree(
        HERE, tmp_path / "tests" / "mutation", ignore=shutil.ignore_patterns("__pycache__", "test_*")
    )
    (tmp_path / "tests" / "mutation" / "equivalent.toml").write_text(LISTED)
    done = subprocess.run(
        [sys.executable, tmp_path / "tests" / "mutation" / "mutate.py"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    told = [line.strip() for line in done.stdout.splitlines()]
    survivors = [line.partition("->  return ")[2] for line in told if "is_few: " in line]
    assert "not number >= 0 and number != 7" in survivors
    assert "not number > 1 and number != 7" in survivors
    assert not [line for line in told if ": LIMIT" in line or "most" in line]
    assert [line for line in told if line.startswith("listed, but")] == [
        "listed, but it does not survive or is not made: "
        "checks/limits.py | is_many | return number >= LIMIT  ->  return number > LIMIT"
    ]
    assert not (tmp_path / "docs" / "mutation.md").exists()
