"""What a form's types of questions are to a study, and the columns and words of a codebook."""

from __future__ import annotations

import re
from typing import NamedTuple

from cgsurvey.declarations import Kind

#: columns of our own in the sheet of questions
SURVEY_COLUMNS = (
    *("cg_kind", "cg_role", "cg_column", "cg_unit", "cg_decimals", "cg_range", "cg_missing", "cg_separator"),
    *("cg_blank_means_none", "cg_asked_if"),
)
#: and in the sheet of choices
CHOICE_COLUMNS = (
    *("cg_category", "cg_code", "cg_score", "cg_satisfied", "cg_missing", "cg_exclusive", "cg_column"),
)
#: what a column can be for other than an answer: keys of a questionnaire's table
ROLES = ("id", "community", "weight", "stratum", "psu", "fpc")
#: kinds that have answers to choose from
CLOSED: tuple[Kind, ...] = ("single", "scale", "multiple", "rank")

_OF_TYPE: dict[str, Kind | None] = {
    **dict.fromkeys(("integer", "int", "decimal", "range"), "number"),
    **dict.fromkeys(("text", "string"), "text"),
    **dict.fromkeys(("date", "datetime"), "date"),
    **dict.fromkeys(("select_one", "select_one_external"), "single"),
    **dict.fromkeys(("select_multiple", "select_multiple_external"), "multiple"),
    "rank": "rank",
    **dict.fromkeys(("note", "hidden", "calculate", "calculation", "time", "acknowledge", "trigger")),
    **dict.fromkeys(("geopoint", "geotrace", "geoshape", "start-geopoint", "image", "photo", "audio")),
    **dict.fromkeys(("background-audio", "video", "file", "barcode", "qrcode", "audit", "start", "end")),
    **dict.fromkeys(("today", "deviceid", "subscriberid", "simserial", "phonenumber", "username", "email")),
    **dict.fromkeys(("xml-external", "csv-external", "entity", "osm")),
}
_SPELLINGS = (
    (re.compile(r"^select[ _]?(?:one|1)(?: from| using)?(?=[ _]|$)"), "select_one"),
    (
        re.compile(r"^select[ _](?:all that apply(?: from)?|multiple(?: from| using)?)(?=[ _]|$)"),
        "select_multiple",
    ),
    (re.compile(r"^(begin|end)[ _](group|repeat)"), r"\1_\2"),
    (re.compile(r"^(begin|end)[ _]loop"), r"\1_repeat"),
    (re.compile(r"^date time|^dateTime"), "datetime"),
)
_FROM_FILE = "_from_file"
#: types that a message offers
KNOWN_TYPES = (*_OF_TYPE, "begin_group", "end_group", "begin_repeat", "end_repeat")


class Type(NamedTuple):
    """A cell of the column "type", read.

    Attributes
    ----------
    name
        In its usual spelling.
    list
        Name of the list of choices, or of the file they stand in.
    other
        Whether the form adds a choice "Other".
    from_file
        Whether the choices stand in another file.
    """

    name: str
    list: str = ""
    other: bool = False
    from_file: bool = False

    @property
    def kind(self) -> Kind | None:
        """The kind of question that the type is unless the codebook says otherwise; None where it is none."""
        return _OF_TYPE.get(self.name)

    @property
    def is_known(self) -> bool:
        return self.name in KNOWN_TYPES

    @property
    def is_whole(self) -> bool:
        return self.name in ("integer", "int")

    @property
    def is_elsewhere(self) -> bool:
        """Whether the choices are no list of the form: those of another file, or answers given before."""
        return self.from_file or self.list.startswith("${")


def type_of(written: str) -> Type:
    """The type that a cell names, in any of the spellings that form servers take."""
    text = " ".join(written.split())
    from_file = _FROM_FILE in text
    text = text.replace(_FROM_FILE, "")
    lowered = text.lower()
    for pattern, name in _SPELLINGS:
        match = pattern.match(lowered)
        if match:
            lowered = pattern.sub(name, lowered, count=1)
            text = lowered[: len(match.expand(name))] + text[match.end() :]
            break
    name, _, rest = text.partition(" ")
    name = name.lower()
    if name in ("begin_group", "end_group", "begin_repeat", "end_repeat") or not rest:
        return Type(name)
    words = rest.split()
    other = words[-1].lower() == "or_other" or rest.lower().endswith(("or other", "or specify other"))
    return Type(name, words[0], other, from_file)
