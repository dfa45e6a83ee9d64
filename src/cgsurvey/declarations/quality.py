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

#: a share of what was asked or filled in, above which a row is flagged
Share = Annotated[float, Field(ge=0, lt=1)]
#: same answers that make a line or a string: two are said of many things
Items = Annotated[int, Field(ge=3, le=1000)]
#: rows that are many together
Crowd = Annotated[int, Field(ge=2, le=1_000_000)]


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
    outside
        Rows of whose answers more than this share match nothing on the form are flagged, if they are two.
    blank
        Rows that left more than this share of what they were asked blank are flagged.
    break_off
        Rows that are blank from some question on to the end are flagged, if that is this share of what they
        were asked or more, and three questions.
    speed
        Responses that took less than this share of the median time are flagged.
    straight_items
        Same answers that make a straight line in a matrix without a reversed item; without it ten, and more
        of an answer that many people give.
    string_items
        Same answers in a row that make a long string over questions that share their answers; without it
        ten, more of an answer that many people give, and half of the questions.
    same_time
        Responses at one moment that are flagged, where chance would hardly bring them together.
    same_ip
        Responses from one address that are flagged.
    group_rows
        Responses that an interviewer or a community needs to be compared with the others.
    group_level
        Level of these comparisons, all of one check together.
    """

    exclude: tuple[RowCheck, ...] = ()
    seconds: Filled | None = None
    started: Filled | None = None
    submitted: Filled | None = None
    ip: Filled | None = None
    interviewer: Filled | None = None
    outside: Share = 0.1
    blank: Share = 0.5
    break_off: Share = 0.2
    speed: Annotated[float, Field(gt=0, lt=1)] = 1 / 3
    straight_items: Items | None = None
    string_items: Items | None = None
    same_time: Crowd = 3
    same_ip: Crowd = 5
    # the rank sum test is an approximation, and nothing below 5 rows; 0.95 is no level but its complement
    group_rows: Annotated[int, Field(ge=5, le=1_000_000)] = 10
    group_level: Annotated[float, Field(gt=0, lt=0.5)] = 0.01
