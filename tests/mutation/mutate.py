"""Run the tests on mutants of the code and tell which of them no test notices.

    python tests/mutation/mutate.py [FILE …]

The tests are collected once. Each mutant lives in the memory of a process of its own, which takes it on and
runs the tests that run its function, those of its file first, until one fails; nothing in the tree changes.
A survivor that does the same as the code is listed in equivalent.toml with the reason. Any other fails the
run, and so does one that is listed and does not survive.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import time
import tomllib
from collections.abc import Mapping, Sequence, Set
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import coverage
import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SOURCE = ROOT / "src" / "cgsurvey"
sys.path[:0] = [str(ROOT / "src"), str(HERE.parent)]

from mutation.mutants import Mutant, mutants  # noqa: E402
from mutation.taking_on import in_a_process_of_its_own, is_ours, take_on  # noqa: E402

#: rooms, and where their tests stand
ROOMS = {
    "checks": ("checks", "findings/test_schema_*.py"),
    "claims": ("claims", "findings/test_claims_*.py"),
}
#: rooms whose tests must notice every mistake; of others a file is looked at where it is asked for
WHOLE = ("checks",)
#: tests that work longer, in seconds and as a multiple of what they need without a mistake, hang
AT_LEAST, TIMES = 10, 5

PAGE = ROOT / "docs" / "mutation.md"
INTRODUCTION = """\
# Mutation testing

Written by `make mutation` (`tests/mutation/`). A mutant is the code with one small mistake: `<` for `<=`, a
constant one larger or smaller (1 % if it is no whole number), `and` for `or`, `+` for `-`, `min` for `max`,
`any` for `all`, a negation, an argument, the end of a slice or a whole statement less, nothing returned. A
test has to notice it. A survivor fails the run, unless it does the same as the code: then it stands below
with the reason.

