"""What a rule means, why it matters and what to do: `cgsurvey check --explain RULE`."""

from __future__ import annotations

from collections.abc import Iterator

from cgsurvey.errors import UsageError, did_you_mean
from cgsurvey.findings.page import Line, Page, printed
from cgsurvey.findings.rules import RULES, Rule
from cgsurvey.phrases import Language

#: every rule
ALL = "all"
_PARTS = ("means", "matters", "remedy")


def explained(name: str, language: Language) -> str:
    """The rules of a name: an id, what stands behind its stroke, a family, or "all".

    Raises
    ------
    UsageError
        If there are none.
    """
    page = Page.of_terminal(language)
    return printed(line for rule in _named(name) for line in _explanation(rule, page))


def _named(name: str) -> list[Rule]:
    found = [each for each in RULES.values() if name in (ALL, each.id, *each.id.split("/"))]
    if not found:
        family = name.partition("/")[0]
        of_family = [each.id for each in RULES.values() if each.family == family]
        known = of_family or [*dict.fromkeys(each.family for each in RULES.values()), ALL]
        bare = [each.id.partition("/")[2] for each in RULES.values()]
        meant = did_you_mean(name, [*known, *RULES, *bare])
        raise UsageError("command.unknown_rule", name=name, known=known, meant=meant)
    return found


def _explanation(rule: Rule, page: Page) -> Iterator[Line]:
    yield from page.paragraph(f"{rule.id}  {rule.say('title', page.language)}", style="bold")
    severity = page.say(f"check.severity.{rule.severity}")
    yield from page.paragraph(page.say("check.explain.severity", severity=severity), 2)
    for part in _PARTS:
        yield from page.paragraph(page.say(f"check.explain.{part}", text=rule.say(part, page.language)), 2)
    if rule.source:
        yield from page.paragraph(page.say("check.explain.source", text=rule.source), 2)
    yield ()
