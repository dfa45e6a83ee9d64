"""Every hostile or awkward file ends as its line says: the right table, or one clear sentence."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import pytest

from cgsurvey.errors import CgsurveyError
from cgsurvey.loaders import read as read_apart
from cgsurvey.raw_table import RawTable
from command_line import HAN, HUBEI, run
from loaders.here import read as read_here
from loaders.hostile.case import Case
from loaders.hostile.cases import CASES
from loaders.hostile.packages import SECRET

CHEAP = [case for case in CASES if not case.costly]
REFUSED = [case for case in CHEAP if isinstance(case.becomes, str)]
COSTLY = [
    pytest.param(case, marks=[pytest.mark.slow] if case.slow else [], id=case.name)
    for case in CASES
    if case.costly
]
#: promised for any file
SECONDS, MEMORY = 10, 2_000_000_000


def written(case: Case, folder: Path) -> Path:
    path = folder / case.file
    path.write_bytes(case.make())
    return path


def found(table: RawTable) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    return table.headers, tuple(zip(*(column.listed() for column in table.columns), strict=True))


def assert_becomes(case: Case, path: Path, read) -> None:
    if not isinstance(case.becomes, str):
        headers, rows = case.becomes
        assert found(read(path)) == (tuple(headers), tuple(map(tuple, rows)))
        return
    with pytest.raises(CgsurveyError) as refusal:
        read(path)
    assert refusal.value.code == case.becomes
    assert refusal.value.exit_code == 3
    assert_clear(refusal.value, path)


def assert_clear(refusal: CgsurveyError, path: Path) -> None:
    """One sentence or two in each language, which name the file and quote nothing of it."""
    chinese, english = refusal.text("zh"), refusal.text("en")
    for text in (chinese, english):
        assert path.name in text
        assert "\n" not in text
        assert SECRET not in text
        assert len(text) < 500
    assert HAN.search(chinese)
    assert not HAN.search(english)
    assert json.loads(json.dumps(refusal.facts)) == refusal.facts


def test_no_name_stands_for_two_cases():
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CHEAP, ids=lambda case: case.name)
def test_a_file_is_read_right_or_refused(case, tmp_path):
    assert_becomes(case, written(case, tmp_path), read_here)


@pytest.mark.parametrize("case", CHEAP[::12], ids=lambda case: case.name)
def test_a_process_of_its_own_comes_to_the_same(case, tmp_path):
    assert_becomes(case, written(case, tmp_path), read_apart)


@pytest.mark.parametrize("case", COSTLY)
def test_no_file_takes_long_or_much_memory(case, tmp_path):
    path = written(case, tmp_path)
    began = time.monotonic()
    assert_becomes(case, path, read_apart)
    assert time.monotonic() - began < SECONDS
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert peak * (1 if sys.platform == "darwin" else 1024) < MEMORY


@pytest.mark.parametrize("case", REFUSED[::25], ids=lambda case: case.name)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_command_line_says_it_in_one_sentence_and_ends_with_3(case, language, tmp_path):
    path = written(case, tmp_path)
    study = (HUBEI / "study.toml").read_text(encoding="utf-8")
    (tmp_path / "study.toml").write_text(study.replace("residents.xlsx", path.name), encoding="utf-8")
    done = run("analyze", tmp_path, "--lang", language)
    assert done.exit_code == 3
    (sentence,) = (line for line in done.stderr.splitlines() if line.strip())
    assert path.name in sentence
    assert SECRET not in done.output
