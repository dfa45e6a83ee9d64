"""claims.toml without data: what is found of figures by themselves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command_line import run
from findings.small_studies import found, inspection_of

IMPOSSIBLE = 'value = 99.08\nn = 1787\ntext = "99.08%的居民愿意参加志愿服务"\n'
POSSIBLE = IMPOSSIBLE.replace("1787", "1744")
EFFECT = 'value = 0.020\ngroups = [7, 611]\ntext = "高0.020，在统计上显著"\n'
HALF = 'value = 49.8\ntext = "超过一半，即49.8%"\n'
TABLE = '[[tables]]\nid = "t"\ntext = "满意度"\n{more}\n[tables.figures]\n"满意" = 44.9\n"一般" = {second}\n'


def claims(folder: Path, *stated: str) -> Path:
    """A folder with a claims.toml of these claims, and nothing else."""
    text = "".join(f'[[claims]]\nid = "c{place}"\n{each}\n' for place, each in enumerate(stated, start=1))
    return written(folder, text)


def written(folder: Path, text: str) -> Path:
    (folder / "claims.toml").write_text(text, encoding="utf-8")
    return folder


def test_claims_impossible_fires_without_data(tmp_path: Path) -> None:
    folder = claims(tmp_path, POSSIBLE, IMPOSSIBLE)
    (finding,) = found(folder, "claims/impossible")
    assert (finding.severity, finding.claim) == ("error", "c2")
    assert (finding.place.file, finding.place.line) == (folder / "claims.toml", 7)
    assert "1748" in finding.text("en")
    assert "基数不是1787，或者数字有误" in finding.text("zh")
    assert inspection_of(folder).looked_at == {"claims": 2}


def test_claims_impossible_stays_silent_without_data(tmp_path: Path) -> None:
    assert inspection_of(claims(tmp_path, POSSIBLE)).findings == ()


@pytest.mark.parametrize(
    "stated", ['value = 5.19\nn = 28\nitems = 1\ntext = "平均5.19分"\n', EFFECT + "range = [0, 0.01]\n"]
)
def test_what_cannot_be_is_an_error(tmp_path: Path, stated: str) -> None:
    (finding,) = inspection_of(claims(tmp_path, stated)).findings
    assert finding.severity == "error"


def test_claims_sum_fires_without_data(tmp_path: Path) -> None:
    folder = written(tmp_path, TABLE.format(more="", second=55.3))
    (finding,) = found(folder, "claims/sum")
    assert (finding.claim, finding.place.line) == ("t", 1)
    assert "100.2%" in finding.text("en")
    assert inspection_of(folder).looked_at == {"claims": 2}


@pytest.mark.parametrize(("more", "second"), [("", 55.1), ("", 55.2), ("adds_up = false", 55.3)])
def test_claims_sum_stays_silent_without_data(tmp_path: Path, more: str, second: float) -> None:
    assert found(written(tmp_path, TABLE.format(more=more, second=second)), "claims/sum") == []


def test_a_figure_of_a_table_that_cannot_be_is_told_once(tmp_path: Path) -> None:
    folder = written(tmp_path, TABLE.format(more="n = 10", second=55.1))
    assert [each.claim for each in inspection_of(folder).findings] == ["t/满意", "t/一般"]


def test_a_table_may_be_expected_not_to_add_up(tmp_path: Path) -> None:
    more = 'expect = "impossible"\nreason = "原文缺一项"'
    (finding,) = found(written(tmp_path, TABLE.format(more=more, second=50)), "claims/sum")
    assert finding.accepted is not None
    assert finding.accepted.reason == "原文缺一项"
    folder = written(tmp_path, TABLE.format(more=more, second=55.1))
    assert [each.rule for each in inspection_of(folder).findings] == ["claims/unexpected_pass"]


def test_claims_implausible_fires_without_data(tmp_path: Path) -> None:
    (finding,) = found(claims(tmp_path, EFFECT + "sd = 0.2\n"), "claims/implausible")
    assert "0.0275" in finding.text("en")


@pytest.mark.parametrize("sd", ["", "sd = 0.02\n"])
def test_claims_implausible_stays_silent_without_data(tmp_path: Path, sd: str) -> None:
    assert inspection_of(claims(tmp_path, EFFECT + sd)).findings == ()


def test_claims_little_spread_fires(tmp_path: Path) -> None:
    (finding,) = inspection_of(claims(tmp_path, EFFECT + "range = [0, 1]\n")).findings
    assert (finding.rule, finding.severity) == ("claims/little_spread", "warning")
    assert "2.7% of the range" in finding.text("en")


@pytest.mark.parametrize(
    "stated", [EFFECT + "range = [0, 0.5]\n", EFFECT.replace("显著", "不显著") + "range = [0, 1]\n"]
)
def test_claims_little_spread_stays_silent(tmp_path: Path, stated: str) -> None:
    assert inspection_of(claims(tmp_path, stated)).findings == ()


def test_claims_words_fires_without_data(tmp_path: Path) -> None:
    (finding,) = found(claims(tmp_path, HALF), "claims/words")
    assert finding.claim == "c1"


def test_claims_words_stays_silent_without_data(tmp_path: Path) -> None:
    assert inspection_of(claims(tmp_path, HALF.replace("49.8", "50.1"))).findings == ()


def test_claims_needs_more_fires(tmp_path: Path) -> None:
    folder = claims(tmp_path, 'text = "相当一部分居民没有参加"\nrow = "residents/frequency/q1/share/否"\n')
    (finding,) = inspection_of(folder).findings
    assert (finding.rule, finding.severity) == ("claims/needs_more", "note")


def test_claims_needs_more_stays_silent(tmp_path: Path) -> None:
    assert found(claims(tmp_path, POSSIBLE, IMPOSSIBLE, EFFECT, HALF), "claims/needs_more") == []


def test_claims_unexpected_pass_fires_without_data(tmp_path: Path) -> None:
    (finding,) = inspection_of(claims(tmp_path, POSSIBLE + 'expect = "impossible"\nreason = "旧"\n')).findings
    assert (finding.rule, finding.accepted) == ("claims/unexpected_pass", None)
    with_row = POSSIBLE + 'row = "residents/x"\nexpect = "impossible"\nreason = "旧"\n'
    assert len(found(claims(tmp_path, with_row), "claims/unexpected_pass")) == 1


def test_claims_unexpected_pass_stays_silent_without_data(tmp_path: Path) -> None:
    expected = 'expect = "impossible"\nreason = "基数必定不是全部1787人"\n'
    (finding,) = inspection_of(claims(tmp_path, IMPOSSIBLE + expected)).findings
    assert finding.accepted is not None
    assert finding.accepted.reason == "基数必定不是全部1787人"
    # what only the data can show has not passed without them
    waits = POSSIBLE + 'row = "residents/x"\nexpect = "not supported"\nreason = "口径不同"\n'
    assert inspection_of(claims(tmp_path, waits)).findings == ()
    unknown = 'text = "高"\nrow = "residents/x"\nexpect = "impossible"\nreason = "口径不同"\n'
    assert found(claims(tmp_path, unknown), "claims/unexpected_pass") == []


def test_a_graver_outcome_than_expected_is_not_accepted(tmp_path: Path) -> None:
    stated = IMPOSSIBLE + 'expect = "not supported"\nreason = "口径不同"\n'
    (finding,) = inspection_of(claims(tmp_path, stated)).findings
    assert (finding.rule, finding.accepted) == ("claims/impossible", None)


def test_mistakes_of_the_file_are_findings(tmp_path: Path) -> None:
    folder = claims(tmp_path, POSSIBLE, POSSIBLE + 'expect = "impossible"\n')
    inspection = inspection_of(folder)
    (finding,) = inspection.findings
    assert (finding.rule, inspection.refused) == ("study/mistake", 2)
    assert finding.place.line is not None
    assert finding.place.line >= 6


def test_from_the_command_line(tmp_path: Path) -> None:
    folder = claims(tmp_path, IMPOSSIBLE)
    for path in (folder, folder / "claims.toml"):
        for lang, said in (("zh", "得不出"), ("en", "No count out of 1787")):
            done = run("check", str(path), "--lang", lang)
            assert done.exit_code == 1
            assert said in done.stdout
    assert run("check", str(claims(tmp_path, POSSIBLE))).exit_code == 0
    warned = str(claims(tmp_path, EFFECT + "range = [0, 1]\n"))
    assert run("check", warned).exit_code == 0
    assert run("check", warned, "--fail-on", "warning").exit_code == 1
    assert json.loads(run("check", warned, "--format", "json").stdout)


def test_what_is_missing_is_what_is_told(tmp_path: Path) -> None:
    """A base that is stated is not asked for: what its figure is has to be said."""
    (finding,) = found(
        claims(tmp_path, 'value = 92\nn = 20\ntext = "居民多半满意（92）"\n'), "claims/needs_more"
    )
    assert 'kind = "share"' in finding.text("zh")
    assert "base n" not in finding.text("en")
