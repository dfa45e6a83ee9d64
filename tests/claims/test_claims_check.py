"""`cgsurvey claims check` from the command line: verdicts, sentences, exit codes, JSON."""

from __future__ import annotations

import json

import pytest

from cgsurvey.claims import check
from command_line import HAN, run

GOLDEN = "99.08% of 1787"


def verdicts(text: str) -> list[tuple[str, str]]:
    return [(each.check, each.verdict) for each in check(text).judgements]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (GOLDEN, [("percentage", "impossible")]),
        ("99.08% of 1744", [("percentage", "possible")]),
        ("92% of 1787", [("percentage", "uninformative")]),
        ("101% of 10", [("percentage", "impossible")]),
        # a count says more than a base on which everything can be
        ("1644/1787 = 92%", [("count", "possible")]),
        ("1600/1787 = 92%", [("count", "impossible"), ("percentage", "uninformative")]),
        ("99.08% of 1787 = 1771", [("count", "impossible"), ("percentage", "impossible")]),
        ("20/10 = 50%", [("count", "impossible"), ("percentage", "possible")]),
        ("45%, 55% of 200", [("sum", "possible")]),
        ("45%, 55%", [("sum", "possible")]),
        ("45%, 45%", [("sum", "impossible")]),
        ("45%, 45% of 200, multiple", [("percentage", "uninformative")] * 2),
        ("45%, 45%, multiple", [("percentage", "uninformative")] * 2),
        ("mean 5.19 of 28", [("mean", "impossible")]),
        ("mean 5.18 of 28", [("mean", "possible")]),
        ("mean 4.34 of 1787", [("mean", "uninformative")]),
        ("mean 3.44 of 18, sd 2.46", [("mean", "possible"), ("deviation", "impossible")]),
        ("mean 5.19 of 28, sd 0.9", [("mean", "impossible")]),
        ("+0.020, significant, 7 vs 611", [("effect", "possible")]),
        ("+0.020, significant, 7 vs 611, range 0-1", [("effect", "possible"), ("little_spread", "possible")]),
        ("+0.020, significant, 7 vs 611, range 0-0.5", [("effect", "possible")]),
        ("+0.020, significant, 7 vs 611, sd 0.2", [("effect", "not supported")]),
        ("+1.5, significant, 7 vs 611, range 0-1", [("effect", "impossible")]),
        ("+0.5, not significant, 300 vs 300, range 0-1", [("effect", "not supported")]),
        ("超过一半：49.8%", [("words", "not supported")]),
        # 49.95 … 50.05
        ("过半：50.0%", [("words", "possible")]),
        # 1001, where digits are cut off
        ("过半：50.0%，n=2000", [("percentage", "uninformative"), ("words", "possible")]),
        ("过半：49.9%，n=2000", [("percentage", "uninformative"), ("words", "not supported")]),
        ("most: 48% of 200", [("percentage", "uninformative"), ("words", "not supported")]),
        ("超过一半（894/1787）", [("count", "possible"), ("words", "possible")]),
        ("超过一半（893/1787）", [("count", "possible"), ("words", "not supported")]),
        ("绝大多数：99.08%，n=1787", [("percentage", "impossible"), ("words", "possible")]),
    ],
)
def test_verdicts(text: str, found: list[tuple[str, str]]) -> None:
    assert verdicts(text) == found
    fails = any(verdict in ("impossible", "not supported") for _, verdict in found)
    assert check(text).fails == fails
    for lang in ("zh", "en"):
        done = run("claims", "check", text, "--lang", lang)
        assert done.exit_code == fails
        assert len(done.stdout.splitlines()) > 1
        assert "{" not in done.stdout


