"""Train the token model of the reader and write src/pubparse/models/reader.npz.

    python tools/train_reader.py SHARED [--epochs 20] [--out FILE]

Deterministic: the same data give the same file.
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
import random
import tempfile
import time
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import pycrfsuite

import facts
import lists
import references
import rendered
from examples import LABELS, Example, token_labels
from pubparse.labelling.features import expand, packs
from pubparse.sequence import SequenceModel, pack_model, unpack_model

ROOT = Path(__file__).resolve().parents[1]
UNKNOWN_JOURNALS = 0.3
"""How often a synthetic entry's journal, which is from the list, is not looked up there: no list is complete."""
MODEL = ROOT / "src/pubparse/models/reader.npz"


def train(examples: Sequence[Example], epochs: int = 20, c2: float = 0.3, least: float = 0.004, seed: int = 7) -> bytes:
    """Train on the examples and give the model file's bytes."""
    expanded = lru_cache(maxsize=1_000_000)(expand)
    trainer = pycrfsuite.Trainer("l2sgd", verbose=False)
    trainer.set_params(
        {"c2": c2, "max_iterations": epochs, "feature.minfreq": 2, "feature.possible_transitions": True,
         "calibration.samples": 300, "calibration.max_trials": 12}
    )  # fmt: skip
    order = list(range(len(examples)))
    rng = random.Random(seed)
    rng.shuffle(order)
    began = time.time()
    for number in order:
        example = examples[number]
        entry = example.tokens()
        if not len(entry):
            continue
        labels = token_labels(example, entry)
        journals = rng.random() > (UNKNOWN_JOURNALS if example.source.startswith(("csl", "list")) else 0.05)
        items = [[f for pack in token for f in expanded(pack)] for token in packs(entry, journals)]
        trainer.append(pycrfsuite.ItemSequence(items), labels)
    loaded = time.time()
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/model"
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    print(f"described in {loaded - began:.0f} s, trained in {time.time() - loaded:.0f} s,"
          f" loss {trainer.logparser.last_iteration['loss']:.0f}, weights {len(info.state_features)}",
          flush=True)  # fmt: skip
    return pack_model(LABELS, dict(info.state_features), dict(info.transitions), least)


def model_of(data: bytes) -> SequenceModel:
    """The model in the bytes that `train` gives."""
    return unpack_model(data, expand)


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--out", type=Path, default=MODEL)
    options = parser.parse_args()
    data = train(training_set(options.shared, options.cache), options.epochs)
    options.out.parent.mkdir(exist_ok=True)
    options.out.write_bytes(data)
    print(f"{options.out}: {len(data) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
