"""What the tellers say, and what they leave unsaid, of results made by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from cgsurvey.declarations.report import DeclaredReport
from cgsurvey.phrases import LANGUAGES, Language
from cgsurvey.report.document import Sentence
from cgsurvey.report.narrative import TELLERS, attention, changes
from cgsurvey.report.narrative.questions import questions
from cgsurvey.report.narrative.toolkit import attributed
from cgsurvey.report.words import Words
from cgsurvey.result import Analysis, Estimate, Result
from cgsurvey.study import Study
from sample_analyses import NAMES, analysed


def words_of(name: str, language: Language = "zh") -> Words:
    return Words(analysed(name)[1], language)


def results_of(name: str, questionnaire: str = "residents") -> list[Result]:
    return [each for each in analysed(name)[0].results if each.questionnaire == questionnaire]


def changed(results: Sequence[Result], change: Callable[[Result, Estimate], dict[str, Any]]) -> list[Result]:
    return [
        replace(result, rows=tuple(replace(row, **change(result, row)) for row in result.rows))
        for result in results
    ]


def said(sentences: Sequence[Sentence]) -> str:
    return " ".join(sentence.text for sentence in sentences)


def test_items_that_cannot_be_told_apart_are_not_said_to_differ() -> None:
    results, words = results_of("bole"), words_of("bole", "en")
    told = said(TELLERS["satisfaction"](results, words))
    assert told.count("the two differ beyond sampling error") == 2
    close = changed(results, lambda _, row: {"std_error": 0.1} if row.measure == "rate" else {})
    told = said(TELLERS["satisfaction"](close, words))
    assert "the two differ" not in told
    assert told.count("cannot be told for certain") == 2


def test_equal_items_are_no_finding() -> None:
    words = words_of("bole", "en")
    same = changed(results_of("bole"), lambda _, row: {"estimate": 0.5} if row.measure == "rate" else {})
    told = said(TELLERS["satisfaction"](same, words))
    assert "items of" not in told
    assert "fewest" not in told


def test_a_group_that_stands_is_named_with_its_difference_and_p() -> None:
    results, words = results_of("bole"), words_of("bole", "en")
    chosen = "residents/difference/overall/difference/sex=女 - 男"
    clear = changed(results, lambda _, row: {"p_holm": 0.012} if row.id == chosen else {})
    told = TELLERS["satisfaction"](clear, words)[-1]
    assert "adjustment, 1 of 10:" in told.text
    assert "adjusted p = 0.012" in told.text
    assert [each.column for each in told.numerals if each.sources == (chosen,)][-1] == "p_holm"
    assert "none is beyond" in said(TELLERS["satisfaction"](results, words))


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0.1, 0.3, "willing minus took part is"), (-0.1, 0.3, "not distinguishable from zero")],
)
def test_a_gap_is_one_only_where_its_interval_leaves_out_zero(low: float, high: float, expected: str) -> None:
    words = words_of("bole", "en")
    gaps = changed(
        results_of("bole"),
        lambda _, row: {"conf_low": low, "conf_high": high} if row.measure == "gap" else {},
    )
    assert said(TELLERS["participation"](gaps, words)).count(expected) == 2
    needs_attention = said(attention(replace(analysed("bole")[0], results=tuple(gaps)), words))
    assert ("more are willing than took part" in needs_attention) == (low > 0)


def test_who_can_be_compared_stands_before_any_coefficient() -> None:
    told = TELLERS["regression"](results_of("hubei"), words_of("hubei"))
    assert "未接受者7人" in told[0].text
    assert "系数" not in told[0].text
    assert "不应引用为结论" in told[1].text
    assert told[1].weak


@pytest.mark.parametrize(
    ("fit", "row", "expected"),
    [
        ({"verdict": "fragile"}, {}, "it is fragile"),
        ({"verdict": "supported"}, {"conf_low": -0.1, "conf_high": 0.1}, "not distinguishable from zero"),
        ({"verdict": "supported"}, {"conf_low": 0.01, "conf_high": 0.1}, "it does not show a cause"),
        ({"verdict": "supported"}, {"conf_low": None}, "sampling error cannot be known"),
        ({"verdict": "not_estimable"}, {}, "cannot be estimated"),
    ],
)
def test_a_coefficient_is_worded_by_its_verdict(
    fit: dict[str, Any], row: dict[str, Any], expected: str
) -> None:
    (result, *_) = [each for each in results_of("hubei") if each.estimand == "regression"]
    panel = {**result.fit["identification"], **fit}
    made = replace(result, fit={**result.fit, "identification": panel})
    (made,) = changed([made], lambda _, each: row if each.term == result.fit["treatment"] else {})
    told = said(TELLERS["regression"]([made], words_of("hubei", "en")))
    assert expected in told
    assert "effect of" not in told


def test_communities_stand_out_by_name_or_not_at_all() -> None:
    words = words_of("hubei", "en")
    told = TELLERS["communities"](results_of("hubei"), words)[0]
    assert "below it 1 (示例23社区, 0.548); not distinguishable from it: 31" in told.text
    none = [
        replace(each, fit={**each.fit, "below": []}) if each.estimand == "communities" else each
        for each in results_of("hubei")
    ]
    assert "none is distinguishable from the overall figure" in TELLERS["communities"](none, words)[0].text
    assert attention(Analysis((), tuple(none)), words) == []


def test_of_many_communities_below_the_lowest_are_named_and_all_counted() -> None:
    (league, *_) = [each for each in results_of("hubei") if each.estimand == "communities"]
    levels = [row.group_level for row in league.rows if row.measure == "from_mean"][:9]
    many = replace(league, fit={**league.fit, "below": levels, "above": []})
    lowest = min(
        (row for row in many.rows if row.group_level in levels and row.measure == "score"),
        key=lambda row: row.estimate or 0.0,
    )
    told = TELLERS["communities"]([many], words_of("hubei"))[0].text
    assert f"低于总体水平的有9个（{lowest.group_level}，" in told
    assert told.count("；") == 5
    assert "分等），其余23个" in told
    below = said(attention(Analysis((), (many,)), words_of("hubei", "en")))
    assert f"Holm's adjustment, 9: {lowest.group_level}, " in below
    assert below.endswith("; and others.")


def test_a_fall_needs_attention_and_a_rise_does_not() -> None:
    analysis, study = analysed("bole")
    words = Words(study, "en")
    assert "rose from" in said(changes(analysis, words))
    assert "fell" not in said(attention(analysis, words))

    def fallen(result: Result, row: Estimate) -> dict[str, Any]:
        falls = result.estimand == "change" and row.measure == "change" and row.estimate is not None
        return {"estimate": -abs(row.estimate or 0.0)} if falls else {}

    down = replace(analysis, results=tuple(changed(analysis.results, fallen)))
    assert "'Social workers' (Coverage) fell from" in said(attention(down, words))


def test_reversed_items_are_told_apart_from_the_others() -> None:
    told = TELLERS["likert"](results_of("hubei"), words_of("hubei"))
    assert "4项中" in told[0].text
    assert told[1].text.startswith("反向表述的“觉得是外人")


def test_an_uncertain_share_is_called_so() -> None:
    noted = changed(
        results_of("bole", "cadres"),
        lambda _, row: {"note": "note.wide"} if row.measure == "at_or_above" else {},
    )
    told = TELLERS["thresholds"](noted, words_of("bole", "en"))
    assert all("too uncertain to publish" in sentence.text for sentence in told)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cause_is_claimed(name: str, language: Language) -> None:
    words = words_of(name, language)
    analysis = analysed(name)[0]
    sentences = [each for tell in TELLERS.values() for each in tell(results_of(name), words)]
    told = said([*sentences, *attention(analysis, words), *changes(analysis, words)])
    causal = {"zh": ("导致", "使得", "促进了", "效应为", "显著"), "en": ("caused", "leads to", "significant")}
    assert not [word for word in causal[language] if word in told]


def test_whose_a_finding_is_moves_its_numbers(study: Study) -> None:
    words = words_of("bole")
    sentence = TELLERS["thresholds"](results_of("bole", "cadres"), words)[0]
    moved = attributed(sentence, "cadres", words)
    assert moved.text == "社区干部：" + sentence.text
    for each in moved.numerals:
        assert moved.text[each.start :].startswith(each.text)


def test_named_questions_are_told_and_no_other() -> None:
    words = words_of("bole", "en")
    told = questions(results_of("bole"), words)
    assert [sentence.text[:60] for sentence in told] == [
        "Answers to 'Problem solved through the community': 'Solved',"
    ]
    assert "83.44%" in told[0].text
    assert questions(results_of("hubei"), words_of("hubei")) == []


def test_numbers_and_options_can_be_told_too() -> None:
    study = analysed("bole")[1]
    report = study.file.report.model_copy(update={"questions": ("received", "residents.age")})
    words = Words(replace(study, file=study.file.model_copy(update={"report": report})), "en")
    options, mean = questions(results_of("bole"), words)
    assert "most often ticked, by point estimate: 'Culture and recreation', 69.87%" in options.text
    assert "'Age (years)': the mean is" in mean.text


def test_an_uncertain_share_in_a_list_is_called_so() -> None:
    told = questions(results_of("bole", "communities"), words_of("bole"))
    assert any("不宜公布" in sentence.text for sentence in told)


def test_a_change_of_a_changed_question_says_so() -> None:
    analysis, study = analysed("bole")
    words = Words(study, "en")
    assert "not quite the same" not in said(changes(analysis, words))
    noted = changed(
        analysis.results,
        lambda result, row: {"note": "note.drift"} if result.estimand == "change" else {},
    )
    told = changes(replace(analysis, results=tuple(noted)), words)
    assert said(told).count("the question was not quite the same in both years") == 2


def test_who_is_as_low_and_as_high_for_all_we_know_is_said() -> None:
    told = said(TELLERS["satisfaction"](results_of("bole"), words_of("bole")))
    assert "（与最高者分不出高低的有“办事效率”；与最低者分不出高低的有“环境卫生、居务公开”）" in told
    needs_attention = said(attention(analysed("bole")[0], words_of("bole")))
    assert "（与最低者分不出高低的有“晋升空间”）" in needs_attention
    assert "与最高者" not in needs_attention


def test_equal_shares_are_said_to_be_equal() -> None:
    same = changed(results_of("bole"), lambda _, row: {"estimate": 0.5} if row.measure == "coverage" else {})
    assert "首尾两者的估计值相等" in said(TELLERS["coverage"](same, words_of("bole")))


def test_elements_lead_among_the_candidates_alone_and_ties_are_counted() -> None:
    """In every community of the sample the most are reached by an element that is no candidate."""
    told = said(TELLERS["coverage"](results_of("hubei"), words_of("hubei")))
    assert "以候选要素（社区、社会组织、社区志愿者、社会慈善资源）中覆盖率最高者" in told
    assert "由“社区”主导的29个（其中2个的领先超出抽样误差）、并列第一的3个。" in told
    declared = [
        replace(each, fit={**each.fit, "method": "declared"}) if each.estimand == "leading" else each
        for each in results_of("hubei")
    ]
    told = said(TELLERS["coverage"](declared, words_of("hubei")))
    assert "由研究声明" in told
    assert "覆盖率最高者" not in told


def test_a_single_element_is_not_counted_by_the_person() -> None:
    results = [
        replace(each, rows=tuple(row for row in each.rows if row.category in ("community", None, "0", "1")))
        for each in results_of("bole")
        if each.estimand == "coverage"
    ]
    assert len(TELLERS["coverage"](results, words_of("bole"))) == 1


def test_the_base_of_unmet_needs_is_in_the_sentence() -> None:
    bases: tuple[tuple[Language, str], ...] = (
        ("zh", "在两题均回答者中"),
        ("en", "of those who answered both questions"),
    )
    for language, base in bases:
        words = words_of("bole", language)
        assert said(TELLERS["supply"](results_of("bole"), words)).count(base) == 2
        assert base in said(attention(analysed("bole")[0], words))


def test_answers_that_are_left_out_are_not_hidden() -> None:
    _, study = analysed("bole")
    naming = study.file.model_copy(
        update={"report": DeclaredReport(questions=("occupation", "solved", "solved"))}
    )
    words = Words(replace(study, file=naming), "zh")
    occupation, solved = questions(results_of("bole"), words)
    assert occupation.text.startswith("“职业状况”一题的回答中，按估计值居前的是：")  # five of seven
    assert solved.text.startswith("“问题通过社区解决”一题的回答：")
