"""Columns that no statistic is about: the respondent's number, the community, weights and the design."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cgsurvey.drafting.groups import Group
from cgsurvey.drafting.guesses import Choice, Reason
from cgsurvey.drafting.ladders import found_ladder
from cgsurvey.drafting.profile import Profile
from cgsurvey.folding import folded
from cgsurvey.numbering import numbered
from cgsurvey.raw_table import RawTable

_ID = re.compile(
    r"_?id|_?uuid|_?index|caseid|respondentid|respid|序号|编号|(?:答卷|问卷|样本|受访者|个案)(?:编号|序号|id)"
)
_PLACE = r"(?:社区|居委会|村委会|行政村|村居|村庄|村|小区|community|village|neighbou?rhood)"
_COMMUNITY = re.compile(
    rf".*{_PLACE}(?:[(（/或、]?{_PLACE}[)）]?)*(?:的)?(?:名称|名字|全称|name)?(?:是|为|叫)?(?:哪个|哪一个|哪里|什么)?[?？:：]?",
    re.IGNORECASE,
)
_PLACE_NAME = re.compile(r".*(?:社区|居委会|村委会|村|小区|community|village)", re.IGNORECASE)
_WEIGHT = re.compile(
    r"权重|权数|加权.*|抽样权.*|.*权重|weights?|wt|wgt|pweight|.*_weight|weight_.*", re.IGNORECASE
)
_STRATUM = re.compile(r"层|分层|抽样层|所在层|.*层别|strat(?:a|um)", re.IGNORECASE)
_PSU = re.compile(r"psu|初级抽样单元|抽样单元|cluster|clusterid|抽样点|样本点", re.IGNORECASE)
#: rows for each community at least, on average
_ROWS_EACH = 3


@dataclass(frozen=True)
class Roles:
    """Roles of columns.

    Attributes
    ----------
    keys
        Keys of the questionnaire that are in force: `id`, `community`.
    reasons
        One for each of them.
    choices
        Candidates, for a person to choose.
    places
        Positions of the columns that are not questions as well.
    """

    keys: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, Reason] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    places: frozenset[int] = frozenset()

    def as_choices(self) -> Roles:
        """The same with nothing in force: a codebook says what a column is for."""
        left = [Choice(Reason("drafting.role_candidate"), {key: column}) for key, column in self.keys.items()]
        return Roles({}, {}, (*left, *self.choices), self.places)


def roles_of(table: RawTable, profiles: Mapping[int, Profile], groups: Sequence[Group]) -> Roles:
    """Roles that are certain enough, and candidates for those that are not."""
    keys: dict[str, str] = {}
    reasons: dict[str, Reason] = {}
    places: set[int] = set()
    identity = _identity(table, profiles)
    if identity is not None:
        keys["id"] = table.headers[identity]
        reasons["id"] = Reason("drafting.id", {}, "high")
        places.add(identity)
    single = [group for group in groups if group.shape == "question" and group.places[0] not in places]
    certain, possible = _communities(table, single, profiles)
    if len(certain) == 1:
        (place,) = certain
        keys["community"] = table.headers[place]
        facts = {"number": len(profiles[place].counts), "rows": profiles[place].answered}
        reasons["community"] = Reason("drafting.community", facts, "high")
        places.add(place)
    else:
        possible = [*certain, *possible]
    choices = [
        Choice(Reason("drafting.community_candidate"), {"community": table.headers[place]})
        for place in possible
    ]
    for key, pattern in (("weight", _WEIGHT), ("stratum", _STRATUM), ("psu", _PSU)):
        for group in single:
            place = group.places[0]
            if (
                any(map(pattern.fullmatch, _titles(table, place)))
                and _fits(key, profiles[place])
                and place not in places
            ):
                choices.append(Choice(Reason(f"drafting.{key}_candidate"), {key: table.headers[place]}))
                places.add(place)
    return Roles(keys, reasons, tuple(choices), frozenset(places))


def _titles(table: RawTable, place: int) -> list[str]:
    """A header without its number, and the label that the file itself gives the column."""
    described = table.described.get(place)
    texts = [table.headers[place], *([described.label] if described else [])]
    return [folded(numbered(text).text) for text in texts]


def _identity(table: RawTable, profiles: Mapping[int, Profile]) -> int | None:
    """The first column that its platform or header names as the respondents' numbers, hardly any twice."""
    named = _called_numbers(table, profiles)
    return next((place for place in named if not _stands_again(profiles[place])), None)


def repeated_numbers(table: RawTable, profiles: Mapping[int, Profile]) -> list[str]:
    """Headers of respondents' numbers of which most stand in several rows: rows are then no respondents."""
    named = _called_numbers(table, profiles)
    return [table.headers[place] for place in named if _stands_again(profiles[place])]


def _called_numbers(table: RawTable, profiles: Mapping[int, Profile]) -> Iterator[int]:
    """Columns whose platform or header says that they hold the respondents' numbers."""
    for place, heading in enumerate(table.headings):
        profile = profiles.get(place)
        by_name = heading.meta == "id" or (
            heading.meta in (None, "other") and any(map(_ID.fullmatch, _titles(table, place)))
        )
        if profile is not None and by_name and folded(table.headers[place]) and profile.answered:
            yield place


def _stands_again(profile: Profile) -> bool:
    return profile.repeats or 2 * len(profile.counts) <= profile.answered


def _communities(
    table: RawTable, groups: Sequence[Group], profiles: Mapping[int, Profile]
) -> tuple[list[int], list[int]]:
    """Columns that name communities, and columns that may."""
    certain: list[int] = []
    possible: list[int] = []
    for group in groups:
        place = group.places[0]
        profile = profiles[place]
        size = len(profile.counts)
        several = 2 <= size <= profile.answered / _ROWS_EACH
        if not several or found_ladder(profile.texts) is not None or len(profile.numbers) == size < 3:
            continue
        named = sum(count for text, count in profile.counts.items() if _PLACE_NAME.fullmatch(folded(text)))
        titles = (folded(group.stem), *_titles(table, place))
        if any(map(_COMMUNITY.fullmatch, titles)) and size > 2:
            certain.append(place)
        elif 2 * named > profile.answered:
            possible.append(place)
    return certain, possible


def _fits(key: str, profile: Profile) -> bool:
    """Whether the cells can be what the header says."""
    if key == "weight":
        values = [number.value for number in profile.numbers.values()]
        return len(profile.numbers) == len(profile.counts) > 1 and all(value >= 0 for value in values)
    return 2 <= len(profile.counts) <= profile.answered / 2
