"""How findings are written: for people, for programs, for the services that run checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cgsurvey.findings.finding import Severity
from cgsurvey.findings.formats import github, json_, junit, text
from cgsurvey.findings.inspection import Inspection
from cgsurvey.phrases import Language

#: name of a format -> what it makes of the inspections, given what a run fails on; bytes where an encoding
#: is part of the format
FORMATS: Mapping[str, Callable[[Sequence[Inspection], Severity, Language], str | bytes]] = {
    "text": text.written,
    "json": json_.written,
    "junit": junit.written,
    "github": github.written,
}
