"""Make src/pubparse/tables/calibration.py: how often a field is right that the model says with a probability.

    python tools/calibrate.py MODELS_OF_FOLDS [--shared DIR]

MODELS_OF_FOLDS is the folder that `evaluate_pages.py --models` filled. Every gold page is read by models that have
not seen it; what they say of title, authors, year and venue is compared with the gold, and a rising curve is laid
through (isotonic regression; Zadrozny and Elkan 2002). Prints the calibration error before and after, the latter with
whole folds held out of the curve as well.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from sklearn.isotonic import IsotonicRegression

import pubparse
from align import gold_pages
from evaluate_pages import SHARED, judge_of, page_folds
from models import use_models
from pubparse.model import Field, Origin
from pubparse.tables import calibration

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "src/pubparse/tables/calibration.py"
FIELDS = {Field.TITLE: "title", Field.AUTHOR: "authors", Field.DATE: "year", Field.CONTAINER: "venue"}
STEPS = np.array([0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1.0])


def said_and_right(models: Path, shared: Path) -> dict[str, list[tuple[int, float, bool]]]:
    """For every field (fold, probability said, right)."""
    judge = judge_of(shared)
    pages = {name: (source, gold) for name, source, gold in gold_pages(shared / "corpus/dev")}
    out: dict[str, list[tuple[int, float, bool]]] = {field.value: [] for field in FIELDS}
    for fold, part in enumerate(page_folds(list(pages), 5)):
        use_models({path.stem: path.read_bytes() for path in (models / str(fold)).glob("*.npz")})
        for name in part:
            source, gold = pages[name]
            works = pubparse.dedupe(pubparse.parse(source).publications)
            items = pubparse.to_csl(works)
            by_id = {work.id: work for work in works}
            for g, i in judge.pair(gold["publications"], items).items():
                verdicts = judge.verdicts(gold["publications"][g], items[i])
                for field, verdict in FIELDS.items():
                    values = [
                        v for v in by_id[items[i]["id"]].values if v.field is field and v.origin is Origin.PRINTED
                    ]
                    if values:
                        out[field.value].append((fold, values[0].probability, bool(verdicts[verdict])))
    return out


def curve(said: np.ndarray, right: np.ndarray) -> np.ndarray:
    """The calibrated probability at every step."""
    fitted = IsotonicRegression(y_min=0.01, y_max=0.995, out_of_bounds="clip").fit(said, right)
    return np.asarray(fitted.predict(STEPS))


def error(said: np.ndarray, right: np.ndarray) -> float:
    """Expected calibration error over ten bins."""
    bins = np.minimum((said * 10).astype(int), 9)
    return float(sum(abs(said[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean() for b in set(bins)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", type=Path)
    parser.add_argument("--shared", type=Path, default=SHARED)
    args = parser.parse_args()
    calibration.KNOTS = {}
    rows = []
    everything: list[tuple[float, float, bool]] = []
    for name, found in said_and_right(args.models, args.shared).items():
        folds = np.array([f for f, _, _ in found])
        said, right = np.array([p for _, p, _ in found]), np.array([r for _, _, r in found], dtype=float)
        held = np.zeros_like(said)
        for fold in set(folds):
            knots = curve(said[folds != fold], right[folds != fold])
            held[folds == fold] = np.interp(said[folds == fold], STEPS, knots)
        sure = held >= 0.9
        everything += zip(said, held, right, strict=True)
        print(
            f"{name:10} {len(said)} values, right {right.mean():.3f}; error raw {error(said, right):.3f}, calibrated "
            f"{error(held, right):.3f}; said >= 0.9: {sure.mean():.2f} of them, right {right[sure].mean():.3f}"
        )
        knots = ", ".join(f"({a:g}, {b:.3f})" for a, b in zip(STEPS, curve(said, right), strict=True))
        rows.append(f'    "{name}": ({knots}),')
    a = np.array([h for _, h, _ in everything])
    r = np.array([x for _, _, x in everything], dtype=float)
    print(f"all fields: calibrated error {error(a, r):.3f}; said >= 0.9 right {r[a >= 0.9].mean():.3f}")
    TABLE.write_text(
        HEAD + "\n".join(rows) + "\n}\n" + '"""A field -> (probability said, share that is right), rising."""\n'
    )


HEAD = '''"""How often a field is right that the reader says with a probability; made by `tools/calibrate.py`, not by hand."""

from __future__ import annotations

KNOTS: dict[str, tuple[tuple[float, float], ...]] = {
'''


if __name__ == "__main__":
    main()
