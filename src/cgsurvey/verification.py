"""Whether a folder of outputs is what its data give: each file, each row, each number of the report."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cgsurvey import __version__
from cgsurvey.delivery import known_formats, rendered, template_in
from cgsurvey.differing import Change, changes
from cgsurvey.errors import UsageError
from cgsurvey.inputs import named_inputs
from cgsurvey.manifest import (
    File,
    Manifest,
    is_plain,
    manifest_of,
    printed,
    printed_file,
    read_manifest,
    stands,
)
from cgsurvey.opening import opened_at, opened_or_drafted
from cgsurvey.phrases import LANGUAGES, Language, say
from cgsurvey.readings import ReadingOptions, Readings
from cgsurvey.report.machine import dumps
from cgsurvey.runs import Analysed, Compared, Progress, made

if TYPE_CHECKING:
    from cgsurvey.loaders.limits import Limits
    from cgsurvey.report.document import Report
    from cgsurvey.study import Study

#: bytes that a report.json has at most, to be compared number by number
LARGEST = 200_000_000
_REPORT = "report.json"
#: findings that can be thousands, and how many of them are shown
_DETAILS, SHOWN = ("verification.row_differs", "verification.value_differs"), 20


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as the manifest says, or as the data give it.

    Attributes
    ----------
    code, facts
        The sentence, a key of `phrases`.
    fails
        Whether the report is then not what its data give; else it is only told.
    """

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    fails: bool = True

    def text(self, language: Language) -> str:
        return say(self.code, language, **self.facts)


@dataclass(frozen=True)
class Verification:
    """What was compared, and what was found.

    Attributes
    ----------
    title
        Of the report.
    files, numerals, rows
        How many were compared; the last two are 0 where nothing could be computed again.
    """

    title: str
    findings: tuple[Finding, ...]
    files: int
    numerals: int = 0
    rows: int = 0

    @property
    def is_in_order(self) -> bool:
        return not any(finding.fails for finding in self.findings)


def verify(
    folder: Path,
    *,
    study: Path | None = None,
    earlier: Path | None = None,
    template: Path | None = None,
    limits: Limits | None = None,
    language: Language = "en",
    progress: Progress = lambda _: None,
) -> Verification:
    """Compute a report again and compare.

    Parameters
    ----------
    folder : Path
        With the outputs and their manifest.
    study : Path, optional
        As the verbs take it. Unless given, the file that the manifest names, in the folder, in one above
        it, or in the working folder.
    earlier : Path, optional
        The earlier study of a comparison that the later does not name.
    template : Path, optional
        The Word file whose styles were used. Unless given, it stands beside the study.

    Raises
    ------
    UsageError
        If the folder has no manifest, or the study or the template is not found.
    Unreadable
        If the manifest is damaged, or a data file is refused.
    """
    manifest = read_manifest(folder)
    found = [*_version(manifest), *_outputs(folder, manifest)]
    asked = manifest.asked
    text = asked if isinstance(asked, Analysed) else Analysed()
    how = ReadingOptions(encoding=text.encoding, replace_bad_bytes=text.replace_bad_bytes, limits=limits)
    with Readings(**how) as readings:
        path = study or _study_at(folder, manifest.study)
        opened, notes = opened_or_drafted(path, language, how, readings)
        if isinstance(asked, Compared):
            opened = _with_earlier(opened, earlier)
        dress = _dress(manifest, opened, template)
        found += _inputs(manifest, opened, dress)
        if any(finding.code == "verification.input_missing" for finding in found):
            return Verification(manifest.title, tuple(found), len(manifest.outputs))
        analysis, report = made(asked, opened, manifest.language, readings, progress, notes)
    report = replace(report, style=manifest.style, template=dress)
    files = rendered(report, known_formats(",".join(manifest.formats)))
    name = manifest.template.name if manifest.template else None
    again = manifest_of(report, analysis, opened, asked, manifest.formats, name, files)
    found += [*_made_otherwise(manifest, again), *_values(folder, files, report), *_unresolved(report)]
    rows = sum(len(result.rows) for result in analysis.results)
    return Verification(manifest.title, tuple(found), len(again.outputs), _number_of_numerals(report), rows)


def told(found: Verification, language: Language) -> list[str]:
    """What was found, a line each; rows and numbers only so many, for thousands of them say nothing more."""
    details = [each for each in found.findings if each.code in _DETAILS]
    kept = [each for each in found.findings if each.code not in _DETAILS] + details[:SHOWN]
    lines = [each.text(language) for each in kept]
    if len(details) > SHOWN:
        lines.append(say("verification.more", language, number=len(details) - SHOWN))
    counts = {"files": found.files, "numerals": found.numerals, "rows": found.rows}
    failed = sum(each.fails for each in found.findings)
    code = "in_order" if found.is_in_order else "not_in_order" if found.rows else "not_computed"
    return [*lines, say(f"verification.{code}", language, title=found.title, number=failed, **counts)]


