"""Short names of questions: q5 after the number on the form, or the name that the file itself gives."""

from __future__ import annotations

import re

from cgsurvey.declarations import DESIGN_VARIABLES

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,31}")


class Names:
    """Gives each question a name of its own."""

    def __init__(self) -> None:
        self._taken = {*DESIGN_VARIABLES}
        self._unnumbered = 0

    def of_question(self, number: str, key: str, header: str) -> str:
        """q and the number; without one, the key or the header where it is a name; else the next free q."""
        if number:
            return self._free(f"q{number}")
        for written in (key, header):
            last = written.strip().rsplit("/", 1)[-1]
            if _NAME.fullmatch(last):
                return self._free(last)
        while True:
            self._unnumbered += 1
            if f"q{self._unnumbered}" not in self._taken:
                return self._free(f"q{self._unnumbered}")

    def of_items(self, name: str, number: int) -> list[str]:
        """Names of the rows of a matrix."""
        return [self._free(f"{name}_{place}") for place in range(1, number + 1)]

    def _free(self, name: str) -> str:
        """The name, or with the next number behind it where it is taken."""
        found, again = name, 1
        while found in self._taken:
            again += 1
            found = f"{name}_{again}"
        self._taken.add(found)
        return found
