"""Which texts call something significant, and which call it not significant."""

from __future__ import annotations

import pytest

from cgsurvey.claims.significant_words import called_significant

DENIED = (
    "差异不显著",
    "并不太显著",
    "未达到统计显著",
    "没有显著差异",
    "两组无显著差异",
    "无统计学意义",
    "没有统计学意义",
    "统计上无意义",
    "差异未达到显著性水平",
    "不具有统计学显著性",
    "未发现统计学上的显著差异",
    "不存在显著差异",
    "没有统计意义上的显著差异",
    "在5%的显著性水平上不显著",
    "not significant",
    "NOT statistically significant",
    "no significant difference",
    "insignificant",
    "non-significant",
    "n.s.",
    "without any significance",
    "it isn't significant",
    "not significant at the 5% significance level",
    "不再显著",
    "差異不顯著",
    "不十分显著",
    "未出现显著变化",
    "社工服务未对归属感产生显著影响",
    "没有对归属感产生显著影响",
    "看不出显著差异",
    "无统计学差异",
    "未通过显著性检验",
    "没有通过5%水平的显著性检验",
    "显著性不强",
    "did not differ significantly",
    "does not reach statistical significance",
    "fails to reach significance",
    "lacks significance",
    "not quite significant",
)
STATED = (
    "显著",
    "在统计上显著",
    "有统计学意义",
    "不同社区之间差异显著",
    "不但提高，而且显著",
    "非常显著",
    "与没有参加的人相比显著更高",
    "无论城乡都显著",
    "未参加的人显著更低",
    "significant",
    "significantly higher",
    "not only large but significant",
    "of statistical significance",
    "达到显著水平",
    "在統計上顯著",
    "通过了显著性检验",
    "有统计学差异",
    "没有接受服务的居民得分显著更低",
    "未对外公布的社区显著更低",
    "it reached significance",
    "not large but significant",
)
NEITHER = (
    "高0.020",
    "satisfied",
    "在5%的显著性水平上",
    "信任显著，归属感不显著",
    "n=20",
    "insignia",
    "经显著性检验",
    "边缘显著",
    "接近显著",
)
NEITHER += ("marginally significant", "of great significance", "three significant digits")


@pytest.mark.parametrize("text", DENIED)
def test_denied(text: str) -> None:
    assert called_significant(text) is False


@pytest.mark.parametrize("text", STATED)
def test_stated(text: str) -> None:
    assert called_significant(text) is True


@pytest.mark.parametrize("text", NEITHER)
def test_neither(text: str) -> None:
    assert called_significant(text) is None
