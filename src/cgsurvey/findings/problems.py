"""Which rule each problem of a sheet breaks: of reading, of coding, of the checks against the codebook."""

from __future__ import annotations

from collections.abc import Mapping

from cgsurvey.findings.finding import Severity
from cgsurvey.findings.rules import RULES
from cgsurvey.ledger import Problem

#: rule -> codes of the problems that break it
CODES: Mapping[str, tuple[str, ...]] = {
    "file/header_rows": (
        "loading.skipped_rows",
        "loading.platform_header_rows",
        "loading.two_header_rows",
    ),
    "file/other_sheets": (
        "loading.hidden_sheets",
        "loading.other_sheets",
        "loading.other_tables",
        "loading.part_sheets",
    ),
    "file/hidden_rows": ("loading.hidden_rows",),
    "file/merged": ("loading.merged", "loading.merged_key"),
    "file/no_value": ("loading.formula", "loading.error_cell", "loading.nan"),
    "file/digits_lost": ("loading.long_number", "loading.digits_lost"),
    "file/encoding": (
        "loading.replaced_bytes",
        "loading.replaced_texts",
        "loading.half_characters",
        "loading.stray_marks",
    ),
    "file/format": (
        "loading.text_as_workbook",
        "loading.unwrapped",
        "loading.web_page",
        "loading.index_column",
    ),
    "file/cut_short": ("loading.page_cut",),
    "file/labels": (
        "loading.labels_alike",
        "loading.labels_absent",
        "loading.codes_unlabelled",
        "loading.many_unlabelled",
        "loading.labels_cut",
        "loading.response_set",
    ),
    "file/unfinished": (
        "loading.limesurvey.incomplete",
        "loading.qualtrics.unfinished",
        "loading.qualtrics.preview",
    ),
    "file/anonymous_dates": ("loading.limesurvey.anonymous",),
    "file/repeat": ("loading.kobo.repeat",),
    "file/personal": ("personal.meta", "personal.header", "personal.content"),
    "file/no_respondents": (
        "schema.set_aside.empty_row",
        "schema.set_aside.header_row",
        "schema.set_aside.footer",
    ),
    "schema/header_spelling": (
        "coding.header_number",
        "coding.header_traditional",
        "coding.header_label",
    ),
    "schema/extra_column": ("schema.extra_column",),
    "schema/row_count": ("schema.row_count",),
    "schema/category": (
        "coding.unmatched",
        "coding.unmatched_part",
        "coding.unmatched_more",
        "coding.option_unread",
    ),
    "schema/no_category": ("coding.none_matches", "coding.codes"),
    "schema/kind": (
        "coding.not_a_number",
        "coding.too_large",
        "coding.not_a_date",
        "coding.mixed_units",
        "coding.share_or_percent",
    ),
    "schema/range": ("coding.out_of_range",),
    "schema/conflict": ("coding.bad_rank", "coding.two_readings", "coding.options_disagree"),
    "schema/spelling": (
        *(f"coding.fold.{fold}" for fold in ("case", "punctuation", "prompt", "fill_in", "traditional")),
        *(f"coding.fold.{fold}" for fold in ("option_code", "score", "anchor", "unit", "serial")),
        "coding.community_spellings",
    ),
    "schema/missing_code": (
        "coding.platform_missing",
        "coding.missing_by_file",
        "coding.missing_is_category",
        "coding.options_blank",
    ),
    "schema/required": ("schema.required",),
    "schema/no_answer": ("schema.no_answer",),
    "schema/not_asked": ("schema.not_asked",),
    "schema/duplicate_id": ("coding.duplicate_ids",),
    "schema/blank_id": ("coding.blank_ids",),
    "schema/no_community": ("schema.set_aside.no_community", "coding.no_community"),
    "schema/unknown_community": ("schema.unknown_community",),
    "schema/silent_community": ("schema.silent_community",),
    "schema/weight": ("schema.set_aside.no_weight", "schema.set_aside.bad_weight"),
    "schema/zero_weight": ("coding.zero_weight",),
    "schema/replicate_weight": (
        "schema.set_aside.bad_replicate",
        "schema.replicates_lost",
        "coding.replicates_weightless",
        "coding.replicates_multiples",
        "coding.replicates_weights",
    ),
    "schema/design": (
        "schema.set_aside.no_psu",
        "schema.set_aside.no_stratum",
        "coding.psu_in_strata",
    ),
    "schema/population": ("coding.population_empty", "coding.undecided"),
}
#: code of a problem -> the rule that it breaks
RULE_OF: Mapping[str, str] = {code: rule for rule, codes in CODES.items() for code in codes}
#: codes of which less is at stake than of others of their rule
LIGHTER: Mapping[str, Severity] = {
    "loading.part_sheets": "note",
    "loading.nan": "note",
    "loading.half_characters": "note",
    "coding.share_or_percent": "warning",
    "coding.no_community": "warning",
    "schema.replicates_lost": "warning",
    "coding.replicates_weightless": "warning",
    "coding.replicates_multiples": "warning",
    "coding.replicates_weights": "warning",
    "coding.psu_in_strata": "warning",
    "coding.undecided": "warning",
}


def severity_of(problem: Problem) -> Severity:
    """That of its rule, or a lower one."""
    if problem.minor:
        return "note"
    return LIGHTER.get(problem.code, RULES[RULE_OF[problem.code]].severity)
