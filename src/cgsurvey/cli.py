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
from typing import TYPE_CHECKING, Annotated, TypedDict

import typer

from cgsurvey import __version__
from cgsurvey.clean import clean
from cgsurvey.delivery import Delivery, names_in
from cgsurvey.endings import Verbs, guarded
from cgsurvey.errors import UsageError, did_you_mean
from cgsurvey.languages import known_language, message_language, user_language
from cgsurvey.phrases import Language, say
from cgsurvey.readings import Readings
from cgsurvey.streams import show, tell

if TYPE_CHECKING:
    from cgsurvey.loaders.limits import Limits
    from cgsurvey.progress import Progress
    from cgsurvey.report.document import Report
    from cgsurvey.result import Analysis, Note
    from cgsurvey.study import Study

SPREADSHEETS = (
    *(".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".tab", ".txt", ".htm", ".html"),
    *(".sav", ".zsav", ".dta", ".parquet"),
)


class ReadingOptions(TypedDict):
    """How data files are read, as `loaders.read` takes it."""

    encoding: str | None
    replace_bad_bytes: bool
    limits: Limits | None


def _help(code: str) -> str:
    return say(f"help.{code}", user_language())


def _path(written: str) -> Path:
    """A path of the command line; to the library, one that is empty would be this folder."""
    if not written:
        raise UsageError("command.empty_path")
    return Path(written)


def _interval(written: str) -> str:
    """The rule of intervals of shares that `written` names."""
    from typing import get_args

    from cgsurvey.declarations import IntervalRule

    known = list(get_args(IntervalRule))
    if written not in known:
        meant = did_you_mean(written, known)
        raise UsageError("command.unknown_interval", name=written, known=known, meant=meant)
    return written


def _limits(written: list[str] | None) -> Limits | None:
    """The limits of reading, where any is to be another than usual."""
    from cgsurvey.loaders.limits import Limits

    return Limits.parsed(written) if written else None


def _severity(written: str) -> str:
    """What a run is to fail on."""
    if written not in ("error", "warning"):
        raise UsageError("command.unknown_severity", name=written)
    return written


app = typer.Typer(
    cls=Verbs,
    help=_help("app"),
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

StudyArgument = Annotated[
    Path, typer.Argument(metavar="STUDY", parser=_path, help=_help("study"), show_default=False)
]
LangOption = Annotated[
    Language | None,
    typer.Option("--lang", metavar="zh|en", parser=known_language, help=_help("lang"), show_default=False),
]
JsonOption = Annotated[bool, typer.Option("--json", help=_help("json"))]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", metavar="DIR", parser=_path, help=_help("out"), show_default=False),
]
FormatOption = Annotated[str | None, typer.Option("--format", help=_help("format"), show_default=False)]
IntervalOption = Annotated[
    str | None,
    typer.Option("--interval", metavar="RULE", parser=_interval, help=_help("interval"), show_default=False),
]
FailOption = Annotated[
    str | None,
    typer.Option(
        "--fail-on", metavar="SEVERITY", parser=_severity, help=_help("fail_on"), show_default=False
    ),
]
EncodingOption = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", help=_help("encoding"), show_default=False)
]
BadBytesOption = Annotated[bool, typer.Option("--replace-bad-bytes", help=_help("replace_bad_bytes"))]
LimitOption = Annotated[
    list[str] | None,
    typer.Option("--limit", metavar="NAME=VALUE", help=_help("limit"), show_default=False),
]
ForceOption = Annotated[bool, typer.Option("--force", help=_help("force"))]
DebugOption = Annotated[bool, typer.Option("--debug", help=_help("debug"))]


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
    how = ReadingOptions(encoding=encoding, replace_bad_bytes=replace_bad_bytes, limits=_limits(limit))
    with Readings(**how) as readings:
        alone = _is_alone(study)
        opened, notes = _drafted(study, message_language(lang), how) if alone else (_open(study), ())
        # the files are being read while numpy and the statistics still load
        readings.start(opened)
        from cgsurvey.analysis import analyze as run
        from cgsurvey.report.layout import analysis_report

        def compute(opened: Study, progress: Progress) -> Analysis:
            found = run(opened.with_interval(interval), progress, readings)
            return replace(found, notes=(*notes, *found.notes))

        analysis = _deliver(delivery, opened, compute, analysis_report)
    if fail_on is not None:
        _fail(analysis, fail_on, delivery.language_of(opened))


@app.command(help=_help("init"))
@guarded
def init(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", parser=_path, help=_help("data"), show_default=False)
    ],
    codes: Annotated[
        Path | None,
        typer.Option("--codes", metavar="FILE", parser=_path, help=_help("codes"), show_default=False),
    ] = None,
    codebook: Annotated[
        Path | None,
        typer.Option(
            "--codebook", metavar="FORM", parser=_path, help=_help("codebook_of"), show_default=False
        ),
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help=_help("sheet"), show_default=False)] = None,
    encoding: EncodingOption = None,
    replace_bad_bytes: BadBytesOption = False,
    limit: LimitOption = None,
    out: Annotated[
        str | None, typer.Option("--out", metavar="DIR", help=_help("draft_out"), show_default=False)
    ] = None,
    lang: Annotated[
        Language | None,
        typer.Option(
            "--lang", metavar="zh|en", parser=known_language, help=_help("draft_lang"), show_default=False
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_help("draft_force"))] = False,
    debug: DebugOption = False,
) -> None:
    from cgsurvey.drafting import study_of_draft, summary_of, toml_text
    from cgsurvey.starting import SHOWN, drafted, folder_of
    from cgsurvey.study_file import STUDY_NAME
    from cgsurvey.writing import check, write_all

    folder, language = folder_of(out, files), message_language(lang)
    if out != SHOWN:
        check(folder, [STUDY_NAME], inputs=files, force=force)
    how = ReadingOptions(encoding=encoding, replace_bad_bytes=replace_bad_bytes, limits=_limits(limit))
    draft = drafted(files, folder, sheet=sheet, codes=codes, codebook=codebook, language=lang, **how)
    study_of_draft(draft, folder)
    written, summary = toml_text(draft, language).encode(), summary_of(draft, language)
    if out == SHOWN:
        tell(summary)
        show(written)
        return
    (path,) = write_all(folder, {STUDY_NAME: written}, inputs=files, force=force)
    lines = [*summary.split("\n"), say("drafting.written", language, path=str(path))]
    show("".join(f"{clean(line)}\n" for line in lines))


