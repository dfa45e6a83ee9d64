"""Text from data is shown by LaTeX, and never obeyed."""

from __future__ import annotations

import re

import pytest

from cgsurvey.clean import clean
from cgsurvey.report.latex.escaping import begun, characters, escaped
from report.awkward_report import AWKWARD
from report.latex.reading_latex import printed

HOSTILE = (
    *AWKWARD,
    r"\input{/etc/passwd}",
    r"\write18{rm -rf /}\csname x\endcsname",
    "^^5cinput{x} ^^M",
    'a & b \\\\ c % d # e $f$ _g_ ~h~ {i} <j> |k| "l"',
    "--- -- '' ,, ?` !` << >>",
    "-0.5 [-0.045, 0.085] 2021-05-10 10-20岁",
    "R² ≥ 0.9 × 2 ± 1 △",
    "\ufdd0\ufdd1\ufdd2",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_it_reads_as_it_was(text: str) -> None:
    assert printed(escaped(text)) == clean(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_command_is_left_but_those_that_print_a_character(text: str) -> None:
    commands = set(re.findall(r"\\([A-Za-z]+|.)", escaped(text)))
    symbols = {"(", ")", "triangle", "geq", "times", "pm"}
    assert commands <= symbols | set("{}$&#_%") | {
        "textbackslash",
        "textasciicircum",
        "textasciitilde",
        "textasciigrave",
        "textless",
        "textgreater",
        "textbar",
        "textquotedbl",
        "textsuperscript",
    }
    bare = re.sub(r"\\.", "", escaped(text))
    assert not set("$&#%^_") & set(bare)
    assert "\n" not in bare


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a--b", "a-{}-b"),
        ("---", "-{}-{}-"),
        ("a''b", "a'{}'b"),
        (",,", ",{},"),
        ("'outcome' of 'sex'", "`outcome' of `sex'"),
        ("don't", "don't"),
        ("(n = 5, 'a')", "(n = 5, `a')"),
        ("[-0.5, 0.5]", r"[\(-\)0.5, 0.5]"),
        ("2021-05-10", "2021-05-10"),
        ("5\u00a0%", r"5~\%"),
    ],
)
def test_type_is_set_as_it_is_meant(text: str, written: str) -> None:
    assert escaped(text) == written


def test_a_long_path_may_break_and_a_word_may_not() -> None:
    assert escaped("data/of_a_very_long/name-of-a-file.xlsx").count(r"\allowbreak{}") == 9
    assert r"\allowbreak" not in escaped("analysis.json") + escaped("a" * 40)


def test_brackets_and_stars_begin_no_option() -> None:
    assert [begun(text) for text in ("[x]", " [x]", "*x")] == ["{}[x]", "{} [x]", "{}*x"]
    assert [begun(text) for text in ("x[1]", "")] == ["x[1]", ""]


def test_metadata_hold_characters_and_no_mathematics() -> None:
    assert characters("R² ≥ 5 % △\x07") == r"R² ≥ 5 \% △"
