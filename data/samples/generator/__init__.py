"""Synthetic respondents for the sample studies: the same files on every run."""
