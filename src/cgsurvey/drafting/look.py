"""A table as it is looked at for a draft: the facts of its columns, and what they tell of each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cgsurvey.coding.matching import MissingKinds
from cgsurvey.coding.rows import empty_rows, footers, headers_again
from cgsurvey.coding.sheet import Sheet
from cgsurvey.declarations import Missing
from cgsurvey.drafting.asked import Asked
from cgsurvey.drafting.coded import Pair
from cgsurvey.drafting.groups import Group
from cgsurvey.drafting.ladders import certain_ladder
from cgsurvey.drafting.lexicon import Ladder
from cgsurvey.drafting.names import Names
from cgsurvey.drafting.profile import Profile, profile_of, together
from cgsurvey.loaders.dialects import DIALECTS
from cgsurvey.raw_table import RawTable

#: platforms that give a download by code, and closed questions that show that a file is one
_CODED, _SEVERAL = ("wjx", "tencent"), 3


@dataclass(frozen=True)
class Look:
    """One table being looked at."""

    table: RawTable
    profiles: Mapping[int, Profile]
    ladders: tuple[Ladder, ...]
    separator: str
    names: Names
    coded: Mapping[str, tuple[Pair, ...]] = field(default_factory=dict)
    by_code: bool = False

    def of(self, group: Group) -> Profile:
        return together(self.profiles[place] for place in group.places)

    def asked(self, group: Group) -> Asked:
        headers = " ".join(self.table.headers[place] for place in group.places[:1])
        described = self.table.described.get(group.places[0])
        words = f"{group.stem} {headers} {described.label if described else ''}"
        return Asked(words, self.separator, described, self.ladders, self._codes(group), self.by_code)

    def _codes(self, group: Group) -> tuple[Pair, ...]:
        """Codes of the answers, where all columns of the group have the same."""
        found = {self.coded.get(self.table.headers[place], ()) for place in group.places}
        return found.pop() if len(found) == 1 else ()


def looked_at(table: RawTable, groups: Sequence[Group], coded: Mapping[str, tuple[Pair, ...]]) -> Look:
    """A table with the facts of its columns, without rows that are no respondents."""
    dialect = DIALECTS[table.dialect]
    look = Look(table, _profiles(table), (), dialect.separator, Names(), coded)
    ladders = tuple(_certain_ladders(look, groups))
    return replace(look, ladders=ladders, by_code=_is_by_code(look, groups))


def _profiles(table: RawTable) -> dict[int, Profile]:
    dialect = DIALECTS[table.dialect]
    kinds = MissingKinds(Missing(not_asked=dialect.not_asked, blank=dialect.blank))
    whole = Sheet.of(table)
    rows = whole.only(~(empty_rows(whole) | headers_again(whole) | footers(whole, ())))
    return {
        place: profile_of(rows.column(place), kinds)
        for place, heading in enumerate(table.headings)
        if heading.role != "meta" or heading.meta in ("id", "other")
    }


def _is_by_code(look: Look, groups: Sequence[Group]) -> bool:
    """Whether every closed question of a platform's file is answered by small whole numbers."""
    closed = [look.of(group) for group in groups if group.shape == "question" and look.of(group).repeats]
    return look.table.dialect in _CODED and len(closed) >= _SEVERAL and all(map(_holds_codes, closed))


def _holds_codes(profile: Profile) -> bool:
    return len(profile.numbers) == len(profile.counts) and all(
        number.value.is_integer() and not number.suffix for number in profile.numbers.values()
    )


def _certain_ladders(look: Look, groups: Sequence[Group]) -> Iterator[Ladder]:
    for group in groups:
        profile = look.of(group)
        found = certain_ladder(profile.texts, profile.answered)
        if found is not None:
            yield found
