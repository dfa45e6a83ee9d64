"""Hostile and awkward files: what each is, and what must become of it.

A case is either refused, with the code of the sentence, or read, with the table that it must give. Each is an
entry of a list in the files beside this one, by what kind of file it is; another kind is another list.
"""

from __future__ import annotations

from loaders.hostile.case import Case
from loaders.hostile.old_cases import OLD_WORKBOOKS, OPEN_DOCUMENTS
from loaders.hostile.other_cases import OTHERS, TEXTS
from loaders.hostile.sheet_cases import SHEETS
from loaders.hostile.workbook_cases import WORKBOOKS, ZIPS

CASES: list[Case] = [*WORKBOOKS, *ZIPS, *SHEETS, *OPEN_DOCUMENTS, *OLD_WORKBOOKS, *OTHERS, *TEXTS]
