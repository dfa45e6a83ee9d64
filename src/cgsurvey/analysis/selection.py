"""Which planned statistics give the rows that were named, so that nothing else need be estimated."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from cgsurvey.analysis.tabulation import Planned

#: what has an id like a statistic's and is estimated of two years together, and where else it stands
_OF_TWO_YEARS = ("change", "decomposition")
_COMPARISONS = "/comparisons/"


def selected(planned: Iterable[Planned], questionnaire: str, rows: Collection[str]) -> list[Planned]:
    """Those of the statistics planned for a questionnaire that the rows, or results, can be of.

    Differences between groups are adjusted for each other, so that one needs all by its variable.
    """
    calls = list(planned)
    named = [parts for row in rows if (parts := row.split("/"))[0] == questionnaire]
    held = [each for each in calls if any(_gives(each, parts) for parts in named)]
    families = {each.options["by"] for each in held if each.estimand == "difference"}
    return [
        each
        for each in calls
        if each in held or (each.estimand == "difference" and each.options["by"] in families)
    ]


def is_of_years(address: str) -> bool:
    """Whether a row, or a number of the analysis, is of what has changed since an earlier year."""
    named = [row.split("/")[1:2] for row in named_in([address])]
    return address.startswith(_COMPARISONS) or any(each in named for each in [[of] for of in _OF_TWO_YEARS])


def needs_years(questionnaire: str, addresses: Collection[str]) -> bool:
    """Whether one of the addresses is of what has changed in a questionnaire."""
    of_years = [each for each in addresses if is_of_years(each)]
    owners = [row.partition("/")[0] for row in named_in(of_years)]
    return questionnaire in owners or any(each.startswith(_COMPARISONS) for each in of_years)


def _gives(planned: Planned, parts: list[str]) -> bool:
    """Whether a row whose id has these parts can be one of this statistic's."""
    if parts[1:2] != [planned.estimand] or (planned.about and parts[2:3] != [planned.about]):
        return False
    by = planned.options.get("by")
    return by is None or any(part.partition("=")[0] == by for part in parts[3:])


def named_in(addresses: Iterable[str]) -> Iterator[str]:
    """The ids of rows and results in addresses: an id itself, or what stands in ``/results/<id>/…``."""
    for address in addresses:
        if not address.startswith("/"):
            yield address
        elif address.startswith("/results/"):
            yield address.split("/")[2].replace("~1", "/").replace("~0", "~")
