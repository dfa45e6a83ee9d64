"""The verbs: what each is given, and the steps that it takes."""

# annotations are no texts here: typer would have to compile each of them whenever a verb is called

import gc
import io
import os
import sys
import warnings
from pathlib import Path
from typing import Annotated

import typer

from cgsurvey import __version__
from cgsurvey.check_verb import check
from cgsurvey.claims_verb import claims
from cgsurvey.clean import clean
from cgsurvey.course import deliver, whole
from cgsurvey.delivery import Delivery
from cgsurvey.endings import Verbs, guarded
from cgsurvey.languages import known_language, message_language
from cgsurvey.opening import opened_at
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
    StyleOption,
    TemplateOption,
    argument,
    help_of,
    limits_of,
    option,
    path_of,
)
from cgsurvey.phrases import Language, say
from cgsurvey.readings import ReadingOptions, Readings
from cgsurvey.streams import show, tell

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
    style: StyleOption = None,
    template: TemplateOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
    force: ForceOption = False,
    debug: DebugOption = False,
) -> None:
    delivery = Delivery.of(out, format, lang, "json" if as_json else "report", force, style, template)
    how = ReadingOptions(encoding=encoding, replace_bad_bytes=replace_bad_bytes, limits=limits_of(limit))
    whole(study, delivery, how, interval, fail_on)


@app.command(help=help_of("report"))
@guarded
def report(
    study: StudyArgument,
    out: Annotated[Path, option("--out", "out", metavar="DIR", parser=path_of)],
    format: FormatOption = None,
    style: StyleOption = None,
    template: TemplateOption = None,
    interval: IntervalOption = None,
    encoding: EncodingOption = None,
    replace_bad_bytes: BadBytesOption = False,
    limit: LimitOption = None,
    lang: LangOption = None,
    force: ForceOption = False,
    debug: DebugOption = False,
) -> None:
    delivery = Delivery.of(out, format, lang, "overview", force, style, template)
    how = ReadingOptions(encoding=encoding, replace_bad_bytes=replace_bad_bytes, limits=limits_of(limit))
    whole(study, delivery, how, interval)


@app.command(help=help_of("verify"))
@guarded
def verify(
    directory: Annotated[Path, argument("DIR", "verified", parser=path_of)],
    study: Annotated[
        Path | None, option("--study", "verified_study", metavar="STUDY", parser=path_of)
    ] = None,
    earlier: Annotated[
        Path | None, option("--earlier", "verified_earlier", metavar="STUDY", parser=path_of)
    ] = None,
    template: TemplateOption = None,
    limit: LimitOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    from cgsurvey.progress import Progress
    from cgsurvey.verification import Sources, machine_readable, told
    from cgsurvey.verification import verify as run

    language = message_language(lang, study)
    sources = Sources(study, earlier, template, limits_of(limit))
    with Progress(language) as progress:
        found = run(directory, sources, language, progress)
    show(
        machine_readable(found) if as_json else "".join(f"{clean(line)}\n" for line in told(found, language))
    )
    if not found.is_in_order:
        raise typer.Exit(1)


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
    lines = [
        *summary.split("\n"),
        say("drafting.written", language, path=str(path), out=str(path.with_name("report"))),
    ]
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
    from cgsurvey.runs import Compared
    from cgsurvey.study_file import with_previous

    delivery = Delivery.of(out, format, lang, "json" if as_json else "report", force)
    years = with_previous(opened_at(later), opened_at(earlier))
    deliver(delivery, years, Compared(), Readings(limits_of(limit)))


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
    from cgsurvey.runs import Tabulated

    delivery = Delivery.of(out, format, lang, "json" if as_json else "report", force)
    run = Tabulated(question=question, by=by, interval=interval)
    deliver(delivery, opened_at(study), run, Readings(limits_of(limit)))


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
    from cgsurvey.runs import Regressed

    run = Regressed(
        outcome=outcome,
        treatment=treatment,
        controls=tuple(controls or ()),
        fixed_effects=tuple(fixed_effects or ()),
        cluster=tuple(cluster or ()),
        std_errors=std_errors,
        draws=draws,
        seed=seed,
    )
    delivery = Delivery.of(out, format, lang, "json" if as_json else "report", force)
    deliver(delivery, opened_at(study), run, Readings(limits_of(limit)))


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
    from cgsurvey.inputs import inputs_of
    from cgsurvey.runs import names_in
    from cgsurvey.writing import write_all

    opened = opened_at(study)
    files = codebook_files(opened, names_in(format), shown=out is None)
    if out is None:
        show(files["codebook.json"])
        return
    written = write_all(out, files, inputs=inputs_of(opened), force=force)
    tell(say("command.codebook_written", lang or opened.file.language, paths=[str(each) for each in written]))


app.command(help=help_of("check"))(check)
app.add_typer(claims, name="claims")


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
