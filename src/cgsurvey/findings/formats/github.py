"""Findings as annotations of a commit: workflow commands of GitHub Actions, the gravest first.

GitHub shows ten annotations of each kind for a step: so what belongs together is one annotation, and the
tenth of more says how many are left to the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from cgsurvey.clean import clean
from cgsurvey.findings.finding import Finding, Severity
from cgsurvey.findings.formats.told import told
from cgsurvey.findings.inspection import Inspection
from cgsurvey.findings.rules import RULES
from cgsurvey.paths import near, root_here
from cgsurvey.phrases import Language, say

#: annotations of a kind that GitHub shows for a step
SHOWN = 10
#: lines of a file that have an annotation of their own for one rule: more would leave none for others
APART = 3
#: findings that one annotation names: it is cut off after 4096 characters
NAMED = 5
_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


@dataclass(frozen=True)
class Annotation:
    """One workflow command."""

    command: str
    title: str
    message: str
    file: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        given = {"file": self.file, "line": self.line, "title": self.title}
        properties = ",".join(f"{name}={_property(value)}" for name, value in given.items() if value)
        return f"::{self.command} {properties}::{_data(self.message)}"


def written(inspections: Sequence[Inspection], fail_on: Severity, language: Language) -> bytes:
    """A command a line, as UTF-8, which is what GitHub reads on every system."""
    root = root_here()
    found = [each for inspection in inspections for each in inspection.findings]
    lines: list[str] = []
    for command in ("error", "warning", "notice"):
        of_kind = [each for each in found if _command(each) == command]
        annotations = [_annotation(command, group, root, language) for group in _together(of_kind)]
        lines += map(str, _within_limit(annotations, language))
    return "".join(f"{line}\n" for line in lines).encode()


def _command(finding: Finding) -> str:
    """An accepted finding asks for nothing, however grave."""
    return "notice" if finding.accepted else _COMMANDS[finding.severity]


def _together(findings: Iterable[Finding]) -> Iterator[list[Finding]]:
    """Findings of one rule in one file; those of different lines apart, where there are few."""
    groups: dict[object, list[Finding]] = {}
    for each in sorted(findings, key=attrgetter("gravity")):
        groups.setdefault((each.rule, each.place.file), []).append(each)
    for group in groups.values():
        lines = dict.fromkeys(each.place.line for each in group)
        if len(lines) > APART:
            yield group
        else:
            yield from ([each for each in group if each.place.line == line] for line in lines)


def _annotation(command: str, found: Sequence[Finding], root: Path | None, language: Language) -> Annotation:
    rule, place = RULES[found[0].rule], found[0].place
    lines = [line for each in found[:NAMED] for line in told(each, language)]
    if len(found) > NAMED:
        lines.append(say("check.more", language, number=len(found) - NAMED))
    if command != "notice":
        lines.append(rule.say("remedy", language))
    title = f"{rule.say('title', language)} ({rule.id})"
    return Annotation(command, title, "\n".join(lines), _file(place.file, root), place.line)


def _file(path: Path | None, root: Path | None) -> str | None:
    """A file of the repository from its root; one from elsewhere has no annotation of its own."""
    if path is None:
        return None
    inside = near(path, root)
    return None if inside.is_absolute() or ".." in inside.parts else inside.as_posix()


def _within_limit(annotations: Sequence[Annotation], language: Language) -> Iterator[Annotation]:
    if len(annotations) <= SHOWN:
        yield from annotations
        return
    left = annotations[SHOWN - 1 :]
    names = sorted({each.title for each in left})
    message = say("check.github.left", language, number=len(left), names=names)
    yield from annotations[: SHOWN - 1]
    yield Annotation(left[0].command, "cgsurvey check", message)
    yield from left


def _data(text: str) -> str:
    """A message as the runner reads it back: it takes a line for a command, and % for an escape."""
    lines = map(clean, text.split("\n"))
    return "%0A".join(line.replace("%", "%25") for line in lines)


def _property(value: object) -> str:
    return _data(str(value)).replace(":", "%3A").replace(",", "%2C")
