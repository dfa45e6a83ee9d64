"""Values that no study can have: each a mistake with its place, before anything is estimated."""

from __future__ import annotations

import json
import time
import tomllib

import jsonschema
import pytest

from cgsurvey.study_file import json_schema, load_study
from pilot_study import STUDY, mistakes

TRUST = 'label = "信任"\nitems = ["attitude", "skill"]'
WHERE = 'where = { question = "age", at_least = 18 }'
SEX = 'categories = ["男", "女"]'
SERVED = 'categories = ["文体活动", "志愿帮扶"]'
PAIR = 'took_part = { question = "services", any_of = ["志愿帮扶"] }'

#: (what is changed, into what, the code of the only mistake, a word that its English sentence must hold)
IMPOSSIBLE = [
    ("range = [0, 120]", "range = [120, 0]", "study.type.not_ascending", "[120, 0]"),
    ("range = [0, 120]", "range = [5, 5]", "study.type.not_ascending", "[questions.residents.age]"),
    ("range = [0, 120]", "range = [nan, 120]", "study.type.finite_number", "range"),
    ("range = [0, 120]", "range = [0, 1e30]", "study.type.less_than_equal", "range"),
    (TRUST, f"{TRUST}\nrange = [5, 1]", "study.type.not_ascending", "[scales.trust]"),
    (TRUST, f"{TRUST}\nrescale = [3, 3]", "study.type.not_ascending", "rescale"),
    (TRUST, f"{TRUST}\nrescale = [0, 1e30]", "study.type.less_than_equal", "rescale"),
    (
        TRUST,
        'label = "信任"\nitems = ["attitude", "residents.attitude"]',
        "study.scale_item_twice",
        "attitude",
    ),
    ("at_least = 60", "at_least = nan", "study.type.finite_number", "[thresholds.busy]"),
    ("at_least = 60", "at_least = inf", "study.type.finite_number", "[thresholds.busy]"),
    (WHERE, 'where = { question = "age", at_least = nan }', "study.type.finite_number", "at_least"),
    (
        WHERE,
        'where = { question = "age", at_least = 60, at_most = 18 }',
        "study.type.bounds_reversed",
        "[questionnaires.residents]",
    ),
    (
        PAIR,
        'took_part = { question = "residents.sex", any_of = ["女", "女"] }',
        "study.pair_of_one",
        "[pairs.volunteering]",
    ),
    ("[elements]", '[report]\ndate = "2026-11-22"\n\n[elements]', "study.type.date_type", "[report] date"),
    (
        "[elements]",
        "[report]\ndate = 2026-11-22T08:00:00\n\n[elements]",
        "study.type.date_type",
        "without quotes",
    ),
    ("[elements]", '[report]\norganisation = ""\n\n[elements]', "study.type.value_error", "organisation"),
    ("[elements]", '[report]\norganization = "局"\n\n[elements]', "study.unknown_key", "organisation"),
    (SEX, SEX + "\nscores = [1, nan]", "study.type.finite_number", "scores"),
    (SEX, SEX + "\nscores = [1, 1e300]", "study.type.less_than_equal", "scores"),
    (SEX, 'categories = ["男", ""]', "study.type.string_pattern_mismatch", "categories"),
    (SEX, 'categories = ["男", "　"]', "study.type.string_pattern_mismatch", "categories"),
    (SEX, 'categories = ["男", "\u200b"]', "study.category_blank", "[questions.residents.sex]"),
    (SEX, 'categories = ["A", "a", "Ａ", "A "]', "study.category_twice", "A = a = Ａ = A "),
    ('categories = ["非常不满意", ', 'categories = ["", ', "study.type.string_pattern_mismatch", "answers"),
    (SERVED, SERVED + '\nseparator = ""', "study.type.string_too_short", "separator"),
    (SERVED, SERVED + '\nseparator = "体"', "study.separator_inside", "文体活动"),
    # a third category: the other two are what the service map refers to
    (SERVED, SERVED[:-1] + ', "助老┋助残"]', "study.separator_inside", "助老┋助残"),
    ('file = "residents.xlsx"', 'file = ""', "study.type.string_pattern_mismatch", "file"),
    ('file = "residents.xlsx"', 'file = "  "', "study.type.string_pattern_mismatch", "file"),
    ('file = "residents.xlsx"', f'file = "{"x" * 5000}"', "study.type.string_too_long", "1000"),
    (SEX, 'categories = ["男", "-3"]', "study.two_meanings", "not_asked"),
    (SEX, 'categories = ["男", "（空）"]', "study.two_meanings", "blank"),
    (SEX, SEX + '\nmissing = ["男 "]', "study.two_meanings", "男"),
    (SEX, SEX + '\nmissing = ["-2.0"]', "study.two_meanings", "blank"),
    ("year = 2024", 'year = 2024\nmissing = { blank = ["-3"] }', "study.two_meanings", "[missing]"),
    ('compare = ["sex"]', 'compare = ["sex", "residents.sex"]', "study.compare_twice", "sex"),
    ("year = 2024", "year = 2024\nconfidence = 0.99991", "study.type.less_than_equal", "0.9999"),
    ("[elements]", '[facts.f]\nlabel = "x"\nvalue = nan\n[elements]', "study.type.finite_number", "facts.f"),
    (
        "[elements]",
        '[facts.f]\nlabel = "x"\nvalue = true\n[elements]',
        "study.type.text_or_number",
        "[facts.f]",
    ),
    (
        'received = "services"\nwanted = "wishes"\n',
        'reached = { community = { question = "sex", any_of = ["女"] } }\n',
        "study.elements_without_received",
        "[services.received]",
    ),
    ('controls = ["sex", "age"]', 'controls = ["sex", "sex"]', "study.model_uses_twice", "[models.trust]"),
    ('controls = ["sex", "age"]', 'controls = ["trust"]', "study.model_uses_twice", "trust"),
    ('controls = ["sex", "age"]', 'controls = ["residents.skill"]', "study.model_uses_twice", "skill"),
    ('treatment = "received.volunteers"', 'treatment = "trust"', "study.model_uses_twice", "trust"),
    (
        'treatment = "received.volunteers"',
        'treatment = "received.volunteers"\ncluster = ["community", "sex"]\nstd_errors = "CR3"',
        "study.two_way_is_cr1",
        "[models.trust]",
    ),
    (
        'treatment = "received.volunteers"',
        'treatment = "received.volunteers"\ncluster = ["community", "sex", "skill"]',
        "study.type.too_long",
        "cluster",
    ),
    (
        'treatment = "received.volunteers"',
        'treatment = "received.volunteers"\nstd_errors = "HC4"',
        "study.not_one_of",
        "HC3",
    ),
]


