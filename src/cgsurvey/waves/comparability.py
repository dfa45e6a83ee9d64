"""Can two years be compared? Every difference between them, named, with what it means for a comparison.

A difference that makes another quantity of a question withholds its changes; a difference that may shift
answers is compared and marked; the rest is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cgsurvey.declarations import Condition
from cgsurvey.folding import folded
from cgsurvey.numbering import numbered
from cgsurvey.phrases import spoken
from cgsurvey.result import Comparison, Consequence, Drift, Note, wave_text
from cgsurvey.study import Category, Question
from cgsurvey.survey import Answers, Status, Survey
from cgsurvey.waves.stacking import linked

#: shares of respondents not asked that lie this far apart are another base
APART = 0.05
#: kinds of question with one category a respondent
_CHOSEN = ("single", "scale")


@dataclass(frozen=True)
class Pairing:
    """Two surveys of one questionnaire, what the years are called, and which questions are the same.

    Attributes
    ----------
    earlier, later : Survey
    waves : tuple of str
    names : mapping of str to str
        Question of the later study -> its name in the earlier, of all that both asked.
    """

    earlier: Survey
    later: Survey
    waves: tuple[str, str]
    names: Mapping[str, str]

    def both(self, name: str) -> tuple[Answers, Answers]:
        return self.earlier.answers[self.names[name]], self.later.answers[name]

    def facts(self, before: object, after: object) -> dict[str, object]:
        """Facts of a sentence that sets one year against the other."""
        return {"earlier": self.told[0], "later": self.told[1], "before": before, "after": after}

    @property
    def told(self) -> tuple[dict[str, str], dict[str, str]]:
        """What the years are called in a sentence."""
        return wave_text(self.waves[0]), wave_text(self.waves[1])


def comparability(pair: Pairing) -> Comparison:
    """Whether the questionnaire of two years can be compared: what both asked, and all that differs."""
    return Comparison(
        questionnaire=pair.later.name,
        waves=pair.waves,
        respondents=(_respondents(pair.earlier), _respondents(pair.later)),
        questions=tuple(pair.names),
        communities=_overlap(pair),
        unit=pair.later.design.psu_name,
        units_in_both=len(linked(pair.earlier.design, pair.later.design)),
        drifts=(
            *_of_questionnaire(pair),
            *(drift for name in pair.names for drift in _of_question(pair, name)),
        ),
    )


def _respondents(survey: Survey) -> int:
    return int(survey.counted.sum())


def _overlap(pair: Pairing) -> dict[str, tuple[str, ...]]:
    """Which communities are in both years, and which in one of them only."""
    groups = (pair.earlier.communities, pair.later.communities)
    if groups[0] is None or groups[1] is None:
        return {}
    before, after = ({folded(label): label for label in each.levels} for each in groups if each is not None)
    return {
        "both": tuple(label for key, label in after.items() if key in before),
        "earlier_only": tuple(label for key, label in before.items() if key not in after),
        "later_only": tuple(label for key, label in after.items() if key not in before),
    }


def _of_questionnaire(pair: Pairing) -> Iterator[Drift]:
    """Who was asked, how they were drawn, and which questions only one year has."""
    before, after = pair.earlier.questionnaire, pair.later.questionnaire
    if _data(pair.earlier) == _data(pair.later):
        yield _drift(None, "same_file", {}, "withheld")
    yield from _of_population(pair)
    overlap = _overlap(pair)
    if overlap and not overlap["both"]:
        yield _drift(None, "communities", {}, "told")
    designs = (pair.earlier.design, pair.later.design)
    for aspect in ("psu_name", "weighted", "stratified"):
        values = [getattr(design, aspect) for design in designs]
        if values[0] != values[1]:
            told = [_UNITS[value] if aspect == "psu_name" else _YES[value] for value in values]
            yield _drift(None, f"design.{aspect}", pair.facts(*told), "told")
    if any(design.replicates is not None for design in designs):
        yield _drift(None, "design.replicates", {}, "withheld")
    alone = [question.label.both() for name, question in after.questions.items() if name not in pair.names]
    if alone:
        yield _drift(None, "only", {"wave": pair.told[1], "names": alone}, "told")
    kept = set(pair.names.values())
    gone = [question.label.both() for name, question in before.questions.items() if name not in kept]
    if gone:
        yield _drift(None, "only", {"wave": pair.told[0], "names": gone}, "told")


def _of_population(pair: Pairing) -> Iterator[Drift]:
    """Whether the same conditions say who is counted, and their questions mean the same in both years."""
    declared = [each.questionnaire.declared.where for each in (pair.earlier, pair.later)]
    rests = [pair.later.study.unqualified(each.question, pair.later.name) for each in declared[1]]
    asked = [pair.earlier.study.unqualified(each.question, pair.earlier.name) for each in declared[0]]
    before = {(name, *_test(each)) for name, each in zip(asked, declared[0], strict=True)}
    after = {(pair.names.get(name), *_test(each)) for name, each in zip(rests, declared[1], strict=True)}
    if before != after:
        said = [[condition.name for condition in each] for each in declared]
        yield _drift(None, "where", pair.facts(*map(_or_all, said)), "withheld")
        return
    for name in dict.fromkeys(rests):
        found = {drift.consequence for drift in _of_question(pair, name)}
        label = {"question": pair.both(name)[1].question.label.both()}
        if "withheld" in found:
            yield _drift(None, "population", label, "withheld")
        elif "marked" in found:
            yield _drift(None, "population_marked", label, "marked")


def _of_question(pair: Pairing, name: str) -> Iterator[Drift]:
    before, after = (each.question for each in pair.both(name))
    yield from (
        _drift(after, code, pair.facts(*values), consequence)
        for code, values, consequence in (*_meaning(before, after), *_marks(before, after))
    )
    surveys = (pair.earlier, pair.later)
    shares = [_not_asked(*each) for each in zip(pair.both(name), surveys, strict=True)]
    if abs(shares[0] - shares[1]) > APART:
        yield _drift(after, "routing", pair.facts(*(f"{100 * share:.1f}" for share in shares)), "marked")


#: code, what it was and what it is, and what follows
_Found = tuple[str, tuple[object, object], Consequence]


def _meaning(before: Question, after: Question) -> Iterator[_Found]:
    """Differences after which the answers no longer measure the same thing."""
    kinds = [("chosen" if each.kind in _CHOSEN else each.kind) for each in (before, after)]
    if kinds[0] != kinds[1]:
        yield "kind", (spoken(f"kind.{before.kind}"), spoken(f"kind.{after.kind}")), "withheld"
        return
    if before.range != after.range:
        yield "range", (_ends(before), _ends(after)), "withheld"
    if _units(before) != _units(after):
        said = tuple(each.unit.both() if each.unit else "—" for each in (before, after))
        yield "unit", (said[0], said[1]), "withheld"
    gone, new = _only(before, after), _only(after, before)
    if gone or new:
        is_chosen = kinds[0] == "chosen"
        code = "categories" if is_chosen else "options"
        yield code, (gone or _NONE, new or _NONE), "withheld" if is_chosen else "marked"


def _marks(before: Question, after: Question) -> Iterator[_Found]:
    """Differences that may shift answers, or how this study counts them."""
    headers = [[numbered(folded(column)).text for column in each.columns] for each in (before, after)]
    if len(before.columns) == len(after.columns) == 1 and headers[0] != headers[1]:
        yield "wording", (before.columns[0].strip(), after.columns[0].strip()), "marked"
    elif {folded(text) for text in before.label.both().values()} != {
        folded(text) for text in after.label.both().values()
    }:
        yield "label", (before.label.both(), after.label.both()), "told"
    if _only(before, after) or _only(after, before):
        return
    missing = [{folded(text): text for text in each.missing} for each in (before, after)]
    if set(missing[0]) != set(missing[1]) and before.kind in _CHOSEN:
        texts = [list(each.values()) or _NONE for each in missing]
        yield "missing", (texts[0], texts[1]), "marked"
    orders = [[folded(category.value) for category in each.categories] for each in (before, after)]
    if orders[0] != orders[1]:
        yield "order", (_labels(before.categories), _labels(after.categories)), "marked"
    if _satisfied(before) != _satisfied(after):
        chosen = [_labels(each.categories[at] for at in each.satisfied) for each in (before, after)]
        yield "satisfied", (chosen[0] or _NONE, chosen[1] or _NONE), "told"
    scores = [{folded(each.value): each.score for each in side.categories} for side in (before, after)]
    if scores[0] != scores[1]:
        said = [[f"{each.score:g}" for each in side.categories] for side in (before, after)]
        yield "scores", (said[0], said[1]), "told"


def _drift(
    question: Question | None, code: str, facts: Mapping[str, object], consequence: Consequence
) -> Drift:
    note = Note(f"drift.{code}", facts, weak=consequence != "told")
    name, label = (question.name, question.label.both()) if question else (None, None)
    return Drift(name, label, note, consequence)


_UNITS = {
    "community": {"zh": "社区", "en": "communities"},
    "psu": {"zh": "声明的抽样单元", "en": "declared sampling units"},
    "row": {"zh": "受访者", "en": "respondents"},
}
_NONE = {"zh": "无", "en": "none"}
_YES = {True: {"zh": "有", "en": "yes"}, False: {"zh": "无", "en": "no"}}


def _data(survey: Survey) -> tuple[object, ...]:
    """Where the rows were read."""
    return survey.file.resolve(), survey.questionnaire.declared.sheet


def _test(condition: Condition) -> tuple[object, ...]:
    return frozenset(folded(value) for value in condition.any_of), condition.at_least, condition.at_most


def _or_all(conditions: Sequence[str]) -> object:
    return list(conditions) or {"zh": "全部受访者", "en": "all respondents"}


def _only(one: Question, other: Question) -> list[dict[str, str]]:
    """Labels of the categories that the other question does not have."""
    known = {folded(each.value) for each in other.categories}
    return _labels(each for each in one.categories if folded(each.value) not in known)


def _satisfied(question: Question) -> set[str]:
    return {folded(question.categories[place].value) for place in question.satisfied}


def _labels(categories: Iterable[Category]) -> list[dict[str, str]]:
    return [category.label.both() for category in categories]


def _ends(question: Question) -> str:
    return "—" if question.range is None else "{:g}-{:g}".format(*question.range)


def _units(question: Question) -> set[str]:
    return {folded(text) for text in question.unit.both().values()} if question.unit else set()


def _not_asked(answers: Answers, survey: Survey) -> float:
    """Share of the respondents to whom the question was not shown, unweighted."""
    counted = survey.counted
    number = int(counted.sum())
    return float((answers.status[counted] == Status.NOT_ASKED).sum()) / number if number else 0.0