@app.command(help=_help("compare"))
@guarded
def compare(
    earlier: Annotated[
        Path, typer.Argument(metavar="EARLIER", parser=_path, help=_help("earlier"), show_default=False)
    ],
    later: Annotated[
        Path, typer.Argument(metavar="LATER", parser=_path, help=_help("later"), show_default=False)
    ],
    limit: LimitOption = None,
    out: OutOption = None,
    format: FormatOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
    force: ForceOption = False,
    debug: DebugOption = False,
) -> None:
    from cgsurvey.analysis import compare as run
    from cgsurvey.report.layout import change_report
    from cgsurvey.study_file import with_previous

    def compute(opened: Study, progress: Progress) -> Analysis:
        return run(opened, progress, readings)

    readings = Readings(_limits(limit))
    delivery = Delivery.of(out, format, lang, as_json, force)
    _deliver(delivery, with_previous(_open(later), _open(earlier)), compute, change_report)


@app.command(help=_help("table"))
@guarded
def table(
    study: StudyArgument,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help=_help("question"), show_default=False)],
    by: Annotated[str | None, typer.Option("--by", help=_help("by"), show_default=False)] = None,
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
    from cgsurvey.report.layout import table_report

    def compute(opened: Study, progress: Progress) -> Analysis:
        progress(question)
        return run(opened.with_interval(interval), question, by, readings)

    readings = Readings(_limits(limit))
    delivery = Delivery.of(out, format, lang, as_json, force)
    _deliver(delivery, _open(study), compute, table_report)


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
        list[str] | None, typer.Option("--fixed-effects", help=_help("fixed_effects"), show_default=False)
    ] = None,
    cluster: Annotated[
        list[str] | None, typer.Option("--cluster", help=_help("cluster"), show_default=False)
    ] = None,
    std_errors: Annotated[
        str | None, typer.Option("--std-errors", help=_help("std_errors"), show_default=False)
    ] = None,
    draws: Annotated[int, typer.Option("--draws", help=_help("draws"), min=199, max=999_999)] = 9999,
    seed: Annotated[int, typer.Option("--seed", help=_help("seed"), min=0, max=2**32 - 1)] = 1,
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
    from cgsurvey.report.layout import table_report
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

    readings = Readings(_limits(limit))
    delivery = Delivery.of(out, format, lang, as_json, force)
    _deliver(delivery, _open(study), compute, table_report)


@app.command(help=_help("codebook"))
@guarded
def codebook(
    study: StudyArgument,
    out: OutOption = None,
    format: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMATS", help=_help("codebook_format"), show_default=False),
    ] = None,
    lang: LangOption = None,
    force: ForceOption = False,
    debug: DebugOption = False,
) -> None:
    from cgsurvey.codebooks.files import codebook_files
    from cgsurvey.delivery import inputs_of
    from cgsurvey.writing import write_all

    opened = _open(study)
    files = codebook_files(opened, names_in(format), shown=out is None)
    if out is None:
        show(files["codebook.json"])
        return
    written = write_all(out, files, inputs=inputs_of(opened), force=force)
    tell(say("command.codebook_written", lang or opened.file.language, paths=[str(each) for each in written]))


@app.command(help=_help("samples"))
@guarded
def samples(
    directory: Annotated[
        Path, typer.Argument(metavar="DIR", parser=_path, help=_help("directory"), show_default=False)
    ],
    force: ForceOption = False,
    lang: LangOption = None,
    debug: DebugOption = False,
) -> None:
    from cgsurvey.sample_studies import sample_files
    from cgsurvey.writing import write_all

    write_all(directory, sample_files(), inputs=(), force=force)
    show(clean(say("command.samples_written", message_language(lang), path=str(directory))) + "\n")


@app.command(help=_help("schema"))
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


def _open(path: Path) -> Study:
    """The study behind a path: a study file, a folder that holds one, or a spreadsheet beside one."""
    try:
        return _found(path)
    except OSError as error:
        raise UsageError("study.unreadable", path=str(path), reason=error.strerror) from None


def _found(path: Path) -> Study:
    from cgsurvey.study_file import STUDY_NAME, load_study

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


def _is_alone(path: Path) -> bool:
    """Whether a path is a data file without a study file beside it."""
    from cgsurvey.study_file import STUDY_NAME

    try:
        is_data = path.suffix.lower() in SPREADSHEETS and path.is_file()
        return is_data and not path.with_name(STUDY_NAME).exists()
    except OSError:  # no name that a file can have
        return False


def _drafted(path: Path, language: Language, how: ReadingOptions) -> tuple[Study, tuple[Note, ...]]:
    """The study that `init` would write of a data file, and the note that it is a draft; says so first."""
    from cgsurvey.drafting import study_of_draft
    from cgsurvey.result import Note
    from cgsurvey.starting import drafted

    note = Note("drafting.in_memory", {"file": path.name}, weak=True)
    tell(note.text(language))
    return study_of_draft(drafted([path], path.parent, **how), path.parent), (note,)


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
