"""Every rule of `cgsurvey check`: its name, how grave a breach of it is, and where it comes from.

What a rule is called, what it means, why it matters and what to do stand in `phrases`:
``rules.<family>.<name>.title``, ``.means``, ``.matters``, ``.remedy``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cgsurvey.findings.finding import Severity
from cgsurvey.phrases import Language, say


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes
    ----------
    id : str
        ``family/name``. Families: study, file, schema, quality, claims, report, baseline.
    severity : {"error", "warning", "note"}
        Of a breach, unless the place says that it is lighter.
    source : str or None
        Who has proposed the rule or shown that it matters: author, year, title or address.
    acceptable : bool
        Whether a baseline may accept its findings: not where they mean that something was not checked.
    """

    id: str
    severity: Severity
    source: str | None = None
    acceptable: bool = True

    @property
    def family(self) -> str:
        return self.id.partition("/")[0]

    def say(self, part: str, language: Language) -> str:
        """Its "title", what it "means", why it "matters", its "remedy"."""
        return say(f"rules.{self.id.replace('/', '.')}.{part}", language)


#: answers to be given, values of a list, bounds, conditions between fields: the demands that data validation
#: starts from
_VALIDATION = "van der Loo and de Jonge 2018, Statistical Data Cleaning with Applications in R, chapter 6"

_RULES = (
    Rule("study/mistake", "error", acceptable=False),
    Rule("file/absent", "error", acceptable=False),
    Rule("file/unreadable", "error", acceptable=False),
    Rule("file/cut_short", "error"),
    Rule("file/no_value", "error"),
    Rule("file/digits_lost", "error"),
    Rule("file/merged", "warning"),
    Rule("file/encoding", "warning"),
    Rule("file/other_sheets", "warning"),
    Rule("file/header_rows", "warning"),
    Rule("file/labels", "warning"),
    Rule("file/unfinished", "warning"),
    Rule("file/repeat", "warning"),
    Rule("file/personal", "warning"),
    Rule("file/hidden_rows", "note"),
    Rule("file/no_respondents", "note"),
    Rule("file/anonymous_dates", "note"),
    Rule("file/format", "note"),
    Rule("schema/header", "error", acceptable=False),
    Rule("schema/header_spelling", "note"),
    Rule("schema/extra_column", "warning"),
    Rule("schema/row_count", "error"),
    Rule("schema/category", "error", _VALIDATION),
    Rule("schema/no_category", "error"),
    Rule("schema/kind", "error"),
    Rule("schema/range", "error", _VALIDATION),
    Rule("schema/conflict", "error"),
    Rule("schema/spelling", "note"),
    Rule("schema/missing_code", "note"),
    Rule("schema/required", "error", _VALIDATION),
    Rule("schema/no_answer", "warning"),
    Rule("schema/not_asked", "warning"),
    Rule("schema/answered_unasked", "error", _VALIDATION),
    Rule("schema/skipped_asked", "error", _VALIDATION),
    Rule("schema/exclusive", "error"),
    Rule("schema/outside_form", "error"),
    Rule("schema/duplicate_id", "error"),
    Rule("schema/blank_id", "warning"),
    Rule("schema/no_community", "error"),
    Rule("schema/unknown_community", "error", _VALIDATION),
    Rule("schema/silent_community", "warning"),
    Rule("schema/weight", "error"),
    Rule("schema/zero_weight", "warning"),
    Rule("schema/replicate_weight", "error"),
    Rule("schema/design", "error"),
    Rule("schema/population", "error"),
    Rule(
        "quality/duplicate_row",
        "warning",
        "Slomczynski, Powałko and Krauze 2017, doi:10.18148/srm/2017.v11i1.6557; against near duplicates: "
        "Simmons, Mercer, Schwarzer and Kennedy 2016, Statistical Journal of the IAOS 32, 327–338",
    ),
    Rule("quality/duplicate_ip", "warning", "Teitcher et al. 2015, doi:10.1111/jlme.12200"),
    Rule("quality/blank", "warning", "AAPOR, Standard Definitions"),
    Rule(
        "quality/break_off", "warning", "AAPOR, Standard Definitions; Peytchev 2009, doi:10.1093/poq/nfp014"
    ),
    Rule(
        "quality/speeder",
        "warning",
        "Zhang and Conrad 2014, Survey Research Methods 8, 127–135; Greszki, Meyer and Schoen 2015, Public "
        "Opinion Quarterly 79, 471–503",
    ),
    Rule(
        "quality/straight_line",
        "warning",
        "Kim, Dykema, Stevenson, Black and Moberg 2019, doi:10.1177/0894439317752406",
    ),
    Rule(
        "quality/long_string",
        "warning",
        "Johnson 2005, Journal of Research in Personality 39, 103–129; Meade and Craig 2012, Psychological "
        "Methods 17, 437–455",
    ),
    Rule("quality/same_time", "warning"),
    Rule("quality/same_ip", "warning", "Teitcher et al. 2015, doi:10.1111/jlme.12200"),
    Rule(
        "quality/interviewers",
        "warning",
        "Bredl, Winker and Kötschau 2012, Survey Methodology 38, 1–10; Schwanhäuser, Sakshaug and Kosyakova "
        "2022, doi:10.1093/poq/nfab066",
    ),
    Rule("quality/communities", "warning"),
    Rule(
        "claims/impossible",
        "error",
        "GRIM: Brown and Heathers 2017, doi:10.1177/1948550616673876; GRIMMER: Anaya 2016, Allard 2018, "
        "https://aurelienallard.netlify.app/post/anaytic-grimmer-possibility-standard-deviations/",
    ),
    Rule("claims/sum", "error"),
    Rule("claims/implausible", "error"),
    Rule("claims/little_spread", "warning"),
    Rule("claims/differs", "error"),
    Rule("claims/base_differs", "error"),
    Rule("claims/words", "error"),
    Rule("claims/significance", "error"),
    Rule("claims/uncertain", "warning"),
    Rule("claims/no_row", "error"),
    Rule("claims/not_checked", "error"),
    Rule("claims/no_test", "warning"),
    Rule("claims/nothing_stated", "note"),
    Rule("claims/weighted", "note"),
    Rule("claims/needs_more", "note"),
    Rule("claims/unexpected_pass", "error"),
    Rule("report/input_changed", "error"),
    Rule("report/figure_differs", "error"),
    Rule("report/output_changed", "error"),
    Rule("report/output_differs", "error"),
    Rule("report/not_computed", "error"),
    Rule("report/no_study", "error"),
    Rule("report/unreadable", "error"),
    Rule("report/output_unlisted", "note"),
    Rule("report/version", "note"),
    Rule("baseline/mistake", "error", acceptable=False),
    Rule("baseline/stale", "warning", acceptable=False),
)

#: id -> rule, in the order of docs/rules.md
RULES: Mapping[str, Rule] = {rule.id: rule for rule in _RULES}
