"""The verbs: what each is given, and the steps that it takes."""

from __future__ import annotations

import gc
import io
import os
import sys
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cgsurvey import __version__
from cgsurvey.clean import clean
from cgsurvey.delivery import Delivery, names_in
from cgsurvey.endings import Verbs, guarded
from cgsurvey.languages import known_language, message_language
from cgsurvey.opening import opened_at, opened_or_drafted
from cgsurvey.options import (
    BadBytesOption,
    DebugOption,
    EncodingOption,
    FailOption,
    ForceOption,
    FormatOption,
    IntervalOption,
    JsonOption,
    LangOption,
    LimitOption,
    OutOption,
    StudyArgument,
    argument,
    help_of,
    limits_of,
    option,
    path_of,
)
from cgsurvey.phrases import Language, say
from cgsurvey.readings import ReadingOptions, Readings
from cgsurvey.streams import show, tell

if TYPE_CHECKING:
    from cgsurvey.progress import Progress
    from cgsurvey.report.document import Report
    from cgsurvey.result import Analysis
    from cgsurvey.study import Study

app = typer.Typer(
    cls=Verbs,
    help=help_of("app"),
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"cgsurvey {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", help=help_of("version"), is_eager=True, callback=_print_version)
    ] = False,
) -> None: ...


@app.command(help=help_of("analyze"))
@guarded
def analyze(
    study: StudyArgument,
    interval: IntervalOption = None,
    fail_on: FailOption = None,
    encoding: EncodingOption = None,
    replace_bad_bytes: BadBytesOption = False,
    limit: LimitOption = None,
    out: OutOption = None,
    format: FormatOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
    force: ForceOption = False,
    debug: DebugOption = False,
) -> None:
    delivery = Delivery.of(out, format, lang, as_json, force)
    how = ReadingOptions(encoding=encoding, replace_bad_bytes=replace_bad_bytes, limits=limits_of(limit))
    with Readings(**how) as readings:
        opened, notes = opened_or_drafted(study, message_language(lang), how, readings)
        # the files are being read while numpy and the statistics still load
        readings.start(opened)
        from cgsurvey.analysis import analyze as run
        from cgsurvey.report.contents import analysis_report

        def compute(opened: Study, progress: Progress) -> Analysis:
            found = run(opened.with_interval(interval), progress, readings)
            return replace(found, notes=(*notes, *found.notes))

        analysis = _deliver(delivery, opened, compute, analysis_report)
    if fail_on is not None:
        _fail(analysis, fail_on, delivery.language_of(opened))


@app.command(help=help_of("init"))
@guarded
def init(
    files: Annotated[list[Path], argument("FILE...", "data", parser=path_of)],
    codes: Annotated[Path | None, option("--codes", "codes", metavar="FILE", parser=path_of)] = None,
    codebook: Annotated[
        Path | None, option("--codebook", "codebook_of", metavar="FORM", parser=path_of)
    ] = None,
    sheet: Annotated[str | None, option("--sheet", "sheet")] = None,
    encoding: EncodingOption = None,
    replace_bad_bytes: BadBytesOption = False,
    limit: LimitOption = None,
    out: Annotated[str | None, option("--out", "draft_out", metavar="DIR")] = None,
    lang: Annotated[
        Language | None, option("--lang", "draft_lang", metavar="zh|en", parser=known_language)
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=help_of("draft_force"))] = False,
    debug: DebugOption = False,
) -> None:
    from cgsurvey.drafting import study_of_draft, summary_of, toml_text
    from cgsurvey.starting import SHOWN, drafted, folder_of
    from cgsurvey.study_file import STUDY_NAME
    from cgsurvey.writing import check, write_all

    folder, language = folder_of(out, files), message_language(lang)
    if out != SHOWN:
        check(folder, [STUDY_NAME], inputs=files, force=force)
    how = ReadingOptions(encoding=encoding, replace_bad_bytes=replace_bad_bytes, limits=limits_of(limit))
    draft, _ = drafted(files, folder, sheet=sheet, codes=codes, codebook=codebook, language=lang, **how)
    study_of_draft(draft, folder)
    written, summary = toml_text(draft, language).encode(), summary_of(draft, language)
    if out == SHOWN:
        tell(summary)
        show(written)
        return
    (path,) = write_all(folder, {STUDY_NAME: written}, inputs=files, force=force)
    lines = [*summary.split("\n"), say("drafting.written", language, path=str(path))]
    show("".join(f"{clean(line)}\n" for line in lines))


