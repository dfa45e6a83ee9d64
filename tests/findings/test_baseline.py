"""Known findings: which entries fit them, what is more than was accepted, what is there no more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cgsurvey.findings.baseline import read_baseline
from cgsurvey.findings.baseline_applied import with_baselines
from cgsurvey.findings.finding import Finding, Place, Severity
from cgsurvey.findings.inspection import Inspection, exit_code
from cgsurvey.findings.targets import Kind, Target

ENTRY = """
[[accepted]]
rule = "schema/category"
questionnaire = "residents"
question = "q1"
rows = 2
reason = "纸质问卷有第六个选项"
"""


def finding(
    *rows: int,
    rule: str = "schema/category",
    severity: Severity = "error",
    claim: str | None = None,
    **place: Any,
) -> Finding:
    """Answers of a question that fit no category, unless something else is said."""
    where: dict[str, Any] = {"questionnaire": "residents", "question": "q1", "column": "1、满意吗", **place}
    code = "verification.study_changed"
    return Finding(rule, code, {"name": "x"}, Place(rows=rows, **where), severity, claim=claim)


def inspection(folder: Path, *findings: Finding, kind: Kind = "study", refused: int = 0) -> Inspection:
    file = {"claims": "claims.toml", "report": "out", "data": "answers.csv"}.get(kind, "study.toml")
    return Inspection(Target(folder / file, kind), "zh", findings, refused=refused)


def held(folder: Path, baseline: str, *findings: Finding, **more: Any) -> Inspection:
    """An inspection held against the baseline beside its study."""
    (folder / "baseline.toml").write_text(baseline, "utf-8")
    (found,) = with_baselines([inspection(folder, *findings, **more)], None)
    return found


def rules(found: Inspection) -> list[str]:
    return [each.rule for each in found.findings if each.accepted is None]


def test_what_is_known_is_accepted_with_its_reason(tmp_path: Path) -> None:
    found = held(tmp_path, ENTRY, finding(3, 10))
    (accepted,) = found.findings
    assert accepted == replace(finding(3, 10), accepted=accepted.accepted)
    assert accepted.accepted is not None
    assert accepted.accepted.reason == "纸质问卷有第六个选项"
    assert accepted.accepted.by == tmp_path / "baseline.toml"
    assert exit_code([found], "warning") == 0


def test_rows_may_move(tmp_path: Path) -> None:
    assert rules(held(tmp_path, ENTRY, finding(700, 701))) == []


def test_one_more_than_was_accepted_opens_all_of_it(tmp_path: Path) -> None:
    found = held(tmp_path, ENTRY, finding(3), finding(10, 11))
    assert rules(found) == ["schema/category", "schema/category"]
    assert found.findings[0].text("en") == "Study file has changed: x. Accepted: 2; now: 3."
    assert found.findings[1].text("zh") == "研究文件有改动：x。已接受2处，现有3处。"
    assert exit_code([found], "error") == 1


def test_several_findings_on_one_thing_are_counted_together(tmp_path: Path) -> None:
    assert rules(held(tmp_path, ENTRY, finding(3), finding(10))) == []


def test_entries_on_one_thing_add_up(tmp_path: Path) -> None:
    more = ENTRY.replace("rows = 2", "rows = 1").replace("纸质问卷有第六个选项", "补录一份")
    found = held(tmp_path, ENTRY + more, finding(3, 10, 11))
    assert rules(found) == []
    assert found.findings[0].accepted is not None
    assert found.findings[0].accepted.reason == "纸质问卷有第六个选项 / 补录一份"


@pytest.mark.parametrize(
    "other",
    [
        finding(3, rule="schema/range"),
        finding(3, questionnaire="cadres"),
        finding(3, question="q2"),
    ],
)
def test_an_entry_fits_only_what_it_names(tmp_path: Path, other: Finding) -> None:
    assert other.rule in rules(held(tmp_path, ENTRY, other))


@pytest.mark.parametrize(
    ("named", "fits"),
    [
        ('column = "1、满意吗"', True),
        ('column = "2、满意吗"', False),
        ('file = "residents.csv"', True),
        ('file = "./data/../residents.csv"', True),
        ('file = "cadres.csv"', False),
        ('study = "study.toml"', True),
        ('study = "."', True),
        ('study = "../other"', False),
        ('claim = "c1"', False),
    ],
)
def test_what_an_entry_names_besides(tmp_path: Path, named: str, *, fits: bool) -> None:
    found = held(tmp_path, f"{ENTRY}{named}\n", finding(3, 10, file=tmp_path / "residents.csv"))
    assert ("schema/category" not in rules(found)) == fits


def test_what_an_entry_leaves_out_is_not_asked_for(tmp_path: Path) -> None:
    entry = '[[accepted]]\nrule = "schema/category"\nrows = 3\nreason = "旧版问卷"\n'
    assert rules(held(tmp_path, entry, finding(3, 10), finding(4, question="q2"))) == []
    assert len(rules(held(tmp_path, entry, finding(3, 10), finding(4, 5, question="q2")))) == 2


def test_a_finding_belongs_to_the_closest_entry(tmp_path: Path) -> None:
    """An entry on a rule at large takes what no other names, wherever it stands."""
    at_large = '[[accepted]]\nrule = "schema/category"\nreason = "其余"\n'
    for baseline in (at_large + ENTRY, ENTRY + at_large):
        found = held(tmp_path, baseline, finding(3, 10), finding(4, question="q2"))
        reasons = [each.accepted.reason for each in found.findings if each.accepted]
        assert reasons == ["纸质问卷有第六个选项", "其余"]


def test_claims_are_accepted_by_their_id(tmp_path: Path) -> None:
    entry = '[[accepted]]\nrule = "claims/differs"\nclaim = "c1"\nreason = "已更正"\n'
    place: dict[str, Any] = {"questionnaire": None, "question": None, "column": None}
    one = finding(rule="claims/differs", claim="c1", **place)
    other = finding(rule="claims/differs", claim="c2", **place)
    assert [each.claim for each in held(tmp_path, entry, one, other).findings if not each.accepted] == ["c2"]
    assert rules(held(tmp_path, entry, one, kind="claims")) == []


def test_what_keeps_a_sheet_from_being_checked_cannot_be_accepted(tmp_path: Path) -> None:
    entry = '[[accepted]]\nrule = "schema/weight"\nreason = "知道"\n'
    weight = finding(rule="schema/weight")
    unchecked = replace(finding(rule="schema/header", severity="note"), code="schema.unchecked")
    assert rules(held(tmp_path, entry, weight)) == []
    assert "schema/weight" in rules(held(tmp_path, entry, weight, unchecked))


def test_notes_need_no_entry_and_use_none(tmp_path: Path) -> None:
    note = finding(3, 10, severity="note")
    assert held(tmp_path, "", note).findings == (note,)
    assert "baseline/stale" in rules(held(tmp_path, ENTRY, note))


def test_what_somebody_has_accepted_elsewhere_stays_theirs(tmp_path: Path) -> None:
    from cgsurvey.findings.finding import Accepted

    theirs = replace(finding(3), accepted=Accepted(tmp_path / "claims.toml", "另有说明"))
    assert held(tmp_path, ENTRY, theirs).findings[0] == theirs


def test_one_baseline_for_all_counts_each_study_by_itself(tmp_path: Path) -> None:
    (tmp_path / "known.toml").write_text(ENTRY, "utf-8")
    known = read_baseline(tmp_path / "known.toml")
    studies = [inspection(tmp_path / "a", finding(3, 10)), inspection(tmp_path / "b", finding(3, 10, 11))]
    assert list(map(rules, with_baselines(studies, known))) == [[], ["schema/category"]]


def test_one_baseline_for_all_can_name_a_study(tmp_path: Path) -> None:
    (tmp_path / "known.toml").write_text(ENTRY + 'study = "b"\n', "utf-8")
    known = read_baseline(tmp_path / "known.toml")
    studies = [inspection(tmp_path / each, finding(3, 10)) for each in "ab"]
    assert list(map(rules, with_baselines(studies, known))) == [["schema/category"], []]
    # of a study that is not looked at nothing is said
    assert list(map(rules, with_baselines(studies[:1], known))) == [["schema/category"]]


def test_its_own_baseline_is_not_asked_where_one_is_given(tmp_path: Path) -> None:
    (tmp_path / "baseline.toml").write_text(ENTRY, "utf-8")
    (tmp_path / "known.toml").write_text("", "utf-8")
    (found,) = with_baselines([inspection(tmp_path, finding(3))], read_baseline(tmp_path / "known.toml"))
    assert rules(found) == ["schema/category"]


def test_baseline_stale_fires(tmp_path: Path) -> None:
    found = held(tmp_path, ENTRY)
    (stale,) = found.findings
    assert (stale.rule, stale.severity) == ("baseline/stale", "warning")
    assert stale.place == Place(file=tmp_path / "baseline.toml", line=2)
    assert "schema/category, residents, q1" in stale.text("en")
    assert exit_code([found], "error") == 0
    assert exit_code([found], "warning") == 1


def test_baseline_stale_fires_for_fewer_rows_than_accepted(tmp_path: Path) -> None:
    found = held(tmp_path, ENTRY, finding(3))
    assert rules(found) == ["baseline/stale"]
    assert found.findings[1].text("en").startswith("2 accepted, 1 found")


def test_baseline_stale_fires_once_for_several_studies(tmp_path: Path) -> None:
    (tmp_path / "known.toml").write_text(ENTRY, "utf-8")
    known = read_baseline(tmp_path / "known.toml")
    studies = [inspection(tmp_path / "a"), inspection(tmp_path / "b", finding(3))]
    assert list(map(rules, with_baselines(studies, known))) == [["baseline/stale"], []]


def test_baseline_stale_stays_silent(tmp_path: Path) -> None:
    assert "baseline/stale" not in rules(held(tmp_path, ENTRY, finding(3, 10)))
    assert "baseline/stale" not in rules(held(tmp_path, ENTRY, finding(3, 10, 11)))


@pytest.mark.parametrize(
    ("findings", "more"),
    [
        ((), {"refused": 3}),
        ((finding(rule="schema/header", question=None),), {}),
        ((replace(finding(rule="schema/header", severity="note"), code="schema.unchecked"),), {}),
        ((), {"kind": "report"}),
    ],
)
def test_baseline_stale_stays_silent_of_what_was_not_looked_at(
    tmp_path: Path, findings: tuple[Finding, ...], more: dict[str, Any]
) -> None:
    (tmp_path / "known.toml").write_text(ENTRY, "utf-8")
    known = read_baseline(tmp_path / "known.toml")
    (found,) = with_baselines([inspection(tmp_path, *findings, **more)], known)
    assert "baseline/stale" not in rules(found)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (ENTRY.replace("reason =", "because ="), "[accepted[1]] lacks the key 'reason'"),
        (ENTRY.replace("纸质问卷有第六个选项", " "), "[accepted[1]] reason"),
        (ENTRY.replace("rule =", "rules ="), "[accepted[1]] lacks the key 'rule'"),
        (ENTRY.replace("category", "kategory"), "Did you mean 'schema/category'?"),
        (ENTRY.replace("schema/category", "study/mistake"), "must be one of"),
        (ENTRY.replace("schema/category", "baseline/stale"), "must be one of"),
        (ENTRY.replace("rows = 2", "rows = 0"), "[accepted[1]] rows"),
        (ENTRY.replace("rows = 2", 'rows = "2"'), "[accepted[1]] rows"),
        ("[[accept]]\n", "accepted"),
        ("[[accepted]\n", "1 | [[accepted]"),
    ],
)
def test_baseline_mistake_fires(tmp_path: Path, entry: str, told: str) -> None:
    """Then none of its entries counts."""
    found = held(tmp_path, entry + ENTRY.replace("q1", "q2"), finding(3, question="q2"))
    mistakes = [each for each in found.findings if each.rule == "baseline/mistake"]
    assert any(told in each.text("en") for each in mistakes)
    assert all(each.place.file == tmp_path / "baseline.toml" for each in mistakes)
    assert "schema/category" in rules(found)
    assert found.refused == 2


def test_baseline_mistake_fires_with_the_line_of_the_entry(tmp_path: Path) -> None:
    found = held(tmp_path, ENTRY + ENTRY.replace("reason", "raison"))
    assert [each.place.line for each in found.findings] == [9, 14]


def test_baseline_mistake_fires_for_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "baseline.toml").mkdir()
    (found,) = with_baselines([inspection(tmp_path)], None)
    assert rules(found) == ["baseline/mistake"]
    assert found.refused == 2


def test_baseline_mistake_stays_silent(tmp_path: Path) -> None:
    found = held(tmp_path, ENTRY + 'study = "."\nfile = "residents.csv"\ncolumn = "1"\nclaim = "c"\n')
    assert "baseline/mistake" not in rules(found)
    assert found.refused == 0
