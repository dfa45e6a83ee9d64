"""What is expected of published figures, what is so together, and what is said of the samples."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from cgsurvey.findings.inspection import Inspection
from findings.small_claims import RATE, SAMPLES, SHARE, claim, rules, told
from findings.small_studies import inspection_of, small_study

# expectations


def expecting(expect: str, **keys: object) -> str:
    return claim(row=f'"{RATE}"', expect=f'"{expect}"', reason='"已经发表"', **keys)


@pytest.mark.parametrize(
    ("expect", "keys"),
    [
        ("not supported", {"value": "61"}),
        ("not supported", {"n": "11"}),
        ("not supported", {"text": '"绝大多数居民满意"'}),
        ("not supported", {"text": '"超过一半的居民满意"'}),  # in the sample, and not beyond it
        ("impossible", {"value": "99.9", "n": "10"}),
    ],
)
def test_what_is_expected_is_told_and_fails_nothing(
    tmp_path: Path, expect: str, keys: dict[str, str]
) -> None:
    folder = small_study(tmp_path, claims=expecting(expect, **keys))
    found = inspection_of(folder)
    ours = [each for each in found.findings if each.rule.startswith("claims/")]
    assert ours
    assert all(each.accepted is not None and each.accepted.reason == "已经发表" for each in ours)
    assert found.failures("warning") == 0


@pytest.mark.parametrize(
    ("expect", "keys", "rule"),
    [
        ("impossible", {"value": "61"}, "claims/differs"),
        ("not supported", {"value": "99.9", "n": "10"}, "claims/impossible"),
        ("impossible", {"text": '"绝大多数居民满意"'}, "claims/words"),
    ],
)
def test_another_failure_than_expected_fails(
    tmp_path: Path, expect: str, keys: dict[str, str], rule: str
) -> None:
    found = told(tmp_path, expecting(expect, **keys))
    assert rule in [each.rule for each in found]
    assert all(each.accepted is None for each in found)
    assert "It was expected" in found[0].text("en")


@pytest.mark.parametrize("expect", ["impossible", "not supported"])
def test_claims_unexpected_pass_fires(tmp_path: Path, expect: str) -> None:
    (finding,) = told(tmp_path, expecting(expect, value="60"))
    assert (finding.rule, finding.severity, finding.accepted) == ("claims/unexpected_pass", "error", None)
    assert "已经发表" in finding.text("zh")


def test_a_reason_that_is_a_sentence_stands_within_another(tmp_path: Path) -> None:
    claims = expecting("impossible", value="60").replace("已经发表", "已经发表。")
    (finding,) = told(tmp_path, claims)
    assert "（已经发表）" in finding.text("zh")


@pytest.mark.parametrize(("expect", "value"), [("pass", "60"), ("not supported", "61"), ("impossible", "61")])
def test_claims_unexpected_pass_stays_silent(tmp_path: Path, expect: str, value: str) -> None:
    assert "claims/unexpected_pass" not in rules(tmp_path, expecting(expect, value=value))


# weights, and answers of one question


WEIGHTED = "序号,1、满意吗,权重\n1,满意,1\n2,满意,2\n3,不满意,4\n"


def test_claims_weighted_fires(tmp_path: Path) -> None:
    entry = claim(row=f'"{RATE}"', value="42.86", n="3", text='"满意率"')
    (finding,) = told(tmp_path / "weighted", entry, rows=WEIGHTED, questionnaire='weight = "权重"')
    assert (finding.rule, finding.severity) == ("claims/weighted", "note")
    assert rules(tmp_path / "unweighted", entry, rows=WEIGHTED) == ["claims/impossible", "claims/differs"]


@pytest.mark.parametrize("keys", [{"weighted": "true"}, {"n": "7"}, {"value": "66.67"}])
def test_claims_weighted_stays_silent(tmp_path: Path, keys: dict[str, str]) -> None:
    entry = claim(**({"row": f'"{RATE}"', "value": "42.86", "n": "3", "text": '"满意率"'} | keys))
    found = rules(tmp_path, entry, rows=WEIGHTED, questionnaire='weight = "权重"')
    assert "claims/weighted" not in found


def test_claims_sum_fires_on_claims_that_stand_apart(tmp_path: Path) -> None:
    shares = {"满意": "60", "一般": "30", "不满意": "12"}
    entries = [
        claim(id=f'"{place}"', row=f'"{SHARE}/{answer}"', value=value, text='"x"')
        for place, (answer, value) in enumerate(shares.items())
    ]
    assert "claims/sum" in rules(tmp_path / "all", *entries)
    assert "claims/sum" not in rules(tmp_path / "some", *entries[1:])


def test_claims_sum_stays_silent_on_claims_that_stand_apart(tmp_path: Path) -> None:
    shares = {"满意": "60", "一般": "30", "不满意": "10"}
    entries = [
        claim(id=f'"{place}"', row=f'"{SHARE}/{answer}"', value=value, text='"x"')
        for place, (answer, value) in enumerate(shares.items())
    ]
    assert rules(tmp_path, *entries) == []


def test_a_table_names_its_rows_by_their_answers(tmp_path: Path) -> None:
    told_of = "满意/很好", "不满意"
    rows = "序号,1、满意吗\n" + "".join(f"{place},{told_of[place > 6]}\n" for place in range(1, 11))
    question = f"""
[questions.residents.q2]
kind = "single"
column = "1、满意吗"
categories = {list(told_of)}
"""
    table = """
[[tables]]
id = "t"
text = "满意吗"
row = "residents/frequency/q2/share"
figures = {{ "满意/很好" = {first}, "不满意" = 40 }}
"""
    study = {"rows": rows, "more": question}
    assert rules(tmp_path / "right", table.format(first=60), **study) == []
    found = told(tmp_path / "wrong", table.format(first=59), **study)
    assert ("claims/differs", "t/满意/很好") in [(each.rule, each.claim) for each in found]


# the samples


@cache
def of_study(sample: str) -> Inspection:
    return inspection_of(SAMPLES / sample)


@pytest.mark.parametrize(
    ("sample", "accepted"),
    [
        (
            "bole",
            {("claims/impossible", "willing_of_all"), ("claims/base_differs", "willing_of_all")},
        ),
        (
            "hubei",
            {
                (rule, claim)
                for rule in ("claims/significance", "claims/implausible")
                for claim in ("belonging_significant", "trust_significant")
            },
        ),
    ],
)
def test_of_the_samples_is_told_what_they_expect(sample: str, accepted: set[tuple[str, str]]) -> None:
    found = of_study(sample)
    ours = [each for each in found.findings if each.rule.startswith("claims/")]
    assert {(each.rule, each.claim) for each in ours if each.accepted} == accepted
    assert {each.rule for each in ours if not each.accepted} <= {"claims/nothing_stated"}
    assert found.failures("error") == 0


def test_the_residuals_of_the_regression_are_set_against_what_significance_needs() -> None:
    found = of_study("hubei").findings
    said = {each.claim: each.text("en") for each in found if each.rule == "claims/implausible"}
    for name, needed, residual in (
        ("belonging_significant", "0.0275", "0.154"),
        ("trust_significant", "0.0248", "0.139"),
    ):
        assert f"only if the residual standard deviation is at most {needed}." in said[name]
        assert f"the residual standard deviation of this step is {residual}, which does not" in said[name]
