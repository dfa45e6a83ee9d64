"""The page around the blocks: packages, fonts, margins, what stands at the head of every page.

Two looks: `gov` after GB/T 9704-2012 (margins 37, 35, 28 and 26 mm; 仿宋 of 16 points on 28), and `academic`
(12 points on 20, Times). A text in English has the same page, and 12 or 11 points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cgsurvey.report.document import Report
from cgsurvey.report.latex.escaping import characters, escaped


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is set.

    Attributes
    ----------
    options
        Of the class of the document.
    margins
        As the package geometry takes them.
    text_mm
        How wide the text is.
    table_points
        Size of what stands in tables.
    title, heading, subheading
        Commands that set a title, and headings of the first and of further levels.
    body
        Commands that set the text.
    one_page, contents
        Commands for what is to fit on a page of its own, and for the list of contents.
    footer
        Commands for where the page number stands, and how.
    """

    options: str
    margins: str
    text_mm: float
    table_points: float
    title: str
    heading: str
    subheading: str
    body: str
    one_page: str
    contents: str
    footer: str

    @property
    def cells(self) -> int:
        """Half characters of a table that the text is wide; some are left for wide letters."""
        return int(0.975 * self.text_mm / 25.4 * 72.27 / (self.table_points / 2))


_GOV_MARGINS = "a4paper,twoside,top=37mm,bottom=35mm,inner=28mm,outer=26mm"
_ACADEMIC_MARGINS = "a4paper,top=27mm,bottom=25mm,hmargin=25mm"
_GOV_FOOTER = r"\fancyfoot[RO,LE]{\fontsize{14pt}{14pt}\selectfont —~\thepage~—}"
_ACADEMIC_FOOTER = r"\fancyfoot[C]{\thepage}"
LOOKS = {
    ("gov", "zh"): Look(
        "zihao=-4,linespread=1,twoside",
        _GOV_MARGINS,
        156,
        10.5,
        r"\songti\bfseries\fontsize{22pt}{32pt}\selectfont",
        r"\heiti\fontsize{16pt}{28pt}\selectfont",
        r"\kaishu\fontsize{16pt}{28pt}\selectfont",
        r"\renewcommand{\CJKfamilydefault}{zhfs}"
        "\n"
        r"\AtBeginDocument{\fontsize{16pt}{28pt}\selectfont}",
        r"\fontsize{11pt}{16.5pt}\selectfont",
        r"\fontsize{12pt}{16pt}\selectfont\let\bfseries\heiti\def\addvspace##1{\vskip4pt}",
        _GOV_FOOTER,
    ),
    ("academic", "zh"): Look(
        "zihao=-4,linespread=1",
        _ACADEMIC_MARGINS,
        160,
        9,
        r"\songti\bfseries\fontsize{18pt}{26pt}\selectfont",
        r"\heiti\fontsize{14pt}{22pt}\selectfont",
        r"\heiti\fontsize{12pt}{20pt}\selectfont",
        r"\AtBeginDocument{\fontsize{12pt}{20pt}\selectfont}",
        r"\fontsize{10.5pt}{15pt}\selectfont",
        r"\fontsize{12pt}{17pt}\selectfont\let\bfseries\heiti\def\addvspace##1{\vskip4pt}",
        _ACADEMIC_FOOTER,
    ),
    ("gov", "en"): Look(
        "scheme=plain,zihao=false,12pt,linespread=1.15,twoside",
        _GOV_MARGINS,
        156,
        10,
        r"\bfseries\fontsize{20pt}{26pt}\selectfont",
        r"\bfseries\fontsize{14pt}{20pt}\selectfont",
        r"\bfseries\fontsize{12pt}{18pt}\selectfont",
        "",
        r"\fontsize{10pt}{13pt}\selectfont",
        "",
        _GOV_FOOTER,
    ),
    ("academic", "en"): Look(
        "scheme=plain,zihao=false,11pt,linespread=1.1",
        _ACADEMIC_MARGINS,
        160,
        9,
        r"\bfseries\fontsize{17pt}{22pt}\selectfont",
        r"\bfseries\fontsize{13pt}{18pt}\selectfont",
        r"\bfseries\fontsize{11pt}{15pt}\selectfont",
        "",
        r"\fontsize{10pt}{13pt}\selectfont",
        "",
        _ACADEMIC_FOOTER,
    ),
}

