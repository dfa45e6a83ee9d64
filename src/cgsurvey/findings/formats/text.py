"""Findings for people, in the terminal: by what they are about, the gravest first, with what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from cgsurvey.findings.finding import SEVERITIES, Accepted, Finding, Severity
from cgsurvey.findings.formats.grouping import About, by_rule, grouped, owner
from cgsurvey.findings.formats.places import whereabouts
from cgsurvey.findings.inspection import Inspection
from cgsurvey.findings.page import Line, Page, printed
from cgsurvey.findings.rules import RULES
from cgsurvey.findings.summary import counted
from cgsurvey.phrases import Language

#: sentences of one rule about one thing that are told before it is said how many more there are
TOLD = 10
#: what was looked at, in the order in which it is told; and the checks that could not be made
_LOOKED_AT = ("rows", "questions", "checks", "unasked", "claims", "reports")
_STYLES = {"error": "bold red", "warning": "yellow", "note": ""}


def written(inspections: Sequence[Inspection], fail_on: Severity, language: Language) -> str:
    """What was found behind each path, then what to do about it, each rule once."""
    page = Page.of_terminal(language)
    lines: list[Line] = []
    for each in inspections:
        # what takes one line stands close to the next such
        if each.findings and lines and lines[-1]:
            lines.append(())
        lines += [*_inspection(each, page), *([()] if each.findings else [])]
    lines += _remedies([each for one in inspections for each in one.findings if each.asks], page)
    return printed(lines)


def _inspection(found: Inspection, page: Page) -> Iterator[Line]:
    """Everything about one path."""
    yield from _head(found, page)
    questions = found.study.questions() if found.study is not None else ()
    asked = [About(each.questionnaire, each.name) for each in questions]
    for chapter, subjects in grouped((each for each in found.findings if each.asks), asked):
        yield ()
        yield from page.paragraph(_chapter(found, chapter, subjects[0][1][0], page), style="bold")
        for about, findings in subjects:
            yield from _subject(found, about, findings, page)
    # under no heading it has to be said which sheet or report is meant, where there are several
    named = found.study is None or len(found.study.questionnaires) + found.looked_at.get("reports", 0) > 1
    yield from _accepted([each for each in found.findings if each.accepted], page, named)
    notes = [each for each in found.findings if each.severity == "note" and not each.accepted]
    yield from _notes(notes, page, named)


def _head(found: Inspection, page: Page) -> Iterator[Line]:
    """The study, the path, what was looked at there and how much of it asks for something."""
    numbers = {**found.looked_at, "unasked": len(found.unasked)}
    looked_at = [counted(kind, numbers[kind], page.language) for kind in _LOOKED_AT if numbers.get(kind)]
    path = str(found.target.path)
    looked = page.say("check.looked_at", path=path, looked_at=looked_at) if looked_at else path
    if not found.findings:
        yield from page.paragraph(page.say("check.nothing_found", looked=looked))
        return
    if found.study is not None:
        yield from page.paragraph(found.study.file.title.of(page.language), style="bold cyan")
    yield from page.paragraph(looked)
    number = Counter(each.severity for each in found.findings if each.asks)
    asking = [counted(each, number[each], page.language) for each in SEVERITIES if number[each]]
    yield from page.paragraph(
        page.say("check.found", found=asking) if asking else page.say("check.nothing_to_do")
    )


def _subject(found: Inspection, about: About, findings: Sequence[Finding], page: Page) -> Iterator[Line]:
    """What was found of one thing, each rule under its severity and name."""
    if about.subject is not None:
        yield ()
        yield from page.paragraph(_label(found, about, page), 2, "bold")
    for (severity, rule), same in by_rule(findings).items():
        mark = page.say(f"check.severity.{severity}")
        yield ("  ", ""), (mark, _STYLES[severity]), (f"  {rule}", "")
        yield from _sentences(same, page, 4)


def _sentences(findings: Sequence[Finding], page: Page, indent: int, named: bool = False) -> Iterator[Line]:
    """The sentence of each with its place, those that are alike once."""
    told = list(dict.fromkeys(_sentence(each, page, named) for each in findings))
    # to count one would take as much room as to tell it
    shown = told if len(told) == TOLD + 1 else told[:TOLD]
    for sentence in shown:
        yield from page.paragraph(sentence, indent, mark="- " if len(told) > 1 else "")
    if len(told) > len(shown):
        yield from page.paragraph(page.say("check.more", number=len(told) - TOLD), indent + 2)


def _sentence(finding: Finding, page: Page, named: bool) -> str:
    place = whereabouts(finding.place, page.language)
    # a line of a file that is shown with its column marked is no part of a sentence
    told = finding.text(page.language).removesuffix(f"\n{finding.facts.get('shown')}")
    # a line is told with its file
    if named and finding.place.file is not None and finding.place.line is None:
        told = page.say("check.owned", owner=owner(finding), text=told)
    return page.say("check.placed", text=told, place=place) if place else told


def _chapter(found: Inspection, chapter: str | None, first: Finding, page: Page) -> str:
    """A questionnaire with its file, or what stands together whatever it is about."""
    if chapter is None:
        return page.say("check.chapter.whole")
    if first.place.questionnaire != chapter:
        return page.say(f"check.chapter.{chapter}")
    label = chapter
    if found.study is not None and chapter in found.study.questionnaires:
        label = found.study.questionnaires[chapter].label.of(page.language)
    file, sheet = first.place.file, first.place.sheet
    facts = {"label": label, "file": file.name if file else "", "sheet": sheet}
    return page.say("check.chapter.sheet" if sheet else "check.chapter.file", **facts)


def _label(found: Inspection, about: About, page: Page) -> str:
    """The label of a question with its name in the study file; else the header as it stands."""
    subject = about.subject or ""
    asked = found.study.questionnaires.get(about.chapter or "") if found.study is not None else None
    question = asked.questions.get(subject) if asked is not None else None
    if question is None:
        return subject
    return page.say("check.question", label=question.label.of(page.language), name=question.name)


def _accepted(findings: Sequence[Finding], page: Page, named: bool) -> Iterator[Line]:
    """What somebody knew of; what is accepted for the same reason together, with the reason beneath."""
    if not findings:
        return
    yield ()
    yield from page.paragraph(page.say("check.chapter.accepted", number=len(findings)), style="bold")
    reasons: dict[Accepted, list[Finding]] = {}
    for each in findings:
        if each.accepted is not None:
            reasons.setdefault(each.accepted, []).append(each)
    for accepted, of_reason in reasons.items():
        for (_, rule), same in by_rule(of_reason).items():
            yield from page.paragraph(rule, 2)
            yield from _sentences(same, page, 4, named)
        facts = {"reason": accepted.reason, "by": accepted.by.name}
        yield from page.paragraph(page.say("check.because", **facts), 4)


def _notes(findings: Sequence[Finding], page: Page, named: bool) -> Iterator[Line]:
    """What asks for nothing."""
    if findings:
        yield ()
        yield from page.paragraph(page.say("check.chapter.notes", number=len(findings)), style="bold")
        yield from _sentences(findings, page, 2, named)


def _remedies(findings: Iterable[Finding], page: Page) -> Iterator[Line]:
    """What to do, each rule once, the gravest first."""
    told: set[str] = set()
    order = list(RULES)
    for severity, rule in by_rule(sorted(findings, key=lambda each: order.index(each.rule))):
        if not told:
            yield from page.paragraph(page.say("check.chapter.remedies"), style="bold")
        if rule not in told:
            mark, title = page.say(f"check.severity.{severity}"), RULES[rule].say("title", page.language)
            yield from page.paragraph(f"{mark}  {rule}  {title}", 2, _STYLES[severity])
            yield from page.paragraph(RULES[rule].say("remedy", page.language), 4)
        told.add(rule)
    if told:
        yield ()
