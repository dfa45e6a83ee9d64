"""Published figures against rows with a test: significance, and changes since an earlier year."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cgsurvey.findings.finding import Finding
from findings.small_claims import SAMPLES, claim, rules, told
from findings.small_studies import inspection_of

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


# an effect whose communities are more alike than their people


def of_communities() -> str:
    """Rows of 30 communities of 6, half of them served: 3 of 6 are satisfied, and in some others 2 of 6."""
    rows = "序号,1、满意吗,社区,社工\n"
    for community in range(30):
        served = community % 2 == 1
        satisfied = 3 if served or community % 4 == 0 else 2
        for place in range(6):
            answer = "满意" if place < satisfied else "一般"
            rows += f"{6 * community + place},{answer},c{community},{'有' if served else '无'}\n"
    return rows


@pytest.mark.parametrize(
    ("text", "found"), [("关系显著", ["claims/uncertain"]), ("关系不显著", ["claims/significance"])]
)
def test_the_test_of_the_data_goes_before_a_pooled_t(tmp_path: Path, text: str, found: list[str]) -> None:
    model = """
[questions.residents.served]
kind = "single"
column = "社工"
categories = ["有", "无"]

[models.m]
outcome = "residents.q1"
treatment = { question = "residents.served", any_of = ["有"] }
"""
    row = '"residents/regression/m/coefficient/residents.served=有/step=1"'
    entry = claim(row=row, text=f'"{text}"', value="0.078", groups="[90, 90]")
    study = {"rows": of_communities(), "questionnaire": 'community = "社区"', "more": model}
    assert rules(tmp_path, entry, **study) == found


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


def test_numbers_of_the_change_are_not_checked_without_the_earlier_year_either(two_years: Path) -> None:
    (two_years.parent / "bole-2022" / "residents.xlsx").unlink()
    of_result = '"/results/residents~1change~1overall/rows/0/n"'
    entries = [claim(row=of_result, count="1"), claim(row=CADRES, count="770", id='"d"')]
    (finding,) = of_sample(two_years, "\n".join(entries))
    assert (finding.rule, finding.claim) == ("claims/not_checked", "c")


@pytest.mark.parametrize(("value", "is_turned"), [("10", []), ("-10", [True]), ("-15", [False])])
def test_a_difference_the_other_way_round_is_told_as_such(
    tmp_path: Path, value: str, is_turned: list[bool]
) -> None:
    entry = claim(row=DIFFERENCE, text='"满意率相差10个百分点"', value=value)
    found = told(tmp_path, entry, rows=by_sex(10, 12), **COMPARED)
    assert [each.rule for each in found] == ["claims/differs"] * len(is_turned)
    assert ["write value = 10" in each.text("en") for each in found] == is_turned
