"""Learn the weights of tables/work_weights.py from labelled pairs of publications; cross-validated by whole records.

train_matcher.py DATASET... [--write]   where DATASET.json (CSL-JSON) and DATASET.pairs.json ([id, id, 0 or 1]) exist

Prints precision, recall and F1 with each record in one fold alone, then the weights of a fit to all pairs.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

import pubparse
from pubparse.matchers.features import NAMES, compare_people, features
from pubparse.matchers.profiles import profile
from pubparse.matchers.similarity import ratio
from pubparse.matchers.venues import Agreement

TABLE = Path(__file__).parents[1] / "src/pubparse/tables/work_weights.py"
HEAD = '''"""Weights for whether two publications are one work.

Learned by `tools/train_matcher.py`; never edited by hand.
"""

from __future__ import annotations

BIAS = {bias}
WEIGHTS: dict[str, float] = {{
{rows}
}}
'''


def rows(dataset: str) -> tuple[list[tuple[float, ...]], list[int], list[str]]:
    """Features, labels and record groups of the pairs for which weights decide."""
    works = {p.id: profile(p) for p in pubparse.parse(f"{dataset}.json").publications}
    xs, ys, groups = [], [], []
    home = {key: key for key in works}

    def root(key: str) -> str:
        while home[key] != key:
            key = home[key]
        return key

    pairs = json.loads(Path(f"{dataset}.pairs.json").read_text())
    for a, b, _ in pairs:
        home[root(b)] = root(a)
    for a, b, same in pairs:
        one, two = works[a], works[b]
        alike = 1.0 if one.letters == two.letters else ratio(one.letters, two.letters)
        people = compare_people(one, two)
        if not same and alike >= 0.97 and people.agreement is Agreement.SAME:
            continue  # another version or the same column of another year: not for weights to tell
        if alike == 1.0 and people.agreement is not Agreement.DIFFERENT:
            continue  # the same title by the same people: nothing to weigh
        if one.generic or two.generic:
            continue
        xs.append(features(one, two, alike, people))
        ys.append(same)
        groups.append(dataset + root(a))
    return xs, ys, groups


def show(name: str, y: np.ndarray, p: np.ndarray, thresholds: tuple[float, ...] = (0.3, 0.5, 0.7, 0.8, 0.9)) -> None:
    """Print precision, recall, F1 at thresholds."""
    for threshold in thresholds:
        said = p >= threshold
        tp = int((said & (y == 1)).sum())
        precision, recall = tp / max(1, int(said.sum())), tp / max(1, int((y == 1).sum()))
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{name:34} at {threshold:.1f}: P {100 * precision:6.2f} R {100 * recall:6.2f} F1 {100 * f1:6.2f}")


def main() -> None:
    datasets = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    xs, ys, groups, which = [], [], [], []
    for dataset in datasets:
        x, y, g = rows(dataset)
        xs += x
        ys += y
        groups += g
        which += [dataset] * len(y)
    x, y, source = np.array(xs), np.array(ys), np.array(which)
    model = LogisticRegression(C=30.0, max_iter=5000)
    held = np.zeros(len(y))
    for train, test in GroupKFold(5).split(x, y, groups):
        held[test] = model.fit(x[train], y[train]).predict_proba(x[test])[:, 1]
    for dataset in datasets:
        show(Path(dataset).name + ", held out", y[source == dataset], held[source == dataset])
    for dataset in datasets if len(datasets) > 1 else ():
        other = source != dataset
        p = model.fit(x[other], y[other]).predict_proba(x[~other])[:, 1]
        show(Path(dataset).name + ", other data", y[~other], p)
    model.fit(x, y)
    weights = dict(zip(NAMES, model.coef_[0].round(2).tolist(), strict=True))
    bias = round(float(model.intercept_[0]), 2)
    print("bias", bias, weights)
    if "--write" in sys.argv:
        TABLE.write_text(HEAD.format(bias=bias, rows="\n".join(f'    "{n}": {w},' for n, w in weights.items())))


if __name__ == "__main__":
    main()