| file | mutants | noticed | do the same |
|---|---|---|---|"""

QUIETLY = ("-q", "-s", "--tb=no", "-p", "no:cacheprovider", "--rootdir", str(ROOT))

Key = tuple[str, str, str]
Lines = Mapping[str, Mapping[int, set[str]]]


class Room:
    """The tests of a room, in one session of pytest, and the mutants of some of its files."""

    def __init__(self, name: str, files: Sequence[Path], excused: Set[Key]) -> None:
        self.name, self.files, self.excused = name, files, excused
        self.failed = False
        self.wrong = 0
        self.counts: dict[str, tuple[int, int]] = {}

    def pytest_sessionstart(self) -> None:
        """A slow machine is no test that fails, and nobody reads the smallest example."""
        from hypothesis import HealthCheck, Phase, settings

        every, phases = list(HealthCheck), (Phase.explicit, Phase.generate)
        settings.register_profile(
            "steady",
            derandomize=True,
            database=None,
            deadline=None,
            phases=phases,
            suppress_health_check=every,
        )
        settings.load_profile("steady")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.session = session
        self.items = {item.nodeid: item for item in session.items}
        whole = in_a_process_of_its_own(self.watched, 600)
        if whole is None:
            sys.exit(f"The tests of {self.name} fail without a mistake.")
        self.lines, self.seconds, libraries = whole
        for library in libraries:  # once for all mutants
            with contextlib.suppress(ImportError):  # a name that no file stands behind
                importlib.import_module(library)
        for path in self.files:
            self.look_at(path)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed |= report.failed

    def passes(self, tests: Sequence[str]) -> bool:
        """Whether no test fails, run in this order up to the first that does."""
        items = [self.items[test] for test in tests]
        for item, following in zip(items, [*items[1:], None], strict=True):
            self.session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.failed:
                return False
        return True

    def watched(self) -> tuple[Lines, Mapping[str, float], list[str]] | None:
        """Without a mistake, every file taken on: the lines that each test runs, its time; and libraries."""
        there = set(sys.modules)
        watch = coverage.Coverage(data_file=None, config_file=False, include=[str(SOURCE / self.name / "*")])
        for path in self.files:
            take_on(
                importlib.import_module(module_of(path)), compile(path.read_text("utf-8"), str(path), "exec")
            )
        seconds = {}
        watch.start()
        for test in self.items:
            watch.switch_context(test)
            started = time.process_time()
            if not self.passes([test]):
                return None
            seconds[test] = time.process_time() - started
        watch.stop()
        data = watch.get_data()
        lines = {
            Path(name).name: {
                line: set(tests) - {""} for line, tests in data.contexts_by_lineno(name).items()
            }
            for name in data.measured_files()
        }
        loaded = [name for name, module in sys.modules.items() if name not in there and not is_ours(module)]
        return lines, seconds, loaded

    def tests_of(self, path: Path, mutant: Mutant) -> list[str]:
        """Tests that run the statement, its own file first; all tests of what the import runs."""
        lines = self.lines.get(path.name, {})
        found = {test for line in mutant.lines for test in lines.get(line, ())} or self.items
        return sorted(found, key=lambda test: (f"/test_{path.stem}" not in test, self.seconds[test], test))

    def look_at(self, path: Path) -> None:
        """Tell the survivors of a file that are not listed, and of those listed the ones that are none."""
        name, started = str(path.relative_to(SOURCE)), time.perf_counter()
        made, left = 0, set()
        for mutant in mutants(path.read_text("utf-8")):
            made += 1
            key = (name, mutant.where, mutant.mistake)
            if self.survives(path, mutant):
                left.add(key)
                if key not in self.excused:
                    print(f"  {name}:{mutant.lines.start} {mutant.where}: {mutant.mistake}", flush=True)
        stale = sorted({key for key in self.excused if key[0] == name} - left)
        for key in stale:
            print(f"  listed, but it does not survive or is not made: {' | '.join(key)}")
        self.wrong += len(stale) + len(left - self.excused)
        self.counts[name] = (made, len(left))
        took = time.perf_counter() - started
        print(f"{name}: {made} mutants, {len(left)} survive ({took:.0f} s)", flush=True)

    def survives(self, path: Path, mutant: Mutant) -> bool:
        tests = self.tests_of(path, mutant)

        def passes() -> bool:
            take_on(importlib.import_module(module_of(path)), mutant.code)
            return self.passes(tests)

        limit = max(AT_LEAST, TIMES * sum(self.seconds[test] for test in tests))
        return bool(in_a_process_of_its_own(passes, int(limit)))


def files_of(room: str) -> list[Path]:
    return [path for path in sorted((SOURCE / room).glob("*.py")) if path.stem != "__init__"]


def module_of(path: Path) -> str:
    return ".".join(("cgsurvey", *path.relative_to(SOURCE).with_suffix("").parts))


def page(counts: Mapping[str, tuple[int, int]], listed: Sequence[Mapping[str, Any]]) -> str:
    """docs/mutation.md."""
    rows = [f"| `{name}` | {made} | {made - left} | {left} |" for name, (made, left) in counts.items()]
    made, left = (sum(each) for each in zip(*counts.values(), strict=True))
    told = [INTRODUCTION, *rows, f"| all | {made} | {made - left} | {left} |", ""]
    told += ["## Those that do the same", ""]
    for each in listed:
        if each["file"] not in counts:
            continue
        where = f"`{each['file']}`" + (f", `{each['function']}`" if each["function"] else "")
        told += [f"{where}: {each['reason']}", "", "```", *each["mistakes"], "```", ""]
    return "\n".join(told)


def main(asked: Sequence[str]) -> int:
    listed = tomllib.loads((HERE / "equivalent.toml").read_text("utf-8"))["equivalent"]
    excused = {(each["file"], each["function"], mistake) for each in listed for mistake in each["mistakes"]}
    counts, wrong = {}, 0
    for name in ROOMS:
        whole = not asked and name in WHOLE
        chosen = [path for path in files_of(name) if whole or str(path.relative_to(SOURCE)) in asked]
        if chosen:
            room = Room(name, chosen, excused)
            tests = [str(path) for each in ROOMS[name] for path in (ROOT / "tests").glob(each)]
            code = pytest.main([*QUIETLY, *tests], plugins=[room])
            wrong += room.wrong + (code != 0)
            counts |= room.counts
    if not asked and not wrong:
        PAGE.write_text(page(counts, listed), encoding="utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
