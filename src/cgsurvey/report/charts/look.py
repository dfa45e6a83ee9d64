"""How charts look: sizes, colours, and how wide a text is in the packaged font."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from cgsurvey.report.chart import Width
from cgsurvey.report.fitting import balanced, cells, wrap

#: a point in millimetres
POINT = 25.4 / 72
#: left free at the edges of a drawing
MARGIN = 1.0
#: the most that a page of A4 leaves for a chart above its caption
TALLEST = 220.0
#: height of a line of text by the size of its type
LEADING = 1.3

#: What each colour is for. In SVG these are classes: `fill-ink`, `stroke-grid`, … for a page to recolour.
INKS = {
    "ink": "#1a1a1a",  # text, and the line of an interval
    "quiet": "#595959",  # what is read second: axes, keys
    "grid": "#d4d4d4",
    "paper": "#ffffff",  # the ground
    "first": "#1f5a8c",  # a mark, the first of two, what stands out
    "second": "#c0601c",  # the second of two
    "bar": "#8db4d6",
    "pale": "#8c8c8c",  # what does not stand out
}

#: shades from the palest to the strongest, told apart in grey too: for and against, low and high
_FOR = ("#c3d8eb", "#7faacf", "#1f5a8c")
_AGAINST = ("#f5d5b8", "#e59f66", "#b04f10")
_PALER = 0.25
MIDDLE = "#eaeaea"


@dataclass(frozen=True, slots=True)
class Look:
    """Sizes of a drawing in millimetres.

    Attributes
    ----------
    pitch
        The least height of a row.
    air
        What a row is higher than the lines of its label.
    label_share
        The most of the width that labels of rows may take beside them.
    most_lines
        Lines that a label may take beside its row: where one needs more, all stand above their rows.
    """

    width: float
    text: float
    small: float
    pitch: float
    air: float
    label_share: float
    most_lines: int


#: as wide as the text of a page of A4, or so that two or three stand side by side; no type is under 7 points
LOOKS: dict[Width, Look] = {
    "page": Look(156.0, text=9 * POINT, small=8 * POINT, pitch=6.2, air=1.9, label_share=0.38, most_lines=9),
    "half": Look(76.0, text=7.5 * POINT, small=7 * POINT, pitch=4.6, air=1.8, label_share=0.4, most_lines=2),
    "third": Look(50.0, text=7 * POINT, small=7 * POINT, pitch=3.8, air=1.1, label_share=0.4, most_lines=0),
}

#: terminal cells that the narrowest letters could take in the size of the type
_NARROWEST = 4
_ROUNDING = 1e-6

# Advance widths of Noto Sans SC from the space to the tilde, in thousandths of the size.
# fmt: off
_WIDTHS = (
    224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555, 555, 555,
    555, 555, 555, 555, 555, 278, 278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589, 552, 689, 728, 293,
    535, 646, 543, 812, 723, 742, 633, 742, 635, 596, 599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555,
    559, 606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606, 620, 620, 388, 468,
    377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555,
)
# fmt: on


def shades(count: int, *, against: bool = False) -> list[str]:
    """Colours from the palest to the strongest, for so many categories on one side of the middle."""
    return _blended(_AGAINST if against else _FOR, count)


def shade(share: float) -> str:
    """Colour of a heat map's cell: `share` is 0 where it is lowest and 1 where it is highest."""
    return _between(("#f7fafd", *_FOR), share)


def ink_on(colour: str) -> str:
    """Black or white, whichever is read better on "#rrggbb"."""
    return "#ffffff" if _luminance(colour) < 0.19 else "#1a1a1a"


@lru_cache(maxsize=4096)
def width_of(text: str, size: float) -> float:
    """Millimetres that `text` takes in type of this size."""
    return sum(map(_width_of_character, text)) * size / 1000


@lru_cache(maxsize=1024)
def wrapped(text: str, width: float, size: float) -> tuple[str, ...]:
    """Lines of `text`, about as long as each other, none wider than `width` unless one character is."""

    def fits(lines: list[str]) -> bool:
        return all(width_of(line, size) <= width + _ROUNDING for line in lines)

    if "\n" not in text and fits([text]):
        return (text.rstrip(),)
    # letters are narrower than terminal cells, or broader
    most = max(min(int(_NARROWEST * width / size), cells(text)), 2)
    while most > 2 and not fits(wrap(text, most)):
        most -= 1
    lines = balanced(text, most)
    return tuple(lines if fits(lines) else wrap(text, most))


def _width_of_character(character: str) -> int:
    code = ord(character)
    if 32 <= code < 127:
        return _WIDTHS[code - 32]
    if unicodedata.combining(character):
        return 0
    return 1000 if unicodedata.east_asian_width(character) in "WFA" else 600


def _blended(colours: tuple[str, ...], count: int) -> list[str]:
    if count == 1:
        return [colours[-2]]
    # of two the paler one need not be the palest
    first = _PALER if count == 2 else 0.0
    return [_between(colours, first + (1 - first) * number / (count - 1)) for number in range(count)]


def _between(colours: tuple[str, ...], share: float) -> str:
    """The colour at `share` of the way from the first to the last."""
    at = min(max(share, 0.0), 1.0) * (len(colours) - 1)
    index = min(int(at), len(colours) - 2)
    pairs = zip(_channels(colours[index]), _channels(colours[index + 1]), strict=True)
    return "#" + "".join(f"{round(low + (high - low) * (at - index)):02x}" for low, high in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.1), 0 for black and 1 for white."""
    parts = (part / 255 for part in _channels(colour))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
