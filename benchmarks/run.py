"""What is measured, against whom: each task beside a peer in the same run, as a ratio.

    python benchmarks/run.py            start-up and a whole analysis
    python benchmarks/run.py --large    also 100,000 x 60 cells from xlsx, a million rows from csv and
                                        parquet, 100,000 x 30 items

Seconds are those of the processors, with processes that were started; "clock" is the ratio by the clock.
Only the ratios carry over from one machine to another. Nothing here is a test: a slow machine is no bug.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
COMMAND = str(Path(sys.executable).with_name("cgsurvey"))

#: every kind of chart, in two widths and both formats
CHARTS = """
import sys
sys.path.insert(0, {folder!r})
from charted import CHARTS, figure
from cgsurvey.report.charts import drawn
for chart in CHARTS.values():
    for width in ("page", "half"):
        for format in ("svg", "png"):
            drawn(figure(chart), "zh", format, width)
"""


class Task(NamedTuple):
    """A task, its peer, and the ratio that is aimed at."""

    name: str
    ours: Callable[[], object]
    peer_name: str
    peer: Callable[[], object]
    goal: str


class Time(NamedTuple):
    """Seconds of processors, those of processes that were started among them; and as a clock shows them."""

    processor: float
    clock: float


def measured(repeats: int, *works: Callable[[], object]) -> list[Time]:
    """Median of each, in turns so that what else runs slows them alike; the first turn is not counted."""
    times: list[list[Time]] = [[] for _ in works]
    for turn in range(repeats + 1):
        for work, found in zip(works, times, strict=True):
            before = now()
            work()
            if turn:
                found.append(Time(*(end - start for start, end in zip(before, now(), strict=True))))
    return [Time(*map(statistics.median, zip(*found, strict=True))) for found in times]


def now() -> Time:
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return Time(sum(each.ru_utime + each.ru_stime for each in used), time.perf_counter())


def process(*arguments: str) -> Callable[[], object]:
    return lambda: subprocess.run(arguments, check=True, capture_output=True)


def python(code: str) -> Callable[[], object]:
    return process(sys.executable, "-c", code)


def start_up(folder: Path) -> list[Task]:
    out = str(folder / "report")
    hubei, bole = (str(ROOT / "data" / "samples" / name) for name in ("hubei", "bole"))
    pandas = python("import pandas")
    return [
        Task(
            "cgsurvey --help",
            process(COMMAND, "--help"),
            "import typer, rich.console",
            python("import typer, rich.console"),
            "<= 2",
        ),
        Task("check hubei", process(COMMAND, "check", hubei), "import pandas", pandas, "< 2"),
        Task("check bole, three files", process(COMMAND, "check", bole), "import pandas", pandas, "< 2"),
        Task(
            "analyze hubei, terminal",
            process(COMMAND, "analyze", hubei),
            "import pandas",
            pandas,
            "<= 1.6",
        ),
        Task(
            "report hubei, all formats",
            process(COMMAND, "report", hubei, "--out", out, "--force"),
            "import pandas",
            pandas,
            "< 6",
        ),
        Task(
            "verify hubei",
            process(COMMAND, "verify", out, "--study", hubei),
            "import pandas",
            pandas,
            "-",
        ),
        Task(
            "12 charts as SVG and PNG",
            python(CHARTS.format(folder=str(ROOT / "tests" / "report" / "charts"))),
            "import pandas",
            pandas,
            "<= 2",
        ),
    ]


def reading(folder: Path) -> Task:
    import python_calamine
    from loading import ANSWERS, write_workbook

    from cgsurvey.coding import load_survey
    from cgsurvey.study_file import study_of

    rows, columns = 100_000, 60
    drawn = np.random.default_rng(1).integers(0, len(ANSWERS), (rows, columns))
    path = folder / "large.xlsx"
    write_workbook(path, [f"{number}、第{number}题" for number in range(1, columns + 1)], ANSWERS, drawn)
    categories = ANSWERS.tolist()
    study = study_of(
        {
            "title": "large",
            "questionnaires": {"residents": {"file": path.name, "group": "residents"}},
            "questions": {
                "residents": {
                    f"q{number}": {
                        "kind": "scale",
                        "column": f"{number}、第{number}题",
                        "categories": categories,
                    }
                    for number in range(1, columns + 1)
                }
            },
        },
        folder / "study.toml",
    )
    return Task(
        "xlsx 100,000 x 60 to coded answers",
        lambda: load_survey(study, "residents"),
        "bare calamine read",
        lambda: python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(),
        "<= 1.5",
    )


def thirty_items() -> Task:
    import pandas as pd

    from cgsurvey.stats import satisfaction_rate
    from stats.in_memory import survey_of

    rows, items = 100_000, 30
    rng = np.random.default_rng(2)
    categories = ["非常不满意", "不满意", "一般", "满意", "非常满意"]
    drawn = rng.integers(0, 5, (rows, items))
    community = rng.integers(0, 400, rows)
    columns = {f"q{item}": [categories[code] for code in drawn[:, item]] for item in range(items)}
    scale = {"kind": "scale", "categories": categories, "satisfied": categories[3:]}
    survey = survey_of(
        columns,
        dict.fromkeys(columns, scale),
        weight=rng.uniform(0.5, 2, rows),
        community=[str(each) for each in community],
    )
    frame = pd.DataFrame(drawn).assign(weight=survey.weight, community=community)

    def weighted_sums_by_unit() -> None:
        for item in range(items):
            frame.groupby(["community", item], observed=True)["weight"].sum()

    return Task(
        "30 weighted items with SE, 100,000 rows",
        lambda: [satisfaction_rate(survey, question=name) for name in columns],
        "pandas groupby of the same sums, no SE",
        weighted_sums_by_unit,
        "-",
    )


def word_table() -> Task:
    """A table of 400 rows and 7 columns laid out for Word, beside the mere writing of its cells."""
    import zlib
    from html import escape

    from lxml import etree

    from cgsurvey.clean import clean
    from cgsurvey.report.document import Cell, Column, RowGroup, Table
    from cgsurvey.report.word.markup import DECLARED
    from cgsurvey.report.word.tables import table

    rows = tuple(
        (Cell(f"第{at}社区"), *(Cell(f"{at / 7:.2f}") for _ in range(4)), Cell("0.012*"), Cell("[0.1, 0.9]"))
        for at in range(400)
    )
    columns = (Column("社区", numeric=False), *(Column(f"第{at}项", "指标") for at in range(1, 7)))
    block = Table("各社区", columns, (RowGroup(None, rows),))

    def packed(text: str) -> bytes:
        return zlib.compress(etree.tostring(etree.fromstring(f"<w:body {DECLARED}>{text}</w:body>")))

    def cell(text: str) -> str:
        properties = '<w:tcPr><w:tcW w:w="1200" w:type="dxa"/></w:tcPr>'
        words = f'<w:r><w:t xml:space="preserve">{escape(clean(text))}</w:t></w:r>'
        return f'<w:tc>{properties}<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr>{words}</w:p></w:tc>'

    return Task(
        "a table of 400 x 7 for Word",
        lambda: packed("".join(table(block, "表1  ", 8845, "zh"))),
        "its cells as XML, alike everywhere",
        lambda: packed("".join(f"<w:tr>{''.join(cell(each.text) for each in row)}</w:tr>" for row in rows)),
        "<= 1.5",
    )


def large_tasks(folder: Path) -> list[Task]:
    from loading import loads

    coded = reading(folder)
    return [coded, *(Task(*each) for each in loads(folder, folder / "large.xlsx")), thirty_items()]


def main() -> None:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a package that is installed is compiled once
    large = "--large" in sys.argv[1:]
    print(f"{'task':<42}{'seconds':>9}  {'ratio':>6}  {'clock':>6}  {'goal':<7} peer (seconds)")
    with tempfile.TemporaryDirectory() as folder:
        for task in [*start_up(Path(folder)), word_table(), *(large_tasks(Path(folder)) if large else [])]:
            repeats = 7 if task.peer_name.startswith("import") else 3
            ours, peer = measured(repeats, task.ours, task.peer)
            ratio, by_clock = (own / other for own, other in zip(ours, peer, strict=True))
            line = f"{task.name:<42}{ours.processor:>9.3f}  {ratio:>6.2f}  {by_clock:>6.2f}  {task.goal:<7}"
            print(f"{line} {task.peer_name} ({peer.processor:.3f})", flush=True)


if __name__ == "__main__":
    main()
