"""`manifest.json`: what a folder of outputs was made of, with which options, and the SHA-256 of each file."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, Literal, TypedDict

from pydantic import Field, ValidationError

from cgsurvey import __version__
from cgsurvey.declarations import Declared
from cgsurvey.errors import CgsurveyError, Unreadable, UsageError
from cgsurvey.inputs import named_inputs
from cgsurvey.phrases import Language
from cgsurvey.runs import Run

if TYPE_CHECKING:
    from cgsurvey.report.document import Report
    from cgsurvey.result import Analysis
    from cgsurvey.study import Study

MANIFEST_NAME = "manifest.json"
#: bytes that a manifest has at most: a report of a thousand tables needs a fifth of it
LARGEST = 2_000_000

#: how outputs are called: nothing else is ours to replace or remove, whatever a manifest says
_OUTPUT = r"^((report|results)\.[a-z]+|(figures|tables)/[\w.-]+\.[a-z]+)$"


class Print(TypedDict):
    """By what a content is known again."""

    bytes: int
    sha256: str


class File(Declared):
    """A file by its name, its size and its SHA-256."""

    name: Annotated[str, Field(max_length=1000)]
    bytes: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]

    def holds(self, content: Print) -> bool:
        """Whether this is the content that it had."""
        return {"bytes": self.bytes, "sha256": self.sha256} == content


class Output(File):
    """A file of the folder."""

    name: Annotated[str, Field(max_length=1000, pattern=_OUTPUT)]


class Generator(Declared):
    """What has written the outputs."""

    name: Literal["cgsurvey"]
    version: str


class Rows(Declared):
    """Rows of a questionnaire: read, and analysed."""

    questionnaire: str
    read: int
    analysed: int


class Manifest(Declared):
    """What a manifest says.

    Attributes
    ----------
    manifest
        Version of this form: raised when a key changes its meaning or goes.
    study
        Name of the study file; of the data file, where a study was drafted of it.
    asked
        What was computed.
    template
        The Word file whose styles were used.
    problems, weak
        How many problems of the files need looking at, and how many results are said to be weak.
    inputs
        By their names from the study's folder; those of an earlier study behind ``previous/``.
    """

    manifest: Literal[1] = 1
    generator: Generator
    title: str
    notice: str
    banner: str | None
    language: Language
    study: str
    asked: Run
    confidence: float
    formats: tuple[str, ...]
    style: Literal["gov", "academic"]
    template: File | None
    rows: tuple[Rows, ...]
    problems: int
    weak: int
    inputs: tuple[File, ...]
    outputs: Annotated[tuple[Output, ...], Field(max_length=10_000)]

    def written(self) -> bytes:
        """As it stands in the folder."""
        # to know a manifest again takes nothing of the report
        from cgsurvey.report.machine import dumps

        return dumps(self.model_dump())


def manifest_of(
    report: Report,
    analysis: Analysis,
    study: Study,
    run: Run,
    formats: tuple[str, ...],
    template: str | None,
    files: Mapping[str, bytes],
) -> Manifest:
    """The manifest of a run.

    Parameters
    ----------
    template : str or None
        Name of the Word file whose styles are used.
    files : mapping
        Content of each output by its name.
    """
    inputs = {name: printed_file(path) for name, path in named_inputs(study).items()}
    return Manifest(
        generator=Generator(name="cgsurvey", version=__version__),
        title=report.title,
        notice=report.notice,
        banner=report.banner,
        language=report.language,
        study=next(iter(inputs)),
        asked=run,
        confidence=study.file.confidence,
        formats=formats,
        style=report.style,
        template=File(name=template, **printed(report.template or b"")) if template else None,
        rows=tuple(
            Rows(questionnaire=each.questionnaire, read=each.ledger.rows_read, analysed=each.ledger.analysed)
            for each in analysis.samples
        ),
        problems=len(analysis.problems),
        weak=len(analysis.weak_notes),
        inputs=tuple(File(name=name, **found) for name, found in inputs.items()),
        outputs=tuple(Output(name=name, **printed(content)) for name, content in sorted(files.items())),
    )


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a folder.

    Raises
    ------
    UsageError
        If there is none.
    Unreadable
        If the system refuses it, it is not a manifest of ours, or names a file outside the folder.
    """
    path = folder / MANIFEST_NAME
    try:
        if not folder.is_dir() or not os.path.lexists(path):
            raise UsageError("verification.no_manifest", path=str(folder))
        if not is_plain(folder, MANIFEST_NAME) or path.stat().st_size > LARGEST:
            raise Unreadable("verification.no_plain_manifest", path=str(path), largest=LARGEST)
        return Manifest.model_validate_json(path.read_bytes())
    except OSError as error:
        raise Unreadable("study.unreadable", path=str(path), reason=error.strerror) from None
    except ValidationError as error:
        place = ".".join(map(str, error.errors(include_url=False)[0]["loc"]))
        raise Unreadable("verification.damaged", path=str(path), place=place or MANIFEST_NAME) from None


def is_plain(folder: Path, name: str) -> bool:
    """Whether a file below a folder is there, a regular file, and no link leads to it."""
    path = folder / name
    between = [path, *path.parents[: len(PurePosixPath(name).parts) - 1]]
    return path.is_file() and not any(each.is_symlink() for each in between)


@dataclass(frozen=True)
class Earlier:
    """What an earlier run has left in a folder: outputs as they were written, and others changed since."""

    unchanged: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()


def earlier_run(folder: Path) -> Earlier:
    """Nothing is ours where there is no manifest, or another's."""
    try:
        manifest = read_manifest(folder)
    except CgsurveyError:
        return Earlier()
    there = [each for each in manifest.outputs if os.path.lexists(folder / each.name)]
    unchanged = {each.name for each in there if stands(folder, each)}
    return Earlier(frozenset({MANIFEST_NAME, *unchanged}), frozenset(each.name for each in there) - unchanged)


def stands(folder: Path, output: Output) -> bool:
    """Whether an output is there as it was written."""
    return is_plain(folder, output.name) and is_as_printed(folder / output.name, output)


def is_as_printed(path: Path, file: File) -> bool:
    """Whether a file is there with this size and SHA-256; one that cannot be read is not."""
    try:
        return file.holds(printed_file(path))
    except Unreadable:
        return False


def unlisted(folder: Path, manifest: Manifest) -> list[str]:
    """Files that are called as outputs are, and that the manifest does not name."""
    there = (path for pattern in ("*", "*/*") for path in folder.glob(pattern) if not path.is_dir())
    names = {path.relative_to(folder).as_posix() for path in there}
    listed = {each.name for each in manifest.outputs}
    return sorted(name for name in names - listed if re.fullmatch(_OUTPUT, name))


def printed(content: bytes) -> Print:
    """Size and SHA-256 of a content."""
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def printed_file(path: Path) -> Print:
    """Size and SHA-256 of a file.

    Raises
    ------
    Unreadable
        If the system refuses it.
    """
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            return {"bytes": file.tell(), "sha256": digest}
    except OSError as error:
        raise Unreadable("study.unreadable", path=str(path), reason=error.strerror) from None
