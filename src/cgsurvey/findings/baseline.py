"""What is known and may stand: the entries of a baseline, and which findings they are about.

An entry names what a finding is about and never its sentence, so that it fits as long as the thing is there;
it counts rows and does not name them, for rows move. Entries on the same thing add up: who accepts more
writes another, and leaves the earlier as it is.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cgsurvey.declarations import AcceptedFinding, BaselineFile
from cgsurvey.errors import CgsurveyError, StudyError, did_you_mean
from cgsurvey.findings.finding import Finding
from cgsurvey.findings.lines import line_of
from cgsurvey.findings.rules import RULES
from cgsurvey.findings.targets import Target
from cgsurvey.paths import written_from
from cgsurvey.study_file import CLAIMS_NAME, STUDY_NAME, declared_in

#: keys of an entry that say what it is about; paths are from the folder of the baseline
_NAMES = ("rule", "questionnaire", "question", "column", "claim")
_PATHS = ("study", "file")


@dataclass(frozen=True, eq=False)
class Known:
    """All that a baseline says of one thing.

    Attributes
    ----------
    about : mapping of str to str
        Keys of an entry; a finding agrees in each.
    rows : int
        How many are accepted.
    reason : str
        Of all its entries.
    line : int or None
        Of the last of them.
    """

    about: Mapping[str, str]
    rows: int
    reason: str
    line: int | None

    @property
    def closeness(self) -> tuple[int, bool]:
        """In how much a finding has to agree; a file alone says less than names."""
        return len(self.about.keys() - {"file"}), "file" in self.about


@dataclass(frozen=True)
class Baseline:
    """A baseline file; `known` has the closest first, and a finding belongs to the first that fits."""

    path: Path
    known: tuple[Known, ...] = ()

    def on(self, finding: Finding, target: Target) -> Known | None:
        """What it says of a finding behind a target."""
        has = _named(finding)
        for known in self.known:
            names = all(has.get(key) == value for key, value in known.about.items() if key in _NAMES)
            if names and self.concerns(known, target) and self._in_file(known, finding):
                return known
        return None

    def concerns(self, known: Known, target: Target) -> bool:
        """Whether an entry speaks of the study of a target."""
        study = known.about.get("study")
        return study is None or self._is(study, target.path) or self._is(study, target.path.parent)

    def about(self, finding: Finding, target: Target) -> dict[str, str]:
        """The keys of an entry on this finding and on no other."""
        found = _named(finding)
        is_beside = _same(target.path.parent, self.path.parent)
        if not (is_beside and target.path.name in (STUDY_NAME, CLAIMS_NAME)):
            found = {"rule": finding.rule, "study": self._from_here(target.path), **found}
        if finding.place.file is not None and not found.keys() & {"questionnaire", "claim"}:
            found["file"] = self._from_here(finding.place.file)
        return found

    def _in_file(self, known: Known, finding: Finding) -> bool:
        file = known.about.get("file")
        return file is None or (finding.place.file is not None and self._is(file, finding.place.file))

    def _is(self, written: str, path: Path) -> bool:
        return _same(self.path.parent / written, path)

    def _from_here(self, path: Path) -> str:
        return written_from(self.path.parent, path)


def read_baseline(path: Path) -> Baseline:
    """Read and check a baseline.

    Raises
    ------
    StudyError
        With every mistake of the file.
    UsageError
        If there is no such file.
    """
    entries = declared_in(path, BaselineFile).accepted
    if mistakes := list(filter(None, map(_mistake, entries, range(1, len(entries) + 1)))):
        raise StudyError(path.name, mistakes)
    text = path.read_text("utf-8-sig")
    lines = [line_of(text, f"[accepted[{number}]]") for number in range(1, len(entries) + 1)]
    return Baseline(path, _together(entries, lines))


def _together(entries: Sequence[AcceptedFinding], lines: Sequence[int | None]) -> tuple[Known, ...]:
    found: dict[frozenset[tuple[str, str]], Known] = {}
    for entry, line in zip(entries, lines, strict=True):
        about = {key: value for key in (*_NAMES, *_PATHS) if (value := getattr(entry, key)) is not None}
        key = frozenset(about.items())
        earlier = found.get(key, Known(about, 0, "", None))
        reasons = dict.fromkeys(filter(None, (earlier.reason, entry.reason.strip())))
        found[key] = Known(about, earlier.rows + entry.rows, " / ".join(reasons), line)
    return tuple(sorted(found.values(), key=lambda each: each.closeness, reverse=True))


def _mistake(entry: AcceptedFinding, number: int) -> CgsurveyError | None:
    """An entry on a rule that is none, or whose findings mean that something was not checked."""
    known = [rule.id for rule in RULES.values() if rule.acceptable]
    if entry.rule in known:
        return None
    facts = {"table": f"[accepted[{number}]]", "key": "rule", "value": f'"{entry.rule}"', "known": known}
    return CgsurveyError("study.not_one_of", **facts, meant=did_you_mean(entry.rule, known))


def _named(finding: Finding) -> dict[str, str]:
    place = finding.place
    values = (finding.rule, place.questionnaire, place.question, place.column, finding.claim)
    return {key: value for key, value in zip(_NAMES, values, strict=True) if value is not None}


def _same(one: Path, other: Path) -> bool:
    """Whether two paths are spelt the same; what the system makes of them is not asked."""
    return written_from(one, other) == os.curdir
