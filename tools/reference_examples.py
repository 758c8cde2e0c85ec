"""What the reader is trained on beside the entries of pages: labelled references, and references that we render."""

from __future__ import annotations

import hashlib
import pickle
import random
from collections.abc import Sequence
from pathlib import Path

import facts
import lists
import references
import rendered
from examples import Example

ROOT = Path(__file__).resolve().parents[1]


def synthetic(
    given: Sequence[Example],
    shared: Path,
    styles: Sequence[str],
    count: int,
    each: int,
    seed: int,
    cache: Path | None = None,
    drawn: int = 0,
) -> list[Example]:
    """References rendered in citation styles from the facts of the given ones, and `drawn` lists in drawn styles.

    They are kept in `cache` if there is one.
    """
    styles = sorted(random.Random(seed).sample(list(styles), min(count, len(styles))))
    sources = "".join((ROOT / "tools" / name).read_text() for name in ("facts.py", "rendered.py", "lists.py"))
    key = hashlib.sha1(f"{sources}{styles}{each}{seed}{drawn}{len(given)}{given[0].group}".encode()).hexdigest()[:16]
    if cache and (cache / key).exists():
        return pickle.loads((cache / key).read_bytes())  # type: ignore[no-any-return]
    pool = facts.fill(given, shared)
    made = [*rendered.rendered(pool, styles, each, seed), *lists.lists(pool, drawn, seed)]
    if cache:
        cache.mkdir(exist_ok=True)
        (cache / key).write_bytes(pickle.dumps(made))
    return made


def training_set(shared: Path, cache: Path | None = None) -> list[Example]:
    """Everything that the model in the package is trained on."""
    given = references.load(shared)
    popular = synthetic(given, shared, rendered.POPULAR, len(rendered.POPULAR), 60, 1, cache)
    return [*given, *popular, *synthetic(given, shared, rendered.style_names(), 400, 14, 2, cache, 500)]
