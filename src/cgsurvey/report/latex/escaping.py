"""Text as LaTeX shows it: nothing in it is a command, a ligature or the end of an argument."""

from __future__ import annotations

import re

from cgsurvey.clean import clean

_COMMANDS = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "%": r"\%",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "`": r"\textasciigrave{}",
    "\u00a0": "~",
}
#: what Latin fonts lack, as any of them can be had with
_SYMBOLS = {
    "\u2212": r"\(-\)",
    "△": r"\(\triangle\)",
    "≤": r"\(\leq\)",
    "≥": r"\(\geq\)",
    "≠": r"\(\neq\)",
    "≈": r"\(\approx\)",
    "×": r"\(\times\)",
    "±": r"\(\pm\)",
    "→": r"\(\to\)",
    "√": r"\(\surd\)",
    "∞": r"\(\infty\)",
    "Σ": r"\(\Sigma\)",
    "Δ": r"\(\Delta\)",
    "′": r"\('\)",
    "²": r"\textsuperscript{2}",
    "³": r"\textsuperscript{3}",
    **dict(
        zip(
            "αβγδεζηθικλμνξπρστυφχψω",
            (
                rf"\(\{name}\)"
                for name in [
                    "alpha",
                    "beta",
                    "gamma",
                    "delta",
                    "epsilon",
                    "zeta",
                    "eta",
                    "theta",
                    "iota",
                    "kappa",
                    "lambda",
                    "mu",
                    "nu",
                    "xi",
                    "pi",
                    "rho",
                    "sigma",
                    "tau",
                    "upsilon",
                    "phi",
                    "chi",
                    "psi",
                    "omega",
                ]
            ),
            strict=True,
        )
    ),
}
# characters that no text holds once it is `clean`, for what is put in between
_BREAK, _APART, _OPENING = "\ufdd0", "\ufdd1", "\ufdd2"
_PLAIN = str.maketrans(_COMMANDS)
_TABLE = str.maketrans(_COMMANDS | _SYMBOLS | {_BREAK: r"\allowbreak{}", _APART: "{}", _OPENING: "`"})
_MINUS = re.compile(r"(?<![\w.\-/])-(?=\d)")
#: two of these in a row would become one character
_LIGATURES = re.compile(r"(?<=([-',]))(?=\1)")
_OPENING_QUOTE = re.compile(r"(?:(?<=^)|(?<=[\s(\[“（]))'(?=[^\s'])")
#: a word too long for a line, as a path, and the places in it where a line may end
_LONG_WORD = re.compile(r"[!-~]{24,}")
_MAY_BREAK = re.compile(r"(?<=[/_.,:;?&=-])(?=[!-~])")


def escaped(text: str) -> str:
    """One line of plain text, after `clean`; a minus before a number is one."""
    text = _LONG_WORD.sub(lambda word: _MAY_BREAK.sub(_BREAK, word[0]), clean(text))
    text = _LIGATURES.sub(_APART, _MINUS.sub("\u2212", text))
    return _OPENING_QUOTE.sub(_OPENING, text).translate(_TABLE)


def characters(text: str) -> str:
    """One line for where nothing is set in type, as in a bookmark: every symbol is a character."""
    return clean(text).translate(_PLAIN)


def begun(text: str) -> str:
    r"""Escaped text after `\\` or `\item`, of which a bracket or a star would be taken as an option."""
    return "{}" + text if text.lstrip()[:1] in ("[", "*") else text
