"""Shared helpers of the tests are importable by their folder: `from stats.in_memory import survey_of`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
