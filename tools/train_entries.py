"""Train the model that finds the entries of a page: src/pubparse/models/entries.npz.

    python tools/train_entries.py [--shared DIR] [--epochs N]

From pages whose entries are labelled (annotations.py) and pages without publications; the scores of all units of a
page are trained together, so that the right cut beats all others. Whole groups of features are left out at
random: a page whose shape none of the training pages has must still be read. `evaluate_pages.py` judges it with whole
pages held out.
"""

from __future__ import annotations

import argparse
import random
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch

from annotations import annotated
from pubparse.extractors import render
from pubparse.extractors._blocks import join_blocks
from pubparse.extractors._columns import FEATURES
from pubparse.extractors._looks import heading_level
from pubparse.extractors._markup import Block
from pubparse.extractors._segmenter import Lattice, Network, pack_network
from pubparse.extractors._units import find_units
from pubparse.model import Document, Format, MarkKind
from written_pages import written_pages

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
MODEL = ROOT / "src/pubparse/models/entries.npz"

LEFT_OUT = ("in:", "tag:", "first:depth", "next:depth", "blocks of", "position")
"""Features that tell one site's template from another's: they explain the pages at hand, not the next one."""
GROUPS = (
    "element:", "gap:", "like:", "head:", "line:", "n:cue", "r:cue", "s0:", "s1:", "s:", "first:", "next:", "n:runs",
    "r:runs", "n:tokens", "r:tokens", "last:",
)  # fmt: skip
DROPPED = 0.2
"""Share of the groups of features that a page is trained without."""
NAMES = tuple(name for name in FEATURES if not name.startswith(LEFT_OUT))


@dataclass
class Sheet:
    """A page for training: its lattice, its features, which units are entries."""

    name: str
    lattice: Lattice
    features: torch.Tensor
    gold: np.ndarray


def sheet(name: str, blocks: tuple[Block, ...], spans: set[tuple[int, int]]) -> Sheet:
    units = find_units(blocks)
    columns = [FEATURES.index(n) for n in NAMES]
    gold = np.array(
        [pair in spans for pair in zip(units.first.tolist(), units.last.tolist(), strict=True)], dtype=float
    )
    return Sheet(name, Lattice(units.first, units.last, len(blocks)), torch.tensor(units.features[:, columns]), gold)


def page_sheets(shared: Path) -> list[Sheet]:
    """The labelled pages, each in several shapes."""
    pages = [*annotated(shared), *written_pages()]
    return [s for p in pages for s in _variants(p.name, p.blocks, {(e.first, e.last) for e in p.entries})]


def _variants(name: str, blocks: tuple[Block, ...], spans: set[tuple[int, int]]) -> list[Sheet]:
    """A page as it is, and in other shapes."""
    out = [sheet(name, blocks, spans)]
    for how in ("flat", "bare", "joined"):
        if spans and (how != "joined" or any(a < b for a, b in spans)):
            out.append(sheet(name, *relaid(blocks, spans, how)))
    if more := with_talks(blocks, spans, random.Random(name)):
        out.append(sheet(name, more, spans))
    if spans:
        out.append(sheet(name, *cut_out(blocks, spans, random.Random(name))))
    return out


def all_sheets(shared: Path) -> list[Sheet]:
    """Everything that the entry finder learns from."""
    return page_sheets(shared) + empty_sheets(shared)


def empty_sheets(shared: Path, count: int = 60) -> list[Sheet]:
    """Faculty pages of 1997 that speak of no publication: nothing is to be found there."""
    words = ("publi", "paper", "proceedings", "journal", "conference on", "article", "proc.", "report")
    paths = sorted((shared / "webkb-faculty").iterdir())
    random.Random(1).shuffle(paths)
    out: list[Sheet] = []
    for path in paths:
        raw = path.read_bytes().decode("latin-1")
        if any(word in raw.casefold() for word in words):
            continue
        blocks = render(Document(path.name, raw.split("\n\n", 1)[-1], Format.HTML)).blocks
        if 5 <= len(blocks) <= 400:
            out.append(sheet(path.name, blocks, set()))
        if len(out) == count:
            break
    return out


TALKS = (
    "Invited Talks", "Talks", "Presentations", "Conference Presentations", "Oral presentations", "Talks and Posters",
    "Posters", "Seminars and Lectures", "Vorträge", "Conférences invitées", "Ponencias", "Teaching", "Service",
    "Awards and Honors", "News", "Software", "Projects", "Media coverage", "Grants", "Supervised Theses", "Reviewing",
)  # fmt: skip
"""Headings under which nothing is a publication, however it looks."""


def with_talks(blocks: tuple[Block, ...], spans: set[tuple[int, int]], rnd: random.Random) -> tuple[Block, ...] | None:
    """The page with some of its entries once more, under a heading that says that they are none."""
    starts = sorted(spans)
    heads = [i for i, _ in starts if i and heading_level(blocks[i - 1]) and blocks[i - 1].heading]
    if not heads:
        return None
    at = rnd.choice(heads)
    run = [s for s in starts if s[0] >= at][: rnd.randint(3, 9)]
    title = rnd.choice(TALKS)
    copies = [replace(blocks[at - 1], text=title, marks=())]
    for first, last in run:
        copies += blocks[first : last + 1]
    moved = [replace(b, path=tuple(replace(e, number=e.number + 1_000_000) for e in b.path)) for b in copies]
    return (*blocks, *moved)


