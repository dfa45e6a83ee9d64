"""Workbooks as bytes: the same for the same content, every text a text and never a formula or a link."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from cgsurvey.clean import shortened

if TYPE_CHECKING:
    from xlsxwriter import Workbook

#: what no XML holds in any way: halves of surrogate pairs and what is no character
_UNTELLABLE = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
#: characters that a cell can hold; the library leaves out a longer text
_LONGEST = 32_767
_MOMENT = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)


def workbook(
    fill: Callable[[Workbook], None], title: str = "", font: Mapping[str, Any] | None = None
) -> bytes:
    """The workbook that `fill` fills.

    Parameters
    ----------
    fill : function of a workbook
    title : str
        Stands among its properties.
    font : mapping, optional
        Properties of every format that does not say otherwise.
    """
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    # in memory all parts carry one fixed time
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_format_properties": dict(font or {}),
    }
    book = Workbook(stream, options)
    book.set_properties({"title": told(title), "author": "cgsurvey", "created": _MOMENT})
    fill(book)
    book.close()
    return stream.getvalue()


def told(text: str) -> str:
    """The text as a cell can hold it; control characters are escaped where it is written."""
    text = shortened(_UNTELLABLE.sub("\ufffd", text), _LONGEST)
    # between these tags the library would take a text for markup of its own
    return f" {text}" if text.startswith("<r>") else text
