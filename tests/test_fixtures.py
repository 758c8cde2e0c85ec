"""Every case under `fixtures/<format>/<case>/`: the page, and what of the CSL-JSON the case asserts.

`expected.json` is the list of items in their order, each with the slots that the case asserts and no others; a negative
page has `[]`. A file `known-failure` beside it says why the case cannot be right yet: it must fail then.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import pubparse

FIXTURES = Path(__file__).parents[1] / "fixtures"
CASES = sorted(path.parent for path in FIXTURES.glob("*/*/expected.json"))


def convert(case: Path) -> list[dict[str, object]]:
    """Do what `pubparse convert --to json` does with the page of a case, read as the format that its folder names."""
    (page,) = case.glob("page*")
    named = {format.value: format for format in pubparse.Format}
    format = named[case.parent.name] if case.parent.name == "references" else None
    options = pubparse.Options(format=format)
    return pubparse.to_csl(pubparse.dedupe(pubparse.parse(page, options).publications, options, keep_order=True))


def reduced(actual: object, asserted: object) -> object:
    """Reduce what came out to the slots that are asserted; lists keep all their items."""
    if isinstance(asserted, dict) and isinstance(actual, dict):
        return {key: reduced(actual.get(key), value) for key, value in asserted.items()}
    if isinstance(asserted, list) and isinstance(actual, list) and len(asserted) == len(actual):
        return [reduced(a, b) for a, b in zip(actual, asserted, strict=True)]
    return actual


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_fixture_gives_what_it_asserts(case, request):
    reason = case / "known-failure"
    if reason.exists():
        request.applymarker(pytest.mark.xfail(strict=True, reason=reason.read_text(encoding="utf-8").strip()))
    asserted = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    items = convert(case)
    assert len(items) == len(asserted), [item.get("title") for item in items]
    assert reduced(items, asserted) == asserted


def test_there_are_negatives_among_the_fixtures():
    assert any(json.loads((case / "expected.json").read_text(encoding="utf-8")) == [] for case in CASES)
