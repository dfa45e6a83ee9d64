"""A process that reads many files, one after the other, with the limits of the real one.

Names of files come on standard input; for each there is a line of JSON: its table, or the code of a refusal.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

#: what is said of a file of which the process died
DIED = "died"


def outcomes(files: Sequence[Path], seconds: float) -> Iterator[Any]:
    """What becomes of each: [headers, rows], the code of a refusal, or `DIED`.

    Raises
    ------
    subprocess.TimeoutExpired
        If those that one process is given take longer than that.
    """
    left = list(files)
    while left:
        done = subprocess.run(
            [sys.executable, "-m", "loaders.hostile.reader"],
            input="\n".join(map(str, left)).encode(),
            capture_output=True,
            cwd=Path(__file__).parents[2],
            timeout=seconds,
        )
        told = [json.loads(line) for line in done.stdout.splitlines()]
        yield from told
        left = left[len(told) :]
        if done.returncode == 0:
            assert not left, done.stderr.decode()
        else:
            assert done.returncode < 0, done.stderr.decode()
            yield DIED
            left = left[1:]


def _main() -> None:
    from cgsurvey.errors import CgsurveyError
    from cgsurvey.loaders.child import limit_memory
    from cgsurvey.loaders.limits import Limits
    from loaders.here import read

    limit_memory(Limits().memory)
    for name in sys.stdin.read().splitlines():
        try:
            table = read(Path(name))
            told: Any = [table.headers, list(zip(*(each.listed() for each in table.columns), strict=True))]
        except CgsurveyError as error:
            told = error.code
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    _main()
