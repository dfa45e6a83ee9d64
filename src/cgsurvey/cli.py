"""The verbs, and how a run ends: every error a sentence and an exit code, every signal too."""

from __future__ import annotations

import functools
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cgsurvey import __version__
from cgsurvey.delivery import Delivery, names_in
from cgsurvey.errors import CgsurveyError, UsageError
from cgsurvey.languages import message_language, user_language
from cgsurvey.phrases import Language, say

if TYPE_CHECKING:
    from cgsurvey.result import Analysis, Result, Sample
    from cgsurvey.study import Study

STUDY_NAME = "study.toml"
SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".sav", ".dta")


def _help(code: str) -> str:
    return say(f"help.{code}", user_language())


app = typer.Typer(
    help=_help("app"),
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

StudyArgument = Annotated[Path, typer.Argument(metavar="STUDY", help=_help("study"), show_default=False)]
LangOption = Annotated[str | None, typer.Option("--lang", help=_help("lang"), show_default=False)]
JsonOption = Annotated[bool, typer.Option("--json", help=_help("json"))]
OutOption = Annotated[Path | None, typer.Option("--out", help=_help("out"), show_default=False)]
FormatOption = Annotated[str | None, typer.Option("--format", help=_help("format"), show_default=False)]
ForceOption = Annotated[bool, typer.Option("--force", help=_help("force"))]
DebugOption = Annotated[bool, typer.Option("--debug", help=_help("debug"))]


def guarded(command: Callable[..., None]) -> Callable[..., None]:
    """The command with every error as a sentence and an exit code: a user never sees a traceback."""

    @functools.wraps(command)
    def run(*args: Any, **options: Any) -> None:
        language = message_language(options.get("lang"), options.get("study"))
        try:
            command(*args, **options)
        except typer.Exit:
            raise
        except CgsurveyError as error:
            _say(say("command.error", language, text=error.text(language)))
            raise typer.Exit(error.exit_code) from None
        except BrokenPipeError:
            # the reader of our output has left: nothing more to say, and no complaint at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except Exception as fault:
            if options.get("debug"):
                raise
            _say(say("command.internal", language, kind=type(fault).__name__))
            raise typer.Exit(CgsurveyError.exit_code) from None

    return run


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"cgsurvey {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", help=_help("version"), is_eager=True, callback=_print_version)
    ] = False,
) -> None: ...


@app.command(help=_help("analyze"))
@guarded
def analyze(
    study: StudyArgument,
    out: OutOption = None,
    format: FormatOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
    force: ForceOption = False,
    debug: DebugOption = False,
) -> None:
    from cgsurvey.analysis import analyze as run
    from cgsurvey.progress import Progress
    from cgsurvey.report.layout import analysis_report

    delivery = Delivery.of(out, format, lang, as_json, force)
    opened = _open(study)
    language = delivery.language_of(opened)
    with Progress(language) as progress:
        analysis = run(opened, progress)
        report = analysis_report(analysis, opened, language)
    _say_written(delivery.deliver(report, opened), language)
    _say(_summary(analysis, language))


@app.command(help=_help("table"))
@guarded
def table(
    study: StudyArgument,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help=_help("question"), show_default=False)],
    by: Annotated[str | None, typer.Option("--by", help=_help("by"), show_default=False)] = None,
    out: OutOption = None,
    format: FormatOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
    force: ForceOption = False,
    debug: DebugOption = False,
) -> None:
    from cgsurvey.analysis import table as run

    delivery = Delivery.of(out, format, lang, as_json, force)
    opened = _open(study)
    _one_result(delivery, opened, *run(opened, question, by))


@app.command(help=_help("regress"))
@guarded
def regress(
    study: StudyArgument,
    outcome: Annotated[str, typer.Option("--outcome", help=_help("outcome"), show_default=False)],
    treatment: Annotated[str, typer.Option("--treatment", help=_help("treatment"), show_default=False)],
    controls: Annotated[
        list[str] | None, typer.Option("--controls", help=_help("controls"), show_default=False)
    ] = None,
    fixed_effects: Annotated[
        str | None, typer.Option("--fixed-effects", help=_help("fixed_effects"), show_default=False)
    ] = None,
    cluster: Annotated[
        str | None, typer.Option("--cluster", help=_help("cluster"), show_default=False)
    ] = None,
    out: OutOption = None,
    format: FormatOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
    force: ForceOption = False,
    debug: DebugOption = False,
) -> None:
    from cgsurvey.analysis import regress as run
    from cgsurvey.study import Step
    from cgsurvey.study_file import condition_of

    delivery = Delivery.of(out, format, lang, as_json, force)
    opened = _open(study)
    sample, result = run(
        opened,
        outcome,
        condition_of(treatment),
        steps=tuple(Step(controls=names_in(each)) for each in controls or []),
        fixed_effects=names_in(fixed_effects),
        cluster=cluster,
        name=f"{outcome}~{treatment}",
    )
    _one_result(delivery, opened, sample, result)


@app.command(help=_help("samples"))
@guarded
def samples(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help=_help("directory"), show_default=False)],
    force: ForceOption = False,
    lang: LangOption = None,
    debug: DebugOption = False,
) -> None:
    from cgsurvey.sample_studies import sample_files
    from cgsurvey.writing import write_all

    for folder, files in sample_files().items():
        write_all(directory / folder, files, inputs=(), force=force)
    typer.echo(say("command.samples_written", message_language(lang), path=str(directory)))


@app.command(help=_help("schema"))
@guarded
def schema(debug: DebugOption = False) -> None:
    from cgsurvey.study_file import json_schema

    typer.echo(json_schema(), nl=False)


def main() -> None:
    """Entry point: signals become exit codes, and no character can crash an old console."""
    # our matrices are small: threads only cost, and numpy starts sooner without them
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    signal.signal(signal.SIGINT, functools.partial(_interrupted, 130))
    signal.signal(signal.SIGTERM, functools.partial(_interrupted, 143))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    app()


def _interrupted(code: int, *_: object) -> None:
    _say(say("command.interrupted", user_language()))
    raise SystemExit(code)


def _one_result(delivery: Delivery, study: Study, sample: Sample, result: Result) -> None:
    """Show, and write where asked, the report of a single result."""
    from cgsurvey.report.layout import table_report
    from cgsurvey.result import Analysis

    language = delivery.language_of(study)
    report = table_report(Analysis((sample,), (result,)), study, language)
    _say_written(delivery.deliver(report, study), language)


def _open(path: Path) -> Study:
    """The study behind a path: a study file, a folder that holds one, or a spreadsheet beside one."""
    from cgsurvey.study_file import load_study

    if not path.exists():
        raise UsageError("command.no_study", path=str(path))
    if path.is_dir() or path.suffix.lower() not in SPREADSHEETS:
        return load_study(path)
    beside = path.with_name(STUDY_NAME)
    if not beside.is_file():
        raise UsageError("command.no_study_beside", path=path.name)
    study = load_study(beside)
    known = [each.declared.file for each in study.questionnaires.values()]
    if not any((study.folder / file).resolve() == path.resolve() for file in known):
        raise UsageError("command.not_in_study", path=path.name, known=known)
    return study


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


def _say_written(paths: list[Path], language: Language) -> None:
    if paths:
        _say(say("command.written", language, paths=[str(path) for path in paths]))


def _say(text: str) -> None:
    """A message for people, on stderr: stdout holds results alone."""
    typer.echo(text, err=True)


if __name__ == "__main__":
    main()
