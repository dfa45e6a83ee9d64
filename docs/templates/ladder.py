"""A ladder of words: a template. Its rungs become an entry of `_FIXED` in src/cgsurvey/drafting/words.py.

What is a degree of something ("very", "比较") needs no entry: it is read off its words.
"""

from __future__ import annotations

#: lowest rung first; spellings of a rung as `folding.folded` leaves them: lower case, no spaces
RUNGS = (
    ("没收到", "没有收到", "notreceived"),
    ("收到部分", "部分收到", "partlyreceived"),
    ("全部收到", "fullyreceived"),
)
