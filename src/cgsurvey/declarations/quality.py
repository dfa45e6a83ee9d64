"""What a study says of the quality of its responses: which columns tell, how strict, who is set aside."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field

from cgsurvey.declarations.text import Declared, Filled

#: checks that flag single rows, in the order in which they are made: the first excludes first
RowCheck = Literal[
    "duplicate_id",
    "duplicate_row",
    "duplicate_ip",
    "outside_form",
    "answered_unasked",
    "skipped_asked",
    "exclusive",
    "blank",
    "break_off",
    "speeder",
    "straight_line",
    "long_string",
    "same_time",
    "same_ip",
]
ROW_CHECKS: tuple[RowCheck, ...] = get_args(RowCheck)


class DeclaredQuality(Declared):
    """How the responses of a questionnaire are checked.

    Attributes
    ----------
    exclude
        Checks whose rows are set aside before anything is estimated.
    seconds, started, submitted, ip
        Columns with the time that a response took, when it began and ended, and where it came from, where
        the platform that wrote the file does not tell.
    interviewer
        Column of who asked.
    speed
        Responses that took less than this share of the median time are flagged.
    straight_items
        Same answers that make a straight line in a matrix without a reversed item; without it ten, and more
        of an answer that many people give.
    blank
        Rows that left more than this share of what they were asked blank are flagged.
    """

    exclude: tuple[RowCheck, ...] = ()
    seconds: Filled | None = None
    started: Filled | None = None
    submitted: Filled | None = None
    ip: Filled | None = None
    interviewer: Filled | None = None
    speed: Annotated[float, Field(gt=0, lt=1)] = 1 / 3
    straight_items: Annotated[int, Field(ge=3, le=1000)] | None = None
    blank: Annotated[float, Field(ge=0, lt=1)] = 0.5
