"""The design from the command line: replicate weights of a file, and intervals that are asked for."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import jsonschema
import pytest

from command_line import HAN, HUBEI, ROOT, run

GOLDEN = ROOT / "tests" / "golden"
STUDY = """
title = "Schools"
[questionnaires.schools]
file = "schools.csv"
group = { zh = "学校", en = "schools" }
community = "dnum"
weight = "w"
[questionnaires.schools.replicates]
columns = ["r*"]
method = "Fay"
fay_rho = 0.3
mse = true
[questions.schools.wide]
kind = "single"
column = "sch.wide"
categories = ["No", "Yes"]
satisfied = ["Yes"]
[questions.schools.api]
kind = "number"
column = "api00"
[models.api]
outcome = "api"
treatment = { question = "wide", any_of = ["Yes"] }
"""


@pytest.fixture
def schools(tmp_path: Path) -> Path:
    with (GOLDEN / "apiclus1.csv").open(encoding="utf-8", newline="") as file:
        data = {row["row"]: row for row in csv.DictReader(file)}
    with (GOLDEN / "replicates_fay.csv").open(encoding="utf-8", newline="") as file:
        (_, *headers), *weights = csv.reader(file)
    names = ("dnum", "sch.wide", "api00")
    lines = [(*names, *headers), *((*(data[row][name] for name in names), *rest) for row, *rest in weights)]
    text = "\n".join(",".join(line) for line in lines)
    (tmp_path / "schools.csv").write_text(text + "\n", encoding="utf-8")
    (tmp_path / "study.toml").write_text(STUDY, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_replicate_weights_from_file_to_report(schools: Path, lang: str) -> None:
    said = " ".join(run("analyze", schools, "--lang", lang).stdout.split())
    if lang == "zh":
        said = said.replace(" ", "")
    for part in {
        "en": (
            "come from the 8 replicate weights of the file (Fay, ρ = 0.3",
            "no use of the replicate weights",
        ),
        "zh": ("文件中的8个复制权重求得（Fay，ρ=0.3", "回归不使用复制权重"),
    }[lang]:
        assert part in said


def test_replicate_weights_in_json(schools: Path) -> None:
    (schools / "study.toml").write_text(STUDY.partition("[models.")[0], encoding="utf-8")
    document = json.loads(run("analyze", schools, "--json").stdout)
    jsonschema.validate(document, json.loads((ROOT / "docs" / "analysis.schema.json").read_text("utf-8")))
    design = document["questionnaires"][0]["design"]
    assert design["replicates"] == {"method": "Fay", "number": 8, "fay_rho": 0.3, "mse": True}
    with (GOLDEN / "replicates.csv").open(encoding="utf-8", newline="") as file:
        theirs = next(
            row
            for row in csv.DictReader(file)
            if (row["design"], row["mse"], row["estimand"], row["domain"]) == ("fay", "TRUE", "mean", "all")
        )
    ours = next(
        row
        for result in document["results"]
        for row in result["rows"]
        if row["id"] == "schools/mean/api/mean"
    )
    assert ours["std_error"] == pytest.approx(float(theirs["se"]), rel=1e-9)
    assert design["df"] == int(theirs["df"])


def test_a_mistake_in_the_replicates_is_told_with_its_place(schools: Path) -> None:
    study = schools / "study.toml"
    study.write_text(STUDY.replace("fay_rho = 0.3\n", ""), encoding="utf-8")
    result = run("analyze", schools, "--lang", "en")
    assert result.exit_code == 2
    assert "[questionnaires.schools] replicates: fay_rho goes with" in " ".join(result.stderr.split())


@pytest.mark.parametrize("rule", ["logit", "korn_graubard", "wilson"])
def test_the_interval_that_is_asked_for(rule: str) -> None:
    document = json.loads(run("table", HUBEI, "sex", "--interval", rule, "--json").stdout)
    assert {row["interval_method"] for row in document["results"][0]["rows"]} == {rule}
    assert document["questionnaires"][0]["design"]["interval"] == rule


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_interval_that_is_none(lang: str) -> None:
    result = run("table", HUBEI, "sex", "--interval", "wlison", CGSURVEY_LANG=lang)
    assert result.exit_code == 2
    assert "wilson" in result.stderr
    assert bool(HAN.search(result.stderr)) == (lang == "zh")
