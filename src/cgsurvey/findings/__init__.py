"""Do data still fit their codebook, and published figures their data? Findings, for people and for CI."""

from __future__ import annotations