@pytest.mark.parametrize(("old", "new", "code", "word"), IMPOSSIBLE, ids=lambda part: str(part)[:40])
def test_what_no_study_can_have_is_a_mistake(written, old: str, new: str, code: str, word: str) -> None:
    assert old in STUDY
    text = STUDY.replace(old, new, 1)
    found = mistakes(written(text))
    assert {each.code for each in found} == {code}, [each.text("en") for each in found]
    assert any(word in each.text("en") for each in found), [each.text("en") for each in found]
    assert all(each.text("zh") != each.text("en") for each in found)


@pytest.mark.parametrize(
    ("claims", "code"),
    [
        ('[[claims]]\nid = "a"\ntext = "x"\n[[claims]]\nid = "a"\ntext = "y"\n', "study.type.claim_twice"),
        ('[[claims]]\nid = "a"\ntext = "x"\nvalue = nan\n', "study.type.finite_number"),
    ],
)
def test_what_no_claim_can_have_is_a_mistake(written, claims: str, code: str) -> None:
    assert [each.code for each in mistakes(written(claims=claims))] == [code]


COMPARED = 'compare = ["sex"]'
#: (what is changed, into a value of the wrong type)
WRONG_TYPES = [
    ("year = 2024", "year = true"),
    ("year = 2024", 'year = "2024"'),
    ("year = 2024", "year = 2024.5"),
    ("year = 2024", 'year = 2024\nconfidence = "0.9"'),
    ("year = 2024", "year = 2024\nconfidence = true"),
    ("year = 2024", 'year = 2024\nsynthetic = "yes"'),
    ("year = 2024", "year = 2024\nsynthetic = 1"),
    ("year = 2024", "year = 2024\ndecimals = { percent = true }"),
    ("year = 2024", 'year = 2024\ndecimals = { percent = "1" }'),
    ("range = [0, 120]", "range = [false, 120]"),
    ("range = [0, 120]", 'range = ["0", 120]'),
    ("range = [0, 120]", "range = [0, 120, 150]"),
    ("range = [0, 120]", "range = { low = 0 }"),
    (SEX, SEX + "\nscores = [true, 2]"),
    (SEX, "categories = [1, 2]"),
    (SEX, 'categories = "男"'),
    (SEX, SEX + "\ndecimals = true"),
    (SEX, SEX + '\nblank_means_none = "false"'),
    ("at_least = 60", "at_least = true"),
    ("at_least = 60", 'at_least = "60"'),
    ('label = "忙"', "label = 3"),
    ("{ fixed_effects = true }", "{ fixed_effects = 1 }"),
    ('compare = ["sex"]', 'compare = "sex"'),
    (SEX, SEX + '\nrequired = "true"'),
    *(
        (COMPARED, f"{COMPARED}\nexpected_rows = {rows}")
        for rows in ("true", '"9"', "9.5", "-1", "[1]", "[1, 2, 3]")
    ),
    *(
        (COMPARED, f"{COMPARED}\nknown_communities = {names}")
        for names in ("true", "[]", '""', '["甲", ""]', "[1]")
    ),
]


