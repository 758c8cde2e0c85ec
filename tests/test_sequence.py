"""Decoding of labels: held against all paths, counted one by one."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubparse.sequence import Chain, Floats

LABELS = ("a", "b", "c")
weights = st.floats(-4, 4, width=32)


@st.composite
def drawn(draw: st.DrawFn) -> tuple[Floats, list[Floats], list[Floats]]:
    """Transitions, and for one to four sequences their scores and what going on is worth."""

    def array(*shape: int) -> Floats:
        size = int(np.prod(shape))
        return np.array(draw(st.lists(weights, min_size=size, max_size=size)), dtype=np.float32).reshape(shape)

    sizes = draw(st.lists(st.integers(1, 5), min_size=1, max_size=4))
    return array(3, 3), [array(size, 3) for size in sizes], [array(size, 3) for size in sizes]


def all_paths(transitions: Floats, scores: Floats, going_on: Floats | None) -> dict[tuple[int, ...], float]:
    """The score of every path."""
    out = {}
    for path in product(range(scores.shape[1]), repeat=len(scores)):
        total = float(sum(scores[t, label] for t, label in enumerate(path)))
        for t in range(1, len(path)):
            total += float(transitions[path[t - 1], path[t]])
            if going_on is not None and path[t - 1] == path[t]:
                total += float(going_on[t, path[t]])
        out[path] = total
    return out


@given(drawn(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_the_best_path_and_how_sure_its_labels_are(given: tuple[Floats, list[Floats], list[Floats]], on: bool) -> None:
    transitions, scores, going_on = given
    found = Chain(LABELS, transitions).decode(scores, going_on if on else None)
    for labels, score, more in zip(found, scores, going_on, strict=True):
        paths = all_paths(transitions, score, more if on else None)
        assert paths[tuple(labels.best.tolist())] == pytest.approx(max(paths.values()), abs=1e-3)
        total = np.logaddexp.reduce([*paths.values()])
        for t, label in product(range(len(score)), range(3)):
            sure = sum(np.exp(value - total) for path, value in paths.items() if path[t] == label)
            assert labels.marginals[t, label] == pytest.approx(sure, abs=1e-3)


@given(drawn(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_label_that_comes_once_forms_one_run_at_most(
    given: tuple[Floats, list[Floats], list[Floats]], on: bool
) -> None:
    transitions, scores, going_on = given
    found = Chain(LABELS, transitions).decode_once(scores, "b", 1.0, going_on if on else [None] * len(scores))
    for best, score, more in zip(found, scores, going_on, strict=True):
        allowed = {}
        for path, value in all_paths(transitions, score, more if on else None).items():
            runs = sum(label == 1 and (t == 0 or path[t - 1] != 1) for t, label in enumerate(path))
            if runs < 2:
                allowed[path] = value - (1.0 if runs == 0 else 0.0)
        assert allowed[tuple(best.tolist())] == pytest.approx(max(allowed.values()), abs=1e-3)


@pytest.mark.parametrize("size", [8, 9, 10])
def test_long_sequences_are_brought_back_to_one_on_the_way(size: int) -> None:
    rng = np.random.default_rng(size)
    transitions, score, more = (rng.normal(0, 4, shape).astype(np.float32) for shape in ((2, 2), (size, 2), (size, 2)))
    (labels,) = Chain(LABELS[:2], transitions).decode([score], [more])
    paths = all_paths(transitions, score, more)
    assert paths[tuple(labels.best.tolist())] == pytest.approx(max(paths.values()), abs=1e-3)
    total = np.logaddexp.reduce([*paths.values()])
    for t in range(size):
        sure = sum(np.exp(value - total) for path, value in paths.items() if path[t] == 0)
        assert labels.marginals[t, 0] == pytest.approx(sure, abs=1e-3)
