"""Write docs/rules.md from the rules of `cgsurvey check` and their texts: `python docs/make_rules.py`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from cgsurvey.findings.rules import RULES, Rule
from cgsurvey.phrases import say

PAGE = Path(__file__).with_name("rules.md")


HEAD = """\
# Rules of `cgsurvey check`

Written by `docs/make_rules.py` from `src/cgsurvey/findings/rules.py` and the texts in `src/cgsurvey/phrases`;
edit those, not this page. `cgsurvey check --explain RULE` prints a rule, with `--lang zh` in Chinese.
[check.md](check.md) tells of the command. A finding may be lighter than its rule, never graver.
"""


def lines() -> Iterator[str]:
    yield HEAD
    yield "| rule | severity | |"
    yield "|---|---|---|"
    for rule in RULES.values():
        yield f"| [`{rule.id}`](#{_anchor(rule)}) | {rule.severity} | {rule.say('title', 'en')} |"
    for family, rules in groupby(RULES.values(), key=lambda rule: rule.family):
        yield ""
        yield f"## {family}"
        for rule in rules:
            yield from _section(rule)


def _section(rule: Rule) -> Iterator[str]:
    yield ""
    yield f"### {rule.id}"
    yield ""
    yield f"**{rule.say('title', 'en')}** ({rule.say('title', 'zh')}): {rule.severity}."
    for part in ("means", "matters", "remedy"):
        yield ""
        yield say(f"check.explain.{part}", "en", text=rule.say(part, "en"))
    if rule.source:
        yield ""
        yield say("check.explain.source", "en", text=rule.source)


def _anchor(rule: Rule) -> str:
    """Of the heading `rule.id`, as GitHub makes it."""
    return rule.id.replace("/", "")


def page() -> str:
    return "\n".join(lines()) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
