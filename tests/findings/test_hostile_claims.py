"""Files of claims that somebody made to stop a check: refused in a sentence, or through in no time."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from cgsurvey.errors import StudyError
from cgsurvey.study_file import load_claims
from findings.small_studies import inspection_of, small_study


def _claims(folder: Path, written: str) -> Path:
    path = folder / "claims.toml"
    path.write_text(written, encoding="utf-8")
    return path


def _one_by_one(number: int, line: str) -> str:
    return "".join(f'[[claims]]\nid = "{each}"\ntext = "t"\n{line}\n' for each in range(number))


def _table(figures: int, text: str = "t") -> str:
    cells = "".join(f'"{each}" = 0\n' for each in range(figures))
    return f'[[tables]]\nid = "t"\ntext = "{text}"\n[tables.figures]\n{cells}'


def _refused(path: Path) -> list[str]:
    with pytest.raises(StudyError) as refusal:
        load_claims(path)
    return [each.code for each in refusal.value.mistakes]


@pytest.mark.parametrize("line", ["value = 99.08\nn = 1787", "vlaue = 1"])
def test_thousands_of_claims_are_told_in_seconds(tmp_path: Path, line: str) -> None:
    _claims(tmp_path, _one_by_one(3_000, line))
    begun = process_time()
    found = inspection_of(tmp_path).findings
    assert len(found) == 3_000
    assert found[-1].place.line in (1 + 2_999 * 5, 4 + 2_999 * 4)
    assert process_time() - begun < 5


def test_a_table_of_hundreds_of_impossible_figures_is_told_in_a_second(tmp_path: Path) -> None:
    cells = "".join(f'"{each}" = {{ value = 0.25, count = 4 }}\n' for each in range(400))
    _claims(tmp_path, f'[[tables]]\nid = "t"\ntext = "t"\nn = 1787\n[tables.figures]\n{cells}')
    begun = process_time()
    assert len(inspection_of(tmp_path).findings) == 800
    assert process_time() - begun < 1.5


def test_as_many_figures_as_a_file_may_have_are_read(tmp_path: Path) -> None:
    published = load_claims(_claims(tmp_path, _one_by_one(9_000, "value = 1") + _table(1_000)))
    assert len(published.every) == 10_000


def test_one_figure_more_is_refused(tmp_path: Path) -> None:
    path = _claims(tmp_path, _one_by_one(9_000, "value = 1") + _table(1_001))
    assert _refused(path) == ["study.type.claims_many"]


def test_a_sentence_has_an_end(tmp_path: Path) -> None:
    written = '[[claims]]\nid = "a"\nvalue = 1\ntext = "{}"\n'
    assert load_claims(_claims(tmp_path, written.format("数" * 2_000))).claims
    assert _refused(_claims(tmp_path, written.format("数" * 2_001))) == ["study.type.string_too_long"]


def test_a_caption_has_an_end_so_that_its_figures_are_claims(tmp_path: Path) -> None:
    assert load_claims(_claims(tmp_path, _table(1, "数" * 1_000))).every
    assert _refused(_claims(tmp_path, _table(1, "数" * 1_001))) == ["study.type.string_too_long"]


def test_a_category_has_an_end(tmp_path: Path) -> None:
    written = '[[tables]]\nid = "t"\ntext = "t"\n[tables.figures]\n"{}" = 1\n'
    assert load_claims(_claims(tmp_path, written.format("数" * 200))).every
    assert _refused(_claims(tmp_path, written.format("数" * 201))) == ["study.type.string_too_long"]


def test_a_path_that_no_file_can_have_is_a_mistake(tmp_path: Path) -> None:
    study = small_study(tmp_path) / "study.toml"
    study.write_text(study.read_text("utf-8").replace("residents.csv", "a\\u0000.csv"), encoding="utf-8")
    assert [each.code for each in inspection_of(tmp_path).findings] == ["study.type.path_null"]


def test_so_is_that_of_a_codebook(tmp_path: Path) -> None:
    small_study(tmp_path, questionnaire='codebook = "a\\u0000.xlsx"')
    assert [each.code for each in inspection_of(tmp_path).findings] == ["study.type.path_null"]
