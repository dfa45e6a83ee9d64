"""Run what `make verify` runs and write docs/verification.md from what it found.

    python tests/verification/write.py

The page is written only when every test passes. The same code and the same random stream give the same
bytes: digits are given in steps and shares in tenths of a per cent, so that another linear algebra library
does not move them.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
PAGE = TESTS.parent / "docs" / "verification.md"
sys.path.insert(0, str(TESTS))

from cgsurvey.stats import STATISTICS  # noqa: E402
from stats import agreement  # noqa: E402
from stats.agreement import Agreement  # noqa: E402
from verification import simulated  # noqa: E402
from verification.simulated import Simulated  # noqa: E402

#: digits are given as the highest of these that is reached, below as they are
STEPS = (15, 12, 9)
NIST = "NIST StRD "


def asked() -> list[str]:
    """The test files that compare with a reference or take minutes."""
    return [
        str(path)
        for path in sorted(TESTS.rglob("test_*.py"))
        if any(mark in path.read_text(encoding="utf-8") for mark in ("agrees(", "pytest.mark.slow"))
    ]


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def digits(found: Iterable[Agreement]) -> str:
    """Digits of the worst of them."""
    worst = int(min(each.digits for each in found))
    return next((f"≥ {step}" for step in STEPS if worst >= step), str(worst))


def agreement_table(seen: list[Agreement]) -> str:
    """A row an estimand and reference, in the order of the registry."""
    order = list(STATISTICS)
    found = sorted(seen, key=lambda each: (order.index(each.estimand), each.reference))
    rows = []
    for (estimand, reference), members in itertools.groupby(found, lambda each: each[:2]):
        every = list(members)
        shown = next((each for each in every if each.theirs not in (0, 1)), every[0])
        quantities = ", ".join(dict.fromkeys(each.quantity for each in every))
        example = (shown.quantity, f"{shown.ours:.9g}", f"{shown.theirs:.9g}")
        rows.append((f"`{estimand}`", reference, quantities, str(len(every)), digits(every), *example))
    return table(
        ("statistic", "reference", "quantities", "values", "digits", "for example", "ours", "theirs"), rows
    )


def nist_table(seen: list[Agreement]) -> str:
    """A row a data set."""
    columns = ("estimate", "std_error", "estimate, in batches", "std_error, in batches")

    def cells(reference: str) -> Iterator[str]:
        yield reference.removeprefix(NIST)
        for quantity in columns:
            found = [each for each in seen if (each.reference, each.quantity) == (reference, quantity)]
            yield digits(found) if found else "perfect fit"

    references = dict.fromkeys(each.reference for each in seen)
    return table(("data set", *columns), (tuple(cells(reference)) for reference in references))


def simulation_table(name: str, found: list[Simulated]) -> str:
    """A row a design, a column a statistic."""
    statistics = list(dict.fromkeys(each.statistic for each in found))
    cells = {(each.design, each.statistic): each for each in found}
    rows = []
    for design in dict.fromkeys(each.design for each in found):
        here = [cells.get((design, statistic)) for statistic in statistics]
        shares = ["" if each is None else f"{100 * each.share:.1f} ± {100 * each.error:.1f}" for each in here]
        samples = str(next(each.runs for each in here if each is not None))
        rows.append((design, *shares, samples, simulated.FACTS.get((name, design), "")))
    head = ("design", *statistics, "samples", "beside")
    if not any(row[-1] for row in rows):
        head, rows = head[:-1], [row[:-1] for row in rows]
    nominal = found[0].nominal
    what = "Coverage of 95 % intervals" if nominal > 0.5 else "Rejections by 5 % tests"
    return f"### {name}\n\n{what}, per cent:\n\n{table(head, rows)}"


def simulation_tables(found: list[Simulated]) -> str:
    names = dict.fromkeys(each.table for each in found)
    return "\n\n".join(
        simulation_table(name, [each for each in found if each.table == name]) for name in names
    )


def page(seen: list[Agreement], found: list[Simulated]) -> str:
    text = Path(__file__).with_name("page.md").read_text(encoding="utf-8")
    nist = [each for each in seen if each.reference.startswith(NIST)]
    others = [each for each in seen if not each.reference.startswith(NIST)]
    compared = {each.estimand for each in others}
    by_hand = ", ".join(f"`{name}`" for name in STATISTICS if name not in compared)
    return text.format(
        agreement=agreement_table(others),
        by_hand=by_hand,
        nist=nist_table(nist),
        simulations=simulation_tables(found),
    )


def main() -> int:
    outcome = pytest.main(["-q", "-p", "no:cacheprovider", *asked()])
    if outcome == pytest.ExitCode.OK:
        PAGE.write_text(page(agreement.SEEN, simulated.FOUND), encoding="utf-8")
    return int(outcome)


if __name__ == "__main__":
    raise SystemExit(main())
