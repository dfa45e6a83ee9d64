"""Findings as JUnit XML: a suite for each path, in it a test for each rule that was asked.

A rule fails where a finding of it fails the run. Warnings that do not, notes and what somebody accepted stand
in the output of a test that passed, not as skipped: the rule was asked. There is no clock and no host in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from cgsurvey.clean import clean
from cgsurvey.findings.finding import Finding, Severity
from cgsurvey.findings.formats.told import told
from cgsurvey.findings.inspection import Inspection
from cgsurvey.findings.paths import near
from cgsurvey.findings.rules import RULES, Rule
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

    root = Element("testsuites", name="cgsurvey check")
    root.extend(_suite(each, fail_on, language) for each in inspections)
    for number in ("tests", "failures", "errors"):
        root.set(number, str(sum(int(suite.get(number, "0")) for suite in root)))
    root.set("time", "0")
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

    path = clean(near(inspection.target.path).as_posix())
    tests = [_test(rule, path, inspection.findings, fail_on, language) for rule in asked(inspection)]
    failures = sum(test.find("failure") is not None for test in tests)
    suite = Element(
        "testsuite", name=path, tests=str(len(tests)), failures=str(failures), errors="0", time="0"
    )
    suite.extend(tests)
    return suite


def _test(
    rule: Rule, path: str, findings: Iterable[Finding], fail_on: Severity, language: Language
) -> Element:
    from xml.etree.ElementTree import Element, SubElement

    found = [each for each in findings if each.rule == rule.id]
    failing = [each for each in found if each.fails_on(fail_on)]
    others = [each for each in found if not each.fails_on(fail_on)]
    test = Element("testcase", classname=path, name=rule.id, time="0")
    if failing:
        title = rule.say("title", language)
        failure = SubElement(test, "failure", type=failing[0].severity, message=f"{title} ({len(failing)})")
        failure.text = "\n".join([*_lines(failing, language), rule.say("remedy", language)])
    if others:
        SubElement(test, "system-out").text = "\n".join(_lines(others, language))
    return test


def _lines(findings: Iterable[Finding], language: Language) -> Iterator[str]:
    for each in findings:
        text, *more = told(each, language)
        severity = say(f"check.severity.{each.severity}", language)
        yield say("check.told", language, severity=severity, text=text)
        yield from more
