"""The process that reads: whatever becomes of it, the one that started it says one sentence and goes on."""

from __future__ import annotations

import os
import signal
import stat
import sys
from dataclasses import replace

import pytest

from cgsurvey.errors import Unreadable
from cgsurvey.loaders import process, read
from cgsurvey.loaders.limits import Limits
from command_line import HAN, run
from loaders.hostile.packages import HEADERS, xlsx


@pytest.fixture
def answers(tmp_path):
    path = tmp_path / "answers.xlsx"
    path.write_bytes(xlsx())
    return path


def instead(monkeypatch, code: str) -> None:
    """Another program in the place of the reader."""
    monkeypatch.setattr(process, "_CHILD", [sys.executable, "-c", code])


def refusal_of(path, **how) -> Unreadable:
    with pytest.raises(Unreadable) as refusal:
        read(path, **how)
    assert HAN.search(refusal.value.text("zh"))
    assert path.name in refusal.value.text("en")
    return refusal.value


@pytest.mark.parametrize("name", ["SIGABRT", "SIGSEGV", "SIGKILL", "SIGBUS"])
def test_a_reader_that_dies_is_a_refusal(answers, monkeypatch, name):
    instead(monkeypatch, f"import os, signal; os.kill(os.getpid(), signal.{name})")
    refusal = refusal_of(answers)
    assert refusal.code == "loading.crashed"
    assert str(getattr(signal, name).value) in str(refusal.__cause__)


@pytest.mark.parametrize(
    "told",
    [
        "",
        "no JSON",
        "no JSON\\n",
        "{}\\n",
        "[1]\\n",
        "null\\n",
        '{"error": "SystemExit", "code": "x", "facts": {}}\\n',
        '{"error": "Unreadable"}\\n',
        '{"headers": ["a"], "texts": [[]], "types": ["B"], "size": 5}\\n',
        "\\x00\\xff\\n",
    ],
)
def test_a_reader_that_talks_nonsense_is_a_refusal(answers, monkeypatch, told):
    instead(monkeypatch, f"print({told!r}.encode().decode('unicode_escape'), end='')")
    assert refusal_of(answers).code == "loading.crashed"


def test_a_reader_that_never_ends_is_ended(answers, monkeypatch):
    instead(monkeypatch, "import time; time.sleep(600)")
    assert refusal_of(answers, limits=Limits(seconds=0.3)).code == "loading.too_slow"


