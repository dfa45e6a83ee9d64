"""Own text as a bureau writes it: what becomes of it, and what is refused, with its place and what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cgsurvey.errors import StudyError
from cgsurvey.own_text.blocks import PLACEHOLDER, OwnBlock, OwnHeading, OwnParagraph, OwnPoints, OwnTable
from cgsurvey.own_text.files import LARGEST, is_left_out, read_sections
from cgsurvey.study_file import load_study


def write(folder: Path, **files: str | bytes) -> Path:
    """Files below `sections/`; `__` in a name stands for a dot."""
    sections = folder / "sections"
    sections.mkdir(exist_ok=True)
    for name, content in files.items():
        raw = content if isinstance(content, bytes) else content.encode()
        (sections / f"{name.replace('__', '.')}.md").write_bytes(raw)
    return sections


def blocks(folder: Path, text: str | bytes, name: str = "glance__after") -> tuple[OwnBlock, ...]:
    write(folder, **{name: text})
    (own,) = read_sections(load_study(folder), "zh")
    return own.blocks


def refusals(folder: Path, language: str = "en") -> list[str]:
    with pytest.raises(StudyError) as caught:
        read_sections(load_study(folder), "zh")
    assert caught.value.exit_code == 2
    return [each.text(language) for each in caught.value.mistakes]


def test_a_study_without_own_text_has_none(small: Path) -> None:
    assert read_sections(load_study(small), "zh") == ()


def test_the_name_of_a_file_says_where_it_belongs(small: Path) -> None:
    write(small, glance="甲", glance__after="乙", opening="# 丙")
    found = [(own.file, own.section, own.place) for own in read_sections(load_study(small), "zh")]
    assert found == [
        ("sections/glance.after.md", "glance", "after"),
        ("sections/glance.md", "glance", "before"),
        ("sections/opening.md", "opening", "before"),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("一段**粗**字和*斜*字和`码`", "一段粗字和斜字和码"),
        ("　　前一行\n后一行", "前一行后一行"),
        ("one line\nand the next", "one line and the next"),
        ("他说\n“好”", "他说“好”"),
        ("2023年\nGDP", "2023年GDP"),
        ("    缩进四格不是代码", "缩进四格不是代码"),
        ("[1]: 这不是链接的定义", "[1]: 这不是链接的定义"),
        ("三 \\< 五 &amp; 六", "三 < 五 & 六"),
        ("{{a/b|c*d*e|n}} 与 {{_x_}}", "{{a/b|c*d*e|n}} 与 {{_x_}}"),
        ("\ufdd40\ufdd5甲", "0甲"),
        ("甲\n---", "甲"),
    ],
)
def test_a_paragraph_is_read_as_words(small: Path, written: str, read: str) -> None:
    (paragraph,) = blocks(small, written)
    assert isinstance(paragraph, OwnParagraph)
    assert paragraph.text == read


def test_lists_headings_and_tables(small: Path) -> None:
    text = (
        "## 标题\n\n- 甲\n- 乙\n  续\n\n3. 丙\n4. 丁\n\n### 次级\n\n表：两列 {{a/b|n}}\n\n"
        "| 项 | 值 |\n|---|--:|\n| 戊 | {{a/b|estimate}} |\n\n表：只是一句话\n"
    )
    assert blocks(small, text) == (
        OwnHeading("标题", 1, 1),
        OwnPoints((OwnParagraph("甲", 3), OwnParagraph("乙续", 4))),
        OwnParagraph("（3）丙", 7),
        OwnParagraph("（4）丁", 8),
        OwnHeading("次级", 2, 10),
        OwnTable("两列 {{a/b|n}}", ("项", "值"), (("戊", "{{a/b|estimate}}"),), (False, True), 14),
        OwnParagraph("表：只是一句话", 18),
    )


@pytest.mark.parametrize("content", ["甲".encode(), b"\xef\xbb\xbf" + "甲".encode(), "甲\r\n".encode()])
def test_a_file_may_have_a_mark_and_windows_lines(small: Path, content: bytes) -> None:
    assert blocks(small, content) == (OwnParagraph("甲", 1),)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("甲\n\n![图](a.png)", 3, "an image"),
        ("见[此处](http://x.cn)", 1, "a link"),
        ("<http://x.cn>", 1, "a link"),
        ("甲<br>乙", 1, "HTML"),
        ("甲\n\n<div>\n乙\n</div>", 3, "HTML"),
        ("> 引文", 1, "quotation"),
        ("甲\n\n```\n码\n```", 3, "code block"),
        ("- 甲\n  - 乙", 1, "one level"),
        ("| 甲 |\n|---|\n| 乙 |", 1, "caption"),
    ],
)
def test_what_a_report_cannot_show_is_refused_with_its_line(
    small: Path, text: str, line: int, words: str
) -> None:
    write(small, glance=text)
    (refusal,) = refusals(small)
    assert refusal.startswith(f"sections/glance.md, line {line}: ")
    assert words in refusal


def test_braces_without_end_are_read_in_one_pass() -> None:
    for text in ("{{" * 90_000, "{{ " * 60_000, "{{" + " " * 180_000):
        assert not PLACEHOLDER.findall(text)
    assert PLACEHOLDER.findall("{{ a|b }} {{c}} {{}}") == [" a|b ", "c"]


def test_marks_that_are_nested_without_end_are_refused(small: Path) -> None:
    write(small, glance__after="*" * 4000 + "a" + "*" * 4000)
    assert "too deeply" in refusals(small)[0]


def test_headings_stand_where_they_can(small: Path) -> None:
    write(small, glance="甲\n\n# 乙", opening="甲", closing="甲\n\n# 乙", weak__after="# 甲")
    found = refusals(small)
    assert len(found) == 3
    assert (
        found[0]
        == "sections/closing.md must begin with a heading, such as '# Preface': it is a chapter of its own."
    )
    assert "sections/glance.md, line 3" in found[1]
    assert "glance.after.md" in found[1]
    assert "sections/opening.md" in found[2]


def test_files_that_are_no_text_are_refused(small: Path) -> None:
    sections = write(small, glance=b"\xb0\xa1\n", weak="甲" * LARGEST)
    (sections / "notes.docx").write_bytes(b"PK")
    (sections / "facts.md").mkdir()
    os.mkfifo(sections / "scales.md")
    found = refusals(small)
    assert [each.split(" ")[0].rstrip(",") for each in found] == [
        f"sections/{name}" for name in ("facts.md", "glance.md", "notes.docx", "scales.md", "weak.md")
    ]
    assert "line 1: not UTF-8" in found[1]


def test_files_of_editors_are_passed_over(small: Path) -> None:
    sections = write(small, glance="甲")
    (sections / ".DS_Store").write_bytes(b"\x00")
    (sections / "~$glance.docx").write_bytes(b"\x00")
    assert len(read_sections(load_study(small), "zh")) == 1


def test_every_refusal_has_chinese_too(small: Path) -> None:
    write(small, glance="<b>\n\n> 引\n\n# 题")
    chinese, english = refusals(small, "zh"), refusals(small)
    assert len(chinese) == len(english) == 3
    assert all("sections/glance.md" in each and "第" in each for each in chinese)


def test_a_report_in_the_other_language_takes_its_own_folder(small: Path) -> None:
    study = load_study(small)
    assert not is_left_out(study, "en")
    sections = write(small, glance="甲")
    assert read_sections(study, "en") == ()
    assert is_left_out(study, "en")
    (sections / "en").mkdir()
    (sections / "en" / "glance.md").write_text("English", encoding="utf-8")
    (own,) = read_sections(study, "en")
    assert own.file == "sections/en/glance.md"
    assert own.blocks == (OwnParagraph("English", 1),)
    assert not is_left_out(study, "en")
    assert [each.file for each in read_sections(study, "zh")] == ["sections/glance.md"]
