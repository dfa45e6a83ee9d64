"""The last line of defence: of a file full of personal data, no verb, no format and no error shows any."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from cgsurvey.personal.kinds import checksum
from command_line import run

# All invented: numbers that nobody has, networks for documentation.
ROWS = 24
NAMES = [f"赵{chr(0x7532 + place)}{chr(0x5B50 + place)}" for place in range(ROWS)]
PHONES = [f"1380000{place:04d}" for place in range(ROWS)]
IDS = [body + checksum(body) for body in (f"42010119{50 + place}0307{place:03d}" for place in range(ROWS))]
IPS = [f"192.0.2.{place}(湖北-武汉)" for place in range(ROWS)]
MAILS = [f"u{place}x@example.com" for place in range(ROWS)]
ADDRESSES = [f"东湖路{place + 10}号{place + 30}栋" for place in range(ROWS)]
PLATES = [f"鄂A{place + 10}Z9K" for place in range(ROWS)]
SPOTS = [f"30.59{place + 10}, 114.30{place + 10}" for place in range(ROWS)]
CARDS = ["4111111111111111", "6011000990139424", "5555555555554444"] * (ROWS // 3)
NICKS = [f"小甲乙{place}" for place in range(ROWS)]
WORDS = [f"我是{name}，电话{phone}" for name, phone in zip(NAMES, PHONES, strict=True)]
PERSONAL = {
    "序号": [str(place + 1) for place in range(ROWS)],
    "来自IP": IPS,
    "微信昵称": NICKS,
    "您的姓名": NAMES,
    "联系电话": PHONES,
    "Q9": IDS,
    "Q10": MAILS,
    "Q11": ADDRESSES,
    "Q12": PLATES,
    "Q13": SPOTS,
    "Q14": CARDS,
    "6、还有什么想说的": WORDS,
}
ANSWERS = {
    "社区": ["甲社区", "乙社区", "丙社区"] * (ROWS // 3),
    "1、性别": ["男", "女"] * (ROWS // 2),
    "2、满意度": [
        *["满意", "不满意"] * (ROWS // 2 - 2),
        *(f"满意〖{WORDS[0]}〗", WORDS[1], PHONES[2], f"其他：{NAMES[3]}"),
    ],
    "3、年龄": [*map(str, range(30, 30 + ROWS - 2)), PHONES[4], IDS[5]],
    "4、登记日期": [*["2026/9/19"] * (ROWS - 2), PHONES[6], WORDS[7]],
    "5、服务": [
        *["助餐┋文娱"] * (ROWS - 3),
        *(f"助餐┋我叫{NAMES[8]}", f"其他〖{MAILS[9]}〗", f"文娱┋其他:{PLATES[10]}"),
    ],
}
STUDY = """\
title = { zh = "小调查", en = "Small survey" }
[questionnaires.residents]
file = "FILE"
group = { zh = "居民", en = "residents" }
id = "序号"
community = "社区"
[questions.residents.sex]
kind = "single"
column = "1、性别"
categories = ["男", "女"]
[questions.residents.overall]
kind = "scale"
column = "2、满意度"
categories = ["不满意", "满意"]
satisfied = ["满意"]
[questions.residents.age]
kind = "number"
column = "3、年龄"
[questions.residents.when]
kind = "date"
column = "4、登记日期"
[questions.residents.services]
kind = "multiple"
column = "5、服务"
categories = ["助餐", "文娱", "其他"]
"""
#: the study names these: an id, the name as an open answer, a number where none is
NAMED = STUDY.replace('id = "序号"', 'id = "Q9"') + (
    '[questions.residents.name]\nkind = "text"\ncolumn = "您的姓名"\n'
    '[questions.residents.phone]\nkind = "single"\ncolumn = "联系电话"\ncategories = ["有", "没有"]\n'
    '[questions.residents.mail]\nkind = "number"\ncolumn = "Q10"\n'
    '[questions.residents.words]\nkind = "text"\ncolumn = "6、还有什么想说的"\n'
)
SECRETS = [*NAMES, *PHONES, *IDS, *MAILS, *ADDRESSES, *PLATES, *SPOTS, *CARDS, *NICKS, *WORDS]
SECRETS += [text.partition("(")[0] for text in IPS[10:]]


def table() -> list[list[str]]:
    columns = {**PERSONAL, **ANSWERS}
    return [list(columns), *map(list, zip(*columns.values(), strict=True))]


def written(folder: Path, name: str, rows: Sequence[Sequence[str]], study: str = STUDY) -> Path:
    """A data file and the study beside it."""
    path = folder / name
    if name.endswith(".xlsx"):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)
    else:
        text = io.StringIO()
        csv.writer(text).writerows(rows)
        path.write_text(text.getvalue(), encoding="utf-8")
    (folder / "study.toml").write_text(study.replace("FILE", name), encoding="utf-8")
    return path


def shown(*arguments: str | Path, **environment: str) -> str:
    """All that a run writes to the terminal, and the details that --debug adds."""
    done = run(*arguments, "--debug", **environment)
    return done.output + "".join(map(str, (done.exception, getattr(done.exception, "__cause__", ""))))


def secrets_in(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


def files_in(folder: Path) -> str:
    """Every file below a folder, as text: what a workbook or a Word document packs is unpacked."""
    told: list[bytes] = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                told += map(archive.read, archive.namelist())
        else:
            told.append(path.read_bytes())
    return b"\n".join(told).decode("utf-8", "replace")


@pytest.mark.parametrize("study", [STUDY, NAMED], ids=["unnamed", "named"])
@pytest.mark.parametrize(("name", "language"), [("r.csv", "zh"), ("r.xlsx", "en")])
def test_an_analysis_shows_no_personal_data(tmp_path, name, study, language):
    written(tmp_path, name, table(), study)
    out = tmp_path / "out"
    told = shown("analyze", tmp_path, "--lang", language)
    told += shown("analyze", tmp_path, "--lang", language, "--out", out, "--fail-on", "warning")
    assert len(list(out.iterdir())) >= 2
    assert secrets_in(told + files_in(out)) == []
    assert "来自IP" in told


@pytest.mark.parametrize(
    "arguments",
    [
        ("table", "overall", "--by", "sex"),
        ("table", "when"),
        ("codebook", "--format", "json"),
        ("codebook", "--format", "xlsx"),
        ("regress", "--outcome", "overall", "--controls", "sex,age", "--fixed-effects", "community"),
    ],
    ids=lambda each: each[0],
)
@pytest.mark.parametrize("study", [STUDY, NAMED], ids=["unnamed", "named"])
def test_no_other_verb_shows_any(tmp_path, arguments, study):
    written(tmp_path, "r.csv", table(), study)
    verb, *rest = arguments
    out = tmp_path / "out"
    told = shown(verb, tmp_path, *rest, "--out", out)
    assert secrets_in(told + (files_in(out) if out.exists() else "")) == []


def test_a_comparison_shows_none(tmp_path):
    for year in ("2023", "2024"):
        (tmp_path / year).mkdir()
        rows = table()[: None if year == "2023" else -1]
        written(tmp_path / year, "r.csv", rows, STUDY.replace("[quest", f"year = {year}\n[quest", 1))
    out = tmp_path / "out"
    told = shown("compare", tmp_path / "2023", tmp_path / "2024", "--out", out)
    assert secrets_in(told + (files_in(out) if out.exists() else "")) == []


@pytest.mark.parametrize("name", ["r.csv", "r.xlsx"])
def test_a_drafted_study_shows_none(tmp_path, name):
    path = written(tmp_path, name, table())
    out = tmp_path / "out"
    told = shown("init", path, "--out", out) + shown("init", path, "--out", "-")
    assert (out / "study.toml").exists()
    assert secrets_in(told + files_in(out)) == []


@pytest.mark.parametrize(
    ("spoil", "study"),
    [
        # columns that are not there, of a table whose headers are
        (lambda rows: rows, STUDY.replace("1、性别", "1、您的姓").replace("3、年龄", "联系电")),
        # ragged, doubled headers, no rows, notes that name somebody
        (lambda rows: [*rows, [*rows[1], *rows[2][:2]]], STUDY),
        (lambda rows: [[*rows[0][:-1], rows[0][0]], *rows[1:]], STUDY),
        (lambda rows: [[*rows[1][:-1], rows[1][0]], *rows[2:]], STUDY),
        (lambda rows: rows[:1], STUDY),
        (lambda rows: [*rows, [f"注：由{NAMES[0]}填报，电话{PHONES[1]}"] + [""] * (len(rows[0]) - 1)], STUDY),
        (lambda rows: [[f"{NAMES[0]} {PHONES[1]}"] + [""] * (len(rows[0]) - 1), *rows], STUDY),
        # answers that match nothing at all
        (lambda rows: rows, STUDY.replace('"不满意", "满意"', '"好", "坏"').replace('["满意"]', '["坏"]')),
        (lambda rows: rows, STUDY.replace("2、满意度", "您的姓名").replace("5、服务", "联系电话")),
        (lambda rows: rows, STUDY.replace('id = "序号"', 'weight = "联系电话"\nstratum = "Q14"')),
        (lambda rows: rows, STUDY.replace('id = "序号"', 'id = "Q9"\npsu = "Q10"\nweight = "Q13"')),
    ],
)
def test_no_error_shows_any(tmp_path, spoil, study):
    path = written(tmp_path, "r.csv", spoil(table()), study)
    told = shown("analyze", tmp_path) + shown("analyze", tmp_path, "--lang", "zh", "--json")
    assert secrets_in(told + shown("init", path, "--out", "-")) == []


@pytest.mark.parametrize("before", [0, 1])
def test_a_respondent_taken_for_headers_is_not_shown(tmp_path, before):
    """The header row is missing, or a respondent stands above it."""
    rows = table()
    written(tmp_path, "r.csv", [rows[1], *rows] if before else rows[1:])
    told = shown("analyze", tmp_path) + shown("analyze", tmp_path, "--lang", "zh", "--json")
    assert secrets_in(told) == []
