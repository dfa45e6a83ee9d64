"""What only the LaTeX form of a report says."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    "report.latex.continued": ("续表{number}", "Table {number}, continued"),
}
