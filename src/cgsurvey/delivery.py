"""Where a report goes: the terminal, or stdout as JSON; and files, where a folder is given."""

from __future__ import annotations

import io
import sys
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cgsurvey.errors import NotWritten, UsageError, did_you_mean
from cgsurvey.phrases import Language
from cgsurvey.streams import show, width

if TYPE_CHECKING:
    from cgsurvey.report.document import Report, Style
    from cgsurvey.result import Analysis
    from cgsurvey.runs import Progress, Run
    from cgsurvey.study import Study

#: bytes that a template has at most
LARGEST_TEMPLATE = 50_000_000
#: what is put on stdout: the whole report, its first page, or the analysis as JSON
Shown = Literal["report", "overview", "json"]


@dataclass(frozen=True)
class Delivery:
    """What was asked of the output, checked before anything is computed.

    Attributes
    ----------
    formats : tuple of str
        Names of renderers; none where no folder is given.
    language : {"zh", "en"} or None
        None: the study's own.
    template : Path or None
        The Word file whose styles are used.
    """

    out: Path | None
    formats: tuple[str, ...]
    language: Language | None
    shown: Shown
    force: bool
    style: Style = "gov"
    template: Path | None = None

    @classmethod
    def of(
        cls,
        out: Path | None,
        formats: str | None,
        lang: Language | None,
        shown: Shown,
        force: bool,
        style: Style | None = None,
        template: Path | None = None,
    ) -> Delivery:
        """Check the options as they were written.

        Raises
        ------
        UsageError
            If a format is unknown, or formats, a style or a template are chosen without a folder.
        """
        given = {"--format": formats, "--style": style, "--template": template}
        for name, value in given.items():
            if value is not None and out is None:
                raise UsageError("command.without_out", option=name)
        known = known_formats(formats) if out is not None else ()
        return cls(out, known, lang, shown, force, style or "gov", template)

    def language_of(self, study: Study) -> Language:
        return self.language or study.file.language

    def check(self, study: Study) -> None:
        """Refuse at once what could not be written in the end.

        Raises
        ------
        NotWritten
        UsageError, Unreadable
            If the template cannot be read, or cannot be used.
        """
        if self.out is None:
            return
        from cgsurvey.manifest import MANIFEST_NAME, earlier_run
        from cgsurvey.report.renderers import MAIN_FILES
        from cgsurvey.writing import check

        if (template := self._template()) is not None and "docx" in self.formats:
            from cgsurvey.report.word import refuse_unusable

            refuse_unusable(template)
        # which files there are beside these is known when they are made
        names = [MANIFEST_NAME, *(MAIN_FILES[each] for each in self.formats)]
        earlier = earlier_run(self.out)
        self._refuse_changed(names, earlier.changed)
        check(self.out, names, inputs=self._inputs(study), force=self.force, ours=earlier.unchanged)

    def write(
        self, report: Report, analysis: Analysis, study: Study, run: Run, progress: Progress
    ) -> list[Path]:
        """Write the report and its manifest where a folder was given; the paths written."""
        if self.out is None:
            return []
        from cgsurvey.manifest import MANIFEST_NAME, earlier_run, manifest_of
        from cgsurvey.writing import alone_in, write_all

        dressed = replace(report, style=self.style, template=self._template())
        files = rendered(dressed, self.formats, progress)
        template = self.template.name if self.template else None
        manifest = manifest_of(dressed, analysis, study, run, self.formats, template, files)
        # last: where it stands, so does all that it names
        files[MANIFEST_NAME] = manifest.written()
        inputs = self._inputs(study)
        with alone_in(self.out):
            earlier = earlier_run(self.out)
            self._refuse_changed(files, earlier.changed)
            return write_all(self.out, files, inputs=inputs, force=self.force, ours=earlier.unchanged)

    def show(self, report: Report) -> None:
        """Put the report on stdout."""
        if self.shown == "json":
            from cgsurvey.report.machine import dumps

            show(dumps(report.data()))
            return
        if self.shown == "overview":
            report = replace(report, sections=report.sections[:1])
        from rich.console import Console

        from cgsurvey.report.terminal import print_report

        # on a page of its own first: only `show` knows how stdout can fail
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        page = io.TextIOWrapper(io.BytesIO(), encoding, "replace")
        terminal = sys.stdout is not None and sys.stdout.isatty()
        # the height is of no use, but where one of both is missing rich asks COLUMNS again, and believes it
        console = Console(file=page, width=width(), height=1, force_terminal=terminal or None)
        print_report(report, console)
        page.seek(0)
        show(page.buffer.read())

    def _inputs(self, study: Study) -> list[Path]:
        from cgsurvey.inputs import inputs_of

        return [*inputs_of(study), *([self.template] if self.template else [])]

    def _refuse_changed(self, names: Iterable[str], changed: Collection[str]) -> None:
        """Do not write over what somebody has worked on."""
        for name in names:
            if name in changed and not self.force and self.out is not None:
                raise NotWritten("command.changed", path=str(self.out / name))

    def _template(self) -> bytes | None:
        return None if self.template is None else template_in(self.template)


def rendered(report: Report, formats: Iterable[str], progress: Progress) -> dict[str, bytes]:
    """The report in these formats: the content of each file by its name."""
    from cgsurvey.report.renderers import MAIN_FILES, RENDERERS

    files: dict[str, bytes] = {}
    for each in formats:
        progress(MAIN_FILES[each])
        files |= RENDERERS[each](report)
    return files


def template_in(path: Path) -> bytes:
    """The content of a Word file whose styles are to be used.

    Raises
    ------
    UsageError
        If it is not there, is no file of Word's kind, or is far too large.
    """
    try:
        # a pipe would be waited for
        if not path.is_file():
            raise UsageError("command.no_template", path=str(path))
        with path.open("rb") as file:
            content = file.read(LARGEST_TEMPLATE + 1)
    except (OSError, ValueError):
        raise UsageError("command.no_template", path=str(path)) from None
    if len(content) > LARGEST_TEMPLATE or not content.startswith(b"PK\x03\x04"):
        raise UsageError("command.not_a_template", path=str(path))
    return content


def known_formats(written: str | None) -> tuple[str, ...]:
    """Formats asked for, each known and once; all of them where the option is not given."""
    from cgsurvey.report.renderers import RENDERERS
    from cgsurvey.runs import names_in

    known = list(RENDERERS)
    if written is None:
        return tuple(known)
    # an option without a name names an empty one, which is unknown
    for name in (asked := names_in(written) or ("",)):
        if name not in known:
            raise UsageError(
                "command.unknown_format", name=name, known=known, meant=did_you_mean(name, known)
            )
    return tuple(dict.fromkeys(asked))
