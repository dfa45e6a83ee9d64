"""Row numbers as ranges, the first of many, and how many there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from cgsurvey.findings.finding import Place
from cgsurvey.findings.formats.places import NAMED, rows_told, whereabouts


@pytest.mark.parametrize(
    ("rows", "chinese", "english"),
    [
        ((3,), "见第3行", "Row 3"),
        ((3, 4), "见第3–4行", "Rows 3–4"),
        ((9, 3, 5, 4), "见第3–5、9行", "Rows 3–5, 9"),
        ((2, 4, 6, 8, 10), "见第2、4、6、8、10行", "Rows 2, 4, 6, 8, 10"),
        (
            (2, 4, 6, 8, 10, 12),
            "见第2、4、6、8、10行等，共6行",
            "Rows 2, 4, 6, 8, 10 and so on, 6 in all",
        ),
    ],
)
def test_rows(rows: tuple[int, ...], chinese: str, english: str) -> None:
    assert NAMED == 5
    assert rows_told(rows, "zh") == chinese
    assert rows_told(rows, "en") == english


def test_a_line_of_a_file() -> None:
    place = Place(file=Path("a/claims.toml"), line=12)
    assert whereabouts(place, "en") == "claims.toml, line 12"
    assert whereabouts(place, "zh") == "见 claims.toml 第12行"
    assert whereabouts(Place(file=Path("a.csv"), rows=(2,), line=12), "en") == "Row 2"


def test_a_place_without_rows_and_line_has_no_words() -> None:
    assert whereabouts(Place(file=Path("a.csv"), column="x"), "en") == ""
