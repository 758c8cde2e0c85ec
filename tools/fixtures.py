"""Say which cases of `fixtures/` fail, and write down those that are known to.

    python tools/fixtures.py check [PART ...]   print what differs in the cases whose name has a PART; exit with 1 if any
    python tools/fixtures.py known [PART ...]   make `known-failure` say so in those that fail, remove it from the others

Reads the cases as `tests/test_fixtures.py` does. A `known-failure` that somebody wrote by hand stays as it is while its
case fails: only lines that begin with "wrong: " are this tool's.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from test_fixtures import CASES, differences  # noqa: E402

OURS = "wrong: "


def main() -> int:
    """Do what the command line says; give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verb", choices=("check", "known"))
    parser.add_argument("parts", nargs="*", metavar="PART")
    arguments = parser.parse_args()
    cases = [case for case in CASES if not arguments.parts or any(part in name(case) for part in arguments.parts)]
    failing = {case: lines for case in cases if (lines := seen(case))}
    for case, lines in failing.items():
        known = " (known)" if (case / "known-failure").exists() else ""
        print(f"{name(case)}{known}", *lines, sep="\n    ")
    print(f"{len(cases) - len(failing)} of {len(cases)} cases are right")
    if arguments.verb == "check":
        return 1 if failing else 0
    for case in cases:
        write_down(case / "known-failure", failing.get(case, []))
    return 0


def name(case: Path) -> str:
    """Give the name of a case: its format and its own."""
    return f"{case.parent.name}/{case.name}"


def seen(case: Path) -> list[str]:
    """Give what differs in a case; an exception is a difference too."""
    try:
        return differences(case)
    except Exception as error:  # whatever it is, the other cases are still to be checked
        return [f"{type(error).__name__}: {error}"]


def write_down(file: Path, lines: list[str]) -> None:
    """Keep, write or remove the `known-failure` of a case in which `lines` differ."""
    if not lines:
        file.unlink(missing_ok=True)
    elif not file.exists() or file.read_text(encoding="utf-8").startswith(OURS):
        where = dict.fromkeys(line.split(":", 1)[0] for line in lines)
        file.write_text(f"{OURS}{', '.join(where)}\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
