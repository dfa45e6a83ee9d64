"""report: every format in files, the first page on the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from cgsurvey.phrases import say
from command_line import HUBEI, run


def test_the_first_page_is_shown_and_the_rest_is_written(tmp_path: Path) -> None:
    done = run("report", HUBEI, "--out", tmp_path / "out", "--format", "md", "--lang", "en")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert "Overview" in lines
    written = (tmp_path / "out" / "report.md").read_text("utf-8")
    appendix = say("report.section.reproduction", "en")
    assert appendix in written
    assert appendix not in done.stdout
    assert "for publication" in done.stdout, "to whom it may be given is said there too"
    folder = tmp_path / "out"
    told = f"Written: {folder}/report.md, {folder}/figures/, {folder}/manifest.json"
    assert told in done.stderr, "a folder of pictures is named once"
    assert "rows read: 618, analysed: 618, set aside: 0" in done.stderr


def test_it_needs_a_folder(small: Path) -> None:
    done = run("report", small)
    assert done.exit_code == 2
    assert "--out" in done.stderr


def test_a_data_file_alone_is_drafted(small: Path) -> None:
    (small / "study.toml").unlink()
    done = run("report", small / "answers.csv", "--out", small / "out", "--format", "md")
    assert done.exit_code == 0
    assert (small / "out" / "report.md").is_file()


def test_style_and_template_are_words(small: Path) -> None:
    """They change the Word file, and nothing that it says."""
    for style in ("gov", "academic"):
        done = run("report", small, "--out", small / style, "--format", "docx,json", "--style", style)
        assert done.exit_code == 0, done.stderr
    one, other = ((small / style / "report.docx").read_bytes() for style in ("gov", "academic"))
    assert one != other
    assert (small / "gov" / "report.json").read_bytes() == (small / "academic" / "report.json").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["report", ".", "--out", "new", "--style", "gob"], "academic"),
        (["report", ".", "--out", "new", "--template", "nowhere.docx"], "nowhere.docx"),
        (["report", ".", "--out", "new", "--template", "."], "cannot be read"),
        (["report", ".", "--out", "new", "--template", "answers.csv"], "not a Word file"),
        (["analyze", ".", "--style", "gov"], "--out"),
        (["analyze", ".", "--template", "answers.csv"], "--out"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_read(
    small: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], word: str
) -> None:
    monkeypatch.chdir(small)
    monkeypatch.delattr("cgsurvey.analysis.checked_survey")
    done = run(*arguments)
    assert done.exit_code == 2
    assert word in done.stderr
    assert not (small / "new").exists()


def test_a_template_is_never_written_over(small: Path) -> None:
    import docx

    template = small / "report.docx"
    docx.Document().save(str(template))
    before = template.read_bytes()
    done = run("report", small, "--out", small, "--format", "docx", "--template", template, "--force")
    assert done.exit_code == 4
    assert "never written over" in done.stderr
    assert template.read_bytes() == before
