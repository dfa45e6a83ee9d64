"""stdout and stderr as a shell may leave them: full, closed, of another encoding, or with nobody to read."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
import warnings
from pathlib import Path

import pytest

from cgsurvey import progress, streams
from cgsurvey.errors import NotWritten
from cgsurvey.report.fitting import cells
from command_line import HUBEI, run, shell

CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "verb", ["--version", "--help", "analyze .", "analyze . --json", "table . overall", "schema", "samples x"]
)
def test_a_result_that_cannot_be_shown_ends_with_four(
    small: Path, monkeypatch: pytest.MonkeyPatch, verb: str, unbuffered: str
) -> None:
    monkeypatch.chdir(small)
    done = shell(f"$CG {verb} >/dev/full", PYTHONUNBUFFERED=unbuffered)
    assert done.returncode == 4
    assert "standard output: No space left" in done.stderr


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("verb", ["analyze . --json", "schema"])
def test_a_file_that_may_not_grow_is_not_taken_for_written(
    small: Path, monkeypatch: pytest.MonkeyPatch, verb: str, unbuffered: str
) -> None:
    monkeypatch.chdir(small)
    done = shell(f"(ulimit -f 1; $CG {verb} >limited)", PYTHONUNBUFFERED=unbuffered)
    assert done.returncode == 4
    assert "File too large" in done.stderr


@pytest.mark.parametrize("verb", ["analyze .", "analyze . --json", "schema", "check . --format github"])
def test_a_closed_stdout_is_a_result_not_shown(
    small: Path, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    monkeypatch.chdir(small)
    assert shell(f"$CG {verb} >&-").returncode == 4


@pytest.mark.parametrize("ending", ["2>&-", "2>/dev/full"])
@pytest.mark.parametrize(
    ("verb", "code"), [("--help", 0), ("", 2), ("analyze .", 0), ("analyze nowhere", 2), ("table . agee", 2)]
)
def test_a_deaf_stderr_does_not_change_the_exit_code(
    small: Path, monkeypatch: pytest.MonkeyPatch, verb: str, code: int, ending: str
) -> None:
    monkeypatch.chdir(small)
    assert shell(f"$CG {verb} {ending} >/dev/null").returncode == code


@pytest.mark.parametrize(
    "verb",
    ["--help", "analyze --help", f"analyze {HUBEI} --json", "schema", f"check {HUBEI} --format json"],
)
@pytest.mark.parametrize("reader", ["true", "head -1"])
def test_a_reader_that_leaves_is_no_error(verb: str, reader: str) -> None:
    done = shell(f"$CG {verb} | {reader}")
    assert done.returncode == 0
    assert "Error" not in done.stderr


def test_files_are_written_before_a_reader_can_leave(small: Path) -> None:
    done = shell(f"$CG analyze {HUBEI} --out {small}/out --format md,json | true")
    assert done.returncode == 0
    assert {path.name for path in (small / "out").iterdir()} >= {"report.md", "report.json", "manifest.json"}


@pytest.mark.parametrize(("verb", "word"), [("analyze {} --json", "小调查"), ("schema", "┋")])
def test_machines_are_given_utf8_whatever_the_console(small: Path, verb: str, word: str) -> None:
    done = shell(f"$CG {verb.format(small)}", PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout)
    assert word in done.stdout


def test_a_stream_without_bytes_takes_text(monkeypatch: pytest.MonkeyPatch) -> None:
    page = io.StringIO()
    monkeypatch.setattr(sys, "stdout", page)
    streams.show("题".encode())
    streams.show("目")
    assert page.getvalue() == "题目"


def test_a_console_of_the_old_kind_does_not_crash(small: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "gbk"}
    for lang in ("zh", "en"):
        command = [sys.executable, "-m", "cgsurvey", "analyze", str(small), "--lang", lang]
        done = subprocess.run(command, capture_output=True, env=environment, check=False)
        assert done.returncode == 0
        assert "?" not in done.stdout.decode("gbk")


@pytest.mark.parametrize("columns", ["0", "-5", "²", "9" * 5000, ""])
def test_columns_that_are_none_mean_eighty(small: Path, columns: str) -> None:
    lines = shell(f"$CG analyze {small} 2>/dev/null", COLUMNS=columns).stdout.splitlines()
    assert len(lines) > 20
    assert 70 < max(map(cells, lines)) <= 80


def test_control_characters_do_not_reach_the_terminal(small: Path) -> None:
    """Neither from a name on the command line, nor from a study file, nor from a header."""
    evil = "\x1b]0;x\x07\u202e\x9b31m"
    study = (small / "study.toml").read_text(encoding="utf-8")
    (small / "study.toml").write_text(study.replace('"3、年龄"', '"3、年\\u001b\\u202e龄"'), encoding="utf-8")
    said = [
        run("analyze", f"nowhere{evil}"),
        run(f"analyse{evil}"),
        run("analyze", small, f"--{evil}"),
        run("table", small, f"age{evil}"),
        run("analyze", small, "--out", small / f"out{evil}" / ("a" * 300)),
        run("analyze", small),
        run("samples", small / f"samples{evil}"),
    ]
    for result in said[:-1]:
        assert result.exit_code in (2, 3, 4)
    for result in said:
        assert result.output
        assert not CONTROLS.search(result.output)


def test_a_sentence_of_several_lines_keeps_them(small: Path) -> None:
    (small / "study.toml").write_text("titel = 1\nyear = 'x'\n", encoding="utf-8")
    assert len(run("analyze", small).stderr.splitlines()) > 3


def test_warnings_of_libraries_are_for_their_authors() -> None:
    program = (
        "import sys, warnings, cgsurvey.cli as c; sys.argv = ['cgsurvey', *sys.argv[1:]];"
        "c.app = lambda: warnings.warn('in the library'); c.run()"
    )
    for options, said in ((["x"], False), (["x", "--debug"], True)):
        done = subprocess.run(
            [sys.executable, "-c", program, *options], capture_output=True, text=True, check=True
        )
        assert ("in the library" in done.stderr) == said
    with pytest.warns(UserWarning, match="still heard"):
        warnings.warn("still heard", stacklevel=1)


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_with_its_code(sent: signal.Signals, code: int) -> None:
    program = (
        "import time, cgsurvey.cli as c, cgsurvey.__main__ as m;"
        "c.run = lambda: (print('up', flush=True), time.sleep(30)); m.main()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "CGSURVEY_LANG": "en"},
    )
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.send_signal(sent)
        assert process.wait(timeout=10) == code
        assert process.stderr.read() == b"Interrupted.\n"


def test_signals_are_heard_before_the_libraries_load() -> None:
    """A signal while they load would otherwise end in a traceback."""
    program = (
        "import signal, sys, cgsurvey.__main__ as m; early = set(sys.modules);"
        "sys.modules['cgsurvey.cli'] = None;"
        "\ntry: m.main()"
        "\nexcept ImportError: pass"
        "\nassert signal.getsignal(signal.SIGINT) is signal.getsignal(signal.SIGTERM) is m._interrupt"
        "\nassert not early & {'typer', 'rich', 'cgsurvey.phrases', 'cgsurvey.errors'}"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_signal_that_python_swallows_ends_the_run_all_the_same() -> None:
    """Python ignores what is raised in a destructor or a callback of its imports, and goes on."""
    program = (
        "import signal, cgsurvey.cli as c, cgsurvey.__main__ as m\n"
        "class Ending:\n"
        "    def __del__(self): signal.raise_signal(signal.SIGTERM)\n"
        "c.run = lambda: (Ending() and 0, print('went on')); m.main()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (143, "", "")


def test_progress_speaks_after_a_second(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.01)
    with progress.Progress("en") as told:
        told("residents")
        time.sleep(0.1)
    assert "residents" in capsys.readouterr().err
    with progress.Progress("en") as told:
        told("quick")
    assert capsys.readouterr().err == ""


class Terminal(io.StringIO):
    """A stderr that is a terminal, and slow in one place."""

    def __init__(self, delay: float) -> None:
        super().__init__()
        self.delay = delay
        _, self.end = pty.openpty()

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return self.end

    def write(self, text: str) -> int:
        if "Working" in text:
            time.sleep(self.delay)
        return super().write(text)


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    made = Terminal(delay=0.1)
    monkeypatch.setattr(sys, "stderr", made)
    monkeypatch.setattr(progress, "PATIENCE", 0.01)
    monkeypatch.setenv("COLUMNS", "40")
    return made


def test_nothing_is_written_after_the_line_of_progress_is_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = terminal(monkeypatch)
    with progress.Progress("en") as told:
        told("residents")
        time.sleep(0.05)  # the timer is writing now
    time.sleep(0.2)
    assert "residents" in stderr.getvalue()
    assert stderr.getvalue().endswith("\r\x1b[K")


def test_the_line_of_progress_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that is wider than the terminal would be wiped in part."""
    stderr = terminal(monkeypatch)
    with progress.Progress("zh") as told:
        told("居民" * 40)
        time.sleep(0.05)
    lines = stderr.getvalue().split("\r\x1b[K")
    assert 30 < max(map(cells, lines)) < 40


def test_words_that_nobody_hears_are_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    streams.tell("a")
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(NotWritten):
        streams.show("a")
