"""Write the workbooks of the sample studies: `python data/samples/make.py [FOLDER]`.

The study files beside them and the texts in `sections/` are written by hand; the headers of the sheets are read
from there. Every run writes the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from generator import bole_before, bole_cadres, bole_communities, bole_residents, hubei  # noqa: E402
from generator.bole_common import COMMUNITIES  # noqa: E402
from generator.draw import Draw  # noqa: E402
from generator.sheet import community_names  # noqa: E402
from generator.workbook import write  # noqa: E402

from cgsurvey.study_file import load_study  # noqa: E402


def make_bole(folder: Path) -> None:
    """Write the three workbooks of Bole into `folder`."""
    forms = load_study(HERE / "bole").questionnaires
    names = community_names("样例", COMMUNITIES)
    sheets = [
        ("residents", bole_residents.residents, 20231787, "社区居民问卷"),
        ("cadres", bole_cadres.cadres, 20230770, "社区干部问卷"),
        ("communities", bole_communities.communities, 20230042, "社区情况表"),
    ]
    for name, rows_of, seed, title in sheets:
        write(folder / f"{name}.xlsx", rows_of(forms[name], names, Draw(seed)), title)


def make_bole_2022(folder: Path) -> None:
    """Write the workbook of Bole's invented year before into `folder`."""
    form = load_study(HERE / "bole-2022").questionnaires["residents"]
    rows = bole_before.residents(form, bole_before.communities(), Draw(20220936))
    write(folder / "residents.xlsx", rows, "社区居民问卷，上一年")


def make_hubei(folder: Path) -> None:
    """Write the workbook of Hubei into `folder`."""
    forms = load_study(HERE / "hubei").questionnaires
    names = community_names("示例", hubei.COMMUNITIES)
    write(
        folder / "residents.xlsx", hubei.residents(forms["residents"], names, Draw(20210618)), "社区居民问卷"
    )


def main(target: Path) -> None:
    """Write all sample workbooks below `target`, a folder for each study."""
    for study, make in (("bole", make_bole), ("bole-2022", make_bole_2022), ("hubei", make_hubei)):
        (target / study).mkdir(parents=True, exist_ok=True)
        make(target / study)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
