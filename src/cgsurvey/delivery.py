"""Where a report goes: the terminal, or stdout as JSON; and files, where a folder is given."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cgsurvey.errors import UsageError, did_you_mean
from cgsurvey.phrases import LANGUAGES, Language

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
        cls, out: Path | None, formats: str | None, lang: str | None, as_json: bool, force: bool
    ) -> Delivery:
        """Check the options as they were written.

        Raises
        ------
        UsageError
            If a format or the language is unknown, or formats are chosen without a folder.
        """
        if formats is not None and out is None:
            raise UsageError("command.format_without_out")
        language = next((each for each in LANGUAGES if each == lang), None)
        if lang is not None and language is None:
            raise UsageError("command.unknown_language", name=lang)
        return cls(out, _known_formats(formats) if out is not None else (), language, as_json, force)

    def language_of(self, study: Study) -> Language:
        return self.language or study.file.language

    def deliver(self, report: Report, study: Study) -> list[Path]:
        """Show the report, and write it where a folder was given; the paths written."""
        from cgsurvey.report import RENDERERS
        from cgsurvey.writing import write_all

        files = {name: content for each in self.formats for name, content in RENDERERS[each](report).items()}
        self._show(report)
        if self.out is None:
            return []
        inputs = [study.folder / each.declared.file for each in study.questionnaires.values()]
        inputs += [study.path, study.path.with_name("claims.toml")]
        return write_all(self.out, files, inputs=inputs, force=self.force)

    def _show(self, report: Report) -> None:
        if self.as_json:
            from cgsurvey.report.machine import dumps

            sys.stdout.write(dumps(report.data).decode())
            return
        from rich.console import Console

        from cgsurvey.report.terminal import print_report

        class Out(Console):
            def on_broken_pipe(self) -> None:
                """A reader that has left is no fault: rich alone would end with 1."""
                raise BrokenPipeError

        print_report(report, Out())


def names_in(written: str | None) -> tuple[str, ...]:
    """Names between commas, of either width."""
    listed = (written or "").replace("，", ",").replace("、", ",").split(",")
    return tuple(name.strip() for name in listed if name.strip())


def _known_formats(written: str | None) -> tuple[str, ...]:
    """Formats asked for, each known and once; all of them where none is named."""
    from cgsurvey.report import RENDERERS

    known = list(RENDERERS)
    for name in names_in(written):
        if name not in known:
            raise UsageError(
                "command.unknown_format", name=name, known=known, meant=did_you_mean(name, known)
            )
    return tuple(dict.fromkeys(names_in(written))) or tuple(known)