def cut_out(
    blocks: tuple[Block, ...], spans: set[tuple[int, int]], rnd: random.Random
) -> tuple[tuple[Block, ...], set[tuple[int, int]]]:
    """One to three entries of the page alone, mostly with the heading above them: what people try first."""
    starts = sorted(spans)
    at = rnd.randrange(len(starts))
    run = starts[at : at + rnd.randint(1, 3)]
    first, last = run[0][0], run[-1][1]
    head = next((i for i in range(first - 1, -1, -1) if heading_level(blocks[i])), None) if rnd.random() < 0.7 else None
    kept = ([blocks[head]] if head is not None else []) + list(blocks[first : last + 1])
    shift = len(kept) - (last + 1)
    return tuple(kept), {(a + shift, b + shift) for a, b in run}


def relaid(
    blocks: tuple[Block, ...], spans: set[tuple[int, int]], how: str
) -> tuple[tuple[Block, ...], set[tuple[int, int]]]:
    """The page as others would have laid it out: the same words in another shape.

    `flat`: no elements, gaps between what were elements; `bare`: no marks and no headings' tags; `joined`: an entry
    stands on one line.
    """
    if how == "flat":
        made = [replace(b, path=(), begins=0, gap=max(b.gap, int(b.begins > 0))) for b in blocks]
        return tuple(made), spans
    if how == "bare":
        return tuple(replace(b, marks=tuple(m for m in b.marks if m.kind is MarkKind.ELEMENT)) for b in blocks), spans
    starts = dict(spans)
    out: list[Block] = []
    new: set[tuple[int, int]] = set()
    at = 0
    while at < len(blocks):
        last = starts.get(at, at)
        if at in starts:
            new.add((len(out), len(out)))
        text, marks = join_blocks(blocks[at : last + 1])
        flat = text.replace("\n", " ").replace("\t", " ")
        out.append(replace(blocks[at], text=flat, marks=tuple(m for m in marks if m.kind is not MarkKind.ELEMENT)))
        at = last + 1
    return tuple(out), new


def ensemble(sheets: list[Sheet], epochs: int = 8, members: int = 3) -> Network:
    """Several networks trained from different starts, as one: the mean of their scores."""
    nets = [train(sheets, epochs, seed=seed) for seed in range(members)]
    return Network(
        NAMES,
        nets[0].mean,
        nets[0].spread,
        np.concatenate([n.hidden for n in nets], axis=1),
        np.concatenate([n.hidden_bias for n in nets]),
        np.concatenate([n.out for n in nets]) / members,
        sum(n.out_bias for n in nets) / members,
    )


def train(sheets: list[Sheet], epochs: int = 30, hidden: int = 32, seed: int = 0) -> Network:
    """A network whose best cut of every page is the gold one, as far as it goes."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    rnd = random.Random(seed)
    everything = torch.cat([s.features for s in sheets])
    mean, spread = everything.mean(0), everything.std(0) + 0.05
    groups = [[k for k, name in enumerate(NAMES) if name.startswith(g)] for g in GROUPS]
    net = torch.nn.Sequential(
        torch.nn.Linear(len(NAMES), hidden), torch.nn.ReLU(), torch.nn.Dropout(0.2), torch.nn.Linear(hidden, 1)
    )
    net[-1].bias.data.fill_(-3.0)
    optimizer = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=1e-2)
    steps = epochs * ((len(sheets) + 7) // 8)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 3e-3, total_steps=steps)
    for _ in range(epochs):
        order = list(sheets)
        rnd.shuffle(order)
        for at in range(0, len(order), 8):
            optimizer.zero_grad()
            for s in order[at : at + 8]:
                mask = (torch.rand(len(NAMES)) > 0.2).float() / 0.8
                for group in groups:
                    if rnd.random() < DROPPED:
                        mask[group] = 0
                scores = net(((s.features - mean) / spread).clamp(-4, 4) * mask).squeeze(1)
                sure = s.lattice.marginals(scores.detach().numpy().astype(float))
                # The gradient of the log-likelihood: what the model expects less what the gold says.
                slope = (sure - s.gold) / max(1.0, s.gold.sum()) ** 0.5
                scores.backward(torch.tensor(slope, dtype=torch.float32))
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimizer.step()
            schedule.step()
    weight = [p.detach().numpy() for p in net.parameters()]
    return Network(NAMES, mean.numpy(), spread.numpy(), weight[0].T, weight[1], weight[2][0], float(weight[3][0]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--epochs", type=int, default=8)
    args = parser.parse_args()
    if not args.shared.is_dir():
        sys.exit("train_entries: the gold pages are not here; nothing done")
    sheets = all_sheets(args.shared)
    print(
        f"{len(sheets)} pages, {int(sum(s.gold.sum() for s in sheets))} entries, {sum(len(s.gold) for s in sheets)} units"
    )
    MODEL.write_bytes(pack_network(ensemble(sheets, args.epochs)))
    print(f"{MODEL.relative_to(ROOT)}: {MODEL.stat().st_size} bytes")


if __name__ == "__main__":
    main()
