"""Where a report goes: the terminal, or stdout as JSON; and files, where a folder is given."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cgsurvey.errors import UsageError, did_you_mean
from cgsurvey.phrases import Language
from cgsurvey.streams import show, width

if TYPE_CHECKING:
    from cgsurvey.report.document import Report
    from cgsurvey.study import Study


@dataclass(frozen=True)
class Delivery:
    """What was asked of the output, checked before anything is computed.

    Attributes
    ----------
    formats : tuple of str
        Names of renderers; none where no folder is given.
    language : {"zh", "en"} or None
        None: the study's own.
    """

    out: Path | None
    formats: tuple[str, ...]
    language: Language | None
    as_json: bool
    force: bool

    @classmethod
    def of(
        cls, out: Path | None, formats: str | None, lang: Language | None, as_json: bool, force: bool
    ) -> Delivery:
        """Check the options as they were written.

        Raises
        ------
        UsageError
            If a format is unknown, or formats are chosen without a folder.
        """
        if formats is not None and out is None:
            raise UsageError("command.format_without_out")
        return cls(out, _known_formats(formats) if out is not None else (), lang, as_json, force)

    def language_of(self, study: Study) -> Language:
        return self.language or study.file.language

    def check(self, study: Study) -> None:
        """Refuse at once what could not be written in the end.

        Raises
        ------
        NotWritten
        """
        from cgsurvey.report.document import Report
        from cgsurvey.writing import check

        if self.out is not None:
            # a report without sections has the same files
            names = self._files(Report("", self.language_of(study), ()))
            check(self.out, names, inputs=inputs_of(study), force=self.force)

    def write(self, report: Report, study: Study) -> list[Path]:
        """Write the report where a folder was given; the paths written."""
        from cgsurvey.writing import write_all

        if self.out is None:
            return []
        return write_all(self.out, self._files(report), inputs=inputs_of(study), force=self.force)

    def show(self, report: Report) -> None:
        """Put the report on stdout."""
        if self.as_json:
            from cgsurvey.report.machine import dumps

            show(dumps(report.data()))
            return
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

    def _files(self, report: Report) -> dict[str, bytes]:
        from cgsurvey.report import RENDERERS

        return {name: content for each in self.formats for name, content in RENDERERS[each](report).items()}


def names_in(written: str | None) -> tuple[str, ...]:
    """Names between commas, of either width."""
    listed = (written or "").replace("，", ",").replace("、", ",").split(",")
    return tuple(name.strip() for name in listed if name.strip())


def _known_formats(written: str | None) -> tuple[str, ...]:
    """Formats asked for, each known and once; all of them where the option is not given."""
    from cgsurvey.report import RENDERERS

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


def inputs_of(study: Study) -> list[Path]:
    """Files that the run reads."""
    questionnaires = study.questionnaires.values()
    return [
        study.path,
        study.path.with_name("claims.toml"),
        *(study.folder / each.declared.file for each in questionnaires),
        *(study.folder / each.declared.codebook for each in questionnaires if each.declared.codebook),
        *(inputs_of(study.previous) if study.previous is not None else ()),
    ]