def test_an_impossible_figure_is_explained() -> None:
    done = run("claims", "check", GOLDEN)
    assert done.stdout.splitlines() == [
        "99.08% of 1787: impossible",
        "  No count out of 1787 gives 99.08%: the base differs or the figure is wrong.",
        "  Nearest that can be: 1770 → 99.05%, 1771 → 99.10%.",
        "  The largest smaller base on which it can be, rounded, is 1748.",
        "  The smallest larger base on which it can be, rounded, is 1838.",
    ]
    assert done.exit_code == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("12.4% of 8", "Nearest that can be: 0 → 0.0%, 1 → 12.5%."),
        ("92% of 1787", "1636–1652 of 1787 gives 92%."),
        ("83.44% of 1787", "1491 of 1787 gives 83.44%."),
        ("12% of 8", "this does: halves to the even digit, digits cut off."),
        ("37% of 8 = 3", "this does: digits cut off."),
        ("1771/1787", "1771 of 1787 is 99.10%."),
        ("20/10", "There cannot be 20 among 10"),
        ("44.9, 47.1, 5.2, 2.1, 0.7 % of 1787", "803 + 842 + 93 + 37 + 12 = 1787"),
        ("45, 45 %", "add up to 90%, before rounding to between 89% and 91%, which is never 100%"),
        ("33.3, 66.7 % of 10", "No count out of 10 gives 33.3%, 66.7%"),
        ("101, 1 % of 10", "A share is never above 100%"),
        ("48.9, 51.1 % of 80", "No count out of 80 gives 48.9%, 51.1%"),
        ("33, 33, 33 % of 100", "add up to 99, and by no one way to round to 100"),
        ("45, 45 % of 200, and 1 %", "before rounding to between 89.5"),
        ("mean 5.01 of 30, scale 1-5", "Answers from 1 to 5 cannot have the mean 5.01."),
        ("mean 4.34 of 100, sd 0.52", "nothing rules out the standard deviation 0.52."),
        ("mean 4.34 of 100, sd 12", "12 as well: this check tells nothing."),
        ("mean 4.34 of 300000, sd 0.5", "nothing to check the standard deviation against."),
        ("mean 3.44 of 18, sd 2.46", "cannot have the standard deviation 2.46"),
        ("mean 3.44 of 18, sd 2.46", "Nearest that can be: 2.45, 2.48."),
        ("+0.020, significant, 7 vs 611", "a difference of 0.0205 (the upper limit of its rounding)"),
        ("+0.020, significant, 7 vs 611", "is at most 0.0275."),
        ("+0.020, not significant, 7 vs 611", "is at least 0.0261."),
        ("+0.020, significant, 7 vs 611, range 0-1", "That is 2.7% of the range 0 to 1"),
        ("+0.020, significant, 7 vs 611, range 0-1", "Scores would hardly differ at all"),
        ("+0.5, not significant, 300 vs 300, range 0-1", "The range does not allow so much"),
        ("+0.020, significant, 7 vs 611, sd 0.02", "The standard deviation 0.02 that is given meets this."),
        ("most: 48% of 200", "'most' means more than 50%: 48% does not fit."),
        ("most: 60% of 200", "'most' means more than 50%: 60% fits."),
        ("过半：50.0%", "depends on digits that are not shown"),
        ("不到一半：50%", "'不到一半' means less than 50%"),
        ("约三到五成：60%", "means 25% to 55% (55% not included)"),
        ("不超过三成：60%", "means 30% or less"),
        ("半数以上：60%", "means 50% or more"),
        ("全部接受过：60%", "means exactly 100%"),
        ("45%, 45%, multiple", "Without its base"),
    ],
)
def test_sentences(text: str, sentence: str) -> None:
    assert sentence in run("claims", "check", text).stdout


def test_several_texts_and_the_gravest_exit_code() -> None:
    done = run("claims", "check", "99.08% of 1744", GOLDEN, "hello")
    assert done.exit_code == 2
    assert "99.08% of 1744: possible" in done.stdout
    assert "99.08% of 1787: impossible" in done.stdout
    assert "'hello' is not understood" in done.stderr
    assert "mean 4.34 of 20" in done.stderr
    assert run("claims", "check", "99.08% of 1744", "1/2").exit_code == 0


def test_in_chinese() -> None:
    done = run("claims", "check", "1787人中99.08%", "没有", "--lang", "zh")
    assert "1787人中99.08%：不可能" in done.stdout
    assert "1787人中无论有多少人，都得不出99.08%：基数不是1787，或者数字有误。" in done.stdout
    assert HAN.search(done.stderr)
    assert "not understood" not in done.stderr


def test_json_says_the_same() -> None:
    done = run("claims", "check", GOLDEN, "hello", "--json")
    assert done.exit_code == 2
    first, second = json.loads(done.stdout)["claims"]
    assert (first["text"], first["verdict"]) == (GOLDEN, "impossible")
    (only,) = first["checks"]
    assert only["facts"] == {
        "figure": "99.08",
        "n": 1787,
        "wholes": {},
        "below": {"whole": 1770, "figure": "99.05"},
        "above": {"whole": 1771, "figure": "99.10"},
        "smaller_base": 1748,
        "larger_base": 1838,
    }
    assert set(only["text"]) == {"zh", "en"}
    assert second["verdict"] is None
    assert "hello" in second["error"]["en"]


def test_a_text_is_harmless_wherever_it_is_repeated() -> None:
    done = run("claims", "check", "99.08% of 1787\x1b[31m", "a\x1b[31m" + "b" * 500)
    assert "\x1b" not in done.stdout + done.stderr
    assert "b" * 100 not in done.stderr


def test_the_group_is_listed_and_explains_itself() -> None:
    assert "claims" in run("--help").stdout
    assert "check" in run("claims", "--help").stdout
    assert "TEXT" in run("claims", "check", "--help").stdout
    assert run("claims", "check").exit_code == 2
    assert run("claims", "check", "--", "-0.5, significant, 7 vs 611").exit_code == 0
