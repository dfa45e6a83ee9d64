"""The study file: what a right one gives, and what is said of a wrong one."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import jsonschema
import pytest

from cgsurvey.declarations import Text
from cgsurvey.errors import UsageError
from cgsurvey.phrases import say
from cgsurvey.study import Study
from cgsurvey.study_file import condition_of, json_schema, load_study
from cgsurvey.study_names import find_variable
from pilot_study import STUDY, mistakes


@pytest.fixture
def study(written) -> Study:
    return load_study(written())


def test_a_matrix_becomes_its_items_with_the_shared_answers(study: Study) -> None:
    questions = study.questionnaires["residents"].questions
    assert list(questions) == ["sex", "age", "attitude", "skill", "services", "wishes", "time"]
    skill = questions["skill"]
    assert skill.topic == "station"
    assert skill.label == Text(zh="专业", en="Skill")
    assert [category.score for category in skill.categories] == [1, 2, 3, 4, 5]
    assert skill.satisfied == (3, 4)
    assert skill.missing == ("说不清",)
    assert skill.categories[0].label.of("en") == "Very dissatisfied"
    assert questions["attitude"].label.of("zh") == "评价—态度"


def test_a_folder_opens_its_study(written) -> None:
    assert load_study(written().parent).file.title.of("en") == "Pilot"


def test_a_byte_order_mark_is_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "study.toml"
    path.write_bytes(b"\xef\xbb\xbf" + STUDY.encode())
    assert load_study(path).file.year == 2024


def test_names_are_found_with_and_without_their_questionnaire(study: Study) -> None:
    assert find_variable(study, "residents.age", "here").name == "age"
    assert find_variable(study, "received.volunteers", "here").kind == "element"
    assert find_variable(study, "community", "here").kind == "design"
    with pytest.raises(UsageError) as caught:
        find_variable(study, "agee", "[models.belonging]")
    assert "Did you mean 'age'?" in str(caught.value)
    assert "[models.belonging]" in str(caught.value)


def test_the_same_name_in_two_questionnaires_must_be_qualified(written) -> None:
    text = STUDY + (
        '[questionnaires.cadres]\nfile = "c.xlsx"\ngroup = "cadres"\n'
        '[questions.cadres.age]\nkind = "number"\ncolumn = "年龄"\n'
    )
    study = load_study(written(text))
    with pytest.raises(UsageError) as caught:
        find_variable(study, "age", "--by")
    assert caught.value.facts["known"] == ["residents.age", "cadres.age"]
    assert find_variable(study, "cadres.age", "--by").questionnaire == "cadres"


REGISTER = (
    STUDY.replace('compare = ["sex"]', 'known_communities = "villages"', 1)
    + """
