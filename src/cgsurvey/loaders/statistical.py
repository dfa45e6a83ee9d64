"""Files of SPSS (sav, zsav) and Stata (dta): cells as their labels, and what the file says of its columns.

pyreadstat reads the values; what becomes of them is settled here on the distinct values of a column. Texts
are read as bytes, because a file that does not declare its encoding would else be taken for a Western one.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from cgsurvey.errors import Unreadable
from cgsurvey.ledger import Problem
from cgsurvey.loaders.grid import Columns
from cgsurvey.loaders.statistical_labels import Labels, alike_labels, ends_of, unlabelled_codes
from cgsurvey.loaders.statistical_texts import BYTES, Texts, declared_encoding, texts_of
from cgsurvey.loaders.statistical_values import written
from cgsurvey.raw_table import Described

if TYPE_CHECKING:
    from pyreadstat import metadata_container

    from cgsurvey.loaders.request import Request

#: characters, or bytes, of the label of a variable at which Stata cuts it
_STATA_LABEL = 80
#: digits of a whole number that are sure to be kept
_DIGITS = 15
_STATA_END = b"</stata_dta>"


def read_sav(request: Request) -> Columns:
    """The variables of an SPSS file, compressed or not.

    Raises
    ------
    Unreadable
        If the file is damaged, larger than the limits, or its encoding is not certain.
    """
    return _read(request, "sav")


def read_dta(request: Request) -> Columns:
    """The variables of a Stata file, of any version; errors as `read_sav`."""
    return _read(request, "dta")


def _read(request: Request, format: str) -> Columns:
    raw = request.path.read_bytes()
    if format == "dta" and raw.startswith(b"<stata_dta>") and not raw.rstrip().endswith(_STATA_END):
        # the labels stand at the end: pyreadstat would go without them and say nothing
        raise Unreadable("loading.cut_short", file=request.path.name)
    values, meta = _values(request, format)
    texts = texts_of(_pieces(values, meta), declared_encoding(raw, format), request)
    columns = [
        _Column(place, name, values[name], meta, texts) for place, name in enumerate(meta.column_names)
    ]
    problems = (
        *texts.problems,
        *(problem for column in columns for problem in column.problems()),
        *_cut_labels(columns, format),
        *_response_sets(meta, columns),
        *_labels_absent(meta, texts),
    )
    return Columns(
        file=request.path.name,
        headers=tuple(column.name for column in columns),
        cells=[(column.texts, column.codes) for column in columns],
        described={column.place: column.described for column in columns},
        problems=problems,
    )


def _values(request: Request, format: str) -> tuple[dict[str, list[Any]], metadata_container]:
    """Values of each variable, and what is said of them: texts as bytes, one character each."""
    from pyreadstat import PyreadstatError, ReadstatError, read_dta, read_sav

    reader: Callable[..., Any] = {"sav": read_sav, "dta": read_dta}[format]
    limits, path, file = request.limits, str(request.path), request.path.name
    options = {"encoding": BYTES, "user_missing": True, "disable_datetime_conversion": True}
    try:
        _, meta = reader(path, metadataonly=True, output_format="dict", **options)
        wide = len(meta.column_names)
        if wide > limits.columns:
            raise Unreadable("loading.too_many_columns", file=file, limit=limits.columns)
        most = min(limits.rows, limits.cells // max(wide, 1))
        values, meta = reader(path, output_format="dict", row_limit=most + 1, **options)
    except (ReadstatError, PyreadstatError, OverflowError, ValueError) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise Unreadable("loading.broken_statistical", file=file, reason=reason) from None
    rows = max(map(len, values.values()), default=0)
    if rows > most:
        name = "rows" if rows > limits.rows else "cells"
        raise Unreadable(f"loading.too_many_{name}", file=file, limit=getattr(limits, name))
    return values, meta


def _pieces(values: dict[str, list[Any]], meta: metadata_container) -> Iterator[tuple[str, str]]:
    """Every text of the file once, with the variable that it belongs to."""
    for name, label in zip(meta.column_names, meta.column_labels, strict=True):
        yield name, name
        yield name, label or ""
        for code, text in meta.variable_value_labels.get(name, {}).items():
            yield name, text
            if isinstance(code, str):
                yield name, code
        for bounds in meta.missing_ranges.get(name, ()):
            yield from ((name, end) for end in ends_of(bounds) if isinstance(end, str))
        if meta.readstat_variable_types[name] == "string":
            yield from ((name, text) for text in dict.fromkeys(values[name]) if text)


class _Codes(dict[Any, int]):
    """Value -> its place among the distinct values, in order of appearance."""

    def __missing__(self, value: Any) -> int:
        code = self[value] = len(self)
        return code


class _Column:
    """One variable: its distinct texts, the code of each row, and what the file says of it."""

    def __init__(
        self, place: int, raw_name: str, values: Sequence[Any], meta: metadata_container, texts: Texts
    ) -> None:
        self.place, self.name = place, texts[raw_name]
        self.raw_label = meta.column_labels[place] or ""
        kind = meta.readstat_variable_types[raw_name]

        def value_of(raw: Any) -> Any:
            return texts[raw] if kind == "string" and isinstance(raw, str) else raw

        found = _Codes()
        codes = array("i", map(found.__getitem__, values))
        distinct = [value_of(value) for value in found]
        labelled = meta.variable_value_labels.get(raw_name, {})
        format = meta.original_variable_types.get(raw_name) or ""
        self.labels = Labels(
            {value_of(code): texts[label].strip() for code, label in labelled.items()},
            [tuple(map(value_of, ends_of(bounds))) for bounds in meta.missing_ranges.get(raw_name, ())],
            lambda value: written(value, format, kind),
            distinct,
        )
        self.texts, self.codes = _once([self.labels.text(value) for value in distinct], codes)
        self.long_numbers = any(isinstance(value, float) and abs(value) >= 10**_DIGITS for value in distinct)
        measure = meta.variable_measure.get(raw_name, "")
        self.described = Described(
            label=texts[self.raw_label].strip(),
            values=self.labels.values,
            missing=self.labels.missing,
            measure="" if measure == "unknown" else measure,
        )

    def problems(self) -> Iterator[Problem]:
        long = {
            place
            for place, text in enumerate(self.texts)
            if self.long_numbers and text.isdecimal() and len(text) > _DIGITS
        }
        if long:
            rows = tuple(row for row, code in enumerate(self.codes, start=2) if code in long)
            facts = {"column": self.name, "number": len(rows)}
            yield Problem("loading.digits_lost", facts, rows, self.name)
        yield from alike_labels(self.name, self.labels)
        yield from unlabelled_codes(self.name, self.labels)


def _once(texts: list[str], codes: array[int]) -> tuple[list[str], array[int]]:
    """The texts without repetition: an empty text and a missing one are the same cell."""
    places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    if len(places) == len(texts):
        return texts, codes
    moved = [places[text] for text in texts]
    return list(places), array("i", map(moved.__getitem__, codes))


def _cut_labels(columns: Sequence[_Column], format: str) -> Iterator[Problem]:
    """Labels of variables that are as long as Stata lets them be: the question may have been longer."""
    cut = [
        column.name
        for column in columns
        if format == "dta" and _STATA_LABEL in (len(column.raw_label), len(column.described.label))
    ]
    if cut:
        facts = {"number": len(cut), "columns": cut, "limit": _STATA_LABEL}
        yield Problem("loading.labels_cut", facts, minor=True)


def _labels_absent(meta: metadata_container, texts: Texts) -> Iterator[Problem]:
    """Variables whose labels the file names and does not hold, as where its end is lost."""
    named = meta.variable_to_label.items()
    bare = [texts[name] for name, labels in named if labels not in meta.value_labels]
    if bare:
        yield Problem("loading.labels_absent", {"number": len(bare), "columns": bare})


def _response_sets(meta: metadata_container, columns: Sequence[_Column]) -> Iterator[Problem]:
    """Sets of variables that SPSS takes for one question with several answers."""
    by_name = {column.name.casefold(): column.name for column in columns}
    for name, found in meta.mr_sets.items():
        members = [by_name.get(each.casefold(), each) for each in found["variable_list"]]
        facts = {"name": name.removeprefix("$"), "columns": members, "number": len(members)}
        yield Problem("loading.response_set", facts, minor=True)
