"""Pictures: their fonts, their size, and nothing in them of the place where they were made."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from charted import BARS, CHARTS, STACKED, figure, value

from cgsurvey.report.chart import Bars, Width
from cgsurvey.report.charts import drawn, fonts, look, scene_of
from cgsurvey.report.charts.look import INKS, LOOKS, MIDDLE, shades, width_of, wrapped

PROGRAM = """
import sys
sys.path[:0] = {folders!r}
from charted import BARS, figure
from cgsurvey.report.charts import drawn
picture = drawn(figure(BARS), "zh", "png").content
import hashlib
print(hashlib.sha256(picture).hexdigest())
"""


def chunks(png: bytes) -> dict[bytes, bytes]:
    found, at = {}, 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        found[png[at + 4 : at + 8]] = png[at + 8 : at + 8 + length]
        at += 12 + length
    return found


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
@pytest.mark.parametrize("across", LOOKS)
def test_a_picture_has_its_size_and_says_nothing_else(chart, across: Width) -> None:
    drawing = drawn(figure(chart), "zh", "png", across)
    found = chunks(drawing.content)
    assert set(found) == {b"IHDR", b"PLTE", b"pHYs", b"IDAT", b"IEND"}
    width, height = struct.unpack(">II", found[b"IHDR"][:8])
    dots_a_metre, _, unit = struct.unpack(">IIB", found[b"pHYs"])
    assert unit == 1
    assert width / dots_a_metre * 1000 == pytest.approx(drawing.width_mm, abs=0.2)
    assert height / dots_a_metre * 1000 == pytest.approx(drawing.height_mm, abs=0.2)


def test_the_paper_is_white_and_something_stands_on_it() -> None:
    from PIL import Image

    with Image.open(BytesIO(drawn(figure(STACKED), "zh", "png").content)) as picture:
        pixels = picture.convert("RGB")
    assert pixels.getpixel((pixels.width - 1, 0)) == (255, 255, 255)
    counts = {colour: number for number, colour in pixels.getcolors(1 << 20)}
    strongest = tuple(bytes.fromhex(shades(2)[-1][1:]))
    assert (
        counts[
            min(counts, key=lambda colour: sum(abs(a - b) for a, b in zip(colour, strongest, strict=True)))
        ]
        > 1000
    )


def test_the_font_has_what_a_report_says() -> None:
    text = "堽社区△†“五社”—…％①≥−é"
    assert fonts.printable(text) == text


def test_a_character_that_the_font_has_not_is_seen_to_be_missing() -> None:
    # of the CJK extensions B and E, and a sign that only chooses how what is before it looks
    assert fonts.printable("\U00020bb7社区\U0002b820") == "〓社区〓"
    assert fonts.printable("★\ufe0f ②") == "★ ②"
    rare = Bars("%", ("\U00020bb7社区", "半\ud800个", "\ue000"), (value(1.0), value(2.0), value(3.0)))
    marked = Bars("%", ("〓社区", "半�个", "〓"), rare.values)
    assert drawn(figure(rare), "zh", "png").content == drawn(figure(marked), "zh", "png").content
    # a browser has more fonts
    assert "\U00020bb7社区".encode() in drawn(figure(rare), "zh", "svg").content


def test_widths_are_those_of_the_packaged_font() -> None:
    font = fonts.font(1000)
    for character in "".join(map(chr, range(32, 127))) + "社（，“△…":
        assert width_of(character, 1000) == pytest.approx(font.getlength(character), abs=0.6), character


def test_lines_are_no_wider_than_their_room() -> None:
    for text in ("社区工作人员的服务态度和办事效率是否令您满意", "WWWW MMMM " * 8, "W" * 40):
        lines = wrapped(text, 30.0, 3.0)
        assert all(width_of(line, 3.0) <= 30.0 for line in lines)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("count", [2, 3])
def test_answers_are_told_apart_in_grey(count: int) -> None:
    """On each side of the middle; against and for differ by the hatch."""
    for against in (False, True):
        greys = [_grey(each) for each in (MIDDLE, *shades(count, against=against))]
        assert all(first - second > 12 for first, second in pairwise(greys)), greys


def _grey(colour: str) -> float:
    red, green, blue = bytes.fromhex(colour[1:])
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_type_is_never_smaller_than_seven_points() -> None:
    assert min(each.small for each in LOOKS.values()) / look.POINT >= 7
    sizes = {
        shape.size
        for chart in CHARTS.values()
        for across in LOOKS
        for shape in scene_of(chart, across).shapes
        if hasattr(shape, "text")
    }
    assert min(sizes) / look.POINT == pytest.approx(7)


@pytest.mark.parametrize("name", ["ink", "quiet", "first", "second", "pale"])
def test_what_is_drawn_is_seen_on_paper(name: str) -> None:
    """A contrast of 4.5 for text and 3 for marks (WCAG 2.1)."""
    contrast = 1.05 / (look._luminance(INKS[name]) + 0.05)
    assert contrast >= (4.5 if name in ("ink", "quiet") else 3.0)


def test_a_picture_needs_no_home_and_no_fonts_of_the_machine(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(0o500)
    source = Path(look.__file__).parents[3]
    program = PROGRAM.format(folders=[str(Path(__file__).parent), str(source)])
    place = {name: text for name, text in os.environ.items() if not name.startswith("XDG")}
    place |= {"HOME": str(home), "PATH": ""}
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        env=place,
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert run.stderr == ""
    assert not list(home.iterdir())
    assert sorted(tmp_path.iterdir()) == [home]
    from hashlib import sha256

    assert run.stdout.strip() == sha256(drawn(figure(BARS), "zh", "png").content).hexdigest()
