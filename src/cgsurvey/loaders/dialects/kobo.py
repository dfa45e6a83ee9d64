"""KoboToolbox and ODK: headers are names of a form or their labels, groups stand before them.

A question with several answers is one column of words, one column of 0 and 1 for each option, or both:
``services`` and ``services/clinic``. A group can have the name of a question, so headers alone do not tell
``services/clinic`` from a question of a group: what the columns hold does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from cgsurvey.folding import folded
from cgsurvey.ledger import Problem
from cgsurvey.loaders.dialects.dialect import Columns, Dialect, Headers, Joined
from cgsurvey.loaders.dialects.shapes import holds_something, ticks_of, words_of
from cgsurvey.raw_table import Cells, Heading, Meta

#: what only these platforms write; two of them make a table theirs
_OWN = frozenset(
    (
        *(
            "_uuid",
            "_submission_time",
            "_validation_status",
            "_submitted_by",
            "_xform_id_string",
            "_version_",
        ),
        *("__version__", "_id", "_index", "_tags", "_notes", "_status", "_attachments", "_geolocation"),
        *("_parent_index", "_parent_table_name", "formhub/uuid", "meta/instanceid", "meta/rootuuid"),
        *("submissiondate", "meta-instanceid", "instanceid", "key", "parent_key", "submitterid"),
        *("submittername", "attachmentspresent", "attachmentsexpected", "reviewstate", "formversion"),
    )
)
#: a table of the entries of a repeat group says so
_REPEATED = frozenset(("_parent_index", "_parent_table_name", "parent_key"))
_METAS: dict[str, Meta] = {
    **dict.fromkeys(("start", "starttime"), "started"),
    **dict.fromkeys(("deviceid", "subscriberid", "simserial", "simid", "imei"), "device"),
    **dict.fromkeys(("username", "phonenumber", "email", "_submitted_by", "submitterid"), "user"),
    "submittername": "user",
    **dict.fromkeys(("_validation_status", "_status", "reviewstate"), "status"),
    "_geolocation": "place",
    **dict.fromkeys(("today", "audit", "background-audio", "edits", "_edits", "meta/instancename"), "other"),
    **dict.fromkeys(("_xform_id", "_media_all_received", "_duration", "meta/audit", "meta-audit"), "other"),
    **dict.fromkeys(("meta/deprecatedid", "meta/rootuuid", "meta-instancename", "instancename"), "other"),
}
#: of these columns the first that is there is the number of the response, and the time of its end
_IDS = ("_id", "_uuid", "key", "meta/instanceid", "meta-instanceid", "instanceid", "_index")
_ENDS = ("end", "endtime", "_submission_time", "submissiondate")
_COORDINATES = ("latitude", "longitude", "altitude", "precision", "accuracy")
#: what stands between a question and its option; R turns each into a dot
_JOINTS = "/.:-"
#: a header that is a path of names, and no label that happens to hold a stroke
_PATH = re.compile(r"[A-Za-z_][\w.-]*(?:/[A-Za-z_][\w.-]*)+", re.ASCII)
#: rows that are looked at to see whether options and words belong together
_LOOKED_AT = 1000


def of_repeat_group(headers: Headers) -> bool:
    """Whether the rows of a table are entries of a repeat group, several a respondent."""
    return not _REPEATED.isdisjoint(_name(header) for header in headers)


def _name(header: str) -> str:
    """A header as these platforms write it: R puts an X before an underscore, and a dot for a stroke."""
    text = folded(header)
    if text.startswith(("meta.", "formhub.")):
        return text.replace(".", "/", 1)
    return text[1:] if text.startswith("x_") else text


def _recognises(headers: Headers, columns: Columns) -> bool:
    return len(_OWN.intersection(_name(header) for header in headers)) > 1


def _headings(headers: Headers, columns: Columns) -> tuple[Heading, ...]:
    metas = _metas(headers)
    options = _options(headers, columns, metas)
    parents = {question for question, _ in options.values()}
    return tuple(
        Heading("meta", meta=metas[place])
        if place in metas
        else Heading("option", *_stemmed(options[place][0]), options[place][1])
        if place in options
        else _question(header, headers, parents)
        for place, header in enumerate(headers)
    )


def _question(header: str, headers: Headers, parents: set[str]) -> Heading:
    """A question; or what was written beside "other", in a column of its own."""
    owner = header.removesuffix("_other")
    if owner != header and (owner in headers or owner in parents):
        return Heading("fill_in", *_stemmed(owner), "other")
    return Heading("question", *_stemmed(header))


def _stemmed(header: str) -> tuple[str, str]:
    """The whole header, which no other question has, and the name of the question alone."""
    return header, header.rpartition("/")[2] if _PATH.fullmatch(header) else header


def _metas(headers: Headers) -> dict[int, Meta]:
    """Columns that nobody filled in."""
    names = [_name(header) for header in headers]
    known: dict[str, Meta] = dict.fromkeys((*_OWN, *_IDS, *_ENDS), "other")
    if "reviewstate" in names:
        # ODK Central has a column of that name; elsewhere it is a question
        known["status"] = "status"
    known |= _METAS | _first_of(_IDS, names, "id") | _first_of(_ENDS, names, "submitted")
    found = _places(names) | _files(names)
    for place, name in enumerate(names):
        if name in known:
            found[place] = known[name]
        elif name.startswith("_submission_"):
            found[place] = "other"
    return found


def _first_of(candidates: Sequence[str], names: Sequence[str], meta: Meta) -> dict[str, Meta]:
    return dict.fromkeys([each for each in candidates if each in names][:1], meta)


def _places(names: Sequence[str]) -> dict[int, Meta]:
    """Coordinates: ``_spot_latitude`` and the like, ``spot-Latitude``, and ``spot`` itself."""
    found: dict[int, Meta] = {}
    for place, name in enumerate(names):
        stem, joint, last = name.rpartition("_") if "_" in name else name.rpartition("-")
        if last not in _COORDINATES:
            stem, joint, last = name.rpartition("-")
        if joint and last in _COORDINATES:
            found[place] = "place"
            group, slash, spot = stem.rpartition("/")
            owner = f"{group}{slash}{spot.removeprefix('_')}"
            found |= {other: "place" for other, each in enumerate(names) if each == owner}
    return found


def _files(names: Sequence[str]) -> dict[int, Meta]:
    """Addresses of pictures and recordings, beside the column of their names."""
    known = set(names)
    return {
        place: "other"
        for place, name in enumerate(names)
        if name.endswith("_url") and name.removesuffix("_url") in known
    }


def _options(headers: Headers, columns: Columns, metas: Mapping[int, Meta]) -> dict[int, tuple[str, str]]:
    """Columns that are one option each: the header of their question and the option."""
    ticks = {
        place: ticked
        for place in range(len(headers))
        if place not in metas and (ticked := ticks_of(columns[place])) is not None
    }
    found: dict[int, tuple[str, str]] = {}
    for place, parent in enumerate(headers):
        if place in metas or not parent.strip():
            continue
        own = {
            other: headers[other][len(parent) + 1 :]
            for other in ticks
            if other != place and other not in found and _is_below(headers[other], parent)
        }
        if own and _belong(columns[place], [(columns[other], ticks[other], own[other]) for other in own]):
            found |= {other: (parent, option) for other, option in own.items()}
    return found | _alone(headers, columns, {place: ticks[place] for place in ticks.keys() - found.keys()})


def _is_below(header: str, parent: str) -> bool:
    return len(header) > len(parent) + 1 and header.startswith(parent) and header[len(parent)] in _JOINTS


def _belong(parent: Cells, options: Sequence[tuple[Cells, frozenset[int], str]]) -> bool:
    """Whether columns are the options of another that holds their names, as at least one answer tells.

    Where nobody answered and nobody ticked, the headers alone tell.
    """
    rows = zip(parent.codes, *(cells.codes for cells, _, _ in options), strict=True)
    for code, *states in _answered(parent, rows):
        ticked: Counter[str] = Counter()
        for state, (_, ticks, option) in zip(states, options, strict=True):
            ticked.update(words_of(option) if state in ticks else ())
        if words_of(parent.texts[code]) == ticked:
            return True
    return not holds_something(parent) and not any(ticks for _, ticks, _ in options)


def _answered(parent: Cells, rows: Iterator[tuple[int, ...]]) -> Iterator[tuple[int, ...]]:
    blank = {code for code, text in enumerate(parent.texts) if not text.strip()}
    return islice((row for row in rows if row[0] not in blank), _LOOKED_AT)


def _alone(
    headers: Headers, columns: Columns, ticks: Mapping[int, frozenset[int]]
) -> dict[int, tuple[str, str]]:
    """Options without the column of words: two or more below one name, filled in the same rows."""
    from_r = any(header.startswith("X_") for header in headers)
    prefixes = {place: _prefixes(headers[place], "." if from_r else "/") for place in sorted(ticks)}
    counts = Counter(prefix for each in prefixes.values() for prefix in each)
    own: dict[str, list[int]] = {}
    for place, each in prefixes.items():
        shared = [prefix for prefix in each if counts[prefix] > 1]
        if shared:
            own.setdefault(shared[-1], []).append(place)
    return {
        place: (prefix, headers[place][len(prefix) + 1 :])
        for prefix, places in own.items()
        if len(places) > 1 and prefix not in headers and _filled_alike([columns[each] for each in places])
        for place in places
    }


def _prefixes(header: str, joint: str) -> list[str]:
    """What stands before each joint of a header, the shortest first."""
    return [header[:place] for place, character in enumerate(header) if character == joint and place]


def _filled_alike(columns: Sequence[Cells]) -> bool:
    """Whether every row is blank in all columns or in none."""
    blanks = [
        frozenset(code for code, text in enumerate(cells.texts) if not text.strip()) for cells in columns
    ]
    rows = zip(*(cells.codes for cells in columns), strict=True)
    return all(
        len({code in blank for code, blank in zip(row, blanks, strict=True)}) == 1 for row in set(rows)
    )


def _joined(rows: Sequence[Headers]) -> Joined | None:
    """A second row of tags (``#affected``), which humanitarian exports put below the headers."""
    if len(rows) < 2 or not _recognises(rows[0], ()):
        return None
    tags = [cell.strip() for cell in rows[1] if cell.strip()]
    return (2, tuple(rows[0])) if tags and all(tag.startswith("#") for tag in tags) else None


def _remarks(headers: Headers, columns: Columns, first: int) -> Iterator[Problem]:
    if of_repeat_group(headers):
        yield Problem("loading.kobo.repeat")


DIALECT = Dialect(
    "kobo",
    recognises=_recognises,
    headings=_headings,
    joined=_joined,
    remarks=_remarks,
    separator=" ",
    repeats_headers=True,
)
