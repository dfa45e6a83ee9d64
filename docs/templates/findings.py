"""Findings as lines of tab-separated values: a template of a way to write them.

Copy to src/cgsurvey/findings/formats/ and register in `FORMATS`. Names come from files and may try to be
commands or markup: `told` gives lines without control characters, all else goes through `clean`. There is no
clock, no host and no path of the machine in it, so that the same findings are the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.findings.finding import Severity
from cgsurvey.findings.formats.told import told
from cgsurvey.findings.inspection import Inspection
from cgsurvey.phrases import Language


def written(inspections: Sequence[Inspection], fail_on: Severity, language: Language) -> bytes:
    """A line a finding: whether it fails the run, its rule, what was found and where."""
    lines = []
    for each in (each for inspection in inspections for each in inspection.findings):
        fails = "yes" if each.fails_on(fail_on) else "no"
        lines.append("\t".join([fails, each.rule, *map(str.strip, told(each, language))]))
    return "".join(f"{line}\n" for line in lines).encode()
