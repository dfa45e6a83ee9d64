"""The verb `check`: studies, claims and reports looked at, with an exit code for CI."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cgsurvey.endings import guarded
from cgsurvey.errors import UsageError, did_you_mean
from cgsurvey.languages import message_language
from cgsurvey.options import (
    BadBytesOption,
    DebugOption,
    EncodingOption,
    FailOption,
    LangOption,
    LimitOption,
    argument,
    limits_of,
    option,
    path_of,
)
from cgsurvey.phrases import Language, say
from cgsurvey.readings import ReadingOptions
from cgsurvey.streams import show, tell

if TYPE_CHECKING:
    from cgsurvey.findings.finding import Severity
    from cgsurvey.findings.inspection import Inspection


def _format(written: str) -> str:
    """The way in which findings are to be written."""
    from cgsurvey.findings.formats import FORMATS

    if written not in FORMATS:
        known = list(FORMATS)
        raise UsageError(
            "command.unknown_format", name=written, known=known, meant=did_you_mean(written, known)
        )
    return written


def _reason(written: str) -> str:
    """Why something is accepted."""
    if not written.strip():
        raise UsageError("baseline.no_reason")
    return written


def _write(
    inspections: "Sequence[Inspection]", baseline: Path | None, reason: str, language: Language
) -> None:
    """Put everything that is open into its baseline, and say how much that is."""
    from cgsurvey.findings.baseline_writing import write_accepted

    for path, number in write_accepted(inspections, baseline, reason, language).items():
        tell(say("baseline.written", language, path=str(path), number=number))


@guarded
def check(
    paths: Annotated[list[Path] | None, argument("PATH...", "checked", parser=path_of)] = None,
    explain: Annotated[str | None, option("--explain", "explain", metavar="RULE")] = None,
    fail_on: FailOption = None,
    baseline: Annotated[Path | None, option("--baseline", "baseline", metavar="FILE", parser=path_of)] = None,
    accept: Annotated[str | None, option("--accept", "accept", metavar="REASON", parser=_reason)] = None,
    format: Annotated[Any, option("--format", "check_format", metavar="FORMAT", parser=_format)] = "text",
    encoding: EncodingOption = None,
    replace_bad_bytes: BadBytesOption = False,
    limit: LimitOption = None,
    lang: LangOption = None,
    debug: DebugOption = False,
) -> None:
    if explain is not None:
        from cgsurvey.findings.explaining import explained

        show(explained(explain, message_language(lang)))
        return
    if not paths:
        raise UsageError("check.no_path")
    from cgsurvey.findings.baseline_applied import known_in, open_in, with_baselines
    from cgsurvey.findings.formats import FORMATS
    from cgsurvey.findings.inspecting import Asked, inspected
    from cgsurvey.findings.inspection import exit_code
    from cgsurvey.findings.summary import summary
    from cgsurvey.findings.targets import targets_of, why_passed
    from cgsurvey.progress import Progress

    targets, passed = targets_of(paths)
    language: Language = message_language(lang, targets[0].path if targets else None)
    for path in passed:
        tell(say(why_passed(path), language, path=str(path)))
    if not targets:
        raise UsageError("check.nothing")
    known = known_in(baseline, may_be_new=accept is not None)
    how = ReadingOptions(encoding=encoding, replace_bad_bytes=replace_bad_bytes, limits=limits_of(limit))
    severity: Severity = "warning" if fail_on == "warning" else "error"
    with Progress(language) as progress:
        found = [inspected(each, Asked(how, language), progress) for each in targets]
    inspections = with_baselines(found, known)
    if accept is not None:
        _write(inspections, baseline, accept, language)
        inspections = with_baselines(found, known_in(baseline, may_be_new=True))
        for each in filter(open_in, inspections):
            tell(say("baseline.none", language, path=str(each.target.path)))
    show(FORMATS[format](inspections, severity, language))
    tell(summary(inspections, severity, language))
    if code := exit_code(inspections, severity):
        raise typer.Exit(code)
