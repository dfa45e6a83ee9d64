"""Rows that are the same."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgsurvey.checks import findings
from cgsurvey.checks.duplicates import close, combined, fingerprints, later, pairs_by_chance, repeated
from cgsurvey.ledger import Problem
from cgsurvey.raw_table import WITHHELD, Cells
from checks.responses import YES_NO, checked, checked_twice, raw_of, survey_of

#: eight rows that differ in four yes-or-no questions, and a fourth of which is said again by the eighth
LETTERS = ["".join(row) for row in product("ab", repeat=4)][:7]


def test_rows_are_the_same_where_all_columns_are():
    one, two = np.array([0, 1, 0, 0, 1]), np.array([5, 5, 5, 6, 5])
    assert fingerprints([one, two]).tolist() == [0, 1, 0, 2, 1]


def test_codes_of_two_columns_are_not_confused_with_each_other():
    one, two = np.array([1, 12, 0]), np.array([12, 1, 112])
    assert len(set(fingerprints([one, two]).tolist())) == 3


def test_hashes_of_one_file_are_not_those_of_another(monkeypatch):
    """Each look has a key of its own, so that nobody can look for an answer by its hash."""
    written = []

    def watched(*told, **how):
        made = blake2b(*told, **how)
        written.append(made.digest())
        return made

    monkeypatch.setattr("cgsurvey.checks.duplicates.blake2b", watched)
    for _ in range(2):
        fingerprints([np.array([0, 1])])
    assert len(set(written)) == 4


def test_columns_are_combined_without_loss_where_64_bits_do_not_hold_them():
    most = 2**32 - 1
    rows = [(0, 0, 0), (most, 0, 0), (0, most, 0), (0, 0, most), (most, 0, 0)]
    assert sorted(combined([np.array(column) for column in zip(*rows, strict=True)])) == [0, 1, 2, 3, 3]


def test_one_column_is_combined_as_it_is_and_no_row_is_none():
    assert combined([np.array([5, 0, 5])]).tolist() == [1, 0, 1]
    assert combined([np.array([], dtype=np.int64)] * 2).tolist() == []


@settings(derandomize=True, max_examples=40)
@given(st.lists(st.lists(st.integers(0, 2**20), min_size=5, max_size=5), min_size=1, max_size=8))
def test_columns_combined_tell_the_same_rows_apart(rows):
    columns = [np.array(column) for column in zip(*[*rows, rows[0]], strict=True)]
    one, other = combined(columns), fingerprints(columns)
    assert [one[0] == each for each in one] == [other[0] == each for each in other]
    assert len(set(one.tolist())) == len(set(other.tolist())) == max(one) + 1


def test_every_row_of_a_kind_is_repeated_and_all_but_the_first_are_later():
    codes = np.array([3, -1, 3, 0, -1, 3])
    assert repeated(codes).tolist() == [True, False, True, False, False, True]
    assert later(codes).tolist() == [False, False, True, False, False, True]


def test_a_code_is_that_of_many_from_so_many_rows_on():
    codes = np.array([1, 1, 2, -1, 1, 2, 1, -1, -1])
    assert (
        np.flatnonzero(repeated(codes, 3)).tolist()
        == np.flatnonzero(repeated(codes, 4)).tolist()
        == [0, 1, 4, 6]
    )
    assert not repeated(codes, 5).any()
    assert not repeated(np.array([-1, -1, -1]), 3).any()


@settings(derandomize=True, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=12), st.randoms())
def test_who_is_repeated_does_not_depend_on_the_order_of_rows(rows, random):
    def flagged(rows):
        return repeated(fingerprints([np.array(column) for column in zip(*rows, strict=True)])).tolist()

    order = list(range(len(rows)))
    random.shuffle(order)
    assert flagged([rows[place] for place in order]) == [flagged(rows)[place] for place in order]
    for one, two in product(range(len(rows)), repeat=2):
        if rows[one] == rows[two]:
            assert flagged(rows)[one] == flagged(rows)[two]


def test_pairs_by_chance_counts_pairs_that_agree():
    """Of four rows, six pairs: two agree in the first column, one in the second, if these are independent."""
    first, second = np.array([0, 0, 1, 1]), np.array([0, 0, 1, 2])
    assert pairs_by_chance([first]) == pytest.approx(2)
    assert pairs_by_chance([second]) == pytest.approx(1)
    assert pairs_by_chance([first, second]) == pytest.approx(6 * (2 / 6) * (1 / 6))
    assert pairs_by_chance([np.array([0, 0])]) == 1
    assert pairs_by_chance([np.array([0])]) == 0


def answers(rows, times=1):
    """Each row of letters as answers to questions, each letter asked `times` times under other names."""
    return {
        f"q{time}_{place}": [{"a": "是", "b": "否"}.get(row[place], row[place]) for row in rows]
        for time in range(times)
        for place in range(len(rows[0]))
    }


def test_a_row_that_says_all_the_same_is_flagged_with_the_one_that_it_repeats():
    columns = answers([*LETTERS, LETTERS[3]], times=4)
    found = checked(columns, dict.fromkeys(columns, YES_NO))["duplicate_row"]
    assert found.rows == (5, 9)
    assert (found.checked, found.facts["questions"], found.is_error) == (8, 16, False)


def test_one_other_answer_is_enough_to_be_no_duplicate():
    columns = answers([*LETTERS, LETTERS[3]], times=4)
    columns["q3_3"][7] = "是" if columns["q3_3"][7] == "否" else "否"
    assert checked(columns, dict.fromkeys(columns, YES_NO))["duplicate_row"].rows == ()


def test_few_questions_tell_nothing_of_duplicates():
    columns = answers([*LETTERS, LETTERS[3]])
    found = checked(columns, dict.fromkeys(columns, YES_NO))
    assert found["duplicate_row"].checked is None
    assert found["duplicate_row"].rows == ()


@pytest.mark.parametrize(("chance", "is_checked"), [(0.0499, True), (0.05, False), (9, False)])
def test_equal_rows_tell_while_chance_makes_fewer_than_a_twentieth_of_a_pair(monkeypatch, chance, is_checked):
    monkeypatch.setattr("cgsurvey.checks.duplicates.pairs_by_chance", lambda columns: chance)
    columns = {**answers([*LETTERS, LETTERS[3]]), "来自IP": ["1.1.1.1"] * 8}
    questions = {name: YES_NO for name in columns if name != "来自IP"}
    found = checked(columns, questions, {"来自IP": "ip"})
    assert (found["duplicate_row"].checked is not None) == is_checked
    assert (found["duplicate_ip"].checked is not None) == is_checked


def test_rows_without_an_answer_are_no_duplicates():
    columns = {**answers([*LETTERS, "    "], times=4), "序号": [str(number) for number in range(8)]}
    columns = {name: [*cells[:6], " ", " "] if name != "序号" else cells for name, cells in columns.items()}
    found = checked(columns, {name: YES_NO for name in columns if name != "序号"})["duplicate_row"]
    assert (found.rows, found.checked) == ((), 6)


@pytest.mark.parametrize(("last", "flagged"), [("1", (5, 9)), ("0", ())])
def test_a_question_in_several_columns_is_the_same_where_all_of_them_are(last, flagged):
    columns = answers([*LETTERS, LETTERS[3]], times=4)
    questions = dict.fromkeys(columns, YES_NO)
    services = {"文体": ["1"] * 8, "助老": [*"0001001", last]}
    several = {"kind": "multiple", "columns": list(services), "categories": list(services)}
    found = checked({**columns, **services}, {**questions, "s": several})["duplicate_row"]
    assert found.rows == flagged


def test_a_question_left_open_makes_no_row_silent():
    columns = answers([*LETTERS, LETTERS[3]], times=4)
    questions = {**dict.fromkeys(columns, YES_NO), "words": {"kind": "text"}}
    found = checked({**columns, "words": ["", "好", *[""] * 6]}, questions)["duplicate_row"]
    assert (found.rows, found.checked) == ((5, 9), 8)


def test_what_platforms_write_beside_the_answers_does_not_count():
    columns = answers([*LETTERS, LETTERS[3]], times=4)
    questions = dict.fromkeys(columns, YES_NO)
    found = checked({"序号": [str(number) for number in range(8)], **columns}, questions)
    assert found["duplicate_row"].rows == (5, 9)


def test_the_same_answers_from_one_address_are_flagged_and_from_two_are_not():
    columns = answers([*LETTERS, LETTERS[3]], times=4)
    questions = dict.fromkeys(columns, YES_NO)
    addresses = [f"10.0.0.{number}" for number in range(8)]
    for last, rows in ((addresses[3], (5, 9)), ("10.0.0.99", ()), ("", ())):
        found = checked({**columns, "来自IP": [*addresses[:7], last]}, questions, {"来自IP": "ip"})
        assert found["duplicate_ip"].rows == rows
        assert found["duplicate_ip"].checked == (8 if last else 7)


def test_addresses_are_compared_though_their_texts_were_withheld():
    columns = {**answers([*LETTERS, LETTERS[3]], times=4), "来自IP": list("abcdefgd")}
    raw = raw_of(columns, {"来自IP": "ip"})
    *others, address = raw.columns
    emptied = replace(raw, columns=(*others, Cells((WITHHELD,) * len(address.texts), address.codes)))
    survey = survey_of(emptied, {name: YES_NO for name in columns if name != "来自IP"})
    (found,) = [each for each in findings(emptied, survey) if each.check == "duplicate_ip"]
    assert found.rows == (5, 9)


def test_rows_of_an_address_that_answer_nothing_are_no_duplicates():
    columns = {name: [*cells, "", ""] for name, cells in answers(LETTERS, times=4).items()}
    addresses = [f"10.0.0.{number}" for number in [*range(7), 7, 7]]
    found = checked({**columns, "来自IP": addresses}, dict.fromkeys(columns, YES_NO), {"来自IP": "ip"})
    assert (found["duplicate_ip"].rows, found["duplicate_ip"].checked) == ((), 7)


def test_a_row_without_an_address_is_near_to_those_of_one_and_not_the_same():
    """Two rows of the last address are the same; one without an address differs from them in that alone."""
    columns = answers([*LETTERS, LETTERS[6], LETTERS[6]], times=4)
    addresses = [*(f"10.0.0.{number}" for number in range(7)), "10.0.0.6", "(空)"]
    found = checked({**columns, "来自IP": addresses}, dict.fromkeys(columns, YES_NO), {"来自IP": "ip"})
    assert (found["duplicate_ip"].rows, found["duplicate_ip"].checked) == ((8, 9), 8)


def test_ids_that_repeat_are_flagged_and_blank_ones_are_not():
    columns = {"编号": ["1", "2", "2", "３", "3", "", "", "4"], "q": ["是"] * 8}
    found = checked(columns, {"q": YES_NO}, id="编号")["duplicate_id"]
    assert (found.rows, found.checked, found.is_error) == ((3, 4, 5, 6), 6, True)
    assert checked(columns, {"q": YES_NO})["duplicate_id"].checked is None


def test_of_rows_that_are_the_same_the_first_stays():
    columns = {**answers([*LETTERS, LETTERS[3]], times=4), "编号": list("12345661")}
    questions = {name: YES_NO for name in columns if name != "编号"}
    survey, found = checked_twice(
        columns, questions, id="编号", quality={"exclude": ["duplicate_id", "duplicate_row"]}
    )
    assert found["duplicate_id"].rows == (2, 7, 8, 9)
    assert found["duplicate_id"].set_aside == (8, 9)
    assert found["duplicate_row"].rows == (5, 9)
    assert found["duplicate_row"].set_aside == ()  # row 9 is gone already
    assert survey.ledger.set_aside == {"duplicate_id": (8, 9)}


def test_rows_that_differ_in_one_answer_are_counted_for_each_that_is_repeated():
    rows = np.array([[0, 0, 0], [1, 2, 1], [0, 0, 0], [0, 0, 1], [0, 2, 0], [2, 2, 1], [1, 2, 1], [2, 0, 1]])
    columns = list(rows.T)
    # 000 stands twice and has 001 and 020 beside it; 121 stands twice and has 221
    assert close(columns, combined(columns)).tolist() == [2, 1, 2, 0, 0, 0, 1, 0]


@settings(derandomize=True, max_examples=40)
@given(st.lists(st.tuples(*[st.integers(0, 2)] * 4), min_size=2, max_size=20))
def test_close_rows_are_those_that_a_comparison_of_all_pairs_finds(rows):
    table = np.array(rows)
    found = close(list(table.T), combined(list(table.T)))
    for place, row in enumerate(rows):
        near = int(((table != row).sum(axis=1) == 1).sum()) if rows.count(row) > 1 else 0
        assert found[place] == near


def test_rows_that_differ_in_more_answers_are_never_close_however_many_they_are():
    # the second to the last differ from the two that are the same in every column
    columns = [np.r_[0, 0, 1 + np.random.default_rng(place).integers(39, size=4000)] for place in range(6)]
    assert close(columns, combined(columns))[:2].tolist() == [0, 0]


def of_one_mind(nearly):
    """Two rows say yes to all, two odd ones are the same, three are others, so many are near the first."""
    size = 20
    near = [["否" if place == other else "是" for place in range(size)] for other in range(nearly)]
    odd = ["是否"[place % 2] for place in range(size)]
    varied = [["是否"[(place // (2**other)) % 2] for place in range(size)] for other in range(1, 4)]
    rows = [["是"] * size, ["是"] * size, odd, odd, *varied, *near]
    return {f"q{place}": [row[place] for row in rows] for place in range(size)}


def test_the_same_answers_of_many_that_think_alike_are_no_duplicates():
    columns = of_one_mind(6)
    survey, found = checked_twice(
        columns, dict.fromkeys(columns, YES_NO), quality={"exclude": ["duplicate_row"]}
    )
    assert (found["duplicate_row"].rows, found["duplicate_row"].checked) == ((4, 5), 13)
    assert survey.ledger.set_aside == {"duplicate_row": (5,)}


@pytest.mark.parametrize(("nearly", "flagged"), [(1, (2, 3, 4, 5)), (2, (4, 5))])
def test_two_rows_are_duplicates_while_fewer_than_two_are_close_to_them(nearly, flagged):
    columns = of_one_mind(nearly)
    assert checked(columns, dict.fromkeys(columns, YES_NO))["duplicate_row"].rows == flagged


def test_ids_that_the_spreadsheet_has_cut_are_no_duplicates_and_none_is_set_aside():
    columns = {"编号": ["7", "7", "1e17", "1e17", "(空)", "(空)"], "q": ["是"] * 6}
    raw = replace(raw_of(columns), problems=(Problem("loading.long_number", column="编号", rows=(4, 5)),))
    quality = {"exclude": ["duplicate_id"]}
    (found,) = [
        each
        for each in findings(raw, survey_of(raw, {"q": YES_NO}, id="编号", quality=quality))
        if each.check == "duplicate_id"
    ]
    assert (found.rows, found.set_aside, found.checked) == ((2, 3), (3,), 4)
