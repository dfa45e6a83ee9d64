"""A folder of outputs held against its manifest, against its inputs, and against what is computed again."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cgsurvey import __version__
from cgsurvey.inputs import named_inputs
from cgsurvey.manifest import Manifest, is_as_printed, is_plain, printed, stands, unlisted
from cgsurvey.verification.differences import Difference
from cgsurvey.verification.differing import Change, changes

if TYPE_CHECKING:
    from cgsurvey.report.document import Report
    from cgsurvey.study import Study

#: bytes that a report.json has at most, to be compared number by number
LARGEST = 200_000_000
_REPORT = "report.json"
#: keys that every place in a report has, and that tell a reader nothing
_PLUMBING = {"report", "sections", "blocks", "sentences", "groups", "rows", "text"}


def version(manifest: Manifest) -> Iterator[Difference]:
    """Whether another version has written it."""
    if (written := manifest.generator.version) != __version__:
        yield Difference("verification.version", {"written": written, "present": __version__}, fails=False)


def outputs(folder: Path, manifest: Manifest) -> Iterator[Difference]:
    """Outputs that are not there as they were written."""
    for output in manifest.outputs:
        if not os.path.lexists(folder / output.name):
            yield Difference("verification.output_missing", {"name": output.name})
        elif not is_plain(folder, output.name):
            yield Difference("verification.output_not_regular", {"name": output.name})
        elif not stands(folder, output):
            yield Difference("verification.output_changed", {"name": output.name})
    if others := unlisted(folder, manifest):
        yield Difference("verification.output_unlisted", {"names": others}, fails=False)


def inputs(manifest: Manifest, study: Study, template: bytes | None) -> Iterator[Difference]:
    """Inputs that are not what they were."""
    present = named_inputs(study)
    for each in manifest.inputs:
        if each.name not in present:
            yield Difference("verification.input_missing", {"name": each.name})
        elif not is_as_printed(present.pop(each.name), each):
            code = "study_changed" if each.name.endswith(".toml") else "input_changed"
            yield Difference(f"verification.{code}", {"name": each.name})
    for name in present:
        yield Difference("verification.input_new", {"name": name})
    if manifest.template is not None and not manifest.template.holds(printed(template or b"")):
        yield Difference("verification.input_changed", {"name": manifest.template.name})


def manifests(manifest: Manifest, again: Manifest) -> Iterator[Difference]:
    """What the same run would write otherwise now."""
    for key in Manifest.model_fields:
        compared = key not in ("generator", "inputs", "outputs")
        if compared and getattr(manifest, key) != getattr(again, key):
            yield Difference("verification.manifest_differs", {"key": key})
    old, new = ({each.name: each for each in one.outputs} for one in (manifest, again))
    for name in sorted({*old, *new}):
        if name not in new:
            yield Difference("verification.output_foreign", {"name": name})
        elif old.get(name) != new[name]:
            yield Difference("verification.output_differs", {"name": name})


def values(folder: Path, files: Mapping[str, bytes]) -> Iterator[Difference]:
    """Rows, numbers and words that the folder's `report.json` has otherwise."""
    path = folder / _REPORT
    if _REPORT not in files or not is_plain(folder, _REPORT):
        return
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError(LARGEST)
        written = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        yield Difference("verification.not_compared", {"name": _REPORT})
        return
    for row, together in groupby(changes(written, json.loads(files[_REPORT])), _row_of):
        found = list(together)
        yield from [_of_row(row, found)] if row else map(_of_value, found)


def unresolved(report: Report) -> Iterator[Difference]:
    """Numbers in sentences that the rows they name do not give."""
    from cgsurvey.report import provenance

    for each in provenance.unresolved(report, report.data()):
        facts = {"number": each.numeral.text, "section": each.section, "row": ", ".join(each.numeral.sources)}
        yield Difference("verification.unresolved", facts)


def numbers_in(report: Report) -> int:
    """How many numbers its sentences quote."""
    from cgsurvey.report import provenance

    return sum(1 for _ in provenance.numerals(report))


def _row_of(change: Change) -> str | None:
    """Id of the row of results that has changed."""
    match change.place:
        case ("results", _, "rows", row, *_):
            return row
    return None


def _of_row(row: str, found: list[Change]) -> Difference:
    """A row once: each column that differs, the estimate first."""
    if found[0].place[4:]:
        columns = [f"{each.place[4]} {_shown(each.old)} → {_shown(each.new)}" for each in found]
        return Difference("verification.row_differs", {"row": row, "columns": columns})
    kind = "row_gone" if found[0].new is None else "row_new"
    return Difference(f"verification.{kind}", {"row": row})


def _of_value(change: Change) -> Difference:
    place = [step for step in change.place if step not in _PLUMBING]
    facts = {"old": _shown(change.old), "new": _shown(change.new)}
    return Difference("verification.value_differs", {"place": " › ".join(place), **facts})


def _shown(value: Any) -> str:
    """A number in as many digits as tell."""
    return "—" if value is None else f"{value:.9g}" if isinstance(value, float) else str(value)
