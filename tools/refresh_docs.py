"""Run what README.md and docs/*.md show, and write what it prints in its place.

    python tools/refresh_docs.py            rewrite the outputs
    python tools/refresh_docs.py --check    change nothing; show what differs and exit with 1

In a ```console block every line that begins with `$ ` is a command, run by sh in a copy of docs/examples; what follows
it is what it prints, stdout and stderr together. A ```python block with `>>>` is a session in the same folder. Other
blocks are left alone.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import doctest
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def main() -> int:
    """Refresh or check every page."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true")
    arguments.add_argument("pages", nargs="*", type=Path, default=PAGES)
    chosen = arguments.parse_args()
    stale = False
    for page in chosen.pages:
        before = page.read_text(encoding="utf-8")
        after = refreshed(before)
        if comparable(before) != comparable(after) or (before != after and not chosen.check):
            stale = True
            name = str(page.resolve().relative_to(ROOT))
            sys.stdout.writelines(difflib.unified_diff(before.splitlines(True), after.splitlines(True), name, "as run"))
            if not chosen.check:
                page.write_text(after, encoding="utf-8")
    return int(stale and chosen.check)


def comparable(page: str) -> str:
    """Give a page without its percentages, which every training changes a little."""
    return re.sub(r" +\d{1,3}%", " #%", page)


def refreshed(page: str) -> str:
    """Give a page with its blocks run anew, in order, in one folder."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder) / "examples"
        shutil.copytree(ROOT / "docs" / "examples", work)
        names: dict[str, object] = {}

        def run(block: re.Match[str]) -> str:
            body = console(block[2], work) if block[1] == "console" else python(block[2], work, names)
            return f"```{block[1]}\n{body}```"

        return BLOCK.sub(run, page)


def console(block: str, work: Path) -> str:
    """Run the commands of a block; give them with what they print."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "COLUMNS": "80", "LC_ALL": "C.UTF-8"}
    out = []
    for line in block.splitlines():
        if line.startswith("$ "):
            ran = subprocess.run(
                ["sh", "-c", line[2:]],
                cwd=work,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                check=False,
                timeout=120,
            )
            out += [line, *ran.stdout.rstrip("\n").splitlines()]
    return "".join(f"{line}\n" for line in out)


def python(block: str, work: Path, names: dict[str, object]) -> str:
    """Run the session of a block; give it with what it prints."""
    examples = doctest.DocTestParser().get_examples(block)
    if not examples:
        return block
    out = []
    for example in examples:
        printed = io.StringIO()
        with contextlib.chdir(work), contextlib.redirect_stdout(printed):
            exec(compile(example.source, "<docs>", "single"), names)
        first, *more = example.source.splitlines()
        out += [f">>> {first}", *(f"... {line}".rstrip() for line in more), *printed.getvalue().splitlines()]
    return "".join(f"{line}\n" for line in out)


if __name__ == "__main__":
    sys.exit(main())
