r"""A table as a file of its own, which any document can `\input`: three rules, and the notes beneath it.

What fits on a page is a `threeparttable`, which a float can hold; what does not goes on over the pages. A
table that is too wide goes on beneath itself (`splitting`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cgsurvey.phrases import Language, say
from cgsurvey.report.document import Table
from cgsurvey.report.fitting import wrap
from cgsurvey.report.latex.escaping import begun, escaped
from cgsurvey.report.latex.panel import Panel, panels_of

#: lines, notes included, up to which a table stays on one page
_ON_ONE_PAGE = 34
#: notes that stay together beneath a long table: more might not fit on a page
_NOTES_TOGETHER = 8
_NEEDS = "array, booktabs, tabularx"
#: what a document of one's own may define otherwise: stars, a heading of several lines, that of a group,
#: and a label that runs on beside the standard error beneath, which then takes what room is left to take
_DEFINED = r"""\providecommand{\sym}[1]{\(^{#1}\)}
\providecommand{\colhead}[2][b]{\begin{tabular}[#1]{@{}c@{}}#2\end{tabular}}
\providecommand{\grouphead}[1]{\textit{#1}}
\providecommand{\termlabel}[1]{\leavevmode\setbox0=\vtop{\raggedright#1\strut\par}\dimen0=\dp0
  \advance\dimen0-\baselineskip\ifdim\dimen0<0pt\dimen0=0pt\fi\dp0=0pt\box0
  \xdef\termrest{\noexpand\rule[-\the\dimen0]{0pt}{\the\dimen0}}}"""


@dataclass(frozen=True, slots=True)
class TableFile:
    """The path of a table's file, its text, and whether it may take more than a page: no float then."""

    name: str
    text: str
    is_long: bool


def table_file(table: Table, number: int, section: str, width: int, language: Language) -> TableFile:
    """The table with its caption, its notes, and its number in the label, as ``tab:3``.

    Parameters
    ----------
    table : Table
    number : int
        Its place among the tables of the report.
    section : str
        Name of the section that it stands in, for the name of the file.
    width : int
        Half characters that the page is wide.
    language : {"zh", "en"}
    """
    parts = panels_of(table, width)
    lines = sum(part.lines() for part in parts) + sum(len(wrap(note.text, width)) for note in table.notes)
    is_long = lines > _ON_ONE_PAGE
    needs = f"% {_NEEDS}, {'xltabular' if is_long else 'threeparttable'}"
    caption = rf"\caption{{{escaped(table.caption)}}}\label{{tab:{number}}}"
    body = _over_pages(parts, caption, language) if is_long else _on_a_page(parts, caption)
    text = "\n".join([needs, _DEFINED, *body]) + "\n"
    return TableFile(f"tables/{number:02d}-{section or 'table'}.tex", text, is_long)


def _on_a_page(parts: Sequence[Panel], caption: str) -> Iterator[str]:
    yield r"\begin{threeparttable}"
    yield caption
    for at, part in enumerate(parts):
        if at:
            yield r"\par\medskip"
        yield from _opened("tabularx", part)
        yield from part.head()
        yield from part.rows(together=True)
        yield r"\bottomrule"
        yield r"\end{tabularx}"
    yield from _notes(parts[0].table)
    yield r"\end{threeparttable}"


def _over_pages(parts: Sequence[Panel], caption: str, language: Language) -> Iterator[str]:
    continued = escaped(say("report.latex.continued", language, number="#")).replace(r"\#", r"\thetable")
    for at, part in enumerate(parts):
        yield from _opened("xltabular", part)
        if not at:
            yield rf"{caption}\\"
        yield from (*part.head(), r"\endfirsthead")
        yield rf"\multicolumn{{{len(part.chosen)}}}{{@{{}}l@{{}}}}{{{continued}}} \\"
        yield from (*part.head(), r"\endhead", r"\bottomrule", r"\endfoot", r"\endlastfoot")
        yield from part.rows(together=False)
        yield r"\bottomrule"
        if part is parts[-1]:
            # as rows, they take the last line of numbers with them to a page that has nothing else
            for number, note in enumerate(part.table.notes, start=1):
                star = "*" if number < _NOTES_TOGETHER else ""
                yield part.across(rf"\footnotesize {escaped(note.text)}", star)
        yield r"\end{xltabular}"


def _opened(environment: str, part: Panel) -> Iterator[str]:
    yield rf"\begin{{{environment}}}{{\linewidth}}{{@{{}}{part.specification()}@{{}}}}"


def _notes(table: Table) -> Iterator[str]:
    if table.notes:
        yield r"\begin{tablenotes}[flushleft]\footnotesize\labelsep=0pt"
        yield from (rf"\item {begun(escaped(note.text))}" for note in table.notes)
        yield r"\end{tablenotes}"
