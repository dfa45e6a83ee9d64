"""A sheet of too few respondents: a template of a rule of `cgsurvey check`.

Put the rule into findings/rules.py, its four texts into phrases/rules_<family>.py, the sentence of its
findings into the phrases of their room; and the finding where its family is found, as in findings/sheets.py.
No finding holds an open answer or an identifier, and none accuses anybody.
"""

from __future__ import annotations

from collections.abc import Iterator

from cgsurvey.findings.finding import Finding, Place
from cgsurvey.findings.rules import Rule
from cgsurvey.raw_table import RawTable
from cgsurvey.survey import Survey

#: respondents of whom hardly anything can be said; say whose convention a threshold is
FEWEST = 5

RULE = Rule("quality/few_rows", "warning")
PHRASES = {
    "quality.few_rows": (
        "只有{number}名受访者，不足{fewest}名。",
        "{number} respondents, fewer than {fewest}.",
    ),
    "rules.quality.few_rows.title": ("受访者过少", "Too few respondents"),
    "rules.quality.few_rows.means": ("工作表中的受访者不足5名。", "A sheet has fewer than five respondents."),
    "rules.quality.few_rows.matters": ("每个人都能被认出。", "Everybody in it can be recognised."),
    "rules.quality.few_rows.remedy": ("核对文件是否完整。", "See whether the file is complete."),
}


def findings(raw: RawTable, survey: Survey) -> Iterator[Finding]:
    """What the rule finds in a sheet: how many there are and where, in a sentence of both languages."""
    number = survey.ledger.rows_read
    if number < FEWEST:
        place = Place(file=survey.file, sheet=raw.sheet, questionnaire=survey.name)
        facts = {"number": number, "fewest": FEWEST}
        yield Finding(RULE.id, "quality.few_rows", facts, place, RULE.severity)
