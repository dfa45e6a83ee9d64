"""The same input gives the same bytes, wherever it is run; a run that dies leaves what was there."""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from cgsurvey import writing
from cgsurvey.manifest import earlier_run, read_manifest, stands
from cgsurvey.report.renderers import MAIN_FILES
from cgsurvey.verification import Sources, verify
from command_line import HUBEI, SMALL, run


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "cgsurvey", *map(str, arguments)]


def contents(folder: Path) -> dict[str, bytes]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def small_at(folder: Path) -> Path:
    folder.mkdir(parents=True)
    for name, text in SMALL.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def everywhere(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """The Hubei report in all formats from two copies of the sample, in two surroundings at the same time."""
    surroundings = (
        {
            "PYTHONHASHSEED": "1",
            "TZ": "UTC",
            "LANG": "C.UTF-8",
            "COLUMNS": "60",
            "CGSURVEY_LANG": "en",
            "USER": "somebody-0",
        },
        {"PYTHONHASHSEED": "4242", "TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8", "USER": "someone"},
    )
    running = []
    for number, settings in enumerate(surroundings):
        place = tmp_path_factory.mktemp(f"somebody-{number}")
        study = shutil.copytree(HUBEI, place / ("study" * (number + 1)))
        environment = {**os.environ, **settings, "HOME": str(place), "XDG_CACHE_HOME": str(place / "cache")}
        words = command("report", study.name if number else study, "--out", place / f"out-{number}")
        running.append((subprocess.Popen(words, cwd=place, env=environment), place / f"out-{number}"))
    assert [process.wait() for process, _ in running] == [0, 0]
    return [contents(out) for _, out in running]


def test_the_bytes_are_the_same_for_another_person_in_another_folder(
    everywhere: list[dict[str, bytes]],
) -> None:
    first, second = everywhere
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert set(MAIN_FILES.values()) <= set(first)


def test_no_path_user_host_or_day_is_in_any_file(everywhere: list[dict[str, bytes]]) -> None:
    """Nor inside the parts of the zipped formats."""
    parts: dict[str, bytes] = {}
    for name, content in everywhere[0].items():
        parts |= unzipped(name, content) if content.startswith(b"PK") else {name: content}
    secrets = ["somebody-", str(Path.home()), time.strftime("%Y-%m-%d")]
    host = re.compile(rf"\b{re.escape(socket.gethostname())}\b".encode())
    for name, content in parts.items():
        found = [secret for secret in secrets if secret.encode() in content]
        assert not found, f"{name} holds {found}"
        # a short name of a host can stand in a picture by chance
        assert name.endswith(".png") or not host.search(content), f"{name} holds the name of the host"


def unzipped(name: str, content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {f"{name}/{each}": archive.read(each) for each in archive.namelist()}


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study whose report stands beside it, and whose data have changed since."""
    folder = small_at(tmp_path_factory.mktemp("earlier") / "study")
    done = run("report", folder, "--out", folder / "out", "--format", "md,json")
    assert done.exit_code == 0, done.stderr
    text = (folder / "answers.csv").read_text("utf-8")
    (folder / "answers.csv").write_text(text.replace("30\n", "35\n"), "utf-8")
    return folder


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_a_disk_that_is_full_at_any_write_leaves_the_report_that_was_there(
    earlier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    study = shutil.copytree(earlier, tmp_path / "study")
    before = contents(study / "out")
    calls = 0
    fsync = os.fsync

    def full(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls == fails_at:
            raise OSError(28, "No space left on device")
        fsync(handle)

    monkeypatch.setattr(writing.os, "fsync", full)
    done = run("report", study, "--out", study / "out", "--format", "md,json")
    assert calls == fails_at
    assert done.exit_code == 4
    assert "No space left" in done.stderr
    assert contents(study / "out") == before


KILLED = """
import os, signal, sys
from pathlib import Path
from cgsurvey import writing
number, step = int(sys.argv.pop(1)), sys.argv.pop(1)
count = 0
def counted(function):
    def called(*arguments, **options):
        global count
        count += 1
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments, **options)
    return called
if step == "flush":
    writing.os.fsync = counted(os.fsync)
else:
    Path.replace = counted(Path.replace)
from cgsurvey.__main__ import main
main()
"""


@pytest.mark.parametrize(("step", "number"), [("flush", 1), ("flush", 3), ("replace", 1), ("replace", 2)])
def test_a_run_that_is_killed_leaves_whole_files_and_the_next_mends_it(
    earlier: Path, tmp_path: Path, step: str, number: int
) -> None:
    study = shutil.copytree(earlier, tmp_path / "study")
    out = study / "out"
    before = contents(out)
    arguments = ["report", str(study), "--out", str(out), "--format", "md,json"]
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(number), step, *arguments], capture_output=True, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    after = contents(out)
    fresh = tmp_path / "fresh"
    assert run("report", study, "--out", fresh, "--format", "md,json").exit_code == 0
    whole = contents(fresh)
    for name in before:
        assert after[name] in (before[name], whole[name]), f"{name} is neither the old nor the new file"
    if step == "flush":
        assert {name: after[name] for name in before} == before
    assert run(*arguments, *(["--force"] if step == "replace" else [])).exit_code == 0
    assert not verify(out, Sources()).findings


def test_two_runs_at_once_leave_one_whole_report(tmp_path: Path) -> None:
    """Two studies, one folder: whoever is last, all files are of the same run."""
    studies = [small_at(tmp_path / name) for name in ("one", "two")]
    text = (studies[1] / "answers.csv").read_text("utf-8")
    (studies[1] / "answers.csv").write_text(text.replace("30\n", "35\n"), "utf-8")
    for study in studies:
        assert run("report", study, "--out", study / "own", "--format", "md,json").exit_code == 0
    out = tmp_path / "out"
    running = [
        subprocess.Popen(command("report", study, "--out", out, "--format", "md,json")) for study in studies
    ]
    ended = {process.wait() for process in running}
    assert 0 in ended
    assert ended <= {0, 4}
    assert contents(out) in [contents(study / "own") for study in studies]
    assert all(stands(out, each) for each in read_manifest(out).outputs)
    assert earlier_run(out).changed == frozenset()
