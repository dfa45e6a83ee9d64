"""Published figures against the rows that should give them: what differs, and what does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from findings.small_claims import RATE, SHARE, UNANSWERED, answers, claim, rules, told
from findings.small_studies import inspection_of, small_study

# the figure


@pytest.mark.parametrize("value", ["61", "59.9", "60.1", "60.01", "59.99"])
def test_claims_differs_fires(tmp_path: Path, value: str) -> None:
    assert rules(tmp_path, claim(row=f'"{RATE}"', value=value)) == ["claims/differs"]


@pytest.mark.parametrize("value", ["60", "60.0", "60.000000"])
def test_claims_differs_stays_silent(tmp_path: Path, value: str) -> None:
    assert rules(tmp_path, claim(row=f'"{RATE}"', value=value)) == []


@pytest.mark.parametrize(
    ("value", "holds"),
    [
        ("62.5", True),
        ("63", True),  # halves up
        ("62", True),  # to the even digit, and cut off
        ("61", False),
        ("64", False),
        ("62.6", False),
        ("62.4", False),
    ],
)
def test_claims_differs_fires_beyond_each_way_to_round(tmp_path: Path, value: str, holds: bool) -> None:
    entry = claim(row=f'"{RATE}"', value=value, text='"满意率"')
    assert rules(tmp_path, entry, rows=answers(5, 8)) == ([] if holds else ["claims/differs"])


@pytest.mark.parametrize(
    ("value", "holds"), [("66.66", True), ("66.67", True), ("66.68", False), ("66.65", False)]
)
def test_claims_differs_fires_on_the_last_digit(tmp_path: Path, value: str, holds: bool) -> None:
    entry = claim(row=f'"{RATE}"', value=value, text='"满意率"')
    assert rules(tmp_path, entry, rows=answers(2, 3)) == ([] if holds else ["claims/differs"])


def test_what_differs_is_told_with_both_figures_their_difference_and_the_base(tmp_path: Path) -> None:
    entry = claim(row=f'"{RATE}"', value="60.3", place='"第一章"')
    (finding,) = told(tmp_path, entry)
    assert {name: finding.facts[name] for name in ("figure", "actual", "difference", "n")} == {
        "figure": "60.3",
        "actual": "60.0",
        "difference": "0.3",
        "n": 10,
    }
    assert finding.text("zh").startswith("“六成居民满意”（第一章）：由数据得出的是60.0%（基数10）")
    assert "'六成居民满意' (第一章): The data give 60.0% (base 10), published is 60.3%" in finding.text("en")
    place = finding.place
    assert (place.line, place.questionnaire, place.question) == (1, "residents", "q1")
    assert place.file == tmp_path / "claims.toml"
    assert finding.claim == "c"


@pytest.mark.parametrize(("value", "is_told"), [("0.6", True), ("0.60", True), ("0.7", False), ("6", False)])
def test_a_share_that_is_not_in_per_cent_is_told_as_such(tmp_path: Path, value: str, is_told: bool) -> None:
    (finding,) = told(tmp_path, claim(row=f'"{RATE}"', text='"居民满意"', value=value))
    assert finding.rule == "claims/differs"
    assert ("in per cent" in finding.text("en")) == is_told


@pytest.mark.parametrize(
    ("count", "found"), [("6", []), ("5", ["claims/differs"]), ("7", ["claims/differs"])]
)
def test_claims_differs_fires_on_a_count(tmp_path: Path, count: str, found: list[str]) -> None:
    assert rules(tmp_path, claim(row=f'"{RATE}"', count=count)) == found


@pytest.mark.parametrize(("count", "found"), [("10", []), ("11", ["claims/differs"])])
def test_the_number_of_respondents_has_an_address(tmp_path: Path, count: str, found: list[str]) -> None:
    entry = claim(row='"/questionnaires/residents/respondents"', count=count, text='"收回问卷"')
    assert rules(tmp_path, entry) == found


@pytest.mark.parametrize(
    ("keys", "found"),
    [({"n": "10"}, []), ({"n": "999"}, ["claims/differs"]), ({}, ["claims/nothing_stated"])],
)
def test_a_number_that_is_not_compared_is_told(
    tmp_path: Path, keys: dict[str, str], found: list[str]
) -> None:
    entry = claim(row='"/questionnaires/residents/respondents"', text='"收回问卷"', **keys)
    assert rules(tmp_path, entry) == found


# the base


@pytest.mark.parametrize("n", ["11", "8"])
def test_claims_base_differs_fires(tmp_path: Path, n: str) -> None:
    (finding,) = told(tmp_path, claim(row=f'"{RATE}"', n=n))
    assert (finding.rule, finding.facts["is"]) == ("claims/base_differs", [])


def test_claims_base_differs_stays_silent(tmp_path: Path) -> None:
    assert rules(tmp_path, claim(row=f'"{RATE}"', n="10")) == []


def test_a_base_that_is_another_one_of_the_row_is_named(tmp_path: Path) -> None:
    (finding,) = told(tmp_path, claim(row=f'"{RATE}"', n="10", text='"满意率"'), rows=UNANSWERED)
    assert finding.facts["is"] == ["eligible", "asked"]
    assert "10 are all respondents, of whom some were not asked or gave no answer." in finding.text("en")


# words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("不到一半的居民满意", ["claims/words"]),
        ("绝大多数居民满意", ["claims/words"]),
        ("约七成居民满意", ["claims/words"]),
        ("about 50% of residents are satisfied", ["claims/words"]),
    ],
)
def test_claims_words_fires(tmp_path: Path, text: str, found: list[str]) -> None:
    assert rules(tmp_path, claim(row=f'"{RATE}"', text=f'"{text}"')) == found


@pytest.mark.parametrize("text", ["约六成居民满意", "约五到六成居民满意", "about 60% are satisfied"])
def test_claims_words_stays_silent(tmp_path: Path, text: str) -> None:
    assert rules(tmp_path, claim(row=f'"{RATE}"', text=f'"{text}"')) == []


def test_only_the_words_that_are_named_are_about_the_share(tmp_path: Path) -> None:
    entry = {"row": f'"{RATE}"', "text": '"六成居民把90%以上的时间用于工作"'}
    assert rules(tmp_path / "all", claim(**entry)) == ["claims/words"]
    assert rules(tmp_path / "named", claim(**entry, words='["六成"]')) == []


@pytest.mark.parametrize(("first", "found"), [("2", ["claims/words"]), ("3", [])])
def test_a_leading_answer_is_among_the_largest(tmp_path: Path, first: str, found: list[str]) -> None:
    entry = claim(row=f'"{SHARE}/不满意"', text='"主要回答之一"', leading=first)
    assert rules(tmp_path, entry) == found


@pytest.mark.parametrize(("satisfied", "of"), [(6, 10), (11, 20), (57, 100)])
def test_claims_uncertain_fires(tmp_path: Path, satisfied: int, of: int) -> None:
    entry = claim(row=f'"{RATE}"', text='"超过一半的居民满意"')
    (finding,) = told(tmp_path, entry, rows=answers(satisfied, of))
    assert (finding.rule, finding.severity) == ("claims/uncertain", "warning")


@pytest.mark.parametrize(("satisfied", "of"), [(9, 10), (18, 20), (63, 100)])
def test_claims_uncertain_stays_silent(tmp_path: Path, satisfied: int, of: int) -> None:
    entry = claim(row=f'"{RATE}"', text='"超过一半的居民满意"')
    assert rules(tmp_path, entry, rows=answers(satisfied, of)) == []


def test_all_is_said_of_the_sample(tmp_path: Path) -> None:
    entry = claim(row=f'"{RATE}"', text='"居民全部满意"')
    assert rules(tmp_path, entry, rows=answers(10, 10)) == []


# what cannot be told


@pytest.mark.parametrize(
    ("row", "near"),
    [
        ("residents/satisfaction_rate/q1/rates", ["residents/satisfaction_rate/q1/rate"]),
        ("residents/satisfactionrate/q1/rate", ["residents/satisfaction_rate/q1/rate"]),
        ("residents/satisfaction_rate/q2/rate", ["residents/satisfaction_rate/q1/rate"]),
        ("residents/frequency/q1/share/满 意", ["residents/frequency/q1/share/满意"]),
    ],
)
def test_claims_no_row_fires(tmp_path: Path, row: str, near: list[str]) -> None:
    (finding,) = told(tmp_path, claim(row=f'"{row}"', value="60"))
    assert finding.rule == "claims/no_row"
    assert finding.facts["near"][: len(near)] == near
    assert near[0] in finding.text("en")


@pytest.mark.parametrize(
    "row",
    [
        "x",
        "nowhere/frequency/q1",
        "/questionnaires",
        "/nowhere",
        "/questionnaires/residents/ledger/file",
        "/questionnaires/residents/design/weighted",
        # what depends on everything that is estimated
        "/results/0/rows/0/n",
        "/notes/0",
        "/questionnaires/residents/design_effects/number",
        "/",
    ],
)
def test_claims_no_row_fires_on_what_is_no_number(tmp_path: Path, row: str) -> None:
    assert rules(tmp_path, claim(row=f'"{row}"', count="10")) == ["claims/no_row"]


def test_claims_no_row_stays_silent(tmp_path: Path) -> None:
    assert rules(tmp_path, claim(row=f'"{SHARE}/满意"', value="60")) == []


def test_claims_not_checked_fires_where_the_sheet_cannot_be_read(tmp_path: Path) -> None:
    folder = small_study(
        tmp_path, claims=claim(row=f'"{RATE}"', value="60", expect='"not supported"', reason='"x"')
    )
    (folder / "residents.csv").write_bytes(b"\x00\x01\x02" * 100)
    found = [each for each in inspection_of(folder).findings if each.rule.startswith("claims/")]
    assert [(each.rule, each.accepted) for each in found] == [("claims/not_checked", None)]


def test_claims_not_checked_fires_where_a_row_has_no_such_number(tmp_path: Path) -> None:
    empty = "序号,1、满意吗\n1,\n2,\n"
    (finding,) = told(tmp_path, claim(row=f'"{RATE}"', value="60"), rows=empty)
    assert finding.rule == "claims/not_checked"


def test_claims_not_checked_stays_silent(tmp_path: Path) -> None:
    assert rules(tmp_path, claim(row=f'"{RATE}"', value="60", count="6", n="10")) == []


def test_claims_nothing_stated_fires(tmp_path: Path) -> None:
    (finding,) = told(tmp_path, claim(row=f'"{RATE}"', text='"相当一部分居民满意"'))
    assert (finding.rule, finding.severity) == ("claims/nothing_stated", "note")
    assert "The data give 60.00% (base 10)" in finding.text("en")


@pytest.mark.parametrize(
    "stated", [{"value": "60"}, {"count": "6"}, {"n": "10"}, {"text": '"约六成居民满意"'}]
)
def test_claims_nothing_stated_stays_silent(tmp_path: Path, stated: dict[str, str]) -> None:
    assert rules(tmp_path, claim(row=f'"{RATE}"', **({"text": '"居民满意"'} | stated))) == []


def test_claims_no_test_fires(tmp_path: Path) -> None:
    (finding,) = told(tmp_path, claim(row=f'"{RATE}"', text='"满意率显著"', value="60"))
    assert (finding.rule, finding.severity) == ("claims/no_test", "warning")


def test_claims_no_test_stays_silent(tmp_path: Path) -> None:
    assert rules(tmp_path, claim(row=f'"{RATE}"', text='"满意率明显提高"', value="60")) == []
