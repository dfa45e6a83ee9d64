"""The bureau's own text: Markdown files beside the study file, read into plain blocks."""
