"""What is computed of a study: asked for by a verb, kept in a manifest, and computed again by `verify`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from cgsurvey.declarations import DRAWS, SEED, Declared, Draws, IntervalRule, Seed
from cgsurvey.phrases import Language

if TYPE_CHECKING:
    from cgsurvey.readings import Readings
    from cgsurvey.report.document import Report
    from cgsurvey.result import Analysis, Note
    from cgsurvey.study import Study

Progress = Callable[[str], None]


class Analysed(Declared):
    """All that a study declares.

    Attributes
    ----------
    interval
        Rule for the intervals of shares, where it is another than the study's.
    encoding, replace_bad_bytes
        How its text files are read, likewise.
    """

    of: Literal["analysis"] = "analysis"
    interval: IntervalRule | None = None
    encoding: str | None = None
    replace_bad_bytes: bool = False


class Tabulated(Declared):
    """One question, by another perhaps."""

    of: Literal["table"] = "table"
    question: str
    by: str | None = None
    interval: IntervalRule | None = None


class Regressed(Declared):
    """One ladder of models; lists of names as they are written, a text a step."""

    of: Literal["regression"] = "regression"
    outcome: str
    treatment: str
    controls: tuple[str, ...] = ()
    fixed_effects: tuple[str, ...] = ()
    cluster: tuple[str, ...] = ()
    std_errors: str | None = None
    draws: Draws = DRAWS
    seed: Seed = SEED


class Compared(Declared):
    """What has changed since the study's previous one."""

    of: Literal["comparison"] = "comparison"


Run = Annotated[Analysed | Tabulated | Regressed | Compared, Field(discriminator="of")]


def made(
    run: Run,
    study: Study,
    language: Language,
    readings: Readings,
    progress: Progress,
    notes: Sequence[Note] = (),
) -> tuple[Analysis, Report]:
    """What a run finds, and its report.

    Parameters
    ----------
    notes
        What is to be said of the study itself.

    Raises
    ------
    CgsurveyError
        As the functions of `analysis`.
    """
    found = _analysis(run, study, progress, readings)
    found = replace(found, notes=(*notes, *found.notes))
    return found, _report(run, found, study, language)


def _analysis(run: Run, study: Study, progress: Progress, readings: Readings) -> Analysis:
    from cgsurvey.analysis import analyze, compare, table

    match run:
        case Analysed(interval=interval):
            return analyze(study.with_interval(interval), progress, readings)
        case Tabulated(question=question, by=by, interval=interval):
            progress(question)
            return table(study.with_interval(interval), question, by, readings)
        case Regressed():
            progress(run.outcome)
            return _regression(run, study, readings)
        case Compared():
            return compare(study, progress, readings)


def _report(run: Run, analysis: Analysis, study: Study, language: Language) -> Report:
    from cgsurvey.own_text.files import read_sections
    from cgsurvey.report.contents import analysis_report, change_report, table_report

    match run:
        case Analysed():
            return analysis_report(analysis, study, language, read_sections(study, language))
        case Compared():
            return change_report(analysis, study, language)
        case _:
            return table_report(analysis, study, language)


def names_in(written: str | None) -> tuple[str, ...]:
    """Names between commas, of either width."""
    listed = (written or "").replace("，", ",").replace("、", ",").split(",")
    return tuple(name.strip() for name in listed if name.strip())


def _regression(run: Regressed, study: Study, readings: Readings) -> Analysis:
    from cgsurvey.analysis import regress
    from cgsurvey.declarations import Step
    from cgsurvey.study_file import condition_of

    return regress(
        study,
        condition_of(run.outcome),
        condition_of(run.treatment),
        steps=tuple(Step(controls=names_in(each)) for each in run.controls),
        fixed_effects=names_in(",".join(run.fixed_effects)),
        cluster=names_in(",".join(run.cluster)) or None,
        linear={"std_errors": run.std_errors, "draws": run.draws, "seed": run.seed},
        name=f"{run.outcome}~{run.treatment}",
        readings=readings,
    )
