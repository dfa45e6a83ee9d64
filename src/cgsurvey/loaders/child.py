"""The process that reads a file: what a hostile file can bring down is this, and no more.

The request comes as JSON on standard input; the table, or the refusal, goes to standard output. Of several
small files there is a list of requests, and an answer to each.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cgsurvey.errors import CgsurveyError, Unreadable
from cgsurvey.loaders.limits import Limits
from cgsurvey.loaders.reading import read_here
from cgsurvey.loaders.request import Request
from cgsurvey.loaders.sheets import sheets_here
from cgsurvey.loaders.wire import packed, packed_error, packed_sheets, packed_together


def main() -> None:
    """Read what standard input asks for: one file, or several small ones."""
    # reading makes millions of objects and no cycles
    gc.disable()
    asked = json.load(sys.stdin)
    told = _of_several(asked) if isinstance(asked, list) else _of_one(**asked)
    out = sys.stdout.buffer
    for piece in told:
        out.write(piece)
    out.flush()
    # nothing is left to do: to give back the memory piece by piece takes longer than to end
    os._exit(0)


def _of_one(*, all_sheets: bool, **asked: Any) -> Iterator[bytes]:
    request = _request(**asked)
    limit_memory(request.limits.memory)
    try:
        if all_sheets:
            yield packed_sheets(sheets_here(request))
        else:
            yield from packed(read_here(request))
    except CgsurveyError as error:
        yield packed_error(error)
    except MemoryError:
        facts = {"file": request.path.name, "limit": request.limits.memory}
        yield packed_error(Unreadable("loading.too_much_memory", **facts))


def _of_several(asked: Sequence[Mapping[str, Any]]) -> Iterator[bytes]:
    """All at once: who asked has time until then, and needs all. Too much memory ends this process."""
    requests = [_request(**each) for each in asked]
    limit_memory(min(each.limits.memory for each in requests))
    answers = []
    for request in requests:
        try:
            answers.append(b"".join(packed(read_here(request))))
        except CgsurveyError as error:
            answers.append(packed_error(error))
    yield packed_together(answers)


def _request(*, path: str, limits: Mapping[str, Any], **how: Any) -> Request:
    return Request(Path(path), limits=Limits(**limits), **how)


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
