"""The command line as tests call it, and a study of five respondents."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner, Result

from cgsurvey.cli import app

ROOT = Path(__file__).parents[1]
HUBEI = ROOT / "data" / "samples" / "hubei"
HAN = re.compile(r"[一-鿿]")


def run(*arguments: str | Path, **environment: str) -> Result:
    """A verb in this process."""
    runner = CliRunner(env={"COLUMNS": "100", "CGSURVEY_LANG": "en", **environment})
    result = runner.invoke(app, [str(each) for each in arguments])
    assert "Traceback" not in result.output
    return result


def shell(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command of bash with `cgsurvey` as $CG: a process of its own, its streams the shell's."""
    settings = {
        "CG": f"{sys.executable} -m cgsurvey",
        "CGSURVEY_LANG": "en",
        "PYTHONUTF8": "1",
        **environment,
    }
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail\n{command}"],
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        env={**os.environ, **settings},
        check=False,
    )
    assert "Traceback" not in done.stderr + done.stdout
    return done


SMALL = {
    "answers.csv": (
        "序号,社区,1、性别,2、满意度,3、年龄\n1,甲,男,满意,30\n2,甲,女,不满意,40\n3,乙,女,满意,50\n"
        "4,乙,男,很好,60\n5,丙,女,满意,70\n"
    ),
    "study.toml": """\
title = { zh = "小调查", en = "Small survey" }
[questionnaires.residents]
file = "answers.csv"
group = { zh = "居民", en = "residents" }
id = "序号"
community = "社区"
[questions.residents.sex]
kind = "single"
column = "1、性别"
categories = ["男", "女"]
en = ["Male", "Female"]
[questions.residents.overall]
kind = "scale"
column = "2、满意度"
categories = ["不满意", "满意"]
satisfied = ["满意"]
[questions.residents.age]
kind = "number"
column = "3、年龄"
""",
}
