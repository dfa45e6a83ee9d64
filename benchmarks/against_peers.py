"""The statistics against other programs on the same data in the same run: seconds, ratios, digits agreed.

    python benchmarks/against_peers.py [--python PYTHON] [--rows 100000] [--items 20]

PYTHON is one that has svy, samplics and pyfixest; R with `survey` is looked for on the path. A program that
is not there is said to be absent, with how to get it. Reading the data is timed for nobody.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: threads only wait for each other

import argparse
import json
import math
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
PEERS = Path(__file__).with_name("peers")
HOW = {
    "survey": "apt-get install r-cran-survey",
    **{name: f"python3 -m venv DIR && DIR/bin/pip install {name}; --python DIR/bin/python"
       for name in ("svy", "samplics", "pyfixest")},
}  # fmt: skip


class Timed(NamedTuple):
    """Seconds of one program, and one of its numbers with its standard error."""

    seconds: float
    estimate: float
    std_error: float


def ours(work: Callable[[], tuple[float, float]], repeats: int = 5) -> Timed:
    """The fastest of a few runs: other programs on the machine only make it slower."""
    times, found = [], (math.nan, math.nan)
    for _ in range(repeats):
        start = time.perf_counter()
        found = work()
        times.append(time.perf_counter() - start)
    return Timed(min(times), *found)


def peer(name: str, script: str, python: str, *arguments: str) -> Timed | None:
    """Another program's answer; None where it is not installed."""
    if name == "survey":
        there = shutil.which("Rscript") and _runs(
            "Rscript", "-e", "quit(status = !requireNamespace('survey', quietly = TRUE))"
        )
        command = ["Rscript", str(PEERS / script)]
    else:
        there = _runs(python, "-c", f"import {name}")
        command = [python, str(PEERS / script)]
    if not there:
        return None
    printed = subprocess.run([*command, *arguments], check=True, capture_output=True, text=True).stdout
    return Timed(**json.loads(printed.strip().splitlines()[-1]))


def _runs(*command: str) -> bool:
    return subprocess.run(command, capture_output=True).returncode == 0


def digits(one: Timed, other: Timed) -> str:
    pairs = ((one.estimate, other.estimate), (one.std_error, other.std_error))
    error = max(abs(a - b) / abs(b) for a, b in pairs)
    return f"{min(16.0, -math.log10(error)) if error else 16:.0f}"


def compare(task: str, own: Timed, others: dict[str, Timed | None]) -> None:
    print(f"\n{task}: {own.seconds:.4f} s")
    for name, found in others.items():
        if found is None:
            print(f"  {name:<10} absent ({HOW[name]})")
            continue
        ratio = f"{found.seconds / own.seconds:>8.1f} x"
        print(f"  {name:<10}{found.seconds:>9.3f} s {ratio}   digits agreed: {digits(own, found)}")


def shares(folder: Path, rows: int, items: int, python: str) -> None:
    """Weighted shares by five groups, 400 communities as sampling units."""
    from cgsurvey.stats import share_at_or_above
    from stats.in_memory import survey_of

    rng = np.random.default_rng(2)
    drawn = rng.integers(0, 2, (rows, items))
    group, community = rng.integers(0, 5, rows), rng.integers(0, 400, rows)
    weight = rng.uniform(0.5, 2, rows)
    names = [f"q{item}" for item in range(items)]
    frame = pd.DataFrame(drawn, columns=names).assign(group=group, community=community, weight=weight)
    frame.to_csv(folder / "shares.csv", index=False)
    columns = {**{name: drawn[:, place].tolist() for place, name in enumerate(names)},
               "group": [str(each) for each in group]}  # fmt: skip
    questions = {**{name: {"kind": "number"} for name in names},
                 "group": {"kind": "single", "categories": list("01234")}}  # fmt: skip
    survey = survey_of(
        columns,
        questions,
        weight=weight,
        community=[str(each) for each in community],
        thresholds={name: {"label": name, "question": name, "at_least": 1} for name in names},
    )

    def own() -> tuple[float, float]:
        found = [share_at_or_above(survey, threshold=name, by="group") for name in names]
        row = found[0].row("at_or_above", group_level="0")
        assert row.estimate is not None
        assert row.std_error is not None
        return row.estimate, row.std_error

    data = str(folder / "shares.csv")
    scripts = {"survey": "shares_survey.R", "svy": "shares_svy.py", "samplics": "shares_samplics.py"}
    others = {name: peer(name, script, python, data, str(items)) for name, script in scripts.items()}
    compare(f"{items} weighted shares in 5 groups, {rows:,} rows, 400 communities", ours(own), others)


def ladder(folder: Path, rows: int, python: str) -> None:
    """Four steps with 400 community effects: CR1 as the peer, and CR2 with the identification panel."""
    from cgsurvey.declarations import Step
    from cgsurvey.stats._common_sample import common_sample
    from cgsurvey.stats._identification import identification
    from cgsurvey.stats._ladder import climb
    from stats.in_memory import survey_of

    rng = np.random.default_rng(3)
    community = rng.integers(0, 400, rows)
    frame = pd.DataFrame(rng.normal(size=(rows, 3)), columns=["a", "b", "c"])
    frame["treat"] = (rng.random(rows) < 0.3).astype(float)
    frame["y"] = 0.1 * frame["treat"] + 0.2 * frame["a"] + 0.01 * community + rng.normal(size=rows)
    frame.assign(community=community).to_csv(folder / "ladder.csv", index=False)
    survey = survey_of(
        {name: frame[name].tolist() for name in frame},
        {name: {"kind": "number"} for name in frame},
        community=[str(each) for each in community],
    )
    steps = (Step(controls=("a", "b")), Step(fixed_effects=True), Step(controls=("c",)))

    def own() -> tuple[float, float]:
        climbed = climb(common_sample(survey, "y", "treat", steps, ("community",), None))
        identification(climbed)
        last = climbed.fits[-1]
        return float(last.estimate[0]), float(last.cr1[0])

    others = {"pyfixest": peer("pyfixest", "ladder_pyfixest.py", python, str(folder / "ladder.csv"))}
    compare(f"a ladder of four steps, {rows:,} rows, 400 community effects", ours(own), others)


def sample_study() -> None:
    """All statistics of the Hubei sample, from coded answers to results."""
    from cgsurvey import analysis
    from cgsurvey.coding import load_survey
    from cgsurvey.study_file import load_study

    study = load_study(ROOT / "data" / "samples" / "hubei" / "study.toml")

    def reading() -> tuple[float, float]:
        for name in study.questionnaires:
            load_survey(study, name)
        return math.nan, math.nan

    def whole() -> tuple[float, float]:
        return float(len(analysis.analyze(study).results)), math.nan

    found = ours(whole)
    seconds = found.seconds - ours(reading).seconds
    print(f"all statistics of data/samples/hubei, {found.estimate:.0f} results: {seconds:.3f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description="The statistics against other programs.")
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--items", type=int, default=20)
    asked = parser.parse_args()
    sample_study()
    with tempfile.TemporaryDirectory() as folder:
        shares(Path(folder), asked.rows, asked.items, asked.python)
        ladder(Path(folder), asked.rows, asked.python)


if __name__ == "__main__":
    main()
