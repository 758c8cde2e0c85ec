"""Train the model that finds the entries of a page: src/pubparse/models/entries.npz.

    python tools/train_entries.py [--shared DIR] [--epochs N]

From pages whose entries are labelled (annotations.py), each also in other layouts (layouts.py), and pages without
publications; the scores of all units of a page are trained together, so that the right cut beats all others. Whole
groups of features are left out at random: a page whose shape none of the training pages has must still be read.
`evaluate_pages.py` judges it with whole pages held out.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from annotations import Labelled, annotated, empty_pages
from layouts import retell
from page_shapes import cut_off, cut_out, relaid, with_news, with_talks
from pubparse.extractors._blocks import join_blocks
from pubparse.extractors._columns import FEATURES
from pubparse.extractors._markup import Block
from pubparse.extractors._network import EDGE_PARTS, LIMIT, Member, Network, Scale, pack_network
from pubparse.extractors._segmenter import Lattice
from pubparse.extractors._units import find_units
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


INPUTS_DROPPED = 0.2
"""Share of single inputs that a page is trained without."""
RETOLD = 2
"""Made-up layouts of every page."""
MOST_BLOCKS = 1500
"""Blocks of a page in a made-up layout: a longer one takes long and teaches no more."""
DILATIONS = (1, 2, 4, 8)
WIDTH = 48
"""Columns of a block, and of a unit."""
DROPOUT = 0.2
RATE = 3e-3
PAGES_OF_A_STEP = 8
EPOCHS = 8
MEMBERS = 7


@dataclass
class Sheet:
    """A page for training: its lattice, the features of its units and blocks, which units are entries."""

    name: str
    lattice: Lattice
    features: torch.Tensor
    blocks: torch.Tensor
    gold: np.ndarray

    @property
    def first(self) -> torch.Tensor:
        return torch.from_numpy(self.lattice.first)

    @property
    def last(self) -> torch.Tensor:
        return torch.from_numpy(self.lattice.last)


COLUMNS = [FEATURES.index(name) for name in NAMES]


def sheet(name: str, blocks: tuple[Block, ...], spans: set[tuple[int, int]]) -> Sheet:
    units = find_units(blocks)
    gold = np.array(
        [pair in spans for pair in zip(units.first.tolist(), units.last.tolist(), strict=True)], dtype=float
    )
    # Half precision: all pages are held at once.
    return Sheet(
        name,
        Lattice(units.first, units.last, len(blocks)),
        torch.tensor(units.features[:, COLUMNS]).half(),
        torch.tensor(units.blocks).half(),
        gold,
    )


def page_sheets(shared: Path) -> list[Sheet]:
    """The labelled pages, each in several shapes."""
    pages = [*annotated(shared), *written_pages()]
    titles = [
        join_blocks(page.blocks[entry.first : entry.last + 1])[0][a:b]
        for page in pages
        for entry in page.entries
        for a, b, label in entry.spans
        if label == "title"
    ]
    return [s for p in pages for s in _variants(p.name, p.blocks, p.entries, titles)]


def _variants(name: str, blocks: tuple[Block, ...], entries: tuple[Labelled, ...], titles: list[str]) -> list[Sheet]:
    """A page as it is, and in other shapes."""
    spans = {(entry.first, entry.last) for entry in entries}
    out = [sheet(name, blocks, spans)]
    for how in ("flat", "bare", "joined"):
        if spans and (how != "joined" or any(a < b for a, b in spans)):
            out.append(sheet(name, *relaid(blocks, spans, how)))
    if more := with_talks(blocks, spans, random.Random(name)):
        out.append(sheet(name, more, spans))
    if rest := cut_off(blocks, spans, random.Random(f"rest {name}")):
        out.append(sheet(name, rest, set()))
    if spans:
        out.append(sheet(name, *cut_out(blocks, spans, random.Random(name))))
        out += [sheet(name, *page) for page in _retold(blocks, entries, titles, random.Random(f"retold {name}"))]
    return out


def _retold(
    blocks: tuple[Block, ...], entries: tuple[Labelled, ...], titles: list[str], rnd: random.Random
) -> Iterator[tuple[tuple[Block, ...], set[tuple[int, int]]]]:
    """The page in made-up layouts, some with talks in the same layout or with news, some cut out of their page."""
    for _ in range(RETOLD):
        made, spans = retell(blocks, entries, rnd, titles)
        if rnd.random() < 0.3:
            made = with_talks(made, spans, rnd) or made
        if spans and rnd.random() < 0.3:
            made, spans = with_news(made, spans, rnd, titles)
        if rnd.random() < 0.25:
            made, spans = cut_out(made, spans, rnd)
        if len(made) <= MOST_BLOCKS:
            yield made, spans


def all_sheets(shared: Path) -> list[Sheet]:
    """Everything that the entry finder learns from."""
    return page_sheets(shared) + [sheet(page.name, page.blocks, set()) for page in empty_pages(shared)]


def ensemble(sheets: list[Sheet], epochs: int = EPOCHS, members: int = MEMBERS) -> Network:
    """Several networks trained from different starts, as one: the mean of their scores."""
    sheets = [s for s in sheets if len(s.gold)]
    units, blocks = _scale([s.features for s in sheets]), _scale([s.blocks for s in sheets])
    nets = tuple(_train(sheets, units, blocks, epochs, seed) for seed in range(members))
    return Network(NAMES, DILATIONS, units, blocks, nets)


def _scale(parts: list[torch.Tensor]) -> Scale:
    """Mean and spread of every column, taken part by part."""
    count = sum(len(part) for part in parts)
    mean = sum(part.double().sum(0) for part in parts) / count
    spread = (sum(((part.double() - mean) ** 2).sum(0) for part in parts) / count).sqrt()
    return Scale(mean.float().numpy(), spread.float().numpy() + np.float32(0.05))


class _Net(torch.nn.Module):
    """The network of `pubparse.extractors._network.Member`, for torch."""

    def __init__(self, features: int, inputs: int) -> None:
        super().__init__()
        linear = torch.nn.Linear
        self.read = linear(inputs, WIDTH)
        self.around = torch.nn.ModuleList(linear(3 * WIDTH, WIDTH) for _ in DILATIONS)
        self.page = linear(WIDTH, WIDTH, bias=False)
        self.own = linear(features, WIDTH)
        self.edges = linear(WIDTH, EDGE_PARTS * WIDTH, bias=False)
        self.out = linear(WIDTH, 1)
        self.dropout = torch.nn.Dropout(DROPOUT)
        torch.nn.init.zeros_(self.page.weight)
        self.out.bias.data.fill_(-3.0)

    def forward(
        self, features: torch.Tensor, inputs: torch.Tensor, first: torch.Tensor, last: torch.Tensor
    ) -> torch.Tensor:
        h = torch.relu(self.read(inputs))
        size = len(h)
        for number, (dilation, layer) in enumerate(zip(DILATIONS, self.around, strict=True)):
            if number == len(DILATIONS) // 2:
                h = h + self.page(h.mean(0))
            zeros = h.new_zeros(dilation, WIDTH)
            wide = torch.cat([torch.cat([zeros, h])[:size], h, torch.cat([h, zeros])[dilation:]], dim=1)
            h = h + self.dropout(torch.relu(layer(wide)))
        of_blocks = torch.cat([self.edges(h), h.new_zeros(1, EDGE_PARTS * WIDTH)])
        begins, ends, before, behind, inside = of_blocks.split(WIDTH, dim=1)
        sums = torch.cat([h.new_zeros(1, WIDTH), inside[:-1].cumsum(0)])
        mean = (sums[last + 1] - sums[first]) / (last - first + 1)[:, None]
        hidden = self.own(features) + begins[first] + ends[last] + before[first - 1] + behind[last + 1] + mean
        scores: torch.Tensor = self.out(self.dropout(torch.relu(hidden))).squeeze(1)
        return scores

    def member(self) -> Member:
        """The weights as they are kept."""
        array = lambda tensor: tensor.detach().numpy()
        return Member(
            array(self.read.weight).T, array(self.read.bias),
            np.stack([array(layer.weight).T for layer in self.around]),
            np.stack([array(layer.bias) for layer in self.around]),
            array(self.page.weight).T, array(self.own.weight).T, array(self.own.bias), array(self.edges.weight).T,
            array(self.out.weight)[0], array(self.out.bias)[0],
        )  # fmt: skip


def _train(sheets: list[Sheet], units: Scale, blocks: Scale, epochs: int, seed: int) -> Member:
    """A network whose best cut of every page is the gold one, as far as it goes."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    rnd = random.Random(seed)
    groups = [[k for k, name in enumerate(NAMES) if name.startswith(g)] for g in GROUPS]
    net = _Net(len(NAMES), len(blocks.mean))
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=1e-2)
    steps = epochs * -(-len(sheets) // PAGES_OF_A_STEP)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    for _ in range(epochs):
        order = list(sheets)
        rnd.shuffle(order)
        for at in range(0, len(order), PAGES_OF_A_STEP):
            optimizer.zero_grad()
            for s in order[at : at + PAGES_OF_A_STEP]:
                kept = _kept(len(NAMES))
                for group in groups:
                    if rnd.random() < DROPPED:
                        kept[group] = 0
                inputs = _scaled(s.blocks, blocks) * _kept(s.blocks.shape[1])
                scores = net(_scaled(s.features, units) * kept, inputs, s.first, s.last)
                sure = s.lattice.marginals(scores.detach().numpy().astype(float))
                # The gradient of the log-likelihood: what the model expects less what the gold says.
                slope = (sure - s.gold) / max(1.0, s.gold.sum()) ** 0.5
                scores.backward(torch.tensor(slope, dtype=torch.float32))
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimizer.step()
            schedule.step()
    return net.member()


def _kept(size: int) -> torch.Tensor:
    """Which inputs a page is trained with."""
    return (torch.rand(size) > INPUTS_DROPPED).float() / (1 - INPUTS_DROPPED)


def _scaled(values: torch.Tensor, scale: Scale) -> torch.Tensor:
    return ((values.float() - torch.from_numpy(scale.mean)) / torch.from_numpy(scale.spread)).clamp(-LIMIT, LIMIT)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
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
