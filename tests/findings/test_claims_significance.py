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
