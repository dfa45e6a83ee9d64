"""Who may import whom, and what start-up may cost: the walls of the house, read off the source."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "cgsurvey"

#: room -> the rooms that it may import
MAY_IMPORT = {
    "__init__": set(),
    "phrases": set(),
    "glossary": set(),
    "bands": set(),
    "folding": set(),
    "numbering": set(),
    "ticks": set(),
    "discretion": {"personal", "raw_table"},
    "footers": {"folding"},
    "personal": {"folding", "footers", "numbering", "raw_table", "ticks"},
    "replicates": set(),
    "errors": {"phrases"},
    "ledger": {"phrases"},
    "result": {"phrases", "glossary", "ledger"},
    "declarations": {"phrases"},
    "study": {"codebooks", "declarations"},
    "toml_mistakes": {"phrases", "errors"},
    "codebooks": {"clean", "declarations", "errors", "folding", "loaders", "phrases", "study", "workbooks"},
    "study_file": {
        "clean",
        "codebooks",
        "declarations",
        "phrases",
        "errors",
        "study",
        "study_checks",
        "study_labels",
        "study_questions",
        "toml_mistakes",
    },
    "study_questions": {"declarations", "errors", "bands", "folding", "numbering", "study"},
    "study_labels": {"declarations", "study"},
    "study_names": {"phrases", "errors", "study"},
    "study_checks": {"declarations", "errors", "study", "study_names"},
    "survey": {"declarations", "ledger", "replicates", "study"},
    "raw_table": {"ledger"},
    "readings": {"errors", "loaders", "personal", "raw_table", "study"},
    "loaders": {
        "discretion",
        "errors",
        "folding",
        "ledger",
        "numbering",
        "personal",
        "phrases",
        "raw_table",
        "ticks",
    },
    "coding": {
        "codebooks",
        "declarations",
        "discretion",
        "errors",
        "folding",
        "footers",
        "ledger",
        "loaders",
        "numbering",
        "phrases",
        "raw_table",
        "readings",
        "replicates",
        "study",
        "survey",
        "ticks",
    },
    "checks": {
        "coding",
        "declarations",
        "discretion",
        "errors",
        "folding",
        "ledger",
        "loaders",
        "phrases",
        "raw_table",
        "study",
        "survey",
    },
    "stats": {"declarations", "folding", "phrases", "errors", "result", "study", "study_names", "survey"},
    "report": {
        "declarations",
        "",
        "clean",
        "errors",
        "phrases",
        "glossary",
        "ledger",
        "own_text",
        "result",
        "study",
        "workbooks",
    },
    "waves": {
        "declarations",
        "errors",
        "folding",
        "numbering",
        "phrases",
        "result",
        "study",
        "study_names",
        "survey",
        "stats",
    },
    "analysis": {
        "checks",
        "coding",
        "declarations",
        "errors",
        "phrases",
        "raw_table",
        "readings",
        "result",
        "stats",
        "study",
        "study_names",
        "survey",
        "waves",
    },
    "toml_lines": {"clean"},
    "drafting": {
        "bands",
        "clean",
        "coding",
        "declarations",
        "discretion",
        "errors",
        "folding",
        "loaders",
        "numbering",
        "personal",
        "phrases",
        "raw_table",
        "study",
        "study_file",
        "survey",
        "ticks",
        "toml_lines",
    },
    "starting": {"drafting", "errors", "loaders", "paths", "phrases", "raw_table"},
    "opening": {
        "drafting",
        "errors",
        "loaders",
        "phrases",
        "readings",
        "result",
        "starting",
        "streams",
        "study",
        "study_file",
    },
    "options": {"declarations", "errors", "languages", "loaders", "phrases"},
    "claims": {"declarations", "errors", "folding", "glossary", "phrases", "result"},
    "findings": {
        "",
        "analysis",
        "checks",
        "claims",
        "clean",
        "coding",
        "declarations",
        "errors",
        "inputs",
        "ledger",
        "loaders",
        "manifest",
        "opening",
        "own_text",
        "paths",
        "phrases",
        "raw_table",
        "readings",
        "report",
        "result",
        "streams",
        "study",
        "study_file",
        "survey",
        "toml_lines",
        "verification",
        "writing",
    },
    "check_verb": {
        "endings",
        "errors",
        "findings",
        "languages",
        "options",
        "phrases",
        "progress",
        "readings",
        "streams",
    },
    "claims_verb": {
        "claims",
        "clean",
        "endings",
        "errors",
        "languages",
        "options",
        "phrases",
        "report",
        "streams",
    },
    "clean": set(),
    "paths": set(),
    "workbooks": {"clean"},
    "streams": {"clean", "errors"},
    "writing": {"errors"},
    "languages": {"errors", "phrases", "study_file"},
    "own_text": {"errors", "phrases", "study"},
    "inputs": {"own_text", "study", "study_file"},
    "runs": {
        "analysis",
        "declarations",
        "own_text",
        "phrases",
        "readings",
        "report",
        "result",
        "study",
        "study_file",
    },
    "manifest": {"", "declarations", "errors", "inputs", "phrases", "report", "result", "runs", "study"},
    "delivery": {
        "errors",
        "inputs",
        "manifest",
        "phrases",
        "report",
        "result",
        "runs",
        "streams",
        "study",
        "writing",
    },
    "verification": {
        "",
        "delivery",
        "errors",
        "inputs",
        "loaders",
        "manifest",
        "opening",
        "phrases",
        "readings",
        "report",
        "runs",
        "study",
        "study_file",
    },
    "course": {
        "declarations",
        "delivery",
        "languages",
        "opening",
        "own_text",
        "phrases",
        "progress",
        "readings",
        "result",
        "runs",
        "streams",
        "study",
    },
    "progress": {"phrases", "report", "streams"},
    "sample_studies": set(),
    "endings": {"errors", "languages", "phrases", "streams"},
    "cli": {
        "",
        "check_verb",
        "claims_verb",
        "clean",
        "codebooks",
        "course",
        "delivery",
        "drafting",
        "endings",
        "inputs",
        "languages",
        "opening",
        "options",
        "phrases",
        "progress",
        "readings",
        "runs",
        "sample_studies",
        "starting",
        "streams",
        "study_file",
        "verification",
        "writing",
    },
    "__main__": {"cli", "languages", "phrases", "streams"},
}
#: rooms of models that are checked as they are read: what a person writes, and what a run was asked for
DECLARED = {"declarations", "manifest", "runs", "study_file"}
HEAVY = {
    "pandas",
    "scipy",
    "statsmodels",
    "openpyxl",
    "xlsxwriter",
    "markdown_it",
    "python_calamine",
    "PIL",
    "docx",
    "pydantic",
    "lxml",
    "pyarrow",
}


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports_of(tree: ast.AST) -> list[tuple[str, ast.stmt]]:
    found: list[tuple[str, ast.stmt]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append((node.module, node))
    return found


FILES = sorted(SOURCE.rglob("*.py"))


def rooms_of_ours(path: Path) -> set[str]:
    """Rooms that a file imports, "" for the package itself."""
    modules = {module for module, _ in imports_of(ast.parse(path.read_text(encoding="utf-8")))}
    ours = {module for module in modules if module.split(".")[0] == "cgsurvey"}
    return {module.removeprefix("cgsurvey").lstrip(".").split(".")[0] for module in ours}


def test_every_wall_is_as_high_as_it_can_be() -> None:
    """Each room imports exactly what it may: a door that nobody uses is closed."""
    used: dict[str, set[str]] = {}
    for path in FILES:
        used.setdefault(room_of(path), set()).update(rooms_of_ours(path) - {room_of(path)})
    assert used == MAY_IMPORT


def test_no_room_reaches_into_the_private_files_of_another() -> None:
    for path in FILES:
        for module, _ in imports_of(ast.parse(path.read_text(encoding="utf-8"))):
            parts = module.split(".")
            private = parts[0] == "cgsurvey" and any(part.startswith("_") for part in parts)
            assert not private or parts[1] == room_of(path), f"{path.name} imports {module}"


@pytest.mark.parametrize("room", ["claims", "findings"])
def test_the_map_of_a_room_names_each_of_its_files(room: str) -> None:
    text = ast.get_docstring(ast.parse((SOURCE / room / "__init__.py").read_text(encoding="utf-8"))) or ""
    files = {path.stem for path in (SOURCE / room).glob("*.py")} - {"__init__"}
    assert files - set(re.findall(r"\w+", text)) == set()
    assert set(re.findall(r"`(\w+)`", text)) <= files


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_heavy_libraries_are_imported_where_they_are_used(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body:
        for module, _ in imports_of(ast.Module(body=[node], type_ignores=[])):
            heavy = module.split(".")[0] in HEAVY
            inside = isinstance(node, ast.FunctionDef | ast.ClassDef | ast.If)
            declares_study = module.startswith("pydantic") and room_of(path) in DECLARED
            assert not heavy or inside or declares_study, f"{path.name} imports {module} at its top"


def test_of_the_loaders_coding_knows_the_dialects_alone() -> None:
    for path in (SOURCE / "coding").glob("*.py"):
        for module, _ in imports_of(ast.parse(path.read_text(encoding="utf-8"))):
            assert not module.startswith("cgsurvey.loaders") or module.startswith("cgsurvey.loaders.dialects")


def test_the_process_that_reads_a_file_loads_nothing_heavy() -> None:
    loaded = modules_after("import cgsurvey.loaders.child")
    assert "cgsurvey.loaders.csv" in loaded
    assert not loaded & (HEAVY | {"numpy", "typer", "rich"})
    rooms = {name.split(".")[1] for name in loaded if name.startswith("cgsurvey.")}
    assert rooms <= MAY_IMPORT["loaders"] | {"loaders", "footers"}


def test_statistics_do_not_group_by() -> None:
    for path in (SOURCE / "stats").glob("*.py"):
        calls = {
            node.attr
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Attribute)
        }
        assert "groupby" not in calls, path.name


def modules_after(code: str) -> set[str]:
    program = f"{code}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['cgsurvey', '--help']\n"
        "from cgsurvey.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass"
    )
    loaded = modules_after(code)
    assert "cgsurvey.cli" in loaded
    assert not loaded & {"numpy", "pandas", "scipy", "statsmodels", "openpyxl", "pydantic"}


def test_analysis_does_without_pandas() -> None:
    study = SOURCE.parents[1] / "data" / "samples" / "hubei"
    code = (
        f"import sys; sys.argv = ['cgsurvey', 'analyze', {str(study)!r}]\n"
        "from cgsurvey.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass"
    )
    loaded = modules_after(code)
    assert "cgsurvey.stats" in loaded
    assert not loaded & {"pandas", "statsmodels", "openpyxl", "scipy.stats"}
    # what reads files is loaded by the process that reads, what drafts and reads forms by nobody
    ours = {"drafting", "codebooks.xlsform", "loaders.reading", "loaders.table", "loaders.workbook"}
    assert not loaded & {f"cgsurvey.{each}" for each in ours}


def test_numbers_do_not_depend_on_threads_nor_models_on_plugins_of_the_place() -> None:
    code = (
        "import os, sys; sys.argv = ['cgsurvey', '--version']\n"
        "os.environ.update(OPENBLAS_NUM_THREADS='2', PYDANTIC_DISABLE_PLUGINS='')\n"
        "from cgsurvey.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print([os.environ[name] for name in ('OPENBLAS_NUM_THREADS', 'PYDANTIC_DISABLE_PLUGINS')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "['1', '__all__']"
