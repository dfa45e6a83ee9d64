"""Sentences."""

PHRASES: dict[str, tuple[str, str]] = {}