@app.command(help=help_of("compare"))
@guarded
def compare(
    earlier: Annotated[Path, argument("EARLIER", "earlier", parser=path_of)],
    later: Annotated[Path, argument("LATER", "later", parser=path_of)],
    limit: LimitOption = None,
    out: OutOption = None,
    format: FormatOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
    force: ForceOption = False,
    debug: DebugOption = False,
) -> None:
    from cgsurvey.analysis import compare as run
    from cgsurvey.report.contents import change_report
    from cgsurvey.study_file import with_previous

    def compute(opened: Study, progress: Progress) -> Analysis:
        return run(opened, progress, readings)

    readings = Readings(limits_of(limit))
    delivery = Delivery.of(out, format, lang, as_json, force)
    _deliver(delivery, with_previous(opened_at(later), opened_at(earlier)), compute, change_report)


@app.command(help=help_of("table"))
@guarded
def table(
    study: StudyArgument,
    question: Annotated[str, argument("QUESTION", "question")],
    by: Annotated[str | None, option("--by", "by")] = None,
    interval: IntervalOption = None,
    limit: LimitOption = None,
    out: OutOption = None,
    format: FormatOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
    force: ForceOption = False,
    debug: DebugOption = False,
) -> None:
    from cgsurvey.analysis import table as run
    from cgsurvey.report.contents import table_report

    def compute(opened: Study, progress: Progress) -> Analysis:
        progress(question)
        return run(opened.with_interval(interval), question, by, readings)

    readings = Readings(limits_of(limit))
    delivery = Delivery.of(out, format, lang, as_json, force)
    _deliver(delivery, opened_at(study), compute, table_report)


@app.command(help=help_of("regress"))
@guarded
def regress(
    study: StudyArgument,
    outcome: Annotated[str, option("--outcome", "outcome")],
    treatment: Annotated[str, option("--treatment", "treatment")],
    controls: Annotated[list[str] | None, option("--controls", "controls")] = None,
    fixed_effects: Annotated[list[str] | None, option("--fixed-effects", "fixed_effects")] = None,
    cluster: Annotated[list[str] | None, option("--cluster", "cluster")] = None,
    std_errors: Annotated[str | None, option("--std-errors", "std_errors")] = None,
    draws: Annotated[int, typer.Option("--draws", help=help_of("draws"), min=199, max=999_999)] = 9999,
    seed: Annotated[int, typer.Option("--seed", help=help_of("seed"), min=0, max=2**32 - 1)] = 1,
    limit: LimitOption = None,
    out: OutOption = None,
    format: FormatOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
    force: ForceOption = False,
    debug: DebugOption = False,
) -> None:
    from cgsurvey.analysis import regress as run
    from cgsurvey.declarations import Step
    from cgsurvey.report.contents import table_report
    from cgsurvey.study_file import condition_of

    def compute(opened: Study, progress: Progress) -> Analysis:
        progress(outcome)
        return run(
            opened,
            condition_of(outcome),
            condition_of(treatment),
            steps=tuple(Step(controls=names_in(each)) for each in controls or []),
            fixed_effects=names_in(",".join(fixed_effects or [])),
            cluster=names_in(",".join(cluster or [])) or None,
            linear={"std_errors": std_errors, "draws": draws, "seed": seed},
            name=f"{outcome}~{treatment}",
            readings=readings,
        )

    readings = Readings(limits_of(limit))
    delivery = Delivery.of(out, format, lang, as_json, force)
    _deliver(delivery, opened_at(study), compute, table_report)


