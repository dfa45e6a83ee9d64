"""Two surveys as one: who is known again, which strata are shared, whose answers go where."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cgsurvey.coding import load_survey
from cgsurvey.errors import NotEstimable
from cgsurvey.stats import change
from cgsurvey.study_file import load_study
from cgsurvey.survey import Status, Survey
from cgsurvey.waves.stacking import linked, stack
from waves.two_years import answers, compared, write

YEARS = ("2022", "2023")
#: the same file without communities, its first column the respondent's id
PANEL = (('community = "社区"', 'id = "编号"'), ("社区,1、", "编号,1、"))


def panel(folder: Path, year: str, ids: list[str]) -> Survey:
    rows = [[own, *row[1:]] for own, row in zip(ids, answers(year), strict=True)]
    return load_survey(load_study(write(folder, year, *PANEL, rows=rows)), "residents")


def both(folder: Path, earlier: list[str], later: list[str]) -> tuple[Survey, Survey, Survey]:
    one, other = panel(folder, "2022", earlier), panel(folder, "2023", later)
    return one, other, stack(one, other, YEARS, {name: name for name in other.answers})


def numbered(start: int, prefix: str = "p") -> list[str]:
    return [f"{prefix}{start + row}" for row in range(32)]


def test_respondents_are_known_again_by_their_ids(tmp_path: Path) -> None:
    one, other, whole = both(tmp_path, numbered(0), numbered(20))
    assert len(linked(one.design, other.design)) == 12
    assert len(whole.design.stratum_of_psu) == 52
    assert whole.size == 64
    apart = replace(other, design=replace(other.design, unit_names=()))
    alone = stack(one, apart, YEARS, {name: name for name in other.answers})
    assert len(alone.design.stratum_of_psu) == 64
    of = {"of": "share_at_or_above", "variable": "eight"}
    assert change(whole, **of).row("change").estimate == change(alone, **of).row("change").estimate
    assert change(whole, **of).row("change").std_error != change(alone, **of).row("change").std_error


def test_ids_differ_in_width_and_spaces_and_are_the_same(tmp_path: Path) -> None:
    one, other, _ = both(tmp_path, numbered(0, "ａ"), numbered(0, "A "))
    assert len(linked(one.design, other.design)) == 32


def test_running_numbers_are_nobodys_own(tmp_path: Path) -> None:
    one, other, whole = both(tmp_path, numbered(1, ""), numbered(1, ""))
    assert linked(one.design, other.design) == {}
    assert len(whole.design.strata) == 2


def test_an_id_that_stands_twice_or_is_blank_links_nobody(tmp_path: Path) -> None:
    earlier, later = numbered(0), numbered(0)
    earlier[1] = earlier[0]
    later[5] = "(空)"
    one, other, _ = both(tmp_path, earlier, later)
    assert len(linked(one.design, other.design)) == 29


def test_ids_stand_in_no_output(tmp_path: Path) -> None:
    one, _, whole = both(tmp_path, numbered(0, "secret"), numbered(20, "secret"))
    assert "secret" not in repr(one.design) + repr(whole.design)


def test_a_unit_of_both_years_is_one_and_the_others_stay(tmp_path: Path) -> None:
    studies = [load_study(write(tmp_path, year)) for year in YEARS]
    one, other = (load_survey(study, "residents") for study in studies)
    whole = stack(one, other, YEARS, {"overall": "overall"})
    assert whole.communities is not None
    assert whole.communities.levels == ("c", "d", "e", "f", "a", "b")
    assert len(whole.design.stratum_of_psu) == 6
    # rows of community c are of one unit, whichever year they are of
    in_c = whole.communities.codes == 0
    assert len(set(whole.design.psu[in_c].tolist())) == 1
    assert in_c.sum() == 16
    assert whole.waves is not None
    assert np.bincount(whole.waves.codes).tolist() == [32, 32]


def test_what_was_not_asked_before_is_not_asked_in_the_earlier_year(tmp_path: Path) -> None:
    studies = [load_study(write(tmp_path, year)) for year in YEARS]
    one, other = (load_survey(study, "residents") for study in studies)
    whole = stack(one, other, YEARS, {"overall": "overall"})
    assert (whole.answers["score"].status[:32] == Status.NOT_ASKED).all()
    assert (whole.answers["score"].status[32:] == other.answers["score"].status).all()
    assert (whole.answers["overall"].values[:32] == one.answers["overall"].values).all()


def test_answers_are_matched_by_text_and_not_by_place(tmp_path: Path) -> None:
    turned = ('["不满意", "一般", "满意"]', '["满意", "一般", "不满意"]\nscores = [3, 2, 1]')
    plain = compared(write(tmp_path, "2022"), write(tmp_path, "2023"))
    (tmp_path / "other").mkdir()
    found = compared(write(tmp_path / "other", "2022", turned), tmp_path / "2023")
    for name, part in (("overall", "change"), ("given", "change")):
        one, other = (each.find("change", name)[0] for each in (plain, found))
        assert [row.estimate for row in one.rows] == [row.estimate for row in other.rows], part


@pytest.mark.parametrize("which", ["earlier", "later"])
def test_replicate_weights_of_two_years_are_not_put_together(tmp_path: Path, which: str) -> None:
    one, other, _ = both(tmp_path, numbered(0), numbered(20))
    design = replace((one if which == "earlier" else other).design, replicates=object())
    surveys = (
        (replace(one, design=design), other) if which == "earlier" else (one, replace(other, design=design))
    )
    with pytest.raises(NotEstimable) as caught:
        stack(*surveys, YEARS, {})
    assert caught.value.code == "note.waves_replicates"
    assert caught.value.text("zh")


def test_a_finite_population_counts_in_strata_of_one_year_only(tmp_path: Path) -> None:
    one, other, _ = both(tmp_path, numbered(0), numbered(20))
    finite = [replace(each, design=replace(each.design, correction=np.array([0.5]))) for each in (one, other)]
    assert stack(*finite, YEARS, {}).design.correction.tolist() == [1.0]
    apart = [replace(each, design=replace(each.design, unit_names=())) for each in finite]
    assert stack(*apart, YEARS, {}).design.correction.tolist() == [0.5, 0.5]