_PREAMBLE = r"""% xelatex report.tex, twice.
% Fandol is in every TeX distribution. Where Windows fonts are at hand, fontset=windows has rarer characters.
\documentclass[a4paper,UTF8,fontset=fandol,@options]{ctexart}
\usepackage[@margins,headheight=30pt]{geometry}
\usepackage{array,booktabs,tabularx,threeparttable,xltabular}
\usepackage{accsupp,adjustbox,caption,enumitem,fancyhdr,float,graphicx}
\usepackage[hidelinks,unicode]{hyperref}
\hypersetup{pdftitle={@name},pdfauthor={@author},pdfcreator={cgsurvey},pdflang={@tag}}
\IfFontExistsTF{texgyretermes-regular.otf}{\setmainfont{texgyretermes}[Extension=.otf,
  UprightFont=*-regular,BoldFont=*-bold,ItalicFont=*-italic,BoldItalicFont=*-bolditalic]}{}
\tracinglostchars=2
@characters
@body
\setcounter{secnumdepth}{0}
\setcounter{tocdepth}{2}
\ctexset{section={format={@heading\raggedright}},subsection={format={@subheading\raggedright}},
  subsubsection={format={@subheading\raggedright}}}
\captionsetup{font=normalfont,labelsep=@separator}
\DeclareCaptionFont{small print}{\fontsize{@points}{@leading}\selectfont}
\captionsetup{font=small print}
\newcommand{\titlefont}{@title}
\newenvironment{onepage}
  {\begin{adjustbox}{minipage=\linewidth,max totalheight=0.9\textheight,center}@onepage}{\end{adjustbox}}
\newcommand{\contentsfont}{@contents}
\newcommand{\tablesize}{\fontsize{@points}{@leading}\selectfont\setlength{\tabcolsep}{@gap}}
\newcommand{\figurenote}[1]{\par\smallskip{\footnotesize\raggedright #1\par}}
\newcommand{\abreast}[2][t]{\begin{minipage}[#1]{0.49\linewidth}\centering #2\end{minipage}}
\newcommand{\described}[2]{\BeginAccSupp{method=pdfstringdef,unicode,Alt={#1}}#2\EndAccSupp{}}
\setlist[itemize]{nosep,leftmargin=2em}
\sloppy
\raggedbottom
\fancyhf{}
\renewcommand{\headrulewidth}{0pt}
\fancyhead[C]{\footnotesize\parbox{\textwidth}{\centering @head}}
@footer
\pagestyle{fancy}
"""

#: marks and numbers that stand in Chinese fonts and not in Latin ones; in English, quotation marks are Latin
_CHINESE = """\
\\xeCJKDeclareCharClass{CJK}{"2103,"2116,"2160->"217F,"2190->"21FF,"2200->"22FF,"2460->"24FF,"25A0->"27BF}"""
_LATIN = """\
\\xeCJKDeclareCharClass{Default}{"2013,"2014,"2018,"2019,"201C,"201D,"2026,"00B7}"""


def preamble(report: Report) -> str:
    """Everything up to the beginning of the document."""
    look = LOOKS[report.style, report.language]
    is_chinese = report.language == "zh"
    filled = {
        "options": look.options,
        "margins": look.margins,
        "name": characters(report.title),
        "title": look.title,
        "author": characters(report.organisation),
        "tag": "zh-CN" if is_chinese else "en",
        "characters": _CHINESE if is_chinese else f"{_CHINESE}\n{_LATIN}",
        "body": look.body,
        "onepage": look.one_page,
        "contents": look.contents,
        "heading": look.heading,
        "subheading": look.subheading,
        "separator": "quad" if is_chinese else "period",
        "points": f"{look.table_points:g}pt",
        "leading": f"{look.table_points * 1.35:g}pt",
        "gap": f"{look.table_points / 2:g}pt",
        "head": r"\\".join(map(escaped, report.notices)),
        "footer": look.footer,
    }
    return re.sub("@([a-z]+)", lambda found: filled[found[1]], _PREAMBLE)
