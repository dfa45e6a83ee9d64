"""The course of a run: opened, computed, written, shown, summed up."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cgsurvey.delivery import Delivery
from cgsurvey.languages import message_language
from cgsurvey.opening import opened_or_drafted
from cgsurvey.phrases import Language, say
from cgsurvey.readings import ReadingOptions, Readings
from cgsurvey.streams import tell

if TYPE_CHECKING:
    from cgsurvey.declarations import IntervalRule
    from cgsurvey.result import Analysis, Note
    from cgsurvey.runs import Run
    from cgsurvey.study import Study


def whole(
    path: Path,
    delivery: Delivery,
    how: ReadingOptions,
    interval: IntervalRule | None,
    fail_on: str | None = None,
) -> None:
    """All that a study declares, or that is drafted of a data file.

    Raises
    ------
    typer.Exit
        If the responses have findings of the severity that a run is to fail on.
    """
    with Readings(**how) as readings:
        study, notes = opened_or_drafted(path, message_language(delivery.language), how, readings)
        # the files are being read while numpy and the statistics still load
        readings.start(study)
        from cgsurvey.runs import Analysed

        run = Analysed(
            interval=interval, encoding=how["encoding"], replace_bad_bytes=how["replace_bad_bytes"]
        )
        analysis = deliver(delivery, study, run, readings, notes)
    if fail_on is not None:
        _fail(analysis, fail_on, delivery.language_of(study))


def deliver(
    delivery: Delivery, study: Study, run: Run, readings: Readings, notes: Sequence[Note] = ()
) -> Analysis:
    """Compute, write, show, and sum up: files stand before a reader of stdout can leave.

    Parameters as of `runs.made`.
    """
    from cgsurvey.own_text.files import folder_of, is_left_out
    from cgsurvey.progress import Progress
    from cgsurvey.runs import made

    delivery.check(study)
    language = delivery.language_of(study)
    with Progress(language) as progress:
        progress(study.path.name)
        analysis, report = made(run, study, language, readings, progress, notes)
        written = delivery.write(report, analysis, study, run, progress)
    if run.of == "analysis" and is_left_out(study, language):
        tell(say("own_text.other_language", language, folder=f"{folder_of(study, language)}"))
    if written and delivery.out is not None:
        tell(say("command.written", language, paths=_places(delivery.out, written)))
    delivery.show(report)
    tell(_summary(analysis, language))
    return analysis


def _places(folder: Path, written: Sequence[Path]) -> list[str]:
    """The files written; those of a folder within are told by it."""
    names = dict.fromkeys(path.relative_to(folder).parts[0] for path in written)
    return [f"{folder / name}{os.sep * (folder / name).is_dir()}" for name in names]


def _fail(analysis: Analysis, severity: str, language: Language) -> None:
    """End with exit code 1 where the responses have findings of this severity, or a graver one.

    Problems of the file that need looking at are warnings. Rows that the study sets aside are dealt with.
    """
    found = [finding for sample in analysis.samples for finding in sample.quality if finding.is_open]
    errors = sum(finding.is_error for finding in found)
    warned = len(analysis.problems) + len(found) - errors
    if errors or (severity == "warning" and warned):
        tell(say("command.findings", language, errors=errors, warnings=warned))
        raise typer.Exit(1)


def _summary(analysis: Analysis, language: Language) -> str:
    """One line: what was read, what was left out, what is weak."""
    ledgers = [sample.ledger for sample in analysis.samples]
    return say(
        "command.done",
        language,
        questionnaires=len(ledgers),
        read=sum(ledger.rows_read for ledger in ledgers),
        analysed=sum(ledger.analysed for ledger in ledgers),
        aside=sum(ledger.rows_read - ledger.analysed for ledger in ledgers),
        problems=len(analysis.problems),
        weak=len(analysis.weak_notes),
    )
