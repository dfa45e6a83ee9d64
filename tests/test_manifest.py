"""The manifest beside the outputs, and which files of a folder a run may write over."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import socket
from pathlib import Path
from typing import Any

import pytest

from cgsurvey import __version__
from cgsurvey.errors import CgsurveyError, Unreadable, UsageError
from cgsurvey.manifest import LARGEST, earlier_run, read_manifest
from command_line import SMALL, run

MD = ("--format", "md")


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def manifest_in(folder: Path) -> dict[str, Any]:
    found = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of the small study, made once."""
    folder = tmp_path_factory.mktemp("report")
    for name, text in SMALL.items():
        (folder / name).write_text(text, encoding="utf-8")
    done = run("report", folder, "--out", folder / "out", *MD)
    assert done.exit_code == 0, done.stderr
    return folder / "out"


@pytest.fixture
def out(small: Path, report: Path) -> Path:
    """A folder with the report of the small study, beside it."""
    return shutil.copytree(report, small / "out")


def test_every_file_is_listed_by_its_hash_and_nothing_else_is(small: Path) -> None:
    done = run("report", small, "--out", small / "out", "--format", "md,csv,json", "--interval", "wilson")
    assert done.exit_code == 0, done.stderr
    found = manifest_in(small / "out")
    assert found["generator"] == {"name": "cgsurvey", "version": __version__}
    assert found["asked"]["interval"] == "wilson"
    assert found["formats"] == ["md", "csv", "json"]
    assert [each["name"] for each in found["inputs"]] == ["study.toml", "answers.csv"]
    assert {each["name"] for each in found["outputs"]} == names(small / "out") - {"manifest.json"}
    for folder, key in ((small, "inputs"), (small / "out", "outputs")):
        for each in found[key]:
            content = (folder / each["name"]).read_bytes()
            assert each["sha256"] == hashlib.sha256(content).hexdigest()
            assert each["bytes"] == len(content)
    assert found["rows"] == [{"questionnaire": "residents", "read": 5, "analysed": 5}]
    assert found["problems"] == 1
    assert "内部资料" in found["notice"]


def test_no_path_user_or_host_stands_in_it(small: Path, tmp_path: Path) -> None:
    text = (small / "study.toml").read_text("utf-8")
    (small / "inside").mkdir()
    (small / "inside" / "study.toml").write_text(text.replace("answers.csv", "../answers.csv"), "utf-8")
    assert run("report", small / "inside", "--out", small / "out", *MD).exit_code == 0
    written = (small / "out" / "manifest.json").read_text("utf-8")
    assert [each["name"] for each in json.loads(written)["inputs"]] == ["study.toml", "answers.csv"]
    assert ".." not in written
    for secret in (str(tmp_path), str(Path.home()), socket.gethostname(), os.sep + "tmp"):
        assert secret not in written


def test_inputs_of_one_name_are_told_apart(small: Path) -> None:
    text = (small / "study.toml").read_text("utf-8")
    later = text.replace("title =", 'year = 2024\nprevious = "../before/study.toml"\ntitle =')
    for folder in ("before", "after"):
        (small / folder).mkdir()
        (small / folder / "study.toml").write_text(later if folder == "after" else text, "utf-8")
        (small / folder / "answers.csv").write_bytes((small / "answers.csv").read_bytes())
    assert run("report", small / "after", "--out", small / "out", *MD).exit_code == 0
    found = [each["name"] for each in manifest_in(small / "out")["inputs"]]
    assert found == ["study.toml", "answers.csv", "previous/study.toml", "previous/answers.csv"]


def test_every_verb_that_writes_a_report_writes_one(small: Path) -> None:
    for verb, *rest in (
        ("analyze",),
        ("table", "overall", "--by", "sex"),
        ("regress", "--outcome", "age", "--treatment", "sex=女", "--controls", "overall"),
    ):
        out = small / verb
        assert run(verb, small, *rest, "--out", out, *MD).exit_code == 0
        asked = read_manifest(out).asked
        assert asked.model_dump(mode="json")["of"] == manifest_in(out)["asked"]["of"]


