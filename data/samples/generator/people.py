"""People in communities: who they are, and what makes their answers hang together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.draw import Draw, Floats, Integers

#: spread of the communities' means in logits: with the rest, about 5 % of the variance of an answer
spread = 0.45


@dataclass(frozen=True)
class People:
    """Respondents of one questionnaire.

    Attributes
    ----------
    community
        Position of each person's community, 0 to the number of communities - 1.
    sex, age, education
        Answers to these questions.
    content
        Leaning to favourable answers, in logits: the community's and the person's.
    active
        Leaning to receive services and to take part, in logits; related to `content`.
    """

    community: Integers
    sex: NDArray[np.object_]
    age: Integers
    education: NDArray[np.object_]
    content: Floats
    active: Floats

    @property
    def number(self) -> int:
        return len(self.community)

    @property
    def years(self) -> Floats:
        """Age in decades from the middle of life, for leanings."""
        return (self.age - 48) / 10


def draw_people(
    draw: Draw,
    sizes: Integers,
    *,
    ages: tuple[int, int, int],
    women: float,
    education: Mapping[str, float],
    spread: float,
) -> People:
    """People of communities of these sizes.

    `ages` are the lowest, the commonest and the highest; `spread` is that of the communities' means, in
    logits.
    """
    number = int(sizes.sum())
    community = np.repeat(np.arange(len(sizes)), sizes)
    age = _triangular(draw.uniform(number), *ages)
    common = draw.normal(number)
    place_content = draw.normal(len(sizes), spread)
    place_active = 0.5 * place_content + draw.normal(len(sizes), spread)
    decades = (age - 48) / 10
    return People(
        community=community,
        sex=draw.unordered({"男": 1 - women, "女": women}, number),
        age=age,
        education=draw.ordered(education, -0.9 * decades),
        content=place_content[community] + 0.8 * common + 0.12 * decades,
        active=place_active[community] + 0.3 * common + 0.7 * draw.normal(number),
    )


def _triangular(chance: Floats, low: int, common: int, high: int) -> Integers:
    """Whole years from a triangular distribution, by inversion."""
    middle = (common - low) / (high - low)
    rising = low + np.sqrt(chance * (high - low) * (common - low))
    falling = high - np.sqrt((1 - chance) * (high - low) * (high - common))
    return np.floor(np.where(chance < middle, rising, falling)).astype(int)