@app.command(help=help_of("codebook"))
@guarded
def codebook(
    study: StudyArgument,
    out: OutOption = None,
    format: Annotated[str | None, option("--format", "codebook_format", metavar="FORMATS")] = None,
    lang: LangOption = None,
    force: ForceOption = False,
    debug: DebugOption = False,
) -> None:
    from cgsurvey.codebooks.files import codebook_files
    from cgsurvey.delivery import inputs_of
    from cgsurvey.writing import write_all

    opened = opened_at(study)
    files = codebook_files(opened, names_in(format), shown=out is None)
    if out is None:
        show(files["codebook.json"])
        return
    written = write_all(out, files, inputs=inputs_of(opened), force=force)
    tell(say("command.codebook_written", lang or opened.file.language, paths=[str(each) for each in written]))


@app.command(help=help_of("samples"))
@guarded
def samples(
    directory: Annotated[Path, argument("DIR", "directory", parser=path_of)],
    force: ForceOption = False,
    lang: LangOption = None,
    debug: DebugOption = False,
) -> None:
    from cgsurvey.sample_studies import sample_files
    from cgsurvey.writing import write_all

    write_all(directory, sample_files(), inputs=(), force=force)
    show(clean(say("command.samples_written", message_language(lang), path=str(directory))) + "\n")


@app.command(help=help_of("schema"))
@guarded
def schema(debug: DebugOption = False) -> None:
    from cgsurvey.study_file import json_schema

    show(json_schema().encode())


def run() -> None:
    """The command line of a process of its own."""
    # our matrices are small: threads only cost, and last digits would depend on how many there are
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    # to look for plugins of pydantic takes time, and they would be code that nobody asked for
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    # a run is short and leaves hardly a cycle behind: to look for some costs it up to a tenth of its time
    gc.disable()
    if not (sys.warnoptions or "--debug" in sys.argv):
        # libraries warn programmers, with places in their source; what a reader must know is a note of ours
        warnings.simplefilter("ignore")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # no character can crash an old console
    app()


def _deliver(
    delivery: Delivery,
    study: Study,
    compute: Callable[[Study, Progress], Analysis],
    lay_out: Callable[[Analysis, Study, Language], Report],
) -> Analysis:
    """Compute, write, show, and sum up: files stand before a reader of stdout can leave."""
    from cgsurvey.progress import Progress

    delivery.check(study)
    language = delivery.language_of(study)
    with Progress(language) as progress:
        analysis = compute(study, progress)
        report = lay_out(analysis, study, language)
    if written := delivery.write(report, study):
        tell(say("command.written", language, paths=[str(each) for each in written]))
    delivery.show(report)
    tell(_summary(analysis, language))
    return analysis


def _fail(analysis: Analysis, severity: str, language: Language) -> None:
    """End with exit code 1 where the responses have findings of this severity, or a graver one.

    Problems of the file that need looking at are warnings. Rows that the study sets aside are dealt with.
    """
    found = [finding for sample in analysis.samples for finding in sample.quality if finding.is_open]
    errors = sum(finding.is_error for finding in found)
    warned = sum(not problem.minor for sample in analysis.samples for problem in sample.problems)
    warned += len(found) - errors
    if errors or (severity == "warning" and warned):
        tell(say("command.findings", language, errors=errors, warnings=warned))
        raise typer.Exit(1)


def _summary(analysis: Analysis, language: Language) -> str:
    """One line: what was read, what was left out, what is weak."""
    ledgers = [sample.ledger for sample in analysis.samples]
    weak = [note for result in analysis.results for note in result.notes if note.weak]
    return say(
        "command.done",
        language,
        questionnaires=len(ledgers),
        read=sum(ledger.rows_read for ledger in ledgers),
        analysed=sum(ledger.analysed for ledger in ledgers),
        aside=sum(ledger.rows_read - ledger.analysed for ledger in ledgers),
        problems=sum(not problem.minor for sample in analysis.samples for problem in sample.problems),
        weak=len(weak) + len(analysis.notes),
    )