@pytest.mark.parametrize(("old", "new"), WRONG_TYPES, ids=lambda part: part[:40])
def test_a_value_of_another_type_is_refused_by_reader_and_schema_alike(written, old: str, new: str) -> None:
    assert old in STUDY
    text = STUDY.replace(old, new, 1)
    assert mistakes(written(text))
    validator = jsonschema.Draft202012Validator(json.loads(json_schema()))
    assert list(validator.iter_errors(tomllib.loads(text)))


def test_whole_numbers_may_stand_for_numbers(written) -> None:
    study = load_study(written(STUDY.replace(SEX, SEX + "\nscores = [0, 1]")))
    assert study.questionnaires["residents"].questions["sex"].categories[1].score == 1.0


def test_a_separator_of_another_layout_may_stand_in_a_category(written) -> None:
    text = STUDY.replace(
        'column = "4、接受过的服务"\n' + SERVED,
        'columns = ["a", "b"]\n' + SERVED + '\nseparator = "体"',
    )
    assert text != STUDY
    assert load_study(written(text))


def test_a_mistake_of_one_answer_list_is_said_once(written) -> None:
    text = STUDY.replace('missing = ["说不清"]', 'missing = ["-3"]')
    assert len(mistakes(written(text))) == 1


def test_a_long_list_of_categories_is_checked_at_once(written) -> None:
    categories = json.dumps([f"类{n}" for n in range(40_000)], ensure_ascii=False)
    text = STUDY.replace(SEX, f'categories = {categories}\nsatisfied = ["类x"]', 1)
    start = time.perf_counter()
    found = [each for each in mistakes(written(text)) if each.facts.get("name") == "类x"]
    assert time.perf_counter() - start < 10
    assert [each.code for each in found] == ["study.unknown_category"]


def test_a_model_that_explains_itself_is_said_with_the_other_mistakes(written) -> None:
    text = STUDY.replace('controls = ["sex", "age"]', 'controls = ["trust"]')
    text = text.replace('compare = ["sex"]', 'compare = ["sexe"]')
    assert {each.code for each in mistakes(written(text))} == {
        *("study.model_uses_twice", "study.unknown_variable")
    }


def test_a_meaning_that_a_question_adds_is_its_own_mistake(written) -> None:
    text = STUDY.replace('answers = "satisfaction5"', 'answers = "satisfaction5"\nmissing = ["一般"]')
    (found,) = mistakes(written(text))
    assert (found.code, found.facts["table"]) == ("study.two_meanings", "[questions.residents.station]")