def test_analyze_and_report_write_the_same(small: Path, out: Path) -> None:
    assert run("analyze", small, "--out", small / "other", *MD).exit_code == 0
    assert names(out) == names(small / "other")
    for name in names(out):
        assert (out / name).read_bytes() == (small / "other" / name).read_bytes()


def test_a_folder_that_nobody_has_changed_is_written_again(small: Path, out: Path) -> None:
    before = (out / "report.md").read_bytes()
    (small / "answers.csv").write_text(
        (small / "answers.csv").read_text("utf-8").replace("30\n", "35\n"), "utf-8"
    )
    assert run("report", small, "--out", out, *MD).exit_code == 0
    assert (out / "report.md").read_bytes() != before


@pytest.mark.parametrize("verb", ["report", "analyze"])
def test_what_somebody_has_changed_is_not_written_over(small: Path, out: Path, verb: str) -> None:
    (out / "report.md").write_text("mine", encoding="utf-8")
    refused = run(verb, small, "--out", out, *MD)
    assert refused.exit_code == 4
    assert "report.md was changed" in refused.stderr
    assert (out / "report.md").read_text(encoding="utf-8") == "mine"
    assert run(verb, small, "--out", out, *MD, "--force").exit_code == 0
    assert run(verb, small, "--out", out, *MD).exit_code == 0


