"""--accept: what is open is written into a baseline, and stays told."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cgsurvey.declarations import BaselineFile
from cgsurvey.findings.baseline import Baseline, read_baseline
from cgsurvey.findings.baseline_applied import open_in, with_baselines
from cgsurvey.findings.baseline_writing import write_accepted
from cgsurvey.findings.finding import Finding, Place
from cgsurvey.findings.inspection import Inspection
from cgsurvey.findings.rules import RULES
from cgsurvey.findings.targets import Target
from command_line import run
from findings.small_studies import ROWS, inspection_of, small_study

#: two answers that fit no category
UNKNOWN = ROWS.replace("2,满意", "2,很好").replace("9,一般", "9,不知")
ONE_MORE = UNKNOWN.replace("10,不满意", "10,说不好")


def entries(path: Path) -> list[dict[str, object]]:
    return tomllib.loads(path.read_text("utf-8"))["accepted"]


def told(text: str) -> list[str]:
    """What is said of findings, without what they are filed under."""
    return sorted(line.strip(" -") for line in text.splitlines() if "matches no category" in line)


def test_everything_accepted_is_in_order_and_still_told(tmp_path: Path) -> None:
    folder = small_study(tmp_path / "study", rows=UNKNOWN)
    before = run("check", folder)
    assert before.exit_code == 1
    done = run("check", folder, "--accept", "旧版问卷有“很好”")
    assert done.exit_code == 0
    assert f"Findings accepted: 2. Written: {folder / 'baseline.toml'}" in done.stderr
    assert entries(folder / "baseline.toml") == [
        {
            "rule": "schema/category",
            "questionnaire": "residents",
            "question": "q1",
            "column": "1、满意吗",
            "rows": 2,
            "reason": "旧版问卷有“很好”",
        }
    ]
    after = run("check", folder)
    assert after.exit_code == 0
    assert after.stdout == done.stdout
    assert told(after.stdout) == told(before.stdout) != []
    assert "旧版问卷有“很好”" in after.stdout


def test_one_more_row_afterwards_fails_and_names_the_rule(tmp_path: Path) -> None:
    folder = small_study(tmp_path / "study", rows=UNKNOWN)
    run("check", folder, "--accept", "旧版问卷")
    (folder / "residents.csv").write_text(ONE_MORE, "utf-8")
    done = run("check", folder)
    assert done.exit_code == 1
    assert "schema/category" in done.stdout
    assert "Accepted: 2; now: 3." in done.stdout.replace("\n    ", " ")
    run("check", folder, "--accept", "补录一份")
    assert [each.get("rows", 1) for each in entries(folder / "baseline.toml")] == [2, 1]
    assert run("check", folder, "--fail-on", "warning").exit_code == 0


def test_one_row_less_afterwards_is_told(tmp_path: Path) -> None:
    folder = small_study(tmp_path / "study", rows=UNKNOWN)
    run("check", folder, "--accept", "旧版问卷")
    (folder / "residents.csv").write_text(ROWS, "utf-8")
    assert run("check", folder).exit_code == 0
    done = run("check", folder, "--fail-on", "warning")
    assert done.exit_code == 1
    assert "baseline/stale" in done.stdout


def test_entries_and_comments_that_are_there_stay(tmp_path: Path) -> None:
    folder = small_study(tmp_path / "study", rows=UNKNOWN)
    there = "\ufeff# 甲\n[[accepted]]\nrule = 'quality/speeder' # 乙\nreason = '''丙\n丁'''\n\n# 末\n"
    there = there.replace("\n", "\r\n")
    (folder / "baseline.toml").write_bytes(there.encode())
    run("check", folder, "--accept", "旧版问卷")
    written = (folder / "baseline.toml").read_bytes().decode()
    assert written.startswith(there.rstrip())
    assert written.count("\n") == written.count("\r\n")
    assert [each.rule for each in read_entries(folder / "baseline.toml")] == [
        "quality/speeder",
        "schema/category",
    ]


def read_entries(path: Path) -> list[object]:
    text = path.read_bytes().decode("utf-8-sig")
    return list(BaselineFile.model_validate(tomllib.loads(text)).accepted)


def test_nothing_is_written_where_nothing_is_open(tmp_path: Path) -> None:
    folder = small_study(tmp_path / "study")
    for where in ((), ("--baseline", folder / "baseline.toml")):
        done = run("check", folder, "--accept", "没有", *where)
        assert done.exit_code == 0
        assert not (folder / "baseline.toml").exists()


def test_what_refuses_the_check_is_not_accepted(tmp_path: Path) -> None:
    folder = small_study(tmp_path / "study", questionnaire='weihgt = "w"')
    done = run("check", folder, "--accept", "知道")
    assert done.exit_code == 2
    assert not (folder / "baseline.toml").exists()


def test_one_baseline_for_several_studies(tmp_path: Path) -> None:
    studies = [small_study(tmp_path / name, rows=UNKNOWN) for name in "ab"]
    known = tmp_path / "ci" / "known.toml"
    assert run("check", *studies, "--baseline", known).exit_code == 2
    known.parent.mkdir()
    done = run("check", *studies, "--baseline", known, "--accept", "旧版问卷")
    assert done.exit_code == 0
    assert [each["study"] for each in entries(known)] == ["../a/study.toml", "../b/study.toml"]
    assert run("check", *studies, "--baseline", known, "--fail-on", "warning").exit_code == 0
    assert run("check", studies[1], "--baseline", known, "--fail-on", "warning").exit_code == 0
    assert run("check", studies[1]).exit_code == 1


def test_a_report_by_itself_is_accepted_in_a_baseline_that_is_named(tmp_path: Path) -> None:
    folder = small_study(tmp_path / "study")
    assert run("report", folder, "--out", folder / "out", "--format", "json").exit_code == 0
    (folder / "residents.csv").write_text(ROWS.replace("1,满意", "1,不满意", 1), "utf-8")
    done = run("check", folder / "out", "--accept", "数据已更正")
    assert done.exit_code == 1
    assert "Name a file with --baseline" in done.stderr
    known = folder / "baseline.toml"
    assert run("check", folder / "out", "--baseline", known, "--accept", "数据已更正").exit_code == 0
    assert {each["study"] for each in entries(known)} == {"out"}
    assert run("check", folder, "--accept", "数据已更正").exit_code == 0
    assert run("check", folder, "--fail-on", "warning").exit_code == 0


@pytest.mark.parametrize("reason", ["", " ", "\t"])
def test_a_reason_is_needed(tmp_path: Path, reason: str) -> None:
    folder = small_study(tmp_path / "study", rows=UNKNOWN)
    done = run("check", folder, "--accept", reason)
    assert done.exit_code == 2
    assert "reason" in done.stderr
    assert not (folder / "baseline.toml").exists()


def test_a_reason_of_any_characters_comes_back(tmp_path: Path) -> None:
    folder = small_study(tmp_path / "study", rows=UNKNOWN)
    reason = '引号"、反斜杠\\、\x7f\x1b[31m\n换行'
    run("check", folder, "--accept", reason)
    (entry,) = entries(folder / "baseline.toml")
    assert entry["reason"] == '引号"、反斜杠\\、[31m 换行'


@pytest.mark.parametrize(
    "there",
    ["accepted = []\n", "[[accepted]]\nrule = 'schema/category'\n", "\x00"],
)
def test_a_baseline_that_takes_no_entries_stays_as_it_is(tmp_path: Path, there: str) -> None:
    folder = small_study(tmp_path / "study", rows=UNKNOWN)
    (folder / "baseline.toml").write_text(there, "utf-8")
    done = run("check", folder, "--accept", "旧版问卷")
    assert done.exit_code == 2
    assert (folder / "baseline.toml").read_text("utf-8") == there


def test_no_link_and_no_device_is_written_on(tmp_path: Path) -> None:
    folder = small_study(tmp_path / "study", rows=UNKNOWN)
    elsewhere = tmp_path / "elsewhere.toml"
    elsewhere.write_text("", "utf-8")
    (folder / "baseline.toml").symlink_to(elsewhere)
    assert run("check", folder, "--accept", "旧版问卷").exit_code == 4
    assert elsewhere.read_text("utf-8") == ""
    (folder / "baseline.toml").unlink()
    os.mkfifo(folder / "baseline.toml")
    assert run("check", folder, "--accept", "旧版问卷").exit_code == 2


def test_a_disk_that_is_full_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small_study(tmp_path / "study", rows=UNKNOWN)
    (folder / "baseline.toml").write_text("# 甲\n", "utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert run("check", folder, "--accept", "旧版问卷").exit_code == 4
    assert (folder / "baseline.toml").read_text("utf-8") == "# 甲\n"
    assert sorted(path.name for path in folder.iterdir()) == ["baseline.toml", "residents.csv", "study.toml"]


NAMES = st.sampled_from([None, "a", "b"])
FINDINGS = st.lists(
    st.builds(
        lambda rule, rows, claim, **place: Finding(
            rule,
            "verification.study_changed",
            {"name": "x"},
            Place(rows=tuple(range(rows)), **place),
            RULES[rule].severity,
            claim=claim,
        ),
        st.sampled_from(["schema/category", "quality/speeder", "report/version", "study/mistake"]),
        st.integers(0, 3),
        NAMES,
        questionnaire=NAMES,
        question=NAMES,
        column=NAMES,
        file=st.sampled_from([None, Path("/s/a.csv"), Path("/s/b.csv")]),
    ),
    max_size=6,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(FINDINGS, FINDINGS, st.data())
def test_whatever_is_accepted_is_accepted_exactly(
    tmp_path: Path, first: list[Finding], second: list[Finding], data: st.DataObject
) -> None:
    """Nothing is open afterwards and nothing stale, one more of anything is open; a second round likewise."""
    path = tmp_path / "baseline.toml"
    path.unlink(missing_ok=True)
    for findings in (first, [*first, *second]):
        inspection = Inspection(Target(tmp_path / "study.toml", "study"), "zh", tuple(findings))
        write_accepted(with_baselines([inspection], None), None, "知道", "zh")
        (after,) = with_baselines([inspection], None)
        assert open_in(after) == []
        assert [each.rule for each in after.findings] == [each.rule for each in findings]
        if asking := open_in(inspection):
            another = data.draw(st.sampled_from(asking))
            more = Inspection(inspection.target, "zh", (*findings, another))
            (found,) = with_baselines([more], None)
            assert another.rule in {each.rule for each in open_in(found)}


def test_two_runs_that_accept_the_same_write_it_once(tmp_path: Path) -> None:
    """Both have looked before either has written."""
    inspection = inspection_of(small_study(tmp_path / "study", rows=UNKNOWN))
    for _ in range(2):
        write_accepted([inspection], None, "旧版问卷", "zh")
    (entry,) = entries(tmp_path / "study" / "baseline.toml")
    assert entry["rows"] == 2


def test_an_empty_baseline_is_one(tmp_path: Path) -> None:
    (tmp_path / "baseline.toml").write_text("", "utf-8")
    assert read_baseline(tmp_path / "baseline.toml") == Baseline(tmp_path / "baseline.toml")
