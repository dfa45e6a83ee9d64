"""Every renderer survives one awkward report, and shows all of it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from rich.cells import cell_len
from rich.console import Console

from cgsurvey.manifest import Output
from cgsurvey.phrases import LANGUAGES, Language
from cgsurvey.report.contents import analysis_report
from cgsurvey.report.document import (
    Cell,
    Column,
    Paragraph,
    Report,
    RowGroup,
    Section,
    Sentence,
    Table,
)
from cgsurvey.report.renderers import MAIN_FILES, RENDERERS
from cgsurvey.report.terminal import print_report
from cgsurvey.result import Analysis
from cgsurvey.study import Study
from report.awkward_report import AWKWARD, awkward


def printed(report: Report, width: int, encoding: str = "utf-8", tty: bool = False, **env: str) -> str:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="strict", newline="")
    console = Console(
        file=stream,
        width=width,
        force_terminal=tty,
        _environ={"TERM": "xterm-256color", **env},
        legacy_windows=False,
    )
    print_report(report, console)
    stream.flush()
    return raw.getvalue().decode(encoding)


@pytest.mark.parametrize("render", RENDERERS.values(), ids=RENDERERS)
def test_renderers_give_files_the_same_each_time(render: Callable[[Report], dict[str, bytes]]) -> None:
    files = render(awkward())
    assert files == render(awkward())
    for name, content in files.items():
        assert Output(name=name, bytes=0, sha256="0" * 64), "the manifest must know it as ours"
        assert content
        if not name.endswith((".docx", ".xlsx", ".png")):
            assert content.endswith(b"\n")
            content.decode("utf-8")


@pytest.mark.parametrize("name", RENDERERS)
def test_the_main_file_of_a_format_is_there_whatever_the_report_holds(name: str) -> None:
    assert MAIN_FILES[name] in RENDERERS[name](Report("题", "zh", (), data=lambda: {"results": []}))


def test_markdown_tables_keep_their_columns() -> None:
    text = RENDERERS["md"](awkward())["report.md"].decode("utf-8")
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert len(table) >= 2 + len(AWKWARD) + 2 + 2
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {4}


def test_markdown_shows_and_never_obeys() -> None:
    text = RENDERERS["md"](awkward())["report.md"].decode("utf-8")
    assert "&amp;\\_%&lt;b&gt;\\\\" in text
    assert "甲\\|乙" in text
    assert "两 行" in text
    assert "\\# 不是标题" in text
    assert "- 1\\. 不是编号" in text
    assert "- **需谨慎** - 不是列表" in text
    assert "\\`x\\` \\*y\\* \\~z\\~ \\$w\\$" in text
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert "<script>" not in text
    assert "[链\\](javascript:x) \\[^1]" in text
    assert "| [-1.0, 0.0] |" in text


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("http://evil.cn社区", "http\\://evil.cn社区"),
        ("见FTP://a.b", "见FTP\\://a.b"),
        ("WWW.evil.cn社区", "WWW\\.evil.cn社区"),
        ("a.b@c.cn", "a.b\\@c.cn"),
        ("比例 3:4。共4.5分", "比例 3:4。共4.5分"),
    ],
)
def test_markdown_makes_no_link_of_a_name(name: str, written: str) -> None:
    """GitHub and others turn a bare address into a link: the name of a community would lead somewhere."""
    table = Table("表", (Column("社区"),), (RowGroup(name, ((Cell(name),),)),), (Sentence(name),))
    text = RENDERERS["md"](Report(name, "zh", (Section("一", (table,)),)))["report.md"].decode("utf-8")
    assert text.count(written) == 4


def test_terminal_shows_markup_and_drops_control_characters() -> None:
    text = printed(awkward(), 80)
    assert "[bold]粗[/bold]" in text
    assert "[red]不是颜色[/red]." in text
    assert "=1+1" in text
    assert "两 行" in text
    assert "红" in text
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


def test_terminal_numbers_tables_and_marks_what_is_weak() -> None:
    text = printed(awkward(), 80)
    assert "表1  表题" in text
    assert "表2  空表" in text
    assert "! - 不是列表" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_console(
    analysis: Analysis, study: Study, width: int, language: Language
) -> None:
    text = printed(analysis_report(analysis, study, language), width) + printed(awkward(), width)
    assert max(map(cell_len, text.splitlines())) <= width


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [60, 80, 120])
def test_numbers_are_never_broken(analysis: Analysis, study: Study, width: int, language: Language) -> None:
    report = analysis_report(analysis, study, language)
    text = printed(report, width)
    for table in report.tables():
        for group in table.groups:
            for row in group.rows:
                shown = [cell.text for column, cell in zip(table.columns, row, strict=True) if column.numeric]
                assert all(number in text for number in shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_gbk_console_gets_only_what_it_can_show(
    analysis: Analysis, study: Study, language: Language
) -> None:
    text = printed(analysis_report(analysis, study, language), 80, encoding="gbk")
    assert "R2" in text
    assert "─" not in text
    assert "?" not in text
    printed(awkward(), 80, encoding="gbk")
    printed(awkward(), 80, encoding="ascii")


def test_colour_only_where_it_is_wanted() -> None:
    assert "\x1b[" in printed(awkward(), 80, tty=True)
    assert "\x1b[" not in printed(awkward(), 80)
    assert not re.search(r"\x1b\[[\d;]*3\dm", printed(awkward(), 80, tty=True, NO_COLOR="1"))


def test_five_models_stand_side_by_side_at_80_columns(analysis: Analysis, study: Study) -> None:
    lines = printed(analysis_report(analysis, study, "zh"), 80).splitlines()
    assert sum(line.startswith("得到社会工作者服务  ") for line in lines) == 1
    age = next(line for line in lines if line.startswith("年龄 ") and "***" in line)
    below = lines[lines.index(age) + 1]
    first = age.index("0.030***") + cell_len("年龄") - len("年龄")
    assert below.index("(0.015)") == first - 1


def test_a_report_is_signed_behind_its_body_and_before_its_appendices() -> None:
    body = Section("一、", (Paragraph((Sentence("正文。"),)),), "a")
    appendix = Section("附录1", (Paragraph((Sentence("方法。"),)),), "b", is_appendix=True)
    report = Report("题", "zh", (body, appendix), organisation="某局", date="2026年1月1日")
    for format in ("md", "html", "tex", "docx"):
        content = RENDERERS[format](report)[f"report.{format}"]
        if format == "docx":
            content = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")
        text = content.decode("utf-8")
        places = [text.rindex(each) for each in ("正文。", "某局", "2026年1月1日", "方法。")]
        assert places == sorted(places), format