def test_a_reader_of_too_much_memory_says_so_or_dies(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_bytes(b"a,b\n" + b"".join(b"%d,%d\n" % (n, -n) for n in range(200_000)))
    refusal = refusal_of(path, limits=Limits(memory=70_000_000))
    assert refusal.code in ("loading.too_much_memory", "loading.crashed")


@pytest.fixture
def begun(monkeypatch):
    """What each process is asked that is started to read."""
    started = []

    class Counted(process.Reader):
        def __init__(self, asked):
            started.append(asked)
            super().__init__(asked)

    monkeypatch.setattr(process, "Reader", Counted)
    return started


@pytest.fixture
def requests(tmp_path):
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.csv").write_text(f"id,{name}\n1,yes\n2,no\n", encoding="utf-8")
    return [process.Request(tmp_path / f"{name}.csv") for name in ("a", "b", "c")]


def test_small_files_are_read_by_one_process_as_they_are_alone(requests, begun):
    requests[1].path.write_text("one,one\n1,2\n", encoding="utf-8")
    together = process.Together(requests)
    for request in (requests[2], requests[0]):
        table, alone = together.table(request), read(request.path)
        assert (table.headers, table.first, table.problems) == (alone.headers, alone.first, alone.problems)
        assert [(*each.texts, *each.codes) for each in table.columns] == [
            (*each.texts, *each.codes) for each in alone.columns
        ]
    with pytest.raises(Unreadable) as refusal:
        together.table(requests[1])
    assert refusal.value.code == refusal_of(requests[1].path).code
    assert [isinstance(asked, list) for asked in begun] == [True, False, False, False]


@pytest.mark.parametrize("brings_down", ["os.kill(os.getpid(), 9)", "time.sleep(600)", "raise MemoryError"])
def test_a_file_that_brings_a_reader_down_takes_no_other_with_it(requests, monkeypatch, brings_down):
    code = f"""
import os, time
from cgsurvey.loaders import child
read_here = child.read_here
def hostile(request):
    if request.path.name == "b.csv":
        {brings_down}
    return read_here(request)
child.read_here = hostile
child.main()
"""
    instead(monkeypatch, code)
    limits = Limits(seconds=2)
    requests = [replace(each, limits=limits) for each in requests]
    together = process.Together(requests)
    assert together.table(requests[0]).headers == ("id", "a")
    assert together.table(requests[2]).headers == ("id", "c")
    with pytest.raises(Unreadable) as refusal:
        together.table(requests[1])
    assert refusal.value.facts["file"] == "b.csv"


@pytest.mark.parametrize("told", ["", "[]\n", "[1]\n{", "[9, 9, 9]\n{}", "7\n", "{}\n", "[null, 1, 1]\n"])
def test_a_reader_that_talks_nonsense_of_several_files_is_not_believed(requests, monkeypatch, begun, told):
    readers = process._CHILD
    instead(monkeypatch, f"print({told!r}, end='')")
    together = process.Together(requests)
    monkeypatch.setattr(process, "_CHILD", readers)
    assert [together.table(each).headers[1] for each in requests] == ["a", "b", "c"]
    assert len(begun) == 4


def test_a_larger_file_has_more_time():
    limits = Limits(seconds=10)
    assert limits.seconds_for(4_000_000) == 10
    assert limits.seconds_for(200_000_000) > 200


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: path.mkdir(), "loading.not_a_file"),
        (os.mkfifo, "loading.not_a_file"),
        (lambda path: path.symlink_to("nowhere.xlsx"), "refusal.broken_link"),
        (lambda path: path.symlink_to("/dev/zero"), "loading.not_a_file"),
        (lambda path: path.symlink_to(path.name), "refusal.broken_link"),
        (lambda path: None, "loading.no_file"),
    ],
    ids=["folder", "pipe", "broken link", "device", "link to itself", "nothing"],
)
def test_only_regular_files_are_read(tmp_path, make, code):
    path = tmp_path / "answers.xlsx"
    make(path)
    assert refusal_of(path, limits=Limits(seconds=5)).code == code


def test_a_socket_is_no_file(tmp_path, monkeypatch):
    import socket

    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("answers.xlsx")
        path = tmp_path / "answers.xlsx"
        assert stat.S_ISSOCK(path.stat().st_mode)
        assert refusal_of(path).code == "loading.not_a_file"


def test_a_file_beyond_the_limit_is_not_opened(tmp_path):
    path = tmp_path / "answers.csv"
    with path.open("wb") as opened:
        opened.truncate(201_000_000)
    refusal = refusal_of(path)
    assert refusal.code == "refusal.file_too_large"
    assert "201.0 MB" in refusal.text("en")


def test_limits_are_parsed_with_units():
    limits = Limits.parsed(["rows=2_000_000", "memory=4GB", "part = 1.5 gib", "seconds=2.5", "file=10"])
    assert (limits.rows, limits.memory, limits.part) == (2_000_000, 4 * 10**9, 3 * 2**29)
    assert (limits.seconds, limits.file, limits.cells) == (2.5, 10, Limits().cells)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("row=5", "refusal.unknown_limit"),
        ("=5", "refusal.unknown_limit"),
        ("rows", "refusal.bad_limit"),
        ("rows=0", "refusal.bad_limit"),
        ("rows=-1", "refusal.bad_limit"),
        ("rows=4GB", "refusal.bad_limit"),
        ("rows=many", "refusal.bad_limit"),
        ("memory=4 elephants", "refusal.bad_limit"),
        ("seconds=nan", "refusal.bad_limit"),
        (f"rows={'9' * 5000}", "refusal.bad_limit"),
    ],
)
def test_a_wrong_limit_is_a_mistake_of_the_call(written, code, tmp_path):
    done = run("analyze", tmp_path, "--limit", written)
    assert done.exit_code == 2
    from cgsurvey.errors import UsageError

    with pytest.raises(UsageError) as mistake:
        Limits.parsed([written])
    assert mistake.value.code == code


def test_the_command_line_passes_limits_on(answers):
    narrow = run("analyze", answers, "--limit", "columns=2")
    assert narrow.exit_code == 3
    assert f"{len(HEADERS)} columns" in narrow.stderr
    assert "--limit columns=" in narrow.stderr
