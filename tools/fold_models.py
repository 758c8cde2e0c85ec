"""The models of one fold: trained without its pages."""

from __future__ import annotations

import random
import tempfile
from functools import cache
from pathlib import Path

import train_entries
import train_kinds
from align import gold_pages, squash
from annotations import annotated
from examples import Example
from filler import filler
from pubparse.extractors._blocks import join_blocks
from pubparse.extractors._network import pack_network
from reference_examples import training_set
from tagging import train
from train import EPOCHS, entry_examples

CACHE = Path(tempfile.gettempdir()) / "pubparse-rendered"
SHARED_WORKS = 2
"""Works that a page has in common with a held one to be held with it; one may have a title that others have too."""
OTHERS = 7000
"""References and rendered strings beside the pages' entries: enough to know citation styles, few enough for folds."""


def fold_models(shared: Path, held: set[str], folder: Path | None = None) -> dict[str, bytes]:
    """`entries`, `reader` and `kinds` trained without the pages in `held`; kept in `folder` if one is given.

    Other pages that list the same works (a person's old homepage, a CV beside it) are left out with them.
    """
    held = held | related(shared, held)
    made = {"entries": _kept(folder, "entries", lambda: _entries(shared, held))}
    made["reader"] = _kept(folder, "reader", lambda: train(reading_examples(shared, held), EPOCHS))
    made["kinds"] = _kept(folder, "kinds", lambda: train_kinds.model_without(shared, held))
    return made


def related(shared: Path, held: set[str]) -> set[str]:
    """The labelled pages that list works of the held gold pages."""
    works = {
        squash(record["title"] or "")
        for name, _, gold in gold_pages(shared / "seeds", shared / "corpus/dev")
        if name in held
        for record in gold["publications"]
    }
    return {name for name, titles in _titles(shared).items() if len(titles & works) >= SHARED_WORKS}


@cache
def _titles(shared: Path) -> dict[str, frozenset[str]]:
    """The titles of every labelled page."""
    out = {}
    for page in annotated(shared):
        texts = [(join_blocks(page.blocks[e.first : e.last + 1])[0], e.spans) for e in page.entries]
        out[page.name] = frozenset(
            squash(text[a:b]) for text, spans in texts for a, b, label in spans if label == "title"
        )
    return out


def _kept(folder: Path | None, name: str, make) -> bytes:  # type: ignore[no-untyped-def]
    path = folder / f"{name}.npz" if folder else None
    if path and path.exists():
        return path.read_bytes()
    data: bytes = make()
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return data


def _entries(shared: Path, held: set[str]) -> bytes:
    return pack_network(train_entries.ensemble([s for s in _sheets(shared) if s.name not in held]))


@cache
def _sheets(shared: Path) -> list[train_entries.Sheet]:
    return train_entries.all_sheets(shared)


@cache
def _entry_examples(shared: Path) -> list[Example]:
    return entry_examples(shared, filler())


@cache
def _others(shared: Path) -> list[Example]:
    made = training_set(shared, CACHE)
    return random.Random(5).sample(made, min(OTHERS, len(made)))


def reading_examples(shared: Path, held: set[str]) -> list[Example]:
    """What the reader of a fold is trained on."""
    return [*_others(shared), *(e for e in _entry_examples(shared) if e.group not in held)]
