"""Text made harmless where it enters the page."""

from __future__ import annotations

from html import escape

from cgsurvey.clean import clean


def safe(text: str) -> str:
    """Text that stands in the page, or in quotation marks within a tag, and is never obeyed."""
    return escape(clean(text))
