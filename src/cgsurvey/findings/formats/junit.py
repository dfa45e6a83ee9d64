"""Findings as JUnit XML: a suite for each path, in it a test for each rule that was asked.

A rule fails where a finding of it fails the run. Warnings that do not, notes and what somebody accepted stand
in the output of a test that passed. Skipped is the check of responses that lacked what it needs. There is no
clock and no host in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from cgsurvey.clean import clean
from cgsurvey.findings.finding import Finding, Severity
from cgsurvey.findings.formats.told import told
from cgsurvey.findings.inspection import Inspection
from cgsurvey.findings.rules import RULES, Rule
from cgsurvey.paths import near
from cgsurvey.phrases import Language, say

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: what was looked at -> the families of rules that were asked of it
_ASKED = {
    "rows": ("file", "schema", "quality"),
    "claims": ("claims",),
    "reports": ("report",),
}
#: asked of each kind of path whatever else there is
_ALWAYS = {"study": ("study",), "data": ("file",), "claims": ("study", "claims"), "report": ("report",)}


def written(inspections: Sequence[Inspection], fail_on: Severity, language: Language) -> bytes:
    """The document as UTF-8."""
    from xml.etree.ElementTree import Element, indent, tostring

    suites = [_suite(each, fail_on, language) for each in inspections]
    root = Element("testsuites", {"name": "cgsurvey check", **_numbers(suites)})
    root.extend(suites)
    indent(root, " ")
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def asked(inspection: Inspection) -> list[Rule]:
    """The rules that a path was asked for, and those that something was found of."""
    families = set(_ALWAYS.get(inspection.target.kind, ()))
    for kind, number in inspection.looked_at.items():
        families.update(_ASKED.get(kind, ()) if number else ())
    found = {each.rule for each in inspection.findings}
    return [rule for rule in RULES.values() if rule.family in families or rule.id in found]


def _suite(inspection: Inspection, fail_on: Severity, language: Language) -> Element:
    from xml.etree.ElementTree import Element

    tests = [_test(rule, inspection, fail_on, language) for rule in asked(inspection)]
    skipped = str(sum(test.find("skipped") is not None for test in tests))
    suite = Element("testsuite", {"name": _path(inspection), **_numbers(tests), "skipped": skipped})
    suite.extend(tests)
    return suite


def _numbers(parts: Iterable[Element]) -> dict[str, str]:
    """How many tests there are in some suites or tests, and how many of them failed; none had an error."""
    tests = [test for part in parts for test in part.iter("testcase")]
    failures = sum(test.find("failure") is not None for test in tests)
    return {"tests": str(len(tests)), "failures": str(failures), "errors": "0", "time": "0"}


def _path(inspection: Inspection) -> str:
    return clean(near(inspection.target.path).as_posix())


def _test(rule: Rule, inspection: Inspection, fail_on: Severity, language: Language) -> Element:
    from xml.etree.ElementTree import Element, SubElement

    found = [each for each in inspection.findings if each.rule == rule.id]
    failing = [each for each in found if each.fails_on(fail_on)]
    others = [each for each in found if not each.fails_on(fail_on)]
    test = Element("testcase", classname=_path(inspection), name=rule.id, time="0")
    if failing:
        title = rule.say("title", language)
        failure = SubElement(test, "failure", type=failing[0].severity, message=f"{title} ({len(failing)})")
        failure.text = "\n".join([*_lines(failing, language), rule.say("remedy", language)])
    elif lacking := inspection.unasked.get(rule.id):
        SubElement(test, "skipped", message=say("check.lacking", language, needs=lacking))
    if others:
        SubElement(test, "system-out").text = "\n".join(_lines(others, language))
    return test


def _lines(findings: Iterable[Finding], language: Language) -> Iterator[str]:
    for each in findings:
        text, *more = told(each, language)
        severity = say(f"check.severity.{each.severity}", language)
        yield say("check.told", language, severity=severity, text=text)
        yield from more
