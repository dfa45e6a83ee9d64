"""Files to load, and what the bare library takes to decode them. A workbook is written as Excel writes it."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from cgsurvey.loaders import read

ANSWERS = np.array(["非常不满意", "不满意", "一般", "满意", "非常满意"])
ROWS, COLUMNS = 1_000_000, 19

_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="xl/workbook.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": "<Relationships xmlns="
    '"http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="worksheets/sheet1.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>'
    '<Relationship Id="r2" Target="sharedStrings.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/></Relationships>',
}
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def write_workbook(path: Path, headers: Sequence[str], answers: Sequence[str], drawn: np.ndarray) -> None:
    """A workbook of answers, each text stored once; openpyxl writes it into every cell."""
    letters = [
        f"{chr(64 + place // 26) if place >= 26 else ''}{chr(65 + place % 26)}"
        for place in range(len(headers))
    ]
    texts = "".join(f"<si><t>{text}</t></si>" for text in (*answers, *headers))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in _PARTS.items():
            archive.writestr(name, part)
        archive.writestr("xl/sharedStrings.xml", f"<sst {_MAIN}>{texts}</sst>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f"<worksheet {_MAIN}><sheetData>".encode())
            first = np.arange(len(answers), len(answers) + len(headers))
            for number, row in enumerate((first, *drawn), 1):
                cells = (
                    f'<c r="{letter}{number}" t="s"><v>{code}</v></c>'
                    for letter, code in zip(letters, row, strict=True)
                )
                sheet.write(f'<row r="{number}">{"".join(cells)}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")


def loads(
    folder: Path, workbook: Path
) -> Iterator[tuple[str, Callable[[], object], str, Callable[[], object], str]]:
    """Name, our reading, the peer's name, its reading, and the ratio that is aimed at."""
    import pyarrow as pa
    import pyarrow.parquet as pq
    from python_calamine import CalamineWorkbook

    yield (
        "load xlsx 100,000 x 60",
        lambda: read(workbook),
        "bare calamine read",
        lambda: CalamineWorkbook.from_path(str(workbook)).get_sheet_by_index(0).to_python(),
        "<= 1.5",
    )
    drawn = np.random.default_rng(3).integers(0, len(ANSWERS), (COLUMNS - 1, ROWS))
    headers = ["序号", *(f"{number}、第{number}题" for number in range(1, COLUMNS))]
    cells = [np.arange(1, ROWS + 1).astype(str), *ANSWERS[drawn]]
    table = pa.table({header: pa.array(column) for header, column in zip(headers, cells, strict=True)})
    text, parquet = folder / "large.csv", folder / "large.parquet"
    with text.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(headers)
        writer.writerows(zip(*(column.tolist() for column in cells), strict=True))
    pq.write_table(table, parquet)

    def rows() -> int:
        with text.open(encoding="utf-8", newline="") as opened:
            return sum(1 for _ in csv.reader(opened))

    yield (f"load csv {ROWS:,} x {COLUMNS}", lambda: read(text), "bare csv module", rows, "<= 4")
    yield (
        f"load parquet {ROWS:,} x {COLUMNS}",
        lambda: read(parquet),
        "bare pyarrow read",
        lambda: pq.read_table(parquet, use_threads=False),
        "<= 4",
    )
