"""Files on disk: whole or not there, never over an input, and a set of them together."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

import pytest

from cgsurvey import writing
from cgsurvey.errors import NotWritten
from cgsurvey.writing import write_all

FILES = {"one.md": b"new one", "two.json": b"new two"}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_an_input_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_bytes(b"whole")
    (tmp_path / "linked").symlink_to(tmp_path)
    for spelt in (path, tmp_path / "linked" / "data.csv"):
        with pytest.raises(NotWritten, match="input"):
            write_all(tmp_path, {"data.csv": b"new"}, inputs=[spelt], force=True)
    assert path.read_bytes() == b"whole"


def test_an_input_that_cannot_be_asked_is_no_reason_to_refuse(tmp_path: Path) -> None:
    (tmp_path / "one.md").touch()
    odd = [tmp_path / "absent", Path("a" * 5000), Path("a\0b")]
    assert write_all(tmp_path, FILES, inputs=odd, force=True)


def test_a_link_or_a_folder_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "link.md").symlink_to(tmp_path / "elsewhere.md")
    for name in ("folder.md", "link.md"):
        with pytest.raises(NotWritten):
            write_all(tmp_path, {name: b"new"}, inputs=[], force=True)
    assert not (tmp_path / "elsewhere.md").exists()


def test_a_folder_within_that_leads_elsewhere_or_is_none_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "tables").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotWritten, match="tables is not a folder"):
        write_all(tmp_path / "out", {"tables/1.csv": b"new"}, inputs=[], force=True)
    assert names(tmp_path / "elsewhere") == set()
    (tmp_path / "out" / "tables").unlink()
    (tmp_path / "out" / "tables").touch()
    with pytest.raises(NotWritten, match="tables is not a folder"):
        write_all(tmp_path / "out", {"tables/1.csv": b"new"}, inputs=[], force=True)


def test_what_is_ours_is_replaced_and_what_is_not_written_any_more_goes(tmp_path: Path) -> None:
    write_all(tmp_path, {"a.md": b"1", "b/c.csv": b"2", "d.json": b"3"}, inputs=[], force=False)
    (tmp_path / "b" / "mine.csv").touch()
    written = write_all(tmp_path, {"a.md": b"4"}, inputs=[], force=False, ours={"a.md", "b/c.csv", "d.json"})
    assert written == [tmp_path / "a.md"]
    assert (tmp_path / "a.md").read_bytes() == b"4"
    assert names(tmp_path) == {"a.md", "b"}
    assert names(tmp_path / "b") == {"mine.csv"}
    with pytest.raises(NotWritten, match="there already"):
        write_all(tmp_path, {"a.md": b"5", "b/mine.csv": b""}, inputs=[], force=False, ours={"a.md"})
    assert (tmp_path / "a.md").read_bytes() == b"4"


def test_one_run_writes_after_the_other(tmp_path: Path) -> None:
    order: list[str] = []

    def other() -> None:
        with writing.alone_in(tmp_path):
            order.append("other")

    with writing.alone_in(tmp_path):
        thread = threading.Thread(target=other)
        thread.start()
        time.sleep(0.1)
        order.append("first")
    thread.join()
    assert order == ["first", "other"]


def test_a_system_without_locks_is_written_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    with writing.alone_in(tmp_path / "out"):
        write_all(tmp_path / "out", FILES, inputs=[], force=False)
    assert names(tmp_path / "out") == set(FILES)


@pytest.mark.parametrize("fails_at", [1, 2])
@pytest.mark.parametrize("force", [True, False])
def test_a_full_disk_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int, force: bool
) -> None:
    """Whichever file of the set the disk refuses: none of them is new, none old is gone, nothing is left."""
    if force:
        (tmp_path / "one.md").write_bytes(b"old")
    before = names(tmp_path)
    calls: list[int] = []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) == fails_at:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing.os, "fsync", full)
    with pytest.raises(NotWritten, match="No space left"):
        write_all(tmp_path, FILES, inputs=[], force=force)
    assert len(calls) == fails_at
    assert names(tmp_path) == before
    assert not force or (tmp_path / "one.md").read_bytes() == b"old"


def test_a_failed_first_run_does_not_stand_in_the_way_of_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(writing.os, "link", refuse)
        broken.setattr(Path, "replace", refuse)
        with pytest.raises(NotWritten):
            write_all(tmp_path / "out", FILES, inputs=[], force=False)
    write_all(tmp_path / "out", FILES, inputs=[], force=False)
    assert names(tmp_path / "out") == set(FILES)


def refuse(*_: object, **__: object) -> None:
    raise PermissionError(1, "Operation not permitted")


def test_a_signal_between_two_files_takes_the_first_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def interrupted(source: Path, target: Path) -> None:
        if target.name == "two.json":
            raise SystemExit(143)
        link(source, target)

    monkeypatch.setattr(writing.os, "link", interrupted)
    with pytest.raises(SystemExit):
        write_all(tmp_path, FILES, inputs=[], force=False)
    assert names(tmp_path) == set()


@pytest.mark.parametrize("first", list(FILES))
def test_of_two_runs_at_once_one_is_refused_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    """The other run takes a name after we have looked and before we put our files there."""
    fsync = os.fsync

    def other_run(handle: int) -> None:
        (tmp_path / first).write_bytes(b"theirs")
        fsync(handle)

    monkeypatch.setattr(writing.os, "fsync", other_run)
    with pytest.raises(NotWritten, match="--force"):
        write_all(tmp_path, FILES, inputs=[], force=False)
    assert names(tmp_path) == {first}
    assert (tmp_path / first).read_bytes() == b"theirs"


def test_a_file_system_without_links_is_written_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing.os, "link", refuse)
    write_all(tmp_path, FILES, inputs=[], force=False)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == FILES


def test_what_a_killed_run_has_left_is_removed_by_the_next(tmp_path: Path) -> None:
    old, young, stranger = (
        tmp_path / name
        for name in (".report.md.cgsurvey-a1.tmp", ".report.md.cgsurvey-b2.tmp", ".report.md.swp")
    )
    for path in (old, young, stranger):
        path.touch()
    for path in (old, stranger):
        os.utime(path, (time.time() - 4000,) * 2)
    write_all(tmp_path, FILES, inputs=[], force=False)
    assert names(tmp_path) == {young.name, stranger.name, *FILES}


def test_a_temporary_file_is_known_as_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: set[str] = set()
    monkeypatch.setattr(writing.os, "fsync", lambda _: seen.update(names(tmp_path)))
    write_all(tmp_path, {"report.md": b"new"}, inputs=[], force=False)
    (temporary,) = seen
    assert temporary.startswith(".report.md.cgsurvey-")
    assert temporary.endswith(".tmp")


def test_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    for path in write_all(tmp_path / "out", FILES, inputs=[], force=False):
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_may_not_be_written_is_called_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the work where the system tells, else in the end; never by the name of a temporary file."""
    with monkeypatch.context() as told:
        told.setattr(writing.os, "access", lambda *_: False)
        with pytest.raises(NotWritten, match="Permission denied") as early:
            writing.check(tmp_path / "out", FILES, inputs=[], force=False)
    monkeypatch.setattr(writing.tempfile, "mkstemp", refuse)
    with pytest.raises(NotWritten, match="not permitted") as late:
        write_all(tmp_path / "out", FILES, inputs=[], force=False)
    for caught in (early, late):
        assert caught.value.facts["path"] == str(tmp_path / "out")
