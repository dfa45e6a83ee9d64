"""Git repositories of a test's own, and what a service does in a fresh clone of one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

#: the programs of this environment before others, no settings of the person who runs the tests
ENVIRONMENT = {
    **os.environ,
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    "CGSURVEY_LANG": "en",
    "PYTHONUTF8": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{
        f"GIT_{who}_{what}": "someone@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    },
}


def done(
    *command: str | Path, folder: Path, expected: int | None = 0, **environment: str
) -> subprocess.CompletedProcess[str]:
    """A program, run in a folder; its exit code is as expected, or any where None is."""
    ran = subprocess.run(
        [str(each) for each in command],
        cwd=folder,
        env={**ENVIRONMENT, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert expected is None or ran.returncode == expected, ran.stdout + ran.stderr
    assert "Traceback" not in ran.stdout + ran.stderr
    return ran


def repository(folder: Path) -> Path:
    """A repository of everything in a folder, committed."""
    done("git", "init", "--quiet", "--initial-branch=main", folder=folder)
    commit(folder)
    return folder


def commit(folder: Path) -> None:
    done("git", "add", "--all", folder=folder)
    done("git", "commit", "--quiet", "--allow-empty", "--message=all", folder=folder)


def clone(origin: Path, folder: Path) -> Path:
    """What a service checks out: what is committed, and nothing else."""
    done("git", "clone", "--quiet", origin, folder, folder=origin.parent)
    return folder
