"""Run the tests on mutants of the code and tell which of them no test notices.

    python tests/mutation/mutate.py [FILE …]

The tests are collected once. Each mutant lives in the memory of a process of its own, which takes it on and
runs the tests that run its function, those of its file first, until one fails; nothing in the tree changes.
A survivor that does the same as the code is listed in equivalent.toml with the reason. Any other fails the
run, and so does one that is listed and does not survive.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import os
import pickle
import resource
import signal
import sys
import time
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any, NamedTuple

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import coverage
import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SOURCE = ROOT / "src" / "cgsurvey"
sys.path[:0] = [str(ROOT / "src"), str(HERE.parent)]

from mutation.mutants import Mutant, mutants  # noqa: E402

#: rooms whose tests must notice every mistake; those of a room stand in the folder of its name
ROOMS = ("checks",)
#: tests that take longer, in seconds and as a multiple of what they take without a mistake, hang
AT_LEAST, TIMES = 10, 5
#: bytes of addresses, so that a mutant does not take the machine with it
MEMORY = 4 * 2**30

QUIETLY = ("-q", "-s", "--tb=no", "-p", "no:cacheprovider", "--rootdir", str(ROOT))

Key = tuple[str, str, str]
Lines = Mapping[str, Mapping[int, set[str]]]


def in_a_process_of_its_own(what: Callable[[], object], seconds: int) -> Any:
    """What it gives; None where it fails or hangs."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        signal.alarm(seconds)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        try:
            with os.fdopen(writing, "wb") as out:
                pickle.dump(what(), out)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        told = answer.read()
    os.waitpid(child, 0)
    return pickle.loads(told) if told else None


def take_on(module: ModuleType, code: CodeType) -> None:
    """Let a module that others have imported from be what `code` says.

    Its functions and classes stay the same objects with the other code inside; other values are handed on to
    those that have imported them.
    """
    inside = vars(module)
    before = {name: value for name, value in inside.items() if not name.startswith("__")}
    for name in before:
        del inside[name]
    exec(code, inside)
    for name, old in before.items():
        new = inside.get(name)
        if new is not old and getattr(old, "__module__", None) == module.__name__ and _transplanted(old, new):
            inside[name] = old
    for other in list(sys.modules.values()):
        if is_ours(other):
            for name, old in before.items():
                if other is not module and vars(other).get(name) is old and name in inside:
                    setattr(other, name, inside[name])


def _transplanted(old: Any, new: Any) -> bool:
    """Whether it is a function or a class, which then has got the other's code."""
    if isinstance(old, FunctionType) and isinstance(new, FunctionType):
        old.__code__, old.__defaults__, old.__kwdefaults__ = (
            new.__code__,
            new.__defaults__,
            new.__kwdefaults__,
        )
        return True
    if isinstance(old, type) and isinstance(new, type):
        for name, method in vars(old).items():
            _transplanted(_unwrapped(method), _unwrapped(vars(new).get(name)))
        return True
    return False


def _unwrapped(method: Any) -> Any:
    """The function behind a property, a cached one, or a method of the class."""
    for part in ("fget", "func", "__func__"):
        method = getattr(method, part, method)
    return method


class Function(NamedTuple):
    """The lines of a function and the names in it."""

    path: Path
    lines: range
    names: set[str]


def functions_of(path: Path) -> list[Function]:
    """Functions of a file, those that others stand in before these."""
    return [
        Function(
            path,
            range(node.lineno, (node.end_lineno or 0) + 1),
            {each.id for each in ast.walk(node) if isinstance(each, ast.Name)},
        )
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]


class Room:
    """The tests of a room, in one session of pytest, and the mutants of some of its files."""

    def __init__(self, name: str, files: Sequence[Path], excused: Mapping[Key, str]) -> None:
        self.name, self.files, self.excused = name, files, excused
        self.functions = [each for path in files_of(name) for each in functions_of(path)]
        self.failed = False
        self.wrong = 0

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
            take_on(sys.modules[module_of(path)], compile(path.read_text("utf-8"), str(path), "exec"))
        seconds = {}
        watch.start()
        for test in self.items:
            watch.switch_context(test)
            started = time.perf_counter()
            if not self.passes([test]):
                return None
            seconds[test] = time.perf_counter() - started
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
        """Tests that run the function, or use the value, those of the file's own first; else all."""
        here = [each for each in self.functions if each.path == path and mutant.line in each.lines]
        values = set(mutant.mistake.partition(" = ")[0].split(", "))
        found = {
            test
            for each in (here[:1] if here else self.functions if not mutant.where else ())
            if here or values & each.names
            for line in each.lines
            for test in self.lines.get(each.path.name, {}).get(line, ())
        } or set(self.items)
        return sorted(found, key=lambda test: (f"test_{path.name}::" not in test, self.seconds[test], test))

    def look_at(self, path: Path) -> None:
        """Tell the survivors of a file, and of those listed the ones that are none."""
        name, source, started = str(path.relative_to(SOURCE)), path.read_text("utf-8"), time.perf_counter()
        made, left = 0, set()
        for mutant in mutants(source):
            made += 1
            tests = self.tests_of(path, mutant)
            limit = int(max(AT_LEAST, TIMES * sum(self.seconds[test] for test in tests)))

            def alive(mutant: Mutant = mutant, tests: Sequence[str] = tests) -> bool:
                take_on(sys.modules[module_of(path)], mutant.code)
                return self.passes(tests)

            if in_a_process_of_its_own(alive, limit):
                left.add((name, mutant.where, mutant.mistake))
                if (name, mutant.where, mutant.mistake) not in self.excused:
                    self.wrong += 1
                    print(f"  {name}:{mutant.line} {mutant.where}: {mutant.mistake}", flush=True)
        for key in sorted({each for each in self.excused if each[0] == name} - left):
            self.wrong += 1
            print(f"  listed, but it does not survive or is not made: {' | '.join(key)}")
        took = time.perf_counter() - started
        print(f"{name}: {made} mutants, {len(left)} survive ({took:.0f} s)", flush=True)


def files_of(room: str) -> list[Path]:
    return [path for path in sorted((SOURCE / room).glob("*.py")) if path.stem != "__init__"]


def is_ours(module: ModuleType) -> bool:
    file = getattr(module, "__file__", None) or ""
    return file.startswith((str(ROOT / "src"), str(ROOT / "tests")))


def module_of(path: Path) -> str:
    return ".".join(("cgsurvey", *path.relative_to(SOURCE).with_suffix("").parts))


def excuses() -> dict[Key, str]:
    """The survivors that are listed, with the reason of each."""
    listed: list[dict[str, Any]] = tomllib.loads((HERE / "equivalent.toml").read_text("utf-8"))["equivalent"]
    return {
        (each["file"], each["function"], mistake): each["reason"]
        for each in listed
        for mistake in each["mistakes"]
    }


def main(asked: Sequence[str]) -> int:
    wrong = 0
    for name in ROOMS:
        chosen = [path for path in files_of(name) if not asked or str(path.relative_to(SOURCE)) in asked]
        if chosen:
            room = Room(name, chosen, excuses())
            tests = str(ROOT / "tests" / name)
            pytest.main(
                ["-q", "-s", "--tb=no", "-p", "no:cacheprovider", "--rootdir", str(ROOT), tests],
                plugins=[room],
            )
            wrong += room.wrong
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
