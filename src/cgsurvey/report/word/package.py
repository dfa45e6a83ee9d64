"""The bytes of a package: the same for the same parts, whenever and wherever it is written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import Any

#: the first moment that a zip can tell
_EPOCH = (1980, 1, 1, 0, 0, 0)
#: what is packed already
_STORED = (".png", ".jpeg", ".jpg", ".gif")


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of the parts, in their order, without a clock, a host or a user."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system = 0  # else it would tell of the system
            info.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return buffer.getvalue()


def saved(document: Any) -> bytes:
    """The bytes of a document of python-docx, which stamps every part with the time."""
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return packed((name, archive.read(name)) for name in archive.namelist())
