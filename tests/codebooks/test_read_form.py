"""A form becomes the tables of a study file; its mistakes name sheet, row and column."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cgsurvey.codebooks.logic import conditions_in, constraint_of, range_in, relevant_of
from cgsurvey.codebooks.types import type_of
from cgsurvey.coding import load_survey
from cgsurvey.errors import StudyError
from cgsurvey.study_file import load_study
from cgsurvey.survey import Status
from codebooks.forms import EN, KOBO, ZH, Sheets, changed, read, write
from command_line import run


def mistakes(sheets: Sheets) -> list[tuple[str, str]]:
    """Code and English sentence of each mistake of a form."""
    with pytest.raises(StudyError) as raised:
        read(sheets)
    return [(each.code, each.text("en")) for each in raised.value.mistakes]


def test_a_form_becomes_the_tables_of_a_study_file() -> None:
    found = read(KOBO)
    assert found.roles == {"community": "village"}
    assert list(found.questions) == ["sex", "age", "about", "trust"]
    assert found.questions["sex"] == {
        "kind": "single",
        "categories": ["男", "女"],
        "zh": ["男", "女"],
        "en": ["Male", "Female"],
        "codes": ["m", "f"],
        "label": {"zh": "性别", "en": "Sex"},
        "column": "about/sex",
    }
    assert found.questions["age"] == {
        "kind": "number",
        "label": {"zh": "年龄", "en": "Age"},
        "range": [16, 100],
        "column": "about/age",
    }
    # a group and a question share the name "about"
    assert found.questions["about"]["kind"] == "multiple"
    assert found.questions["about"]["column"] == "about"
    assert found.questions["about"]["separator"] == " "
    assert found.questions["trust"]["kind"] == "scale"
    assert found.questions["trust"]["missing"] == ["说不清", "99"]
    assert found.questions["trust"]["codes"] == ["1", "2", "3"]
    assert found.questions["trust"]["asked_if"] == [{"question": "about", "any_of": ["义诊"]}]
    assert found.aliases["about/sex"] == ["sex", "性别", "Sex", "基本情况/性别", "About you/Sex"]


def test_answers_are_the_labels_in_the_language_of_the_study() -> None:
    assert read(KOBO, "en").questions["sex"]["categories"] == ["Male", "Female"]
    plain = changed(1, ZH, "label", form=changed(1, ZH, "label", "choices"))
    assert read(plain).questions["sex"]["categories"] == ["男", "女"]


def test_labels_in_other_languages_are_passed_over() -> None:
    other = changed(1, EN, "label::ئۇيغۇرچە (ug)", form=changed(1, EN, "label::Español (es)", "choices"))
    assert read(other).questions["sex"]["label"] == {"zh": "性别"}
    assert "en" not in read(other).questions["sex"]


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("label::中文 (zh)", "zh"),
        ("label::中文（zh）", "zh"),
        ("Label::Chinese (zh-CN)", "zh"),
        ("label:简体中文", "zh"),
        ("label :: English (en)", "en"),
        ("label::english", "en"),
        ("label::EN", "en"),
    ],
)
def test_languages_as_forms_name_them(header: str, language: str) -> None:
    form: Sheets = {"Survey ": [["Type", "Name", header], ["integer", "age", "多大"]]}
    assert read(form).questions["age"]["label"] == {language: "多大"}


@pytest.mark.parametrize(
    ("written", "name", "listed"),
    [
        ("select_one sex", "select_one", "sex"),
        ("select one from sex", "select_one", "sex"),
        ("Select1 sex", "select_one", "sex"),
        ("select all that apply from service", "select_multiple", "service"),
        ("select_multiple  service", "select_multiple", "service"),
        ("select_one Sex or_other", "select_one", "Sex"),
        ("begin group", "begin_group", ""),
        ("end repeat", "end_repeat", ""),
        ("dateTime", "datetime", ""),
        ("rank goods", "rank", "goods"),
        ("select_one_from_file villages.csv", "select_one", "villages.csv"),
    ],
)
def test_types_in_the_spellings_of_form_servers(written: str, name: str, listed: str) -> None:
    found = type_of(written)
    assert (found.name, found.list) == (name, listed)
    assert found.is_known
    assert found.other == written.endswith("or_other")
    assert found.from_file == ("from_file" in written)


def test_or_other_is_a_choice() -> None:
    table = read(changed(5, "type", "select_one sex or_other")).questions["sex"]
    assert table["categories"] == ["男", "女", "其他"]
    assert table["codes"] == ["m", "f", "other"]


@pytest.mark.parametrize(
    ("constraint", "whole", "bounds"),
    [
        (". >= 16 and . <= 100", True, [16, 100]),
        (".>=0", False, [0, 1e15]),
        ("(. > 0) and (. < 100)", True, [1, 99]),
        ("18 <= . and . < 60", True, [18, 59]),
        (". > 0", False, None),  # 0.001 is allowed and 0 is not: no range says that
        (". >= 1 or . = -9", True, None),
        (". >= ${age}", True, None),
        ("regex(., '[0-9]+')", False, None),
        ("", True, None),
        (". >= 5 and . <= 3", True, None),
    ],
)
def test_constraints_that_are_ranges(constraint: str, whole: bool, bounds: list[float] | None) -> None:
    assert range_in(constraint, whole) == bounds
    if bounds is not None:
        assert range_in(constraint_of(bounds), whole=False) == bounds


@pytest.mark.parametrize(
    ("relevant", "conditions"),
    [
        ("${sex} = 'f'", [{"question": "sex", "any_of": ["女"]}]),
        ("selected(${sex}, 'f') or ${sex}='m'", [{"question": "sex", "any_of": ["女", "男"]}]),
        (
            "${sex}='f' and ${age} >= 18",
            [{"question": "sex", "any_of": ["女"]}, {"question": "age", "at_least": 18}],
        ),
        ("${sex}='x'", None),
        ("${sex} != 'f'", None),
        ("${sex}='f' or ${age} >= 18", None),
        ("not(selected(${sex}, 'f'))", None),
        ("(${sex}='f' or ${sex}='m') and ${age} >= 18", None),
        ("${unknown} = 1", None),
    ],
)
def test_conditions_that_a_study_can_say(relevant: str, conditions: Any) -> None:
    known: dict[str, dict[str, str] | None] = {"sex": {"f": "女", "m": "男"}, "age": None}
    assert conditions_in(relevant, known) == conditions
    if conditions is not None and len(conditions) == 1:
        codes = {"女": "f", "男": "m"}
        back = relevant_of(conditions, lambda question, value: codes.get(value))
        assert back is not None
        assert conditions_in(back, known) == conditions


MATRIX: Sheets = {
    "survey": [
        ["type", "name", ZH, EN, "cg_kind", "cg_column", "relevant"],
        ["select_one yn", "heard", "听说过", "Heard"],
        ["begin_group", "work", "社区工作", "Work", "scale", "", "${heard} = '1'"],
        ["note", "intro", "请评价"],
        ["select_one agree", "safety", "治安", "Safety", "", "7、治安"],
        ["select_one agree", "clean", "卫生", "Cleanliness", "", "7、卫生"],
        ["end_group"],
    ],
    "choices": [
        ["list name", "value", ZH, EN, "cg_satisfied"],
        ["yn", "1", "是", "Yes"],
        ["yn", "0", "否", "No"],
        ["agree", "1", "不满意", "No"],
        ["agree", "2", "满意", "Yes", "yes"],
    ],
}


def test_a_group_with_a_kind_is_a_matrix() -> None:
    table = read(MATRIX).questions["work"]
    assert table["kind"] == "scale"
    assert table["satisfied"] == ["满意"]
    assert table["asked_if"] == [{"question": "heard", "any_of": ["是"]}]
    assert table["items"] == {
        "safety": {"column": "7、治安", "label": {"zh": "治安", "en": "Safety"}},
        "clean": {"column": "7、卫生", "label": {"zh": "卫生", "en": "Cleanliness"}},
    }


REQUIRED = ["type", "name", "label", "required", "relevant", "cg_kind"]


@pytest.mark.parametrize(
    ("required", "relevant", "is_required"),
    [
        ("yes", "", True),
        ("TRUE", "", True),
        ("true()", "", True),
        ("true()", "${first} >= 3", True),
        ("", "", False),
        ("no", "", False),
        ("false()", "", False),
        ("${first} > 3", "", False),
        ("yes", "count(${first}) > 3", False),
    ],
)
def test_who_has_to_answer_is_taken_over_where_it_can_be_said(
    required: str, relevant: str, is_required: bool
) -> None:
    rows = [REQUIRED, ["integer", "first", "a"], ["integer", "age", "b", required, relevant]]
    assert read({"survey": rows}).questions["age"].get("required", False) == is_required


@pytest.mark.parametrize(
    ("first", "second", "group", "is_required"),
    [
        (["yes"], ["yes"], "", True),
        (["yes"], [""], "", False),
        ([""], ["yes"], "", False),
        (["yes"], ["yes", "${x} > 3"], "", False),
        (["yes"], ["yes"], "count(${x}) > 3", False),
    ],
)
def test_a_matrix_has_to_be_answered_where_all_of_its_rows_have(
    first: list[str], second: list[str], group: str, is_required: bool
) -> None:
    rows = [
        REQUIRED,
        ["integer", "x", "x"],
        ["begin_group", "m", "m", "", group, "number"],
        ["integer", "a", "a", *first],
        ["integer", "b", "b", *second],
        ["end_group"],
    ]
    assert read({"survey": rows}).questions["m"].get("required", False) == is_required


def test_names_that_stand_in_two_groups_have_their_group_in_front() -> None:
    rows = [["type", "name"]]
    for group in ("a", "b"):
        rows += [["begin group", group], ["text", "why-not"], ["end group"]]
    questions = read({"survey": rows}).questions
    assert {name: table["column"] for name, table in questions.items()} == {
        "a_why_not": "a/why-not",
        "b_why_not": "b/why-not",
    }


#: the form with the texts of answers in the data
SPELT = changed(1, "cg_missing", "cg_category", "choices")
WRONG: list[tuple[Sheets, str, str]] = [
    ({"表": [["type", "name"]]}, "codebooks.no_sheet", "There is no sheet 'survey'. Sheets are: 表."),
    ({"survey": []}, "codebooks.no_column", "Sheet 'survey' has no column 'type'"),
    (changed(1, "name", "nmae"), "codebooks.no_column", "Did you mean 'nmae'?"),
    (changed(1, EN, ZH), "codebooks.column_twice", "two columns 'label::zh'"),
    (changed(1, "cg_kind", "cg_knid"), "codebooks.unknown_column", "Did you mean 'cg_kind'?"),
    (
        changed(5, "type", "slect_one sex"),
        "codebooks.unknown_type",
        "Sheet 'survey', row 5, column 'type' has the unknown type 'slect_one'",
    ),
    (changed(5, "name", ""), "codebooks.blank", "Sheet 'survey', row 5, column 'name' is empty"),
    (changed(5, "name", "性 别"), "codebooks.bad_name", "row 5, column 'name'"),
    (changed(8, "name", "trust"), "codebooks.name_twice", "row 9, column 'name'"),
    (changed(5, "type", "select_one sx"), "codebooks.unknown_list", "Did you mean 'sex'?"),
    (changed(5, "type", "select_one"), "codebooks.blank", "the name of a list of choices"),
    ({"survey": KOBO["survey"]}, "codebooks.no_choices", "the workbook has no sheet 'choices'"),
    (
        changed(9, "type", "select_one_from_file v.csv"),
        "codebooks.other_file",
        "another file, 'v.csv', which is not read",
    ),
    (
        changed(4, "name", "m", "choices"),
        "codebooks.choice_twice",
        "Sheet 'choices', rows 3, 4, column 'name'",
    ),
    (
        changed(4, "cg_category", "男 ", "choices", changed(3, "cg_category", "男", "choices", SPELT)),
        "codebooks.category_twice",
        "Sheet 'choices', rows 3, 4, column 'label': choices of the list 'sex'",
    ),
    (changed(4, "list_name", "", "choices"), "codebooks.blank", "Sheet 'choices', row 4, column 'list_name'"),
    (changed(9, "cg_kind", "skale"), "codebooks.not_one_of", "Did you mean 'scale'?"),
    (changed(9, "cg_role", "community"), "codebooks.role_twice", "already that of row 3"),
    (changed(7, "type", "note"), "codebooks.not_closed", "Sheet 'survey', row 4, column 'type': 'about'"),
    (changed(4, "type", "note"), "codebooks.not_opened", "Sheet 'survey', row 7, column 'type'"),
    (changed(11, "cg_missing", "maybe", "choices"), "codebooks.not_one_of", "row 11, column 'cg_missing'"),
    (
        changed(1, "cg_missing", "cg_score", "choices"),
        "codebooks.not_a_number",
        "is 'yes'; it must be a number",
    ),
    (changed(5, "type", "select_one sex", form=MATRIX), "codebooks.unknown_list", "row 5"),
    (changed(6, "type", "select_one yn", form=MATRIX), "codebooks.matrix_lists", "which is 'agree'"),
    (changed(6, "cg_kind", "scale", form=MATRIX), "codebooks.of_the_matrix", "cannot have its own cg_kind"),
    ({"survey": [["type", "name"], ["note", "a"]]}, "codebooks.no_questions", "no question"),
    (
        changed(2, "cg_range", "[1", form={"survey": [["type", "name", "cg_range"], ["text", "a"]]}),
        "codebooks.not_json",
        "must be JSON: [16, 100]",
    ),
]


@pytest.mark.parametrize(
    ("form", "code", "said"), WRONG, ids=[f"{each[1]}-{n}" for n, each in enumerate(WRONG)]
)
def test_a_mistake_names_sheet_row_and_column(form: Sheets, code: str, said: str) -> None:
    found = mistakes(form)
    assert code in [each for each, _ in found]
    assert said in next(text for each, text in found if each == code)


def test_a_mistake_in_a_cell_is_said_once() -> None:
    form = changed(9, "cg_missing", "[1", form=changed(1, "relevant", "cg_missing"))
    assert [code for code, _ in mistakes(form)].count("codebooks.not_json") == 1


STUDY = """\
title = "题"
[questionnaires.people]
file = "answers.csv"
codebook = "form.xlsx"
group = "居民"
"""
ANSWERS = (
    "village,about/sex,about/age,about,trust\n甲社区,m,30,clinic,1\n甲社区,f,40,clinic class,3\n"
    "乙社区,f,50,,99\n乙社区,m,60,class,2\n丙社区,f,70,class,\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "form.xlsx", KOBO)
    (tmp_path / "study.toml").write_text(STUDY, encoding="utf-8")
    (tmp_path / "answers.csv").write_text(ANSWERS, encoding="utf-8")
    return tmp_path


def test_a_study_is_filled_from_its_codebook(folder: Path) -> None:
    study = load_study(folder / "study.toml")
    people = study.questionnaires["people"]
    assert list(people.questions) == ["sex", "age", "about", "trust"]
    assert people.declared.community == "village"
    done = run("analyze", folder)
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize(
    ("headers", "answers"),
    [
        ("village,about/sex,about/age,about,trust", ANSWERS),
        ("village,sex,age,about,trust", ANSWERS),
        ("您居住的社区,基本情况/性别,基本情况/年龄,接受过的服务,信任社区", ANSWERS),
        ("Your community,Sex,Age,Services,Trust", ANSWERS),
    ],
)
def test_names_codes_and_labels_of_a_form_are_found_in_the_data(
    folder: Path, headers: str, answers: str
) -> None:
    text = headers + answers[answers.index("\n") :]
    (folder / "answers.csv").write_text(text, encoding="utf-8")
    survey = load_survey(load_study(folder / "study.toml"), "people")
    assert survey.answers["sex"].values.tolist() == [0, 1, 1, 0, 1]
    assert survey.answers["age"].values.tolist() == [30, 40, 50, 60, 70]
    ticks = survey.answers["about"].values.tolist()
    assert ticks[:2] == [[True, False], [True, True]]
    assert ticks[3] == [False, True]
    assert survey.answers["trust"].values.tolist() == [0, 2, -1, 1, -1]
    assert survey.answers["trust"].status.tolist()[2] == Status.DECLARED


#: labels of several words, in which servers of forms write no other sign between two choices
SERVICES: Sheets = {
    "survey": [
        ["type", "name", ZH, EN],
        ["select_multiple service", "got", "接受过的服务", "Services"],
        ["rank service", "best", "最需要的服务", "Most needed"],
    ],
    "choices": [
        ["list_name", "name", ZH, EN],
        ["service", "cash", "现金 补助", "Cash aid"],
        ["service", "class", "培训班", "Training class"],
        ["service", "other", "其他（请注明）", "Other (specify)"],
    ],
}
_WORDS = {
    "codes": ("cash", "class", "other"),
    "zh": ("现金 补助", "培训班", "其他（请注明）"),
    "en": ("Cash aid", "Training class", "Other (specify)"),
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("words", _WORDS.values(), ids=_WORDS)
@pytest.mark.parametrize("by_option", [False, True])
def test_codes_and_labels_of_both_languages_are_the_same_answers(
    tmp_path: Path, language: str, words: tuple[str, str, str], by_option: bool
) -> None:
    """In one cell with a space between them, or in a column each, whatever the language of the study."""
    write(tmp_path / "form.xlsx", SERVICES)
    study = f'language = "{language}"\n{STUDY}'
    (tmp_path / "study.toml").write_text(study, encoding="utf-8")
    got: list[list[int]] = [[0, 1], [2, 0], [2], [1, 2, 0]]
    best: list[list[int]] = [[2, 0, 1], [0, 1, 2], [1, 2, 0], [2, 1, 0]]

    def joined(choices: list[int]) -> str:
        return " ".join(words[each] for each in choices)

    headers = [f"got/{word}" for word in words] if by_option else ["got"]
    lines = [["_id", "_uuid", *headers, "best"]]
    for number, (ticked, ranked) in enumerate(zip(got, best, strict=True)):
        ticks = [str(int(each in ticked)) for each in range(3)] if by_option else [joined(ticked)]
        lines.append([str(number), f"u{number}", *ticks, joined(ranked)])
    text = "\n".join(";".join(line) for line in lines)
    (tmp_path / "answers.csv").write_text(text + "\n", encoding="utf-8")
    survey = load_survey(load_study(tmp_path / "study.toml"), "people")
    assert survey.answers["got"].values.tolist() == [[each in row for each in range(3)] for row in got]
    assert survey.answers["best"].values.tolist() == [
        [row.index(each) + 1 for each in range(3)] for row in best
    ]


def test_choices_of_one_label_are_told_apart_by_their_names() -> None:
    """Villages of two towns share a label; "other" stands in the list for each town."""
    form: Sheets = {
        "survey": [["type", "name", "label"], ["select_one village", "village", "村"]],
        "choices": [
            ["list_name", "name", "label", "town"],
            ["village", "a1", "王家村", "a"],
            ["village", "other", "其他", "a"],
            ["village", "b1", "王家村", "b"],
            ["village", "other", "其他", "b"],
        ],
    }
    village = read(form).questions["village"]
    assert village["categories"] == ["a1.王家村", "其他", "b1.王家村"]
    assert village["codes"] == ["a1", "other", "b1"]


def test_what_asks_nothing_and_what_is_listed_elsewhere() -> None:
    form: Sheets = {
        "survey": [
            ["type", "name", "label", "appearance"],
            ["begin_group", "rate", "评价"],
            ["select_one yn", "rate_header", "评价", "label"],
            ["select_one yn", "roads", "道路", "list-nolabel"],
            ["end_group"],
            ["select_one_from_file villages.csv", "village", "村"],
            ["select_one ${member}", "head", "户主"],
            ["select_one yn or_other", "why", "为什么"],
        ],
        "choices": [["list_name", "name", "label"], ["yn", "1", "Yes"], ["yn", "0", "No"]],
    }
    found = read(form, "en").questions
    assert {name: each["kind"] for name, each in found.items()} == {
        "roads": "single",
        "village": "text",
        "head": "text",
        "why": "single",
    }
    assert found["why"]["categories"] == ["Yes", "No", "Other"]
    assert read(form, "zh").questions["why"]["categories"] == ["Yes", "No", "其他"]


def test_a_range_that_a_form_leaves_open_is_said_as_one(folder: Path) -> None:
    write(folder / "form.xlsx", changed(6, "constraint", ". >= 45"))
    survey = load_survey(load_study(folder / "study.toml"), "people")
    (said,) = [each for each in survey.problems if each.code == "coding.out_of_range"]
    assert "45 to ∞" in said.text("en")


def test_what_the_study_writes_itself_wins(folder: Path) -> None:
    own = '[questions.people.sex]\ncategories = ["m", "f"]\nzh = ["男", "女"]\n'
    own += '[questions.people.age]\nunit = "岁"\n'
    own += '[questions.people.note]\nkind = "text"\ncolumn = "备注"\n'
    (folder / "study.toml").write_text(STUDY + 'community = "社区"\n' + own, encoding="utf-8")
    people = load_study(folder / "study.toml").questionnaires["people"]
    assert people.declared.community == "社区"
    assert [each.value for each in people.questions["sex"].categories] == ["m", "f"]
    assert [each.code for each in people.questions["sex"].categories] == ["", ""]
    assert people.questions["sex"].columns == ("about/sex",)
    assert people.questions["age"].range == (16, 100)
    assert people.questions["age"].unit is not None
    assert list(people.questions)[-1] == "note"


@pytest.mark.parametrize(
    ("form", "said"),
    [
        # found when the study is checked
        (changed(9, "name", "stratum"), "form.xlsx, Sheet 'survey', row 9 (question stratum)"),
        (
            changed(11, ZH, "一般", "choices"),
            "form.xlsx, Sheet 'choices', rows 8–11, column 'name' (question trust)",
        ),
        (
            changed(1, "cg_kind", "cg_decimals", form=changed(9, "cg_kind", "9")),
            "form.xlsx, Sheet 'survey', row 9",
        ),
        # found when the data are read
        (changed(6, "name", "years"), "form.xlsx, Sheet 'survey', row 6 (question years)"),
        (changed(3, "name", "hamlet"), "form.xlsx, Sheet 'survey', row 3, column 'cg_role'"),
    ],
)
def test_mistakes_that_are_found_later_name_the_workbook(folder: Path, form: Sheets, said: str) -> None:
    write(folder / "form.xlsx", form)
    done = run("analyze", folder)
    assert done.exit_code == 2
    assert said in done.output.replace("\n", " ")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("form.csv", b"type,name\ntext,a\n"),
        ("form.xlsx", b"PK\x03\x04 not a zip"),
        ("form.sav", b"$FL2" + bytes(200)),
        ("absent.xlsx", None),
    ],
)
def test_a_codebook_that_is_no_workbook_is_refused(folder: Path, name: str, content: bytes | None) -> None:
    if content is not None:
        (folder / name).write_bytes(content)
    (folder / "study.toml").write_text(STUDY.replace("form.xlsx", name), encoding="utf-8")
    done = run("analyze", folder)
    assert done.exit_code == 3
    assert name in done.output