def machine_readable(found: Verification) -> bytes:
    """The same as JSON, with every row and number."""
    return dumps(
        {
            "in_order": found.is_in_order,
            "title": found.title,
            "compared": {"files": found.files, "rows": found.rows, "numerals": found.numerals},
            "findings": [
                {
                    "code": each.code,
                    "fails": each.fails,
                    "facts": each.facts,
                    "text": {language: each.text(language) for language in LANGUAGES},
                }
                for each in found.findings
            ],
        }
    )


def _version(manifest: Manifest) -> Iterator[Finding]:
    if (written := manifest.generator.version) != __version__:
        yield Finding("verification.version", {"written": written, "present": __version__}, fails=False)


def _outputs(folder: Path, manifest: Manifest) -> Iterator[Finding]:
    """Outputs that are not there as they were written."""
    for output in manifest.outputs:
        if not os.path.lexists(folder / output.name):
            yield Finding("verification.output_missing", {"name": output.name})
        elif not is_plain(folder, output.name):
            yield Finding("verification.output_not_regular", {"name": output.name})
        elif not stands(folder, output):
            yield Finding("verification.output_changed", {"name": output.name})


def _study_at(folder: Path, name: str) -> Path:
    """The study that a manifest names, nearest to its folder, else in the working folder."""
    for place in (folder.resolve(), *folder.resolve().parents, Path()):
        if Path(name).name == name and (place / name).is_file():
            return place / name
    raise UsageError("verification.no_study", name=name, folder=str(folder))


def _with_earlier(study: Study, earlier: Path | None) -> Study:
    from cgsurvey.study_file import with_previous

    if earlier is not None:
        return with_previous(study, opened_at(earlier))
    if study.previous is None:
        raise UsageError("verification.no_earlier")
    return study


def _dress(manifest: Manifest, study: Study, template: Path | None) -> bytes | None:
    """The content of the template that was used."""
    if manifest.template is None:
        return None
    beside = study.folder / Path(manifest.template.name).name
    if template is None and not beside.is_file():
        raise UsageError("verification.no_template", name=manifest.template.name)
    return template_in(template or beside)


def _inputs(manifest: Manifest, study: Study, template: bytes | None) -> Iterator[Finding]:
    """Inputs that are not what they were."""
    present = {name: printed_file(path) for name, path in named_inputs(study).items()}
    for each in manifest.inputs:
        if each.name not in present:
            yield Finding("verification.input_missing", {"name": each.name})
        elif not _is(each, present.pop(each.name)):
            code = "study_changed" if each.name.endswith(".toml") else "input_changed"
            yield Finding(f"verification.{code}", {"name": each.name})
    for name in present:
        yield Finding("verification.input_new", {"name": name})
    if manifest.template is not None and not _is(manifest.template, printed(template or b"")):
        yield Finding("verification.input_changed", {"name": manifest.template.name})


def _is(file: File, present: Mapping[str, Any]) -> bool:
    return {"bytes": file.bytes, "sha256": file.sha256} == present


def _made_otherwise(manifest: Manifest, again: Manifest) -> Iterator[Finding]:
    """What the same run would write otherwise now."""
    for name in Manifest.model_fields:
        if name not in ("generator", "inputs", "outputs"):
            before, after = getattr(manifest, name), getattr(again, name)
            if before != after:
                yield Finding("verification.manifest_differs", {"key": name})
    old, new = ({each.name: each for each in one.outputs} for one in (manifest, again))
    for name in sorted({*old, *new}):
        if name not in new:
            yield Finding("verification.output_foreign", {"name": name})
        elif old.get(name) != new[name]:
            yield Finding("verification.output_differs", {"name": name})


def _values(folder: Path, files: Mapping[str, bytes], report: Report) -> Iterator[Finding]:
    """Rows, numbers and words that the folder's `report.json` has otherwise."""
    if _REPORT not in files or not is_plain(folder, _REPORT):
        return
    path = folder / _REPORT
    if path.stat().st_size > LARGEST:
        yield Finding("verification.not_compared", {"name": _REPORT})
        return
    try:
        written = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        yield Finding("verification.not_compared", {"name": _REPORT})
        return
    for change in changes(written, json.loads(files[_REPORT])):
        yield _told(change)


def _told(change: Change) -> Finding:
    """A changed row by its id and column; anything else by where it stands."""
    facts = {"old": _shown(change.old), "new": _shown(change.new)}
    match change.place:
        case ("results", _, "rows", row, *column):
            return Finding("verification.row_differs", {"row": row, "column": " ".join(column), **facts})
        case place:
            return Finding("verification.value_differs", {"place": " › ".join(place), **facts})


def _shown(value: Any) -> str:
    return "—" if value is None else str(value)


def _unresolved(report: Report) -> Iterator[Finding]:
    """Numbers of the report that no row gives."""
    from cgsurvey.report.provenance import unresolved

    for each in unresolved(report, report.data()):
        facts = {"number": each.numeral.text, "section": each.section, "row": ", ".join(each.numeral.sources)}
        yield Finding("verification.unresolved", facts)


def _number_of_numerals(report: Report) -> int:
    from cgsurvey.report.provenance import numerals

    return sum(1 for _ in numerals(report))
