"""The downloads of one survey give the answers that its respondents gave, whichever of them is read."""

import json

import pytest
from hypothesis import HealthCheck, given, settings

from cgsurvey.coding import code
from cgsurvey.loaders.reading import read_here
from cgsurvey.loaders.wire import packed, unpacked
from cgsurvey.readings import request_of
from cgsurvey.study_file import load_study
from cgsurvey.survey import Status
from command_line import run
from loaders.dialects.forms import AWKWARD, forms, metas
from loaders.generators import platforms
from loaders.generators.platforms import by_code, by_text, expected, joined_by_code, study

DOWNLOADS = {"by_text": by_text, "by_code": by_code, "joined_by_code": joined_by_code}
STATUS = {"answered": Status.ANSWERED, "blank": Status.BLANK, "not asked": Status.NOT_ASKED}


def written(folder, form, table, *, file="answers.xlsx", codes=True):
    folder.mkdir(parents=True, exist_ok=True)
    write = platforms.write_xlsx if file.endswith("xlsx") else platforms.write_csv
    write(folder / file, table)
    headers = table[0] if "编号" in table[0] else by_text(form)[0]
    (folder / "study.toml").write_text(study(form, file, headers, codes), encoding="utf-8")
    return folder


def answers_of(folder):
    """Status and values of every question, as plain lists."""
    opened = load_study(folder)
    questionnaire = opened.questionnaires["r"]
    # as a process would tell it; processes are tested elsewhere
    told = b"".join(packed(read_here(request_of(opened, questionnaire))))
    survey = code(unpacked(told), opened, questionnaire)
    return survey, {
        name: (each.status.tolist(), each.values.tolist()) for name, each in survey.answers.items()
    }


def coding_problems(survey):
    return {each.code for each in survey.problems if each.code.startswith("coding.")}


def plain(name, values, survey):
    kind = survey.questionnaire.questions[name].kind
    if kind == "text":
        return []
    return [None if value != value else value for value in values] if kind == "number" else values


@pytest.mark.parametrize("download", DOWNLOADS)
def test_answers_are_those_of_the_respondents(tmp_path, download):
    folder = written(tmp_path, AWKWARD, DOWNLOADS[download](AWKWARD))
    survey, found = answers_of(folder)
    for name, (status, values) in expected(AWKWARD).items():
        assert found[name][0] == [STATUS[each] for each in status], name
        if survey.questionnaire.questions[name].kind != "text":
            assert plain(name, found[name][1], survey) == values, name
    assert coding_problems(survey) == set()


@pytest.mark.parametrize("mark", ["、", ".", "：", ". "])
def test_numbers_may_be_written_otherwise_than_the_study_has_them(tmp_path, mark):
    folder = written(tmp_path, AWKWARD, by_code(AWKWARD, mark))
    text = (folder / "study.toml").read_text(encoding="utf-8")
    assert '"1、您的性别"' in text
    survey, found = answers_of(folder)
    for name, (status, values) in expected(AWKWARD).items():
        assert found[name][0] == [STATUS[each] for each in status], name
        assert plain(name, found[name][1], survey) in (values, []), name


@settings(derandomize=True, max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(form=forms())
def test_any_survey_is_the_same_by_text_and_by_code(tmp_path_factory, form):
    folder = tmp_path_factory.mktemp("survey")
    wanted = {
        name: ([STATUS[each] for each in status], values) for name, (status, values) in expected(form).items()
    }
    for name, download in DOWNLOADS.items():
        survey, found = answers_of(written(folder / name, form, download(form)))
        got = {each: (status, plain(each, values, survey)) for each, (status, values) in found.items()}
        assert got == wanted, name
        assert coding_problems(survey) == set()


def test_the_command_gives_the_same_bytes_for_both(tmp_path):
    outputs = {
        name: run("analyze", written(tmp_path / name, AWKWARD, download(AWKWARD)), "--json").stdout
        for name, download in DOWNLOADS.items()
    }
    assert json.loads(outputs["by_text"])["questionnaires"][0]["ledger"]["analysed"] == 5
    assert len(set(outputs.values())) == 1


def test_init_joins_them_to_a_study_that_reads_both(tmp_path):
    form = platforms.Form(AWKWARD.questions, AWKWARD.rows * 6, metas(6 * len(AWKWARD.rows)))
    text, code = tmp_path / "text", tmp_path / "code"
    for folder, download in ((text, by_text), (code, by_code)):
        folder.mkdir()
        platforms.write_xlsx(folder / "answers.xlsx", download(form))
    done = run("init", text / "answers.xlsx", "--codes", code / "answers.xlsx")
    assert done.exit_code == 0, done.output
    drafted = (text / "study.toml").read_text(encoding="utf-8")
    assert 'codes = ["2", "5", "9"]' in drafted
    (code / "study.toml").write_text(drafted, encoding="utf-8")
    outputs = {run("analyze", folder, "--json").stdout for folder in (text, code)}
    assert len(outputs) == 1
    assert json.loads(outputs.pop())["questionnaires"][0]["ledger"]["analysed"] == 30


def test_communities_by_code_have_their_names(tmp_path):
    seen = []
    for name, download in DOWNLOADS.items():
        folder = written(tmp_path / name, AWKWARD, download(AWKWARD))
        path = folder / "study.toml"
        text = path.read_text(encoding="utf-8").replace(
            'group = "居民"', 'group = "居民"\ncommunity = "2、您的年龄 "'
        )
        path.write_text(text, encoding="utf-8")
        seen.append(answers_of(folder)[0].communities.levels)
    assert set(seen) == {("18~60岁", "18岁以下", "60岁以上")}


def test_without_codes_a_download_by_code_says_what_to_do(tmp_path):
    survey, found = answers_of(written(tmp_path, AWKWARD, by_code(AWKWARD), codes=False))
    problem = next(each for each in survey.problems if each.code == "coding.codes")
    assert found["sex"][0] == [Status.INVALID] * 5
    for language in ("zh", "en"):
        assert "cgsurvey init" in problem.text(language)
        assert "codes" in problem.text(language)
    # options of several have their texts in the headers: they need no codes
    assert found["hobby"] == answers_of(written(tmp_path / "t", AWKWARD, by_text(AWKWARD)))[1]["hobby"]


@pytest.mark.parametrize("repeat", [False, True])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "xlsx"])
def test_tencent_files_give_the_answers_of_the_respondents(tmp_path, repeat, encoding):
    kinds = ("single", "multiple", "matrix", "number")
    kept = [place for place, each in enumerate(AWKWARD.questions) if each.kind in kinds]
    form = platforms.Form(
        tuple(AWKWARD.questions[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in AWKWARD.rows),
    )
    table = platforms.tencent(form, repeat)
    file = "answers.xlsx" if encoding == "xlsx" else "answers.csv"
    folder = written(tmp_path, form, table, file=file, codes=False)
    if encoding != "xlsx":
        platforms.write_csv(folder / file, table, encoding)
    survey, found = answers_of(folder)
    for name, (status, values) in expected(form).items():
        # the platform leaves a cell empty whatever the reason
        known = [Status.ANSWERED if each == "answered" else Status.BLANK for each in status]
        assert found[name][0] == known, name
        assert plain(name, found[name][1], survey) == values, name
    assert coding_problems(survey) <= {"coding.fold.option_code", "coding.fold.prompt"}
