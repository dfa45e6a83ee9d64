"""The sample files as files: made again byte for byte, valid, in export form, and said to be synthetic."""

from __future__ import annotations

import re
import runpy
import sys
import zipfile
from contextlib import closing

import openpyxl
import pytest

from cgsurvey.study_file import load_study

WORKBOOKS = ["bole/residents", "bole/cadres", "bole/communities", "bole-2022/residents", "hubei/residents"]
EXPORTS = ["bole/residents", "bole/cadres", "bole-2022/residents", "hubei/residents"]


@pytest.fixture(scope="module")
def made_again(tmp_path_factory, request):
    """A folder with everything that `make.py` writes."""
    folder = tmp_path_factory.mktemp("samples")
    make = request.config.rootpath / "data" / "samples" / "make.py"
    path = list(sys.path)
    try:
        runpy.run_path(str(make))["main"](folder)
    finally:
        sys.path[:] = path
    return folder


def parts(path):
    """Name -> bytes of everything in the workbook: how hard it is compressed is the zip library's affair."""
    with zipfile.ZipFile(path) as book:
        return [(entry.filename, book.read(entry)) for entry in book.infolist()]


@pytest.mark.parametrize("name", WORKBOOKS)
def test_generator_writes_the_committed_bytes(made_again, samples_folder, name):
    assert parts(made_again / f"{name}.xlsx") == parts(samples_folder / f"{name}.xlsx")


@pytest.mark.parametrize("name", WORKBOOKS)
def test_no_clock_in_the_workbook(samples_folder, name):
    with zipfile.ZipFile(samples_folder / f"{name}.xlsx") as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert book.read("docProps/core.xml").count(b"2026-01-01T00:00:00Z") == 2


@pytest.mark.parametrize("name", WORKBOOKS)
def test_workbook_says_that_it_is_synthetic(samples_folder, name):
    with closing(openpyxl.load_workbook(samples_folder / f"{name}.xlsx", read_only=True)) as book:
        assert book.sheetnames == ["合成数据"]
        assert "合成数据" in book.properties.title
        assert "Synthetic data" in book.properties.description


@pytest.mark.parametrize("study", ["bole", "bole-2022", "hubei"])
def test_study_is_valid_and_says_that_it_is_synthetic(samples_folder, study):
    file = load_study(samples_folder / study).file
    assert file.synthetic
    assert "程序生成" in file.note.of("zh")
    assert "generated" in file.note.of("en")


@pytest.mark.parametrize("study", ["bole", "bole-2022", "hubei"])
def test_every_label_is_in_both_languages(samples_folder, study):
    chinese = re.compile(r"[\u4e00-\u9fff]")
    for question in load_study(samples_folder / study).questions():
        labels = [question.label, *(category.label for category in question.categories)]
        if question.topic_label:
            labels.append(question.topic_label)
        for label in labels:
            assert chinese.search(label.of("zh")) or re.search(r"\d", label.of("zh"))
            assert not chinese.search(label.of("en")), f"{question.name}: {label.of('en')}"


@pytest.mark.parametrize("study", ["bole", "bole-2022", "hubei"])
def test_every_header_of_the_study_stands_in_the_workbook(samples_folder, sample, study):
    for questionnaire in load_study(samples_folder / study).questionnaires.values():
        columns = sample(f"{study}/{questionnaire.name}")
        declared = [header for each in questionnaire.questions.values() for header in each.columns]
        assert [header for header in columns if header in declared] == declared


@pytest.mark.parametrize("study", ["bole", "bole-2022", "hubei"])
def test_claims_have_ids_of_their_own_and_name_results_of_the_study(samples_folder, study):
    loaded = load_study(samples_folder / study)
    assert len({claim.id for claim in loaded.claims}) == len(loaded.claims)
    for claim in loaded.claims:
        if claim.row.startswith("/"):
            continue
        questionnaire, _, variable, *_ = claim.row.split("/")
        file = loaded.file
        known = {*loaded.questionnaires[questionnaire].questions, *file.pairs, *file.services}
        assert variable in known | {*file.improvements, *file.thresholds, *file.models}
        assert (claim.value is None) == (claim.decimals is None)


@pytest.mark.parametrize("name", EXPORTS)
def test_export_looks_like_one(sample, name):
    columns = sample(name)
    assert list(columns)[:5] == ["序号", "提交答卷时间", "所用时间", "来源", "来源详情"]
    assert all(re.fullmatch(r"20\d\d/\d+/\d+ \d+:\d\d:\d\d", cell) for cell in columns["提交答卷时间"])
    assert not any(re.search(r"/0\d| 0\d:", cell) for cell in columns["提交答卷时间"])
    assert all(re.fullmatch(r"\d+秒", cell) for cell in columns["所用时间"])
    assert columns["序号"] == list(range(1, len(columns["序号"]) + 1))


@pytest.mark.parametrize("name", EXPORTS)
def test_no_address_and_no_telephone_number_anywhere(sample, name):
    columns = sample(name)
    assert set(columns.get("来自IP", [None])) == {None}
    for cells in columns.values():
        assert not any(re.search(r"\d{11}|\d+\.\d+\.\d+\.\d+|@", str(cell)) for cell in cells)
