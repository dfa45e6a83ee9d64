"""Every rule of `cgsurvey check`: its name, how grave a breach of it is, and where it comes from.

What a rule is called, what it means, why it matters and what to do stand in `phrases`:
``rules.<family>.<name>.title``, ``.means``, ``.matters``, ``.remedy``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cgsurvey.errors import UsageError, did_you_mean
from cgsurvey.findings.finding import Severity
from cgsurvey.phrases import Language, say


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes
    ----------
    id : str
        ``family/name``. Families: study, file, schema, quality, claims, report, baseline.
    severity : {"error", "warning", "note"}
        Of a breach, unless the place says that it is lighter.
    source : str or None
        Who has proposed the rule or shown that it matters: author, year, title or address.
    """

    id: str
    severity: Severity
    source: str | None = None

    @property
    def family(self) -> str:
        return self.id.partition("/")[0]

    def say(self, part: str, language: Language) -> str:
        """Its "title", what it "means", why it "matters", its "remedy"."""
        return say(f"rules.{self.id.replace('/', '.')}.{part}", language)


_RULES = (
    Rule("study/mistake", "error"),
    Rule("file/absent", "error"),
    Rule("file/unreadable", "error"),
    Rule("file/look", "warning"),
    Rule("schema/header", "error"),
    Rule("quality/duplicate_row", "warning"),
    Rule("report/input_changed", "error"),
    Rule("report/figure_differs", "error"),
    Rule("report/output_changed", "error"),
    Rule("report/output_differs", "error"),
    Rule("report/not_computed", "error"),
    Rule("report/no_study", "error"),
    Rule("report/unreadable", "error"),
    Rule("report/output_unlisted", "note"),
    Rule("report/version", "note"),
)

#: id -> rule, in the order of docs/rules.md
RULES: Mapping[str, Rule] = {rule.id: rule for rule in _RULES}


def known_rule(name: str) -> Rule:
    """The rule of this name.

    Raises
    ------
    UsageError
        If there is none.
    """
    if name not in RULES:
        known = list(RULES)
        raise UsageError("command.unknown_rule", name=name, known=known, meant=did_you_mean(name, known))
    return RULES[name]
