"""Whether a folder of outputs is what its data give: each file, each row, each number of the report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cgsurvey.delivery import known_formats, rendered, template_in
from cgsurvey.errors import NotEstimable, StudyError, Unreadable, UsageError
from cgsurvey.inputs import is_there
from cgsurvey.manifest import Manifest, manifest_of, read_manifest
from cgsurvey.opening import opened_at, opened_or_drafted
from cgsurvey.phrases import LANGUAGES, Language
from cgsurvey.readings import ReadingOptions, Readings
from cgsurvey.runs import Analysed, Compared, Progress, made
from cgsurvey.verification import comparing
from cgsurvey.verification.differences import Difference, Verification
from cgsurvey.verification.differences import machine_readable as machine_readable
from cgsurvey.verification.differences import told as told

if TYPE_CHECKING:
    from cgsurvey.loaders.limits import Limits
    from cgsurvey.study import Study


@dataclass(frozen=True)
class Sources:
    """What a report is computed again from.

    Attributes
    ----------
    study : Path or None
        As the verbs take it. Unless given, the file that the manifest names, in the folder, in one above it,
        or in the working folder.
    earlier : Path or None
        The earlier study of a comparison, where the later does not name it.
    template : Path or None
        The Word file whose styles were used. Unless given, it stands beside the study.
    """

    study: Path | None = None
    earlier: Path | None = None
    template: Path | None = None
    limits: Limits | None = None


def verify(
    folder: Path, sources: Sources, language: Language = "en", progress: Progress = lambda _: None
) -> Verification:
    """Compute a report again and compare.

    Parameters
    ----------
    folder : Path
        With the outputs and their manifest.
    sources : Sources
    language : {"zh", "en"}
        Of what is told while it works.
    progress : callable
        Told the name of what is being worked on.

    Raises
    ------
    UsageError
        If the folder has no manifest, or the study or the template is not found.
    Unreadable
        If the manifest is damaged.
    """
    manifest = read_manifest(folder)
    found = [*comparing.version(manifest), *comparing.outputs(folder, manifest)]
    text = manifest.asked if isinstance(manifest.asked, Analysed) else Analysed()
    how = ReadingOptions(
        encoding=text.encoding, replace_bad_bytes=text.replace_bad_bytes, limits=sources.limits
    )
    path = sources.study or _study_at(folder, manifest.study)
    try:
        with Readings(**how) as readings:
            study, notes = opened_or_drafted(path, language, how, readings)
            study = _with_earlier(study, sources.earlier) if isinstance(manifest.asked, Compared) else study
            template = _template(manifest, study, sources.template)
            found += comparing.inputs(manifest, study, template)
            analysis, report = made(manifest.asked, study, manifest.language, readings, progress, notes)
        report = replace(report, style=manifest.style, template=template)
        files = rendered(report, known_formats(",".join(manifest.formats)), progress)
        name = manifest.template.name if manifest.template else None
        again = manifest_of(report, analysis, study, manifest.asked, manifest.formats, name, files)
    except (StudyError, Unreadable, NotEstimable) as refusal:
        # of what has changed since, or is gone: that stands among the findings
        reason = {each: refusal.text(each) for each in LANGUAGES}
        refused = Difference("verification.refused", {"reason": reason})
        return Verification(manifest.title, (*found, refused), len(manifest.outputs))
    found += comparing.manifests(manifest, again)
    found += comparing.values(folder, files)
    found += comparing.unresolved(report)
    rows = sum(len(result.rows) for result in analysis.results)
    return Verification(manifest.title, tuple(found), len(files), rows, comparing.numbers_in(report))


def _study_at(folder: Path, name: str) -> Path:
    """The study that a manifest names, nearest to its folder, else in the working folder."""
    for place in (folder.resolve(), *folder.resolve().parents, Path()):
        if Path(name).name == name and is_there(place / name):
            return place / name
    raise UsageError("verification.no_study", name=name, folder=str(folder))


def _with_earlier(study: Study, earlier: Path | None) -> Study:
    from cgsurvey.study_file import with_previous

    if earlier is not None:
        return with_previous(study, opened_at(earlier))
    if study.previous is None:
        raise UsageError("verification.no_earlier")
    return study


def _template(manifest: Manifest, study: Study, given: Path | None) -> bytes | None:
    """The content of the Word file whose styles were used."""
    if manifest.template is None:
        return None
    beside = study.folder / Path(manifest.template.name).name
    if given is None and not is_there(beside):
        raise UsageError("verification.no_template", name=manifest.template.name)
    template = template_in(given or beside)
    if "docx" in manifest.formats:
        from cgsurvey.report.word import refuse_unusable

        refuse_unusable(template)
    return template
