"""The process that reads one file: what a hostile file can bring down is this, and no more.

The request comes as JSON on standard input; the table, or the refusal, goes to standard output.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from pathlib import Path

from cgsurvey.errors import CgsurveyError, Unreadable
from cgsurvey.loaders.limits import Limits
from cgsurvey.loaders.reading import read_here
from cgsurvey.loaders.request import Request
from cgsurvey.loaders.sheets import sheets_here
from cgsurvey.loaders.wire import packed, packed_error, packed_sheets


def main() -> None:
    """Read what standard input asks for."""
    # reading makes millions of objects and no cycles
    gc.disable()
    asked = json.load(sys.stdin)
    all_sheets = asked.pop("all_sheets")
    limits = Limits(**asked.pop("limits"))
    request = Request(**{**asked, "path": Path(asked["path"])}, limits=limits)
    limit_memory(limits.memory)
    out = sys.stdout.buffer
    try:
        for piece in [packed_sheets(sheets_here(request))] if all_sheets else packed(read_here(request)):
            out.write(piece)
    except CgsurveyError as error:
        out.write(packed_error(error))
    except MemoryError:
        facts = {"file": request.path.name, "limit": limits.memory}
        out.write(packed_error(Unreadable("loading.too_much_memory", **facts)))
    out.flush()
    # nothing is left to do: to give back the memory piece by piece takes longer than to end
    os._exit(0)


def limit_memory(size: int) -> None:
    """Let this process have no more memory; systems without such a limit go without."""
    try:
        import resource
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if most == resource.RLIM_INFINITY or size < most:
        resource.setrlimit(resource.RLIMIT_AS, (size, most))


if __name__ == "__main__":
    main()
