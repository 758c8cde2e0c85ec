"""The documentation: what it shows is run, what it should name is named, and the site builds."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import pubparse
from pubparse.cli import VERBS, cli
from pubparse.model import DoubtKind, Format, LinkRole
from pubparse.tables.formats import READS, WRITES

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def read(name: str) -> str:
    """Read a page of the documentation."""
    return (DOCS / name).read_text(encoding="utf-8")


def test_what_the_docs_show_is_what_runs():
    command = [sys.executable, ROOT / "tools" / "refresh_docs.py", "--check"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert ran.returncode == 0, f"run tools/refresh_docs.py:\n{ran.stdout}{ran.stderr}"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_documented_and_its_help_has_examples(verb):
    assert f"## {verb}" in read("command-line.md")
    assert f"$ pubparse {verb} --help" in read("command-line.md")
    shown = CliRunner().invoke(cli, [verb, "--help"])
    assert shown.exit_code == 0
    assert "Example" in shown.output
    assert f"pubparse {verb}" in shown.output


@pytest.mark.parametrize("name", pubparse.__all__)
def test_every_public_name_is_documented(name):
    assert f"`{name}" in read("python-api.md")


def test_every_format_role_and_doubt_is_documented():
    assert set(READS) == set(Format)
    formats = read("formats.md")
    assert all(f"\n  {word} " in formats for word in [*READS, *WRITES])
    assert all(f"`{word}`" in formats for word in [*LinkRole, *DoubtKind])


@pytest.mark.skipif(not importlib.util.find_spec("material"), reason="mkdocs-material is not installed")
def test_the_site_builds(tmp_path):
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert (tmp_path / "site" / "index.html").exists()
