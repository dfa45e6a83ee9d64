"""What is to be read, and how."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from cgsurvey.loaders.limits import Limits


@dataclass(frozen=True)
class Request:
    """A file to be read.

    Attributes
    ----------
    path
    sheet
        Needed only where more than one sheet has content.
    header_row
        Spreadsheet row of the headers, counted from 1; found by its shape where not given.
    named
        Columns that the study names: these are kept even where they hold personal data. ``rep*`` names all
        that begin so.
    limits
    encoding
        Of a text file; found by its bytes where not given.
    replace_bad_bytes
        Whether bytes that are no text are replaced, and counted, instead of refused.
    """

    path: Path
    sheet: str | None = None
    header_row: int | None = None
    named: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    encoding: str | None = None
    replace_bad_bytes: bool = False