[questions.villages.people]
kind = "number"
column = "人口"
[questionnaires.villages]
file = "v.xlsx"
group = "villages"
"""
)


@pytest.mark.parametrize("key", ["id", "community"])
def test_communities_are_those_of_a_questionnaire_that_names_its_own(written, key: str) -> None:
    study = load_study(written(f'{REGISTER}{key} = "村"\n'))
    assert study.questionnaires["villages"].naming_column == key


def test_a_questionnaire_without_a_column_of_names_tells_of_no_communities(written) -> None:
    assert [each.code for each in mistakes(written(REGISTER))] == ["study.lists_no_communities"]


def said(study: Study, name: str, table: str = "QUESTION", questionnaire: str | None = None) -> UsageError:
    with pytest.raises(UsageError) as caught:
        find_variable(study, name, table, questionnaire)
    return caught.value


#: (a name that is no variable, what it is, a name to use instead)
OTHER = [
    ("station", "matrix", "attitude"),
    ("社工站评价", "matrix", "skill"),
    ("volunteering", "pairs", "services"),
    ("received", "services", "received.volunteers"),
    ("life", "improvements", "wishes"),
    ("busy", "thresholds", "time"),
    ("use", "tables", "services"),
    ("residents", "questionnaires", "age"),
    ("volunteers", "elements", "received.volunteers"),
    ("satisfaction5", "answers", "attitude"),
]


@pytest.mark.parametrize(("name", "what", "instead"), OTHER)
def test_a_name_of_something_else_is_called_what_it_is(study, name: str, what: str, instead: str) -> None:
    found = said(study, name)
    assert found.code == "study.not_a_variable"
    assert instead in found.facts["known"]
    for language in ("zh", "en"):
        assert say(f"study.is.{what}", language) in found.text(language)


def test_a_model_is_no_variable(written) -> None:
    study = load_study(written(STUDY.replace("[models.trust]", "[models.belonging]")))
    assert said(study, "belonging").facts["known"] == ["trust"]


@pytest.mark.parametrize(
    ("label", "name"), [("您的性别", "sex"), ("信任", "trust"), ("社区", "received.community, community")]
)
def test_a_label_is_answered_with_the_name_that_has_it(study: Study, label: str, name: str) -> None:
    found = said(study, label)
    assert f"名称应写 {name.replace(', ', '、')}。" in found.text("zh")
    assert f"the name is {name}." in found.text("en")


def test_a_label_of_a_scale_is_no_matrix_of_the_same_title(written) -> None:
    study = load_study(written(STUDY.replace('label = "信任"', 'label = "社工站评价"')))
    assert "名称应写 trust。" in said(study, "社工站评价").text("zh")


def test_a_question_of_another_questionnaire_is_said_to_be_one(written) -> None:
    text = STUDY + (
        '[questionnaires.cadres]\nfile = "c.xlsx"\ngroup = "cadres"\n'
        '[questions.cadres.rank]\nkind = "number"\ncolumn = "职级"\n'
    )
    found = said(load_study(written(text)), "rank", "--by", "residents")
    assert found.code == "study.elsewhere"
    assert "cadres" in found.text("zh")


def test_a_name_from_the_command_line_is_not_looked_for_in_the_file(study: Study) -> None:
    found = said(study, "sexx", "--by")
    assert found.text("zh").startswith("命令行的 --by：")
    assert found.text("en").startswith("--by on the command line:")
    assert "study.toml" not in found.text("zh") + found.text("en")


def test_all_names_are_listed_up_to_forty(written) -> None:
    text = STUDY + "".join(
        f'[questions.residents.n{number}]\nkind = "number"\ncolumn = "n{number}"\n' for number in range(25)
    )
    found = said(load_study(written(text)), "x")
    assert len(found.facts["known"]) <= 40
    assert "n24" in found.text("zh")


@pytest.mark.parametrize(
    ("table", "label"),
    [
        ("scales.trust", "社工站评价"),
        ("pairs.volunteering", "您的性别"),
        ("services.received", "接受过的服务"),
        ("improvements.life", "接受过的服务"),
        ("thresholds.busy", "时间 ≥ 60"),
    ],
)
def test_a_label_left_out_is_that_of_the_question(written, table: str, label: str) -> None:
    kind, _, name = table.partition(".")
    text = re.sub(rf"(\[{table}\]\n)label = .*\n", r"\1", STUDY)
    assert text != STUDY
    assert getattr(load_study(written(text)).file, kind)[name].label.of("zh") == label


def test_a_scale_of_no_matrix_is_labelled_by_its_name(written) -> None:
    text = STUDY.replace('label = "信任"\nitems = ["attitude", "skill"]', 'items = ["age", "skill"]')
    text = text.replace('controls = ["sex", "age"]', 'controls = ["sex"]')
    assert load_study(written(text)).file.scales["trust"].label.of("zh") == "trust"


def test_conditions_from_the_command_line() -> None:
    assert condition_of("sex=男|女").any_of == ("男", "女")
    assert not condition_of("received.volunteers").has_test


def test_claims_are_read_beside_the_study(written) -> None:
    claims = '[[claims]]\nid = "a"\ntext = "满意度92%"\nvalue = 92\ndecimals = 0\nn = 1787\nexpect = "pass"\n'
    assert load_study(written(claims=claims)).claims[0].n == 1787
    found = mistakes(written(claims=claims.replace('"pass"', '"passt"')))
    assert found[0].code == "study.not_one_of"


TOLD = '[report]\nquestions = ["{}"]\n[answers.satisfaction5]'

#: (what is changed, into what, the code of the mistake, a word that its sentence must hold)
WRONG = [
    ("compare =", "compair =", "study.unknown_key", "Did you mean 'compare'"),
    ('kind = "single"', 'kind = "singel"', "study.not_one_of", "Did you mean 'single'"),
    ('file = "residents.xlsx"\n', "", "study.missing_key", "[questionnaires.residents]"),
    ("year = 2024", 'year = "viele"', "study.type.int_type", "whole number"),
    ("range = [0, 120]", 'range = "all"', "study.type.tuple_type", "list"),
    ('{ question = "age", at_least', '{ question = "trust", at_least', "study.not_a_question", "where"),
    ('compare = ["sex"]', 'compare = ["sexe"]', "study.unknown_variable", "Did you mean 'sex'"),
    ('compare = ["sex"]', 'league = ["atitude"]', "study.unknown_variable", "league"),
    ('compare = ["sex"]', "expected_rows = [9, 8]", "study.type.not_ascending", "lower to its higher"),
    ('compare = ["sex"]', "known_communities = []", "study.type.names_or_questionnaire", "list of names"),
    ('compare = ["sex"]', 'known_communities = "villages"', "study.unknown_questionnaire", "villages"),
    ('community = "社区"\n', 'known_communities = ["甲"]\n', "study.no_community", "known_communities"),
    ('compare = ["sex"]', 'league = ["trust", "trust"]', "study.league_twice", "trust"),
    ('compare = ["sex"]', 'league = ["sex"]', "study.no_headline", "satisfied"),
    ("[answers.satisfaction5]", TOLD.format("sexe"), "study.unknown_variable", "[report] questions"),
    ('answers = "satisfaction5"', 'answers = "satisfaction"', "study.unknown_answers", "satisfaction5"),
    ('satisfied = ["满意", "非常满意"]', 'satisfied = ["满意了"]', "study.unknown_category", "满意"),
    ('missing = ["说不清"]', 'missing = ["一般"]', "study.two_meanings", "一般"),
    ('en = ["Very dissatisfied", ', "en = [", "study.length", "4 item"),
    ('categories = ["男", "女"]', 'categories = ["男", "男"]', "study.category_twice", "男"),
    ('categories = ["男", "女"]', 'categories = ["男", "女"]\ncodes = ["1"]', "study.length", "codes"),
    (
        'categories = ["男", "女"]',
        'categories = ["男", "女"]\ncodes = ["1", "1.0"]',
        "study.code_twice",
        "1.0",
    ),
    (
        'categories = ["男", "女"]',
        'categories = ["1", "2"]\ncodes = ["2", "1"]',
        "study.code_is_category",
        "'2'",
    ),
    (
        'categories = ["男", "女"]',
        'categories = ["男", "女"]\ncodes = ["1", "-3"]',
        "study.two_meanings",
        "-3",
    ),
    ('categories = ["男", "女"]\n', "", "study.no_categories", "single"),
    ('column = "2、您的年龄"\n', "", "study.column_or_items", "exactly one"),
    ("[questions.residents.sex]", "[questions.residentz.sex]", "study.unknown_questionnaire", "residents"),
    ("[questions.residents.sex]", "[questions.residents.community]", "study.name_taken", "community"),
    ("attitude = ", '"a b" = ', "study.bad_name", "a b"),
    ('items = ["attitude", "skill"]', 'items = ["attitude", "services"]', "study.wrong_kind", "multiple"),
    ('any_of = ["女"]', 'any_of = ["女性"]', "study.unknown_category", "女"),
    ('{ question = "sex", any_of = ["女"] }', '"sex"', "study.no_test", "any_of"),
    ('"志愿帮扶" = "volunteers" }', '"志愿帮扶" = "volunteer" }', "study.unknown_element", "volunteers"),
    (
        'wanted = "wishes"',
        'leading_candidates = ["community", "volunter"]',
        "study.unknown_element",
        "volunteers",
    ),
    ('wanted = "wishes"', 'leading_candidates = ["community"]', "study.one_candidate", "two or more"),
    ('wanted = "wishes"', 'leading = { "甲社区" = "charity" }', "study.unknown_element", "leading"),
    (
        'wanted = "wishes"',
        'leading = { "甲社区" = "community" }\nleading_candidates = ["community", "volunteers"]',
        "study.leading_twice",
        "Keep one",
    ),
    ('community = "社区"\n', 'league = ["trust"]\n', "study.no_community", "league"),
    ('"文体活动" = "community"', '"文娱" = "community"', "study.unknown_category", "文体活动"),
    ("at_least = 60", "at_least = 50", "study.inside_band", "20%-60%"),
    ('"60%及以上"]', '"很多"]', "study.no_band", "很多"),
    (
        '{ question = "age", at_least = 18 }',
        '{ question = "time", at_least = 50 }',
        "study.inside_band",
        "where",
    ),
    (
        '{ question = "age", at_least = 18 }',
        '{ question = "time", at_most = 50 }',
        "study.inside_band",
        "where",
    ),
    ('{ question = "age", at_least = 18 }', '{ question = "sex", at_most = 1 }', "study.no_band", "男, 女"),
    (
        '{ question = "age", at_least = 18 }',
        '{ question = "skill", at_least = 60 }',
        "study.outside_scores",
        "1 to 5",
    ),
    (
        'question = "time"\nat_least = 60',
        'question = "skill"\nat_least = 60',
        "study.outside_scores",
        "[thresholds",
    ),
    (
        'column = "6、时间"',
        'column = "6、时间"\nasked_if = { question = "sex", any_of = ["女性"] }',
        "study.unknown_category",
        "time] asked_if",
    ),
    (
        'column = "6、时间"',
        'column = "6、时间"\nasked_if = { question = "sex" }',
        "study.no_test",
        "asked_if",
    ),
    (
        'column = "6、时间"',
        'column = "6、时间"\nasked_if = { question = "time", any_of = ["20%以下"] }',
        "study.asked_if_itself",
        "the question that decides",
    ),
    (
        'label = { zh = "社工站评价", en = "Station" }',
        'asked_if = [{ question = "skill", any_of = ["满意"] }]',
        "study.asked_if_itself",
        "station] asked_if",
    ),
    (
        'column = "6、时间"',
        'column = "6、时间"\nasked_if = { question = "trust", at_least = 3 }',
        "study.not_a_question",
        "trust",
    ),
    (
        'column = "6、时间"',
        'column = "6、时间"\nexclusive = ["20%以下"]',
        "study.exclusive_not_multiple",
        "single",
    ),
    (
        'column = "5、希望的服务"',
        'column = "5、希望的服务"\nexclusive = ["都没有"]',
        "study.unknown_category",
        "都没有",
    ),
    (
        'compare = ["sex"]',
        'quality = { exclude = ["speeders"] }',
        "study.not_one_of",
        "Did you mean 'speeder'",
    ),
    ('compare = ["sex"]', "quality = { speed = 1.5 }", "study.type.less_than", "speed"),
    (
        'compare = ["sex"]',
        'quality = { interviewers = "x" }',
        "study.unknown_key",
        "Did you mean 'interviewer'",
    ),
    (
        'question = "services"\nby = "sex"',
        'question = "servise"\nby = "sex"',
        "study.unknown_variable",
        "tables.use",
    ),
    (
        'question = "services"\nby = "sex"',
        'question = "services"\nby = "sexe"',
        "study.unknown_variable",
        "sex",
    ),
    ('question = "services"\nby = "sex"', 'question = "services"', "study.missing_key", "[tables.use]"),
    ('question = "services"\nby = "sex"', 'question = "sex"\nby = "sex"', "study.table_by_itself", "sex"),
    ('question = "services"\nby = "sex"', 'question = "sex"\nby = "age"', "study.wrong_kind", "number"),
    (
        'question = "services"\nby = "sex"',
        'question = "age"\nby = "services"',
        "study.wrong_kind",
        "multiple",
    ),
    (
        'question = "services"\nby = "sex"',
        'question = "community"\nby = "sex"',
        "study.not_a_question",
        "tables",
    ),
    ('question = "services"\nby = "sex"', 'question = "sex"\nby = "trust"', "study.not_a_question", "tables"),
    (
        "[tables.use]",
        '[tables.use2]\nquestion = "services"\nby = "residents.sex"\n\n[tables.use]',
        "study.table_twice",
        "[tables.use2]",
    ),
    ('outcome = "trust"', 'outcome = "sex"', "study.outcome_kind", "any_of"),
    (
        'outcome = "trust"',
        'outcome = { question = "sex", any_of = [] }',
        "study.type.too_short",
        "[models.trust.outcome]",
    ),
    (
        '{ question = "age", at_least = 18 }',
        '{ question = "skill", any_of = ["满意"], at_least = 4 }',
        "study.type.two_tests",
        "Keep one",
    ),
    ('outcome = "trust"', 'outcome = "trust"\ndraws = "50"', "study.type.int_type", 'not "50"'),
    ('outcome = "trust"', 'outcome = "trust"\ncluster = ["sex", "sex"]', "study.cluster_twice", "sex"),
    ('outcome = "trust"', 'outcome = "trust"\nprevious = "../2022"', "study.unknown_key", "at the top"),
    ("year = 2024", 'year = "2024"', "study.type.int_type", "top of the file"),
    (
        "year = 2024",
        'previous_names = { sex = "a", age = "a" }',
        "study.previous_name_twice",
        "been a before",
    ),
    ('treatment = "received.volunteers"', 'treatment = "sex"', "study.no_test", "treatment"),
    ("[tables.use]", '[tables."a b"]', "study.bad_name", "a b"),
    (
        'wanted = "wishes"',
        'leading_candidates = ["community", "community"]',
        "study.candidates_twice",
        "community",
    ),
    (
        'outcome = "trust"',
        'outcome = { question = "sex", any_of = ["无"] }',
        "study.unknown_category",
        "[models.trust]",
    ),
    (
        'outcome = "trust"',
        'outcome = { question = "trust", any_of = ["无"] }',
        "study.test_on_wrong_kind",
        "trust",
    ),
    ('outcome = "trust"', 'outcome = "trust"\ndraws = 50', "study.type.greater_than_equal", "draws"),
    ('controls = ["sex", "age"]', 'controls = ["services"]', "study.wrong_kind", "multiple"),
    ("{ fixed_effects = true }", "{ }", "study.empty_step", "adds nothing"),
    ('fixed_effects = ["community"]\n', "", "study.step_without_effects", "fixed_effects"),
    ('fixed_effects = ["community"]\n', 'fixed_effects = ["town"]\n', "study.unknown_variable", "town"),
    ('label = "信任"', 'label = ""', "study.type.value_error", "empty"),
    ('label = "信任"', 'label = "信任"\nminimum_answered = 3', "study.minimum_too_high", "3"),
    ('label = "信任"', 'label = "信任"\nrange = [0, 4]', "study.item_outside_range", "1-5"),
    ('label = "信任"', 'label = "信任"\nreversed = ["sex"]', "study.reversed_not_item", "attitude"),
    ('needed = "wishes"', 'items = { "文体活动" = "文体活动" }', "study.items_without_need", "needed"),
    ('received = "services"\n', "", "study.service_empty", "received"),
    ("year = 2024", "year = 2024\nyear = 2025", "study.duplicate_key", "Line 3"),
    ("year = 2024", "year = ", "study.not_toml", "Line 2"),
]


@pytest.mark.parametrize(("old", "new", "code", "word"), WRONG, ids=lambda part: str(part)[:30])
def test_each_mistake_is_named_with_its_place(written, old: str, new: str, code: str, word: str) -> None:
    assert old in STUDY
    found = mistakes(written(STUDY.replace(old, new, 1)))
    matching = [each for each in found if each.code == code]
    assert matching, [each.text("en") for each in found]
    assert any(word in each.text("en") for each in matching)
    assert all(each.text("zh") for each in found)


@pytest.mark.parametrize("bound", ["at_least = 60", "at_most = 20"])
def test_a_population_may_be_bounded_by_bands(written, bound: str) -> None:
    text = STUDY.replace('{ question = "age", at_least = 18 }', f'{{ question = "time", {bound} }}')
    assert load_study(written(text))


def test_every_mistake_is_reported_at_once(written) -> None:
    text = STUDY.replace("compare =", "compair =").replace('kind = "number"', 'kind = "numbr"')
    assert {each.code for each in mistakes(written(text))} == {"study.unknown_key", "study.not_one_of"}
    text = STUDY.replace('compare = ["sex"]', 'compare = ["sexe"]').replace(
        'outcome = "trust"', 'outcome = "t"'
    )
    assert len(mistakes(written(text))) == 2


def test_categories_best_first_are_refused_with_the_remedy(written) -> None:
    text = STUDY.replace(
        '["非常不满意", "不满意", "一般", "满意", "非常满意"]',
        '["非常满意", "满意", "一般", "不满意", "非常不满意"]',
    )
    found = mistakes(written(text))
    # one list, used by two questions, is one mistake
    assert [each.code for each in found] == ["study.satisfied_is_low"]
    scored = text.replace("satisfied = [", "scores = [5, 4, 3, 2, 1]\nsatisfied = [", 1)
    skill = load_study(written(scored)).questionnaires["residents"].questions["skill"]
    assert skill.categories[0].score == 5


def test_questions_of_two_questionnaires_do_not_pair(written) -> None:
    text = STUDY + (
        '[questionnaires.cadres]\nfile = "c.xlsx"\ngroup = "cadres"\n'
        '[questions.cadres.did]\nkind = "single"\ncolumn = "x"\ncategories = ["是", "否"]\n'
    )
    text = text.replace(
        'took_part = { question = "services", any_of = ["志愿帮扶"] }',
        'took_part = { question = "did", any_of = ["是"] }',
    )
    assert [each.code for each in mistakes(written(text))] == ["study.across_questionnaires"]


def test_a_study_in_gbk_says_which_line(tmp_path: Path) -> None:
    path = tmp_path / "study.toml"
    path.write_bytes(STUDY.encode("gbk"))
    found = mistakes(path)
    assert found[0].code == "study.not_utf8"
    assert found[0].facts["line"] == 1


def test_no_file_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        load_study(tmp_path)
    assert caught.value.exit_code == 2
    assert "cgsurvey samples" in str(caught.value)


def test_a_study_of_another_name_is_pointed_at(tmp_path: Path) -> None:
    (tmp_path / "pilot.toml").write_text(STUDY, encoding="utf-8")
    (tmp_path / "claims.toml").write_text("", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load_study(tmp_path)
    for language in ("zh", "en"):
        assert "pilot.toml" in caught.value.text(language)
        assert "claims.toml" not in caught.value.text(language)


def test_the_schema_accepts_what_the_reader_accepts(written) -> None:
    import tomllib

    schema = json.loads(json_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert not list(validator.iter_errors(tomllib.loads(STUDY)))
    assert list(validator.iter_errors(tomllib.loads(STUDY.replace("compare =", "compair ="))))


def test_only_a_regular_file_of_reasonable_size_is_read(tmp_path: Path) -> None:
    """A pipe would be waited for without end, and a device read without end."""
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "endless.toml").symlink_to("/dev/zero")
    with (tmp_path / "large.toml").open("wb") as large:
        large.truncate(5_000_001)
    for name in ("pipe.toml", "endless.toml", "large.toml"):
        with pytest.raises(UsageError) as caught:
            load_study(tmp_path / name)
        assert name in str(caught.value)
        assert "5 MB" in str(caught.value)


def test_the_folder_one_stands_in_is_called_this_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"study\.toml in this folder"):
        load_study(Path())


def test_mistakes_of_answers_and_of_names_are_found_in_one_pass(written) -> None:
    text = STUDY.replace('answers = "satisfaction5"', 'answers = "satisfaction"')
    text = text.replace('compare = ["sex"]', 'compare = ["sexe"]').replace(
        'any_of = ["女"]', 'any_of = ["女性"]'
    )
    found = mistakes(written(text))
    # the matrix whose answers are unknown is there: the scale of its items is no further mistake
    assert sorted(each.code for each in found) == [
        "study.unknown_answers",
        "study.unknown_category",
        "study.unknown_variable",
    ]
