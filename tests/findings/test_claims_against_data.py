"""Published figures against the rows that should give them: what differs, and what does not."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest

from cgsurvey.findings.finding import Finding
from cgsurvey.findings.inspection import Inspection
from findings.small_studies import ROWS, inspection_of, small_study

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
RATE = "residents/satisfaction_rate/q1/rate"
SHARE = "residents/frequency/q1/share"
#: one of nine has not answered
UNANSWERED = ROWS.replace("10,不满意", "10,")


def answers(satisfied: int, of: int) -> str:
    """Rows of which so many are satisfied and the others are not."""
    told = ["满意"] * satisfied + ["不满意"] * (of - satisfied)
    return "序号,1、满意吗\n" + "".join(f"{place},{each}\n" for place, each in enumerate(told, start=1))


def claim(**keys: object) -> str:
    """An entry of claims.toml; what is written stands as it is."""
    written = {"id": '"c"', "text": '"六成居民满意"', **keys}
    return "[[claims]]\n" + "".join(f"{name} = {value}\n" for name, value in written.items())


def told(folder: Path, *entries: str, **study: str) -> list[Finding]:
    """What is found of claims."""
    found = inspection_of(small_study(folder, claims="\n".join(entries), **study)).findings
    return [each for each in found if each.rule.startswith("claims/")]


def rules(folder: Path, *entries: str, **study: str) -> list[str]:
    return [each.rule for each in told(folder, *entries, **study)]


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


def test_what_differs_is_told_with_both_figures_the_last_digit_and_the_base(tmp_path: Path) -> None:
    entry = claim(row=f'"{RATE}"', value="60.3", place='"第一章"')
    (finding,) = told(tmp_path, entry)
    assert {name: finding.facts[name] for name in ("figure", "actual", "difference", "n")} == {
        "figure": "60.3",
        "actual": "60.0",
        "difference": 3,
        "n": 10,
    }
    assert finding.text("zh").startswith("“六成居民满意”（第一章）：由数据得出的是60.0%（基数10）")
    assert "'六成居民满意' (第一章): The data give 60.0% (base 10), published is 60.3%" in finding.text("en")
    place = finding.place
    assert (place.line, place.questionnaire, place.question) == (1, "residents", "q1")
    assert place.file == tmp_path / "claims.toml"
    assert finding.claim == "c"


@pytest.mark.parametrize(
    ("count", "found"), [("6", []), ("5", ["claims/differs"]), ("7", ["claims/differs"])]
)
def test_claims_differs_fires_on_a_count(tmp_path: Path, count: str, found: list[str]) -> None:
    assert rules(tmp_path, claim(row=f'"{RATE}"', count=count)) == found


@pytest.mark.parametrize(("count", "found"), [("10", []), ("11", ["claims/differs"])])
def test_the_number_of_respondents_has_an_address(tmp_path: Path, count: str, found: list[str]) -> None:
    entry = claim(row='"/questionnaires/residents/respondents"', count=count, text='"收回问卷"')
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


# significance

#: men and women, 20 each
BY_SEX = "序号,1、满意吗,2、性别\n"
COMPARED = {
    "questionnaire": 'compare = ["sex"]',
    "more": '[questions.residents.sex]\nkind = "single"\ncolumn = "2、性别"\ncategories = ["男", "女"]',
}
DIFFERENCE = '"residents/difference/q1/difference/sex=女 - 男"'


def by_sex(men: int, women: int) -> str:
    """Rows of 20 men and 20 women, of whom so many are satisfied."""
    told = [("满意" if place < men else "一般", "男") for place in range(20)]
    told += [("满意" if place < women else "一般", "女") for place in range(20)]
    return BY_SEX + "".join(f"{place},{answer},{sex}\n" for place, (answer, sex) in enumerate(told, start=1))


@pytest.mark.parametrize(
    ("men", "women", "text"),
    [(10, 12, "女性的满意率显著高于男性"), (4, 16, "女性与男性的满意率没有显著差异"), (4, 16, "差异不显著")],
)
def test_claims_significance_fires(tmp_path: Path, men: int, women: int, text: str) -> None:
    entry = claim(row=DIFFERENCE, text=f'"{text}"')
    assert rules(tmp_path, entry, rows=by_sex(men, women), **COMPARED) == ["claims/significance"]


@pytest.mark.parametrize(
    ("men", "women", "text"),
    [
        (4, 16, "女性的满意率显著高于男性"),
        (10, 12, "女性与男性的满意率没有显著差异"),
        (10, 12, "女性的满意率较高"),
    ],
)
def test_claims_significance_stays_silent(tmp_path: Path, men: int, women: int, text: str) -> None:
    entry = claim(row=DIFFERENCE, text=f'"{text}"', value=str(5 * (women - men)))
    assert rules(tmp_path, entry, rows=by_sex(men, women), **COMPARED) == []


@pytest.mark.parametrize(("significant", "found"), [("true", ["claims/significance"]), ("false", [])])
def test_significance_may_be_stated_beside_the_text(
    tmp_path: Path, significant: str, found: list[str]
) -> None:
    entry = claim(row=DIFFERENCE, text='"女性的满意率较高"', significant=significant)
    assert rules(tmp_path, entry, rows=by_sex(10, 12), **COMPARED) == found


def test_a_difference_is_in_percentage_points(tmp_path: Path) -> None:
    entry = claim(row=DIFFERENCE, text='"女性高12个百分点"', value="12")
    (finding,) = told(tmp_path, entry, rows=by_sex(10, 12), **COMPARED)
    assert "The data give 10 percentage points (base 40)" in finding.text("en")


# the earlier year


@pytest.fixture
def two_years(tmp_path: Path) -> Path:
    for name in ("bole", "bole-2022"):
        shutil.copytree(SAMPLES / name, tmp_path / name)
    return tmp_path / "bole"


def of_sample(folder: Path, entry: str) -> list[Finding]:
    (folder / "claims.toml").write_text(entry, encoding="utf-8")
    return [each for each in inspection_of(folder).findings if each.rule.startswith("claims/")]


CADRES = '"/questionnaires/cadres/respondents"'
CHANGED = "residents/change/overall/change/rate/wave=2023 - 2022"


def test_a_change_since_the_earlier_year_is_compared(two_years: Path) -> None:
    assert of_sample(two_years, claim(row=f'"{CHANGED}"', value="5.46", text='"提高"')) == []
    (finding,) = of_sample(two_years, claim(row=f'"{CHANGED}"', value="5.5", text='"显著提高"', id='"up"'))
    assert (finding.rule, finding.claim) == ("claims/significance", "up")


def test_claims_not_checked_fires_on_a_change_that_is_withheld(two_years: Path) -> None:
    entry = claim(row='"residents/change/attitude/change/rate/wave=2023 - 2022"', value="1")
    (finding,) = of_sample(two_years, entry)
    assert finding.rule == "claims/not_checked"
    assert "based on a question not asked in 2022" in finding.text("en")


def test_claims_not_checked_fires_without_the_earlier_year(two_years: Path) -> None:
    (two_years.parent / "bole-2022" / "residents.xlsx").unlink()
    entries = [claim(row=f'"{CHANGED}"', value="5.5"), claim(row=CADRES, count="770", id='"d"')]
    (finding,) = of_sample(two_years, "\n".join(entries))
    assert (finding.rule, finding.claim) == ("claims/not_checked", "c")


# what cannot be told


@pytest.mark.parametrize(
    ("row", "near"),
    [
        ("residents/satisfaction_rate/q1/rates", ["residents/satisfaction_rate/q1/rate"]),
        ("residents/satisfactionrate/q1/rate", ["residents/satisfaction_rate/q1"]),
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
