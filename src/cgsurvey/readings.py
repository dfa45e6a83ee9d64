"""The files of a study. Their reading can be started early, while the rest of the program still loads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, TypedDict

from cgsurvey.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    from cgsurvey.loaders.limits import Limits
    from cgsurvey.loaders.process import Reading, Together
    from cgsurvey.loaders.request import Request
    from cgsurvey.raw_table import RawTable
    from cgsurvey.study import Questionnaire, Study

#: bytes of files that are read sooner by one process after the other than by several that have to be started
_SMALL = 1_000_000


class ReadingOptions(TypedDict):
    """How data files are read, as `loaders.read` takes it."""

    encoding: str | None
    replace_bad_bytes: bool
    limits: Limits | None


class Readings:
    """The tables of studies, read by processes of their own: small files by one, others each by one.

    What was started has to be closed: then to be used in a `with` statement.
    """

    def __init__(
        self, limits: Limits | None = None, *, encoding: str | None = None, replace_bad_bytes: bool = False
    ) -> None:
        self.limits = limits
        self._text = (encoding, replace_bad_bytes)
        self._open: list[Reading | Together] = []
        self._started: dict[Request, Callable[[], RawTable]] = {}
        self._taken: dict[Request, RawTable] = {}

    def __enter__(self) -> Readings:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        for reading in self._open:
            reading.close()

    def start(self, study: Study) -> None:
        """Begin to read all files of a study."""
        from cgsurvey.loaders.process import Reading, Together, size_of

        wanted = dict.fromkeys(self._request(study, each) for each in study.questionnaires.values())
        requests = [each for each in wanted if each not in self._taken]
        if len(requests) > 1 and sum(map(size_of, requests)) <= _SMALL:
            together = Together(requests)
            self._open.append(together)
            self._started |= {each: partial(together.table, each) for each in requests}
            return
        for request in requests:
            reading = Reading(request)
            self._open.append(reading)
            self._started[request] = reading.table

    def take(self, study: Study, name: str, table: RawTable) -> None:
        """A table that was read before there was a study, to be read again only for what it has emptied."""
        from cgsurvey.personal import is_emptied_and_named

        request = self._request(study, study.questionnaires[name])
        if not is_emptied_and_named(
            table.headers, table.columns, table.headings, request.named, table.described
        ):
            self._taken[request] = table

    def table(self, study: Study, name: str) -> RawTable:
        """The table of one questionnaire.

        Raises
        ------
        UsageError
            If the study has no questionnaire of that name.
        Unreadable
            As `loaders.read`.
        """
        from cgsurvey.loaders.process import Reading

        if name not in study.questionnaires:
            known = list(study.questionnaires)
            meant = did_you_mean(name, known)
            raise UsageError(
                "study.unknown_questionnaire", table="study.toml", name=name, known=known, meant=meant
            )
        request = self._request(study, study.questionnaires[name])
        if (taken := self._taken.pop(request, None)) is not None:
            return taken
        if (started := self._started.pop(request, None)) is not None:
            return started()
        with Reading(request) as reading:
            return reading.table()

    def _request(self, study: Study, questionnaire: Questionnaire) -> Request:
        """What the study says of a file, unless something else was asked for."""
        encoding, replace_bad_bytes = self._text
        request = request_of(study, questionnaire, self.limits)
        return replace(
            request,
            encoding=encoding or request.encoding,
            replace_bad_bytes=replace_bad_bytes or request.replace_bad_bytes,
        )


def request_of(study: Study, questionnaire: Questionnaire, limits: Limits | None = None) -> Request:
    """What is to be read for a questionnaire, and which columns the study names."""
    from cgsurvey.loaders.limits import Limits
    from cgsurvey.loaders.request import Request

    declared = questionnaire.declared
    return Request(
        study.folder / declared.file,
        sheet=declared.sheet,
        header_row=declared.header_row,
        named=tuple(dict.fromkeys(_named(questionnaire))),
        limits=limits or Limits(),
        encoding=declared.encoding,
        replace_bad_bytes=declared.replace_bad_bytes,
    )


def _named(questionnaire: Questionnaire) -> Iterator[str]:
    """Every column that a study names for a questionnaire."""
    declared, quality = questionnaire.declared, questionnaire.declared.quality
    for question in questionnaire.questions.values():
        yield from question.columns
    yield from declared.replicates.columns if declared.replicates else ()
    design = (declared.id, declared.community, declared.weight, declared.stratum, declared.psu, declared.fpc)
    times = (quality.seconds, quality.started, quality.submitted, quality.ip, quality.interviewer)
    yield from (column for column in (*design, *times) if column is not None)
    for others in declared.aliases.values():
        yield from others
