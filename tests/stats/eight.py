"""Eight respondents in four communities, small enough to count by hand."""

from __future__ import annotations

from typing import Any

from cgsurvey.declarations import Condition
from cgsurvey.survey import Survey
from stats.in_memory import survey_of

COLUMNS: dict[str, list[Any]] = {
    "sex": ["男", "男", "男", "男", "女", "女", "女", "女"],
    "overall": ["满意", "很满意", "一般", "不满意", "满意", "满意", "dk", None],
    "hours": [10, 20, 30, 40, 50, 60, "skip", None],
    "band": ["60%及以上", "20%-60%", "20%以下", "60%及以上", "20%-60%", "60%及以上", None, "skip"],
    "got": [["文体"], ["文体", "助老"], [], ["助老"], ["文体"], [], "skip", None],
    "want": [["文体"], ["助老"], ["文体"], [], ["助老"], ["文体"], ["文体"], None],
    "willing": ["愿意", "愿意", "愿意", "愿意", "愿意", "不愿意", "不愿意", None],
    "did": ["有", "有", "没有", "没有", "没有", "没有", "有", "有"],
    "ranks": [["文体", "助老"], ["助老"], ["助老", "文体"], [], ["文体"], ["文体"], "skip", None],
    "words": ["很好", None, "不错", "skip", None, "谢谢", "好", "好"],
    "b1": [1, 2, 3, 4, 5, 4, 3, 2],
    "b2": [2, 2, 3, 5, 5, 4, 2, None],
    "b3": [5, 4, 3, 2, 1, 2, 4, 4],
}
COMMUNITY = ["a", "a", "b", "b", "c", "c", "d", "d"]
#: two of the communities, b and c, are in both years
WAVE = ["2022", "2022", "2022", "2023", "2022", "2023", "2023", "2023"]
ONE_TO_FIVE = {"kind": "number", "range": [1, 5]}
QUESTIONS: dict[str, dict[str, Any]] = {
    "sex": {"kind": "single", "categories": ["男", "女"]},
    "overall": {
        "kind": "scale",
        "categories": ["不满意", "一般", "满意", "很满意"],
        "satisfied": ["满意", "很满意"],
    },
    "hours": {"kind": "number"},
    "band": {"kind": "single", "categories": ["20%以下", "20%-60%", "60%及以上"]},
    "got": {"kind": "multiple", "categories": ["文体", "助老"]},
    "want": {"kind": "multiple", "categories": ["文体", "助老"]},
    "willing": {"kind": "single", "categories": ["不愿意", "愿意"]},
    "did": {"kind": "single", "categories": ["没有", "有"]},
    "ranks": {"kind": "rank", "categories": ["文体", "助老"]},
    "words": {"kind": "text"},
    "b1": ONE_TO_FIVE,
    "b2": ONE_TO_FIVE,
    "b3": ONE_TO_FIVE,
}
STUDY: dict[str, Any] = {
    "elements": {"community": "社区", "volunteers": "志愿者"},
    "scales": {
        "belonging": {
            "label": "归属感",
            "items": ["b1", "b2", "b3"],
            "reversed": ["b3"],
            "rescale": [0, 1],
            "minimum_answered": 2,
        }
    },
    "pairs": {
        "volunteering": {
            "label": "志愿",
            "willing": {"question": "willing", "any_of": ["愿意"]},
            "took_part": {"question": "did", "any_of": ["有"]},
        }
    },
    "services": {
        "received": {
            "label": "服务",
            "received": "got",
            "wanted": "want",
            "elements": {"文体": "community", "助老": "volunteers"},
        }
    },
    "improvements": {"life": {"label": "改善", "improved": "got", "needed": "want"}},
    "thresholds": {
        "busy": {"label": "忙", "question": "band", "at_least": 60},
        "long": {"label": "久", "question": "hours", "at_least": 40},
    },
}
#: the service map with the elements that may lead a community, where there are communities
LED = {"received": {**STUDY["services"]["received"], "leading_candidates": ["community", "volunteers"]}}
#: estimand -> arguments: one call of every statistic but the regression
CALLS: dict[str, dict[str, Any]] = {
    "frequency": {"question": "sex"},
    "satisfaction_rate": {"question": "overall"},
    "share_at_or_above": {"threshold": "busy"},
    "multiple_response": {"question": "got"},
    "coverage": {"service": "received"},
    "linkage": {"service": "received"},
    "leading": {"service": "received"},
    "supply_and_demand": {"service": "received"},
    "participation_gap": {"pair": "volunteering"},
    "improvement": {"improvement": "life"},
    "mean": {"question": "hours"},
    "ranking": {"question": "ranks"},
    "response": {"question": "words"},
    "scale": {"scale": "belonging"},
    "likert": {"question": "overall"},
    "missing_patterns": {},
    "crosstab": {"question": "overall", "by": "sex"},
    "difference": {"variable": "overall", "by": "sex"},
    "logit": {
        "outcome": Condition(question="did", any_of=("有",)),
        "treatment": Condition(question="sex", any_of=("女",)),
    },
    "ordered_logit": {"outcome": "overall", "treatment": "hours"},
    "change": {"of": "satisfaction_rate", "variable": "overall"},
    "decomposition": {"of": "satisfaction_rate", "variable": "overall", "by": "sex"},
    "communities": {"variable": "belonging", "minimum": 2},
}


#: what of the design is given row by row, in the order of COLUMNS
BY_ROW = ("community", "stratum", "psu", "wave")


def eight(order: list[int] | None = None, **design: Any) -> Survey:
    """The survey, its rows in the given order (a row may stand twice); `design` as of `survey_of`."""
    rows = list(range(8)) if order is None else order
    design.setdefault("community", COMMUNITY)
    design.setdefault("wave", WAVE)
    columns = {name: [column[row] for row in rows] for name, column in COLUMNS.items()}
    by_row = {
        name: [values[row] for row in rows] if name in BY_ROW and values else values
        for name, values in design.items()
    }
    study = STUDY if design["community"] is None else {**STUDY, "services": LED}
    return survey_of(columns, QUESTIONS, **by_row, **study)
