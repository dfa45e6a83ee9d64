"""Chromium without a window: what a page looks like at a width, and on paper."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest

# The page stands in a frame of the width asked for: a window cannot be narrower than 500 points. Its own
# policy lets nothing run in it, so the page around it does the asking.
_AROUND = """<!DOCTYPE html><meta charset="utf-8"><body style="margin:0">
<iframe width="{width}" height="800" style="border:0" srcdoc="{page}"></iframe><pre></pre><script>
addEventListener("load", () => {{
  const view = document.querySelector("iframe").contentWindow, page = view.document;
  const ask = {question};
  document.querySelector("pre").textContent = JSON.stringify(ask(view, page));
}});
</script>"""


def asked(page: str, width: int, question: str, folder: Path, dark: bool = False) -> Any:
    """What `question`, a function of JavaScript of the window and its document, gives for a page so wide."""
    around = folder / "around.html"
    around.write_text(_AROUND.format(width=width, page=escape(page), question=question), encoding="utf-8")
    theme = ["--blink-settings=preferredColorScheme=0"] if dark else []
    dom = _chromium(folder, *theme, "--window-size=1600,900", "--dump-dom", around.as_uri())
    return json.loads(unescape(re.search(r"<pre>(.*?)</pre><script>", dom, re.DOTALL)[1]))


def printed(page: str, folder: Path) -> list[str]:
    """The text of each sheet of paper."""
    return _read(_paper(page, folder), "-layout").rstrip("\f").split("\f")


def places(page: str, folder: Path) -> list[tuple[float, float, str]]:
    """Each word on paper with its left and its right end, in points."""
    found = re.findall(
        r'xMin="([\d.-]+)".*xMax="([\d.-]+)".*>(.*)</word>', _read(_paper(page, folder), "-bbox")
    )
    return [(float(left), float(right), word) for left, right, word in found]


def _paper(page: str, folder: Path) -> Path:
    source, target = folder / "report.html", folder / "report.pdf"
    source.write_text(page, encoding="utf-8")
    _chromium(folder, f"--print-to-pdf={target}", source.as_uri())
    return target


def _read(paper: Path, how: str) -> str:
    run = subprocess.run(
        [_program("pdftotext"), how, paper, "-"], capture_output=True, check=True, timeout=60
    )
    return run.stdout.decode("utf-8")


def _chromium(folder: Path, *options: str) -> str:
    fixed = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}")
    program = _program("chromium", "chromium-browser", "google-chrome")
    run = subprocess.run([program, *fixed, *options], capture_output=True, check=True, timeout=120)
    return run.stdout.decode("utf-8")


def _program(*names: str) -> str:
    for name in names:
        if found := shutil.which(name):
            return found
    pytest.fail(f"{names[0]} is not installed: this test looks at the page as a reader does")
