"""Interviewers and communities that differ from the others beyond chance."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgsurvey.checks.oddities import (
    Odd,
    apart,
    by_rank,
    by_share,
    deviations,
    holm,
    hypergeometric_at_least,
    large_groups,
    measures_of,
    oddities,
)
from cgsurvey.checks.quality import material_of
from checks.responses import FIVE, YES_NO, checked, raw_of, survey_of


def odd_of(groups, measures, *, at_least=10, level=0.01, may_differ=False):
    return oddities(groups, measures, at_least, level, may_differ=may_differ)


def test_the_rank_sum_test_is_that_of_scipy():
    from scipy.stats import mannwhitneyu

    random = np.random.RandomState(7)
    groups = random.randint(0, 4, 90)
    values = np.round(random.normal(size=90) + (groups == 2), 1)  # with ties
    found = by_rank(groups, values, [0, 1, 2, 3])
    assert set(found) == {0, 1, 2, 3}
    for group, p in found.items():
        told = mannwhitneyu(values[groups == group], values[groups != group], method="asymptotic")
        assert p == pytest.approx(told.pvalue, rel=1e-9)


def test_a_group_in_the_very_middle_does_not_differ_at_all():
    assert by_rank(np.repeat([0, 1, 2], 10), np.tile(np.arange(10.0), 3), [0, 1, 2]) == {0: 1, 1: 1, 2: 1}


def test_the_test_of_shares_is_that_of_fisher():
    from scipy.stats import fisher_exact

    random = np.random.RandomState(8)
    groups = random.randint(0, 4, 90)
    flags = random.random_sample(90) < np.where(groups == 1, 0.5, 0.1)
    for group, p in by_share(groups, flags, [0, 1, 2, 3]).items():
        inside = groups == group
        square = [[(flags & inside).sum(), (~flags & inside).sum()]]
        square.append([(flags & ~inside).sum(), (~flags & ~inside).sum()])
        assert p == pytest.approx(fisher_exact(square, alternative="greater").pvalue, rel=1e-9)


@settings(derandomize=True, max_examples=40)
@given(st.integers(0, 8), st.integers(0, 8), st.integers(0, 10))
def test_the_chances_of_all_numbers_of_hits_add_up_to_one(hits, n, more):
    total = max(hits, n) + more
    assert hypergeometric_at_least(0, hits, n, total) == pytest.approx(1)
    chances = [hypergeometric_at_least(own, hits, n, total) for own in range(min(hits, n) + 2)]
    assert chances == sorted(chances, reverse=True)
    assert chances[-1] == 0


def test_p_values_are_adjusted_after_holm():
    adjusted = holm([Odd(0, "a", 0.02), Odd(1, "a", 0.001), Odd(2, "a", 0.015), Odd(3, "a", 0.6)])
    assert [each.p for each in adjusted] == pytest.approx([0.045, 0.004, 0.045, 0.6])
    assert [each.p for each in holm([Odd(0, "a", 0.7), Odd(1, "a", 0.6)])] == [1, 1]


@pytest.mark.parametrize(
    ("sizes", "large"),
    [
        ((10, 10, 10), [0, 1, 2]),
        ((10, 9, 10, 10), [0, 2, 3]),
        ((10, 10, 9), []),  # of two groups none is the odd one
        ((30, 30), []),
    ],
)
def test_groups_need_ten_rows_and_there_must_be_three_of_them(sizes, large):
    assert large_groups(np.repeat(range(len(sizes)), sizes), 10) == large


def test_a_group_is_odd_below_a_level_of_one_in_a_hundred():
    groups = np.repeat([0, 1, 2], 12)
    seconds = np.concatenate([np.arange(12) + 1, np.arange(12) + 100.5, np.arange(12) + 101])
    found = odd_of(groups, {"seconds": seconds})
    assert [(each.group, each.measure) for each in found] == [(0, "seconds")]
    assert odd_of(groups, {"seconds": np.tile(np.arange(12.0), 3)}) == []
    assert odd_of(groups, {"seconds": np.full(36, 5.0)}) == []
    assert odd_of(groups, {"seconds": np.full(36, np.nan)}) == []


@pytest.mark.parametrize(("p", "is_odd"), [(0.0099, True), (0.01, False)])
def test_the_level_is_of_all_groups_and_measures_together(monkeypatch, p, is_odd):
    monkeypatch.setattr(
        "cgsurvey.checks.oddities.by_rank", lambda groups, *_: {0: p / 4, 1: 0.9} if 0 in groups else {}
    )
    monkeypatch.setattr("cgsurvey.checks.oddities.by_share", lambda *_: {0: 0.9, 1: 0.9})
    measures = {"seconds": np.ones(3), "duplicates": np.ones(3, dtype=bool)}
    assert bool(odd_of(np.arange(3), measures)) == is_odd


def test_flags_are_odd_upwards_only():
    groups = np.repeat([0, 1, 2], 20)
    many = np.arange(60) < 12
    assert [each.group for each in odd_of(groups, {"duplicates": many})] == [0]
    few = np.arange(60) >= 20
    found = odd_of(groups, {"duplicates": few})
    assert 0 not in [each.group for each in found]
    assert odd_of(groups, {"duplicates": np.zeros(60, dtype=bool)}) == []


def test_where_nobody_is_flagged_nothing_is_tested():
    groups = np.repeat([0, 1, 2], 12)
    seconds = np.concatenate([np.arange(12.0) - 50, np.arange(12.0), np.arange(12.0)])
    (alone,) = odd_of(groups, {"seconds": seconds})
    (beside,) = odd_of(groups, {"seconds": seconds, "duplicates": np.zeros(36, dtype=bool)})
    assert alone.p == beside.p


def test_rows_of_no_group_are_not_compared():
    groups = np.concatenate([np.repeat([0, 1, 2], 12), np.full(30, -1)])
    seconds = np.concatenate([np.tile(np.arange(12.0), 3), np.full(30, 900.0)])
    assert odd_of(groups, {"seconds": seconds}) == []


def test_deviations_are_from_the_mean_of_the_group_in_units_of_the_item():
    groups = np.array([0, 0, 1, 1, 2, -1])
    items = np.array([[1.0], [3.0], [5.0], [5.0], [9.0], [2.0]])
    spread = np.std([1.0, 3, 5, 5, 9])
    found = deviations(groups, items)
    assert found[:4] == pytest.approx(np.array([1, 1, 0, 0]) * np.sqrt(2) / spread)
    assert np.isnan(found[4:]).all()  # alone in its group, or in none


def test_deviations_are_means_over_the_items_answered():
    groups = np.array([0, 0, 0, 0])
    one, two = np.array([1.0, 1, 3, 3]), np.array([1.0, 5, np.nan, np.nan])
    both = deviations(groups, np.stack([one, two], axis=1))
    alone = deviations(groups, one[:, None])
    other = deviations(groups, two[:, None])
    assert both[:2] == pytest.approx((alone[:2] + other[:2]) / 2)
    assert both[2:] == pytest.approx(alone[2:])
    assert np.isnan(deviations(groups, np.ones((4, 2)))).all()


def test_deviations_in_a_larger_group_are_raised_by_one_row_less():
    """Three rows: their mean holds a third of each, so that distances are short by the root of 2/3."""
    groups, item = np.array([0, 0, 0, 2, 2]), np.array([1.0, 2.0, 6.0, 4.0, 4.0])
    expected = np.array([2, 1, 3, 0, 0]) * np.sqrt(3 / 2) / np.std(item)
    assert deviations(groups, item[:, None]) == pytest.approx(expected)  # of group 1 there is nobody


def test_who_is_alone_with_an_item_in_a_group_is_measured_by_the_others():
    groups = np.array([0, 0, 1, 1])
    one, two = np.array([1.0, 3.0, 1.0, 3.0]), np.array([9.0, np.nan, 2.0, 4.0])
    both = deviations(groups, np.stack([one, two], axis=1))
    assert both[:2] == pytest.approx(deviations(groups, one[:, None])[:2])


def test_an_item_that_all_or_none_answer_alike_says_nothing():
    groups = np.array([0, 0, 0])
    for item in (np.full(3, 0.1), np.full(3, np.nan)):
        assert np.isnan(deviations(groups, item[:, None])).all()


def interviews(odd_seconds, odd_answers, *, names=("甲", "乙", "丙"), each=12):
    """Interviews of three interviewers: the first took so long and was given these answers."""
    columns = {"访员": [], "用时": [], "m—1": [], "m—2": [], "m—3": []}
    for place, name in enumerate(names):
        for number in range(each):
            answers = (
                odd_answers if place == 0 else "12345"[number % 5] + "24135"[number % 5] + "31524"[number % 5]
            )
            columns["访员"].append(name)
            columns["用时"].append(str(odd_seconds + number if place == 0 else 300 + 7 * number + place))
            for item, answer in enumerate(answers):
                columns[f"m—{item + 1}"].append(answer)
    return columns


QUESTIONS = {"m": {**FIVE, "items": {f"i{item}": f"m—{item}" for item in (1, 2, 3)}}}
METAS = {"用时": "seconds"}


def test_an_interviewer_who_is_faster_is_told_by_row_and_never_by_name():
    quality = {"interviewer": "访员"}
    found = checked(interviews(60, "234"), QUESTIONS, METAS, quality=quality)["interviewers"]
    assert found.rows == tuple(range(2, 14))
    assert found.checked == 36
    told = {each["measure"]: each for each in found.parts}
    assert told["seconds"]["first_row"] == 2
    assert (told["seconds"]["value"], told["seconds"]["n"]) == (65.5, 12)
    assert told["seconds"]["others"] == pytest.approx(340)
    assert told["seconds"]["p_holm"] < 0.01
    assert "甲" not in str(found)


def test_an_interviewer_whose_answers_never_vary_is_odd():
    found = checked(interviews(300, "333"), QUESTIONS, METAS, quality={"interviewer": "访员"})["interviewers"]
    measures = {each["measure"] for each in found.parts}
    assert {"variance", "differentiation"} <= measures
    assert {each["first_row"] for each in found.parts} == {2}


def test_what_groups_are_compared_in():
    """Four rows: one all the same, one with a blank and a "don't know", one cut short, one hardly asked."""
    items = {f"i{place}": f"m—{place}" for place in range(4)}
    questions = {
        "m": {**FIVE, "items": items},
        "n": {**FIVE, "items": {f"j{place}": f"n—{place}" for place in range(3)}},
        "p": {**FIVE, "items": {"k0": "p—0", "k1": "p—1"}},
        "heard": {**YES_NO, "missing": ["说不清"]},
    }
    rows = {
        "是": ("3333", "333", "33"),
        "说不清": ("1122", "12 ", "11"),
        "否": ("1234", "   ", "12"),
        "(跳过)": ["(跳过)"] * 4 + ["(跳过)"] * 3 + ["(跳过)"] * 2,
    }
    cells = [[*"".join(told)] if isinstance(told, tuple) else told for told in rows.values()]
    heads = [*items.values(), "n—0", "n—1", "n—2", "p—0", "p—1"]
    columns = {head: [row[place].strip() for row in cells] for place, head in enumerate(heads)}
    columns |= {"heard": list(rows), "序号": list("1234")}
    raw = raw_of(columns)
    material = material_of(raw, survey_of(raw, questions, quality={"straight_items": 3}))
    groups = np.array([0, 0, 1, 1])
    found = measures_of(material, groups)
    assert set(found) == {"refusal", "variance", "duplicates", "differentiation", "straight_lines"}
    assert found["refusal"][:3].tolist() == [0, 2 / 10, 3 / 10]
    assert np.isnan(found["refusal"][3])
    assert found["differentiation"][:3].tolist() == [0, 0.5, 0.75]  # of four items, and of three where told
    assert np.isnan(found["differentiation"][3])
    assert found["straight_lines"].tolist() == [True, False, False, False]
    assert found["duplicates"].tolist() == [False] * 4
    np.testing.assert_array_equal(found["variance"], deviations(groups, material.scores))


def test_what_is_told_of_a_group_is_the_median_there_and_among_the_others():
    """The third of three is fast; five rows of nobody are slow; one of each has an odd time or none."""
    columns = interviews(60, "234", names=("甲", "乙", "丙"))
    columns = {header: [*cells[12:], *cells[:12], *cells[:5]] for header, cells in columns.items()}
    columns["访员"][36:] = [""] * 5
    columns["用时"][36:] = ["9000"] * 5
    columns["用时"][0], columns["用时"][24], columns["用时"][25] = "2000", "", "250"
    found = checked(columns, QUESTIONS, METAS, quality={"interviewer": "访员"})["interviewers"]
    told = {each["measure"]: each for each in found.parts}["seconds"]
    assert (told["name"], told["first_row"], told["n"], found.checked) == (None, 26, 12, 36)
    assert told["value"] == np.median([250, *range(62, 72)])
    others = [
        2000,
        *(301 + 7 * number for number in range(1, 12)),
        *(302 + 7 * number for number in range(12)),
    ]
    assert told["others"] == np.median(others)


def test_of_what_rows_are_flagged_for_the_shares_are_told():
    columns = interviews(300, "234", names=("甲", "乙", "丙"))
    for item in range(3):
        columns[f"m—{item + 1}"][12:] = [f"{1 + (row // 5**item) % 5}" for row in (0, *range(23))]
    found = checked(columns, QUESTIONS, METAS, quality={"interviewer": "访员"})["interviewers"]
    (told,) = [each for each in found.parts if each["measure"] == "duplicates"]
    assert (told["value"], told["others"]) == (1, 2 / 24)


def test_communities_are_told_by_name():
    columns = interviews(60, "234", names="甲乙丙丁戊己")
    found = checked(columns, QUESTIONS, METAS, community="访员")["communities"]
    assert ({each["name"] for each in found.parts}, found.rows) == ({"甲"}, tuple(range(2, 14)))
    last = {
        header: [*cells[12:], *cells[:12]]
        for header, cells in interviews(60, "234", names="丁乙丙甲戊己").items()
    }
    found = checked(last, QUESTIONS, METAS, community="访员")["communities"]
    assert {(each["name"], each["first_row"]) for each in found.parts} == {("丁", 62)}


def test_two_items_are_too_few_for_answers_to_vary():
    three = interviews(300, "333")
    quality = {"interviewer": "访员", "group_level": 0.49}
    for number in (2, 3):
        names = [f"m—{item + 1}" for item in range(number)]
        columns = {name: three[name] for name in ("访员", "用时", *names)}
        questions = {"m": {**FIVE, "items": {f"i{place}": name for place, name in enumerate(names)}}}
        found = checked(columns, questions, METAS, quality=quality)["interviewers"]
        measures = {each["measure"] for each in found.parts}
        assert ("differentiation" in measures) == (number == 3)
        assert "variance" in measures


def test_interviewers_that_are_alike_are_not_flagged():
    columns = interviews(300, "333", names=("甲", "乙", "丙", "丁"))
    alike = {header: [*cells[12:], *cells[12:24]] for header, cells in columns.items()}
    alike["访员"] = columns["访员"]
    found = checked(alike, QUESTIONS, METAS, quality={"interviewer": "访员"})["interviewers"]
    assert (found.checked, found.rows, found.parts) == (48, (), ())


@pytest.mark.parametrize(("rows", "is_checked"), [(12, True), (13, False)])
def test_the_study_says_how_many_interviews_are_enough(rows, is_checked):
    quality = {"interviewer": "访员", "group_rows": rows}
    found = checked(interviews(60, "234"), QUESTIONS, METAS, quality=quality)["interviewers"]
    assert (found.checked is not None) == is_checked
    assert found.facts.get("rows") == (rows if is_checked else None)
    by_place = checked(
        interviews(60, "234"), QUESTIONS, METAS, community="访员", quality={"group_rows": rows}
    )
    assert (by_place["communities"].checked is not None) == is_checked


@pytest.mark.parametrize(("level", "is_odd"), [(1.01, True), (0.99, False)])
def test_the_study_says_at_what_level_interviewers_differ(level, is_odd):
    """The level a little above and below the p value of the only measure in which one differs."""
    columns = interviews(290, "135", names=("甲", "乙", "丙"))
    columns["用时"] = [str(260 + 9 * place if place < 12 else 300 + 7 * (place % 12)) for place in range(36)]
    for item in ("m—1", "m—2", "m—3"):
        columns[item] = columns[item][12:24] * 3
    quality = {"interviewer": "访员", "group_level": 0.49}
    (part,) = checked(columns, QUESTIONS, METAS, quality=quality)["interviewers"].parts
    quality["group_level"] = part["p_holm"] * level
    found = checked(columns, QUESTIONS, METAS, quality=quality)["interviewers"]
    assert bool(found.rows) == is_odd
    assert found.facts["alpha"] == quality["group_level"]


def test_few_interviews_tell_nothing():
    found = checked(interviews(60, "333", each=9), QUESTIONS, METAS, quality={"interviewer": "访员"})
    assert found["interviewers"].checked is None
    assert checked(interviews(60, "333"), QUESTIONS, METAS)["interviewers"].checked is None


def communities(seed, spread, odd=0.0, number=12, size=200):
    """Times in communities whose means differ by `spread`, those of the first by `odd` more."""
    random = np.random.RandomState(seed)
    groups = np.repeat(np.arange(number), size)
    means = random.normal(size=number) * spread + odd * (np.arange(number) == 0)
    return groups, {"seconds": random.normal(size=len(groups)) + means[groups]}


def test_communities_that_all_differ_are_not_odd():
    flagged = [bool(odd_of(*communities(seed, 0.4), may_differ=True)) for seed in range(40)]
    assert sum(flagged) <= 2
    assert all(odd_of(*communities(seed, 0.4)) for seed in range(5))  # beyond chance they do


def test_interviewers_are_expected_to_be_alike_and_communities_are_not():
    groups, measures = communities(3, 0.4)
    columns = {
        "社区": [f"第{group}社区" for group in groups],
        "用时": [f"{300 + 50 * value:.2f}" for value in measures["seconds"]],
        "q": ["是", "否"] * (len(groups) // 2),
    }
    of_places = checked(columns, {"q": YES_NO}, METAS, community="社区")["communities"]
    assert (of_places.rows, of_places.checked) == ((), len(groups))
    of_people = checked(columns, {"q": YES_NO}, METAS, quality={"interviewer": "社区"})["interviewers"]
    assert {each["measure"] for each in of_people.parts} == {"seconds"}


def test_a_community_that_differs_more_than_the_others_do_is_odd():
    for seed in range(5):
        found = odd_of(*communities(seed, 0.05, odd=2.0), may_differ=True)
        assert [each.group for each in found] == [0]


def test_the_test_of_a_mean_among_means_is_the_t_test_of_one_against_the_others():
    from scipy.stats import rankdata, ttest_ind

    groups, measures = communities(3, 0.5, number=6, size=20)
    means = np.bincount(groups, weights=rankdata(measures["seconds"])) / 20
    for group, p in apart(groups, measures["seconds"], range(6)).items():
        assert p == pytest.approx(ttest_ind(means[[group]], np.delete(means, group)).pvalue, rel=1e-9)
    flags = measures["seconds"] > 1
    shares = np.bincount(groups, weights=flags) / 20
    for group, p in apart(groups, flags, range(6)).items():
        told = ttest_ind(shares[[group]], np.delete(shares, group), alternative="greater")
        assert p == pytest.approx(told.pvalue, rel=1e-9)


def test_the_error_of_a_group_counts_so_far_as_it_is_larger_than_the_others():
    from scipy.stats import rankdata
    from scipy.stats import t as student

    random = np.random.RandomState(11)
    groups = np.repeat([0, 1, 2, 3], [10, 20, 40, 80])
    values = np.round(random.normal(size=150) + groups / 4, 1)
    for told, sides in ((values, 2), (values > 0.5, 1)):
        ranks = [rankdata(told)[groups == group] for group in range(4)]
        means = np.array([each.mean() for each in ranks])
        within = sum(((each - each.mean()) ** 2).sum() for each in ranks) / (150 - 4)
        found = apart(groups, told, range(4))
        for group in range(4):
            others = np.delete(means, group)
            more = within / len(ranks[group]) - np.mean(
                [within / len(ranks[each]) for each in {0, 1, 2, 3} - {group}]
            )
            error = np.sqrt(others.var(ddof=1) * (1 + 1 / 3) + max(more, 0))
            distance = means[group] - others.mean()
            t = abs(distance) / error if sides == 2 else distance / error
            assert found[group] == pytest.approx(sides * student.sf(t, 2), rel=1e-9)


def test_where_all_others_are_the_same_any_difference_tells_and_none_does_not():
    groups = np.repeat([0, 1, 2, 3], 10)
    assert apart(groups, groups == 0, range(4))[0] == 0
    assert apart(groups, groups != 0, range(4))[0] == 1
    assert apart(groups, np.ones(40, dtype=bool), range(4)) == dict.fromkeys(range(4), 0.5)
    assert apart(groups, np.ones(40), range(4)) == dict.fromkeys(range(4), 1)
    assert apart(groups, np.where(groups == 0, -1.0, 1.0), range(4))[0] == 0


def test_a_small_group_is_given_its_larger_error():
    groups = np.repeat([0, 1, 2, 3], [10, 200, 200, 200])
    values = np.tile(np.arange(10.0), 61) + (groups == 0)
    alike, raised = np.repeat([0, 1, 2, 3], 200), np.repeat([1, 0, 0, 0], 200)
    large = apart(alike, np.tile(np.arange(10.0), 80) + raised, range(4))
    assert apart(groups, values, range(4))[0] > large[0]
    assert apart(groups, np.tile(np.arange(10.0), 61), range(4))[1] > 0.05


def test_one_odd_group_does_not_make_the_others_odd():
    groups = np.repeat([0, 1, 2, 3], 15)
    ordinary = np.tile(np.arange(15.0), 4)
    fast = np.where(groups == 2, ordinary / 100 - 50, ordinary)
    assert [each.group for each in odd_of(groups, {"seconds": fast})] == [2]
    both = np.where(groups == 1, fast + 90, fast)
    assert sorted(each.group for each in odd_of(groups, {"seconds": both})) == [1, 2]


@settings(derandomize=True, max_examples=25)
@given(st.integers(0, 2**31 - 1))
def test_who_is_odd_does_not_depend_on_the_order_of_rows(seed):
    random = np.random.RandomState(seed)
    groups = random.randint(0, 4, 60)
    measures = {
        "seconds": np.round(random.normal(size=60) + 3 * (groups == 0)),
        "flags": random.rand(60) < 0.2,
    }
    order = random.permutation(60)
    shuffled = {name: values[order] for name, values in measures.items()}
    one, other = odd_of(groups, measures), odd_of(groups[order], shuffled)
    assert [(each.group, each.measure) for each in one] == [(each.group, each.measure) for each in other]