def test_what_is_changed_while_it_is_computed_is_not_written_over(
    small: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import cgsurvey.runs

    made = cgsurvey.runs.made

    def meanwhile(*arguments: Any) -> Any:
        (out / "report.md").write_text("mine", encoding="utf-8")
        return made(*arguments)

    monkeypatch.setattr(cgsurvey.runs, "made", meanwhile)
    assert run("report", small, "--out", out, *MD).exit_code == 4
    assert (out / "report.md").read_text(encoding="utf-8") == "mine"


def test_files_of_an_earlier_run_go_and_those_of_others_stay(small: Path, out: Path) -> None:
    """A run with other formats: what nobody has changed goes, what somebody has worked on stays."""
    assert run("report", small, "--out", out, "--format", "md,csv,json").exit_code == 0
    (out / "report.json").write_text("{}", encoding="utf-8")
    (out / "mine.md").write_text("mine", encoding="utf-8")
    tables = {name for name in names(out) if name.endswith(".csv")}
    assert tables
    assert run("report", small, "--out", out, *MD).exit_code == 0
    assert names(out) == {"report.md", "report.json", "mine.md", "manifest.json"}
    assert not any(path.is_dir() for path in out.iterdir())


def test_a_file_of_others_in_the_way_is_refused(small: Path) -> None:
    (small / "out").mkdir()
    (small / "out" / "manifest.json").write_text("{}", encoding="utf-8")
    refused = run("report", small, "--out", small / "out", *MD)
    assert refused.exit_code == 4
    assert "manifest.json is there already" in refused.stderr
    assert names(small / "out") == {"manifest.json"}


def test_an_input_is_not_removed_with_what_is_stale(small: Path) -> None:
    """A report that is then the data of a study in the same folder."""
    assert run("report", small, "--out", small, "--format", "md,json").exit_code == 0
    text = (small / "study.toml").read_text("utf-8")
    (small / "study.toml").write_text(text.replace("answers.csv", "report.json"), "utf-8")
    (small / "report.json").write_bytes((small / "answers.csv").read_bytes())
    found = manifest_in(small)
    content = (small / "report.json").read_bytes()
    for each in found["outputs"]:
        if each["name"] == "report.json":
            each.update(bytes=len(content), sha256=hashlib.sha256(content).hexdigest())
    (small / "manifest.json").write_text(json.dumps(found), "utf-8")
    assert earlier_run(small).unchanged == {"manifest.json", "report.md", "report.json"}
    run("report", small, "--out", small, *MD)
    assert (small / "report.json").read_bytes() == content


def broken(key: str, value: Any) -> Any:
    def change(found: dict[str, Any]) -> None:
        part: Any = found
        *path, last = key.split(".")
        for step in path:
            part = part[int(step) if step.isdecimal() else step]
        part[last] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        broken("outputs.0.name", "../../etc/passwd"),
        broken("outputs.0.name", "/etc/passwd"),
        broken("outputs.0.name", "tables/../../b.csv"),
        broken("outputs.0.name", "tables/..csv/b.csv"),
        broken("outputs.0.name", "study.toml"),
        broken("outputs.0.name", "thesis.docx"),
        broken("outputs.0.name", "report.md\n"),
        broken("outputs.0.name", "C:\\report.md"),
        broken("outputs.0.name", "report\n.md"),
        broken("outputs.0.name", ""),
        broken("outputs.0.sha256", "0" * 63),
        broken("outputs.0.bytes", -1),
        broken("outputs.0.bytes", "3"),
        broken("outputs", [{"name": "a", "bytes": 0, "sha256": "0" * 64}] * 10_001),
        broken("manifest", 2),
        broken("generator.name", "other"),
        broken("asked", {"of": "shell", "command": "rm"}),
        broken("asked.interval", "guess"),
        broken("more", 1),
        dict.clear,
    ],
)
def test_a_manifest_that_is_not_ours_is_refused(out: Path, change: Any) -> None:
    found = manifest_in(out)
    change(found)
    (out / "manifest.json").write_text(json.dumps(found), "utf-8")
    with pytest.raises(Unreadable, match="damaged"):
        read_manifest(out)
    assert earlier_run(out).unchanged == frozenset()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[" * 200_000, b"{}", b"null", b'{"manifest": 1'])
def test_a_manifest_that_is_damaged_is_refused(out: Path, content: bytes) -> None:
    (out / "manifest.json").write_bytes(content)
    with pytest.raises(Unreadable, match="damaged"):
        read_manifest(out)


def test_no_link_is_followed_and_nothing_huge_is_read(out: Path) -> None:
    (out / "manifest.json").rename(out / "elsewhere.json")
    (out / "manifest.json").symlink_to(out / "elsewhere.json")
    with pytest.raises(Unreadable, match="no regular file"):
        read_manifest(out)
    (out / "manifest.json").unlink()
    with (out / "manifest.json").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(Unreadable, match=str(LARGEST)):
        read_manifest(out)
    (out / "manifest.json").unlink()
    os.mkfifo(out / "manifest.json")
    with pytest.raises(Unreadable, match="no regular file"):
        read_manifest(out)


def test_a_folder_without_one_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path, tmp_path / "nowhere", tmp_path / "file"):
        with pytest.raises(UsageError, match="no folder of a report"):
            read_manifest(path)


def test_an_output_behind_a_link_is_not_ours(out: Path, tmp_path: Path) -> None:
    """Neither read nor written over, wherever in its path the link stands."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (out / "report.md").rename(elsewhere / "report.md")
    (out / "report.md").symlink_to(elsewhere / "report.md")
    assert earlier_run(out).changed == {"report.md"}
    found = manifest_in(out)
    found["outputs"][0]["name"] = "tables/report.md"
    (out / "manifest.json").write_text(json.dumps(found), "utf-8")
    (out / "tables").symlink_to(elsewhere)
    assert earlier_run(out).changed == {"tables/report.md"}


def test_refusals_are_ours(tmp_path: Path) -> None:
    with pytest.raises(CgsurveyError) as caught:
        read_manifest(tmp_path)
    assert caught.value.exit_code == 2


def test_claims_change_no_result_and_no_report(small: Path) -> None:
    """Ids for claims are looked up in a report: to write them down cannot make it stale."""
    assert run("report", small, "--out", small / "out", *MD).exit_code == 0
    (small / "claims.toml").write_text("", encoding="utf-8")
    assert run("verify", small / "out").exit_code == 0
    before = manifest_in(small / "out")
    assert run("report", small, "--out", small / "out", "--force", *MD).exit_code == 0
    assert manifest_in(small / "out") == before
