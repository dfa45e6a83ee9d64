"""Claims that stand apart and are together all answers of one question: a table that nobody wrote as one."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from cgsurvey.declarations import Claim, ClaimedTable


def gathered_tables(
    claims: Iterable[Claim], text: str, rows: Collection[str], weighted: bool
) -> list[ClaimedTable]:
    """Claims of one place and base that cover every answer of a question, as a published table each.

    Parameters
    ----------
    claims : iterable of Claim
    text : str
        What the question is called.
    rows : collection of str
        The rows of all its answers, of which one is given.
    weighted : bool
        Whether no whole number of people has to give a figure.
    """
    sources: dict[tuple[str | None, int | None], dict[str, Claim]] = {}
    for claim in claims:
        if claim.row is not None and claim.row in rows and claim.value is not None and claim.expect == "pass":
            sources.setdefault((claim.place, claim.n), {})[claim.row] = claim
    return [
        ClaimedTable.model_validate(
            {
                "id": ", ".join(each.id for each in found.values()),
                "text": text,
                "place": place,
                "n": n,
                "weighted": weighted or any(each.weighted for each in found.values()),
                "figures": {
                    each.id: each.model_dump(include={"value", "decimals", "count"})
                    for each in found.values()
                },
            }
        )
        for (place, n), found in sources.items()
        if len(rows) > 1 and len(found) == len(rows)
    ]
