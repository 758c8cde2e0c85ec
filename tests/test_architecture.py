"""The import law, the one-door rules, and what else the design says of every module; each is read from the sources."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import pubparse

ROOT = Path(pubparse.__file__).parent
MODULES = {
    ".".join(("pubparse", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(ROOT.rglob("*.py"))
}
ROOMS = ("extractors", "readers", "normalizers", "matchers", "writers")
ABOVE = ("pipeline", "sources", "batch", "cli", "__main__", "")
"""What stands above the rooms; "" is the package itself, the public API."""

DOORS: dict[str, tuple[str, ...]] = {
    "bs4": ("extractors.html",),
    "markdown_it": ("extractors.markdown",),
    "frontmatter": ("metadata",),
    "rapidfuzz": ("matchers.similarity",),
    "bibtexparser": ("extractors.bibtex", "writers.bibtex"),
    "pylatexenc": ("latextext",),
    "pypdfium2": ("pdftext",),
    "charset_normalizer": ("decode",),
    "click": ("cli",),
    "rich": ("cli", "batch"),
    "pyarrow": ("batch",),
    "duckdb": ("batch",),
    "warcio": ("batch",),
    "distributed": ("batch",),
    "fsspec": ("batch",),
    "matplotlib": ("batch",),
    "psutil": ("batch",),
}
"""Each dependency and the modules that may import it; one that is not here may be imported by one module only."""

LONGEST = 330
"""Lines of a file: the house says about 300; tables and the model are exempt."""


def part(module: str) -> str:
    """Give the part of the house that a module belongs to: a room, `tables`, `cli`, or its own name."""
    return module.split(".")[1] if "." in module else ""


def imports(path: Path) -> Iterator[str]:
    """Give the modules that a file imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide where a name comes from"
            module = node.module or ""
            names = [f"{module}.{alias.name}" for alias in node.names]
            inner = [name for name in names if name in MODULES]
            yield from inner
            if len(inner) < len(names):
                yield module


def may_import(module: str, other: str) -> bool:
    """Say whether the law lets a module of ours import another."""
    mine, theirs = part(module), part(other)
    bottom = theirs not in ROOMS and theirs not in ABOVE
    if mine == "" or mine == theirs:
        return True
    if mine == "pipeline":
        return bottom or theirs in ROOMS or theirs == "sources"
    if mine in ("batch", "cli", "__main__"):
        return bottom or theirs in ("", "batch", "cli") or (mine == "batch" and theirs in ("pipeline", "sources"))
    return bottom


@pytest.mark.parametrize("module", MODULES)
def test_the_import_law(module):
    """The bottom imports nothing above it, a room imports the bottom only, cli and batch the public API."""
    ours = [name for name in imports(MODULES[module]) if name.split(".")[0] == "pubparse"]
    assert [name for name in ours if not may_import(module, name)] == []


def test_one_door_for_each_dependency():
    importers: dict[str, set[str]] = {}
    for module, path in MODULES.items():
        for name in imports(path):
            top = name.split(".")[0]
            if top not in sys.stdlib_module_names and top != "pubparse":
                importers.setdefault(top, set()).add(module.removeprefix("pubparse."))
    for dependency, modules in importers.items():
        doors = DOORS.get(dependency)
        if doors is None:
            assert len(modules) == 1 or dependency in ("numpy", "lxml"), f"{dependency} has doors in {sorted(modules)}"
        else:
            strays = {m for m in modules if not any(m == door or m.startswith(f"{door}.") for door in doors)}
            assert not strays, f"{dependency} is imported by {sorted(strays)}"


@pytest.mark.parametrize("module", [m for m in MODULES if part(m) not in ("tables", "model")])
def test_files_are_short(module):
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("module", [m for m in MODULES if part(m) not in ("cli", "__main__")])
def test_only_the_command_line_prints_and_exits(module):
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    calls = [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]
    allowed = {"os._exit"} if part(module) == "batch" else set()
    assert not {"print", "exit", "quit", "sys.exit", "os._exit"} & set(calls) - allowed


def test_the_model_knows_no_any_and_no_dict():
    source = MODULES["pubparse.model"].read_text(encoding="utf-8")
    names = {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}
    assert not {"Any", "dict", "list"} & names


def test_the_public_names_are_the_ones_that_are_listed():
    assert sorted(pubparse.__all__) == sorted({*pubparse._WHERE, "__version__"})
    for name in pubparse.__all__:
        assert getattr(pubparse, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'parze'"):
        pubparse.parze  # noqa: B018


def test_importing_pubparse_imports_nothing_heavy():
    script = (
        "import sys, pubparse;"
        "heavy = {'bs4', 'lxml', 'numpy', 'click', 'rich', 'bibtexparser', 'rapidfuzz', 'yaml'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
