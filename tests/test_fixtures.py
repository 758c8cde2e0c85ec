"""Every case under `fixtures/<format>/<case>/`: the page, and what of the CSL-JSON the case asserts.

`expected.json` is the list of items in their order, each with the slots that the case asserts and no others (`null`: a
slot that must not be there); a negative page has `[]`. A page is a file `page.*` or a folder `page`. A
file `known-failure` beside it says in one line why the case cannot be right yet: it must fail then. `python
tools/fixtures.py check` prints what fails and where.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from bibtexparser import parse_string
from bibtexparser.middlewares.names import split_multiple_persons_names

import pubparse
from pubparse.latextext import decode

FIXTURES = Path(__file__).parents[1] / "fixtures"
CASES = sorted(path.parent for path in FIXTURES.glob("*/*/expected.json"))


@cache
def works(case: Path) -> tuple[pubparse.Publication, ...]:
    """Do what `pubparse convert` does with the page of a case; references are never sniffed."""
    (page,) = case.glob("page*")
    format = pubparse.Format.REFERENCES if case.parent.name == "references" else None
    options = pubparse.Options(format=format)
    return pubparse.dedupe(pubparse.parse(page, options).publications, options, keep_order=True)


def reduced(actual: object, asserted: object) -> object:
    """Reduce what came out to the slots that are asserted; lists keep all their items."""
    if isinstance(asserted, dict) and isinstance(actual, dict):
        return {key: reduced(actual.get(key), value) for key, value in asserted.items()}
    if isinstance(asserted, list) and isinstance(actual, list) and len(asserted) == len(actual):
        return [reduced(a, b) for a, b in zip(actual, asserted, strict=True)]
    return actual


def differences(case: Path) -> list[str]:
    """Say where what comes out differs from what a case asserts: a line for each slot, or one for the count."""
    asserted = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    items = pubparse.to_csl(works(case))
    if len(items) != len(asserted):
        return [f"works: {len(items)}, not {len(asserted)}: {[item.get('title') for item in items]}"]
    return [
        f"{slot} of {number}: {actual!r}, not {value!r}"
        for number, (item, slots) in enumerate(zip(items, asserted, strict=True), 1)
        for slot, value in flat(slots).items()
        if (actual := reduced(flat(item).get(slot), value)) != value
    ]


def flat(item: dict[str, object]) -> dict[str, object]:
    """Give an item with the slots of its `custom` beside the others."""
    custom = item.get("custom")
    return {key: value for key, value in item.items() if key != "custom"} | (custom if isinstance(custom, dict) else {})


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_fixture_gives_what_it_asserts(case, request):
    reason = case / "known-failure"
    if reason.exists():
        request.applymarker(pytest.mark.xfail(strict=True, reason=reason.read_text(encoding="utf-8").strip()))
    assert differences(case) == []


@pytest.fixture(scope="module")
def all_works() -> tuple[pubparse.Publication, ...]:
    """Give the works of all fixtures together, with keys that are unique among them."""
    parts = [pubparse.Parsed(publications=works(case)) for case in CASES]
    return pubparse.combine(parts).publications


def test_all_bibtex_is_read_back_as_it_was_meant(all_works):
    library = parse_string(pubparse.to_bibtex(all_works))
    assert not library.failed_blocks
    for work, entry in zip(all_works, library.entries, strict=True):
        fields = {field.key: field.value for field in entry.fields}
        assert entry.key == work.id
        assert plain(fields.get("title", "")) == plain(work.title)
        names = split_multiple_persons_names(fields.get("author", ""))
        assert len(names) == len(work.authors) + work.others
        for name, author in zip(names, work.authors, strict=False):
            assert sorted(plain(name).replace(",", "").split()) == sorted(plain(str(author)).replace(",", "").split())
        assert fields.get("year", "") == (str(work.issued.year) if work.issued else "")
        assert fields.get("doi", "") == work.doi


def plain(latex: str) -> str:
    """Give LaTeX or text as plain text, without what LaTeX prints in another way."""
    return re.sub(r"[\s–—‘’“”'`-]+", " ", decode(latex)).strip()


def test_biber_finds_no_error_in_all_bibtex(all_works, tmp_path):
    if not shutil.which("biber"):
        pytest.skip("biber is not installed (apt-get install biber): its data-model check was not run")
    (tmp_path / "all.bib").write_text(pubparse.to_bibtex(all_works), encoding="utf-8")
    command = ["biber", "--tool", "--validate-datamodel", "--nolog", "all.bib"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stdout
    assert "ERROR" not in ran.stdout
    assert "Invalid field" not in ran.stdout


def test_there_are_negatives_among_the_fixtures():
    assert any(json.loads((case / "expected.json").read_text(encoding="utf-8")) == [] for case in CASES)
