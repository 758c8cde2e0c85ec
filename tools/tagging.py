"""Train the network of `pubparse.labelling.network` with torch: a conditional random field over dilated convolutions.

Takes examples, gives a model file's bytes. Deterministic on one machine: the same data and seed give the same file.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from examples import LABELS, Example, token_labels
from pubparse.labelling import borders
from pubparse.labelling.inputs import TABLES, inputs, mark_features, word_features
from pubparse.labelling.network import Weights, in_bytes, pack_tagger

LEAST = 6
"""Tokens that a feature must describe to be kept."""
LEXICAL = ("w=", "p2=", "p3=", "p4=", "z2=", "z3=", "z4=")
"""Features that tell words apart: a word is trained without them at times, as if it had never been seen."""
UNKNOWN = 0.25
"""How often that is."""
UNKNOWN_JOURNALS = 0.3
"""How often a synthetic entry's journal, which is from the list, is not looked up there: no list is complete."""
TOKENS = 2500
"""Tokens of a step."""
INITIAL = 0.1
"""Spread of the vectors at the start; with 0.02 names were read worse: rare words are then too much like none."""
BETAS = (0.9, 0.98)
_JOURNAL = list(TABLES).index("journal")
_TABLE_AT = np.cumsum([0, *TABLES.values()])


@dataclass(frozen=True)
class Size:
    """How large a network is: its columns, the dilation of each layer, whether it learns which label follows which."""

    width: int = 96
    dilations: tuple[int, ...] = (1, 2, 4, 8, 1)
    chain: bool = True


@dataclass(frozen=True)
class _Item:
    """An example for training: numbers of words and marks, columns of numbers, labels."""

    words: np.ndarray
    tables: np.ndarray
    marked: np.ndarray
    marks: np.ndarray
    labels: np.ndarray
    places: np.ndarray
    journals: float


class _Vocabulary:
    """Numbers things, and knows the features of each."""

    def __init__(self) -> None:
        self.number: dict[Hashable, int] = {}
        self.features: list[list[str]] = []
        self.count: Counter[int] = Counter()

    def __call__(self, thing: Hashable, features_of: Callable[..., list[str]]) -> int:
        number = self.number.get(thing)
        if number is None:
            number = self.number[thing] = len(self.features)
            self.features.append(features_of(thing))
        self.count[number] += 1
        return number


class _Chain(torch.autograd.Function):
    """The negative log-likelihood of a conditional random field; its gradient is what is expected less what is."""

    @staticmethod
    def forward(ctx, scores, transitions, rows, lengths, gold):  # type: ignore[no-untyped-def]
        """`scores` (tokens x labels), `rows` (longest x sequences) where each token stands, `gold` labels."""
        longest, count = rows.shape
        size, width = scores.shape
        padded = torch.cat([scores, scores.new_zeros(1, width)])[rows]  # longest x sequences x labels
        top = padded.max(dim=2, keepdim=True).values
        local = (padded - top).exp()
        alive = (torch.arange(longest)[:, None] < lengths[None, :]).float()[:, :, None]
        steps = transitions.exp()
        forward = torch.zeros_like(local)
        norms = torch.ones(longest, count, 1)
        now = local[0]
        for t in range(longest):
            if t:
                now = (forward[t - 1] @ steps) * local[t]
            norms[t] = now.sum(dim=1, keepdim=True) + 1e-30
            forward[t] = torch.where(alive[t] > 0, now / norms[t], forward[t - 1] if t else now)
        total = ((norms.log() + top) * alive).sum()
        backward = torch.ones(count, width)
        marginals = torch.zeros_like(local)
        pairs = torch.zeros(width, width)
        for t in range(longest - 1, -1, -1):
            marginals[t] = forward[t] * backward
            if t:
                ahead = local[t] * backward / norms[t]
                weighted = ahead * alive[t]
                pairs += forward[t - 1].T @ weighted
                backward = torch.where(alive[t] > 0, ahead @ steps.T, backward)
        pairs *= steps
        marginals *= alive
        flat = scores.new_zeros(size + 1, width)
        flat[rows.reshape(-1)] = marginals.reshape(-1, width)
        right = torch.nn.functional.one_hot(gold, width).float()
        inner = torch.ones(size, dtype=torch.bool)
        inner[rows[0]] = False
        known = torch.zeros(width, width)
        before, after = gold[:-1][inner[1:]], gold[1:][inner[1:]]
        known.index_put_((before, after), torch.ones(len(before)), accumulate=True)
        ctx.save_for_backward(flat[:size] - right, pairs - known)
        return total - (scores * right).sum() - (transitions * known).sum()

    @staticmethod
    def backward(ctx, grad):  # type: ignore[no-untyped-def]
        scores, transitions = ctx.saved_tensors
        return grad * scores, grad * transitions, None, None, None


class _Net(torch.nn.Module):
    def __init__(self, features: int, size: Size, dropout: float) -> None:
        super().__init__()
        width = size.width
        self.size = size
        self.vectors = torch.nn.EmbeddingBag(features, width, mode="sum", sparse=True)
        torch.nn.init.normal_(self.vectors.weight, std=INITIAL)
        self.tables = torch.nn.Embedding(int(_TABLE_AT[-1]), width)
        torch.nn.init.normal_(self.tables.weight, std=INITIAL)
        self.layers = torch.nn.ModuleList(torch.nn.Linear(3 * width, width) for _ in size.dilations)
        self.pooled = torch.nn.Linear(2 * width, width, bias=False)
        torch.nn.init.zeros_(self.pooled.weight)
        self.out = torch.nn.Linear(width, len(LABELS))
        self.transitions = torch.nn.Parameter(torch.zeros(len(LABELS), len(LABELS)), requires_grad=size.chain)
        self.dropout = torch.nn.Dropout(dropout)

    def forward(self, batch: _Batch) -> torch.Tensor:
        h = self.vectors(batch.word_features, batch.word_offsets)[batch.words] + self.tables(batch.tables).sum(dim=0)
        if len(batch.marked):
            marks = self.vectors(batch.mark_features, batch.mark_offsets)[batch.marks]
            h = h.index_add(0, batch.marked, marks)
        h = self.dropout(h)
        count = len(batch.sizes)
        index = torch.repeat_interleave(torch.arange(count), batch.sizes)
        middle = len(self.layers) // 2
        for number, (layer, dilation) in enumerate(zip(self.layers, self.size.dilations, strict=True)):
            if number == middle:
                wide = index[:, None].expand(-1, h.shape[1])
                mean = h.new_zeros(count, h.shape[1]).index_add(0, index, h) / batch.sizes[:, None]
                most = h.new_full((count, h.shape[1]), -1e9).scatter_reduce(0, wide, h, "amax")
                h = h + self.pooled(torch.cat([mean, most], dim=1))[index]
            zero = torch.cat([h, h.new_zeros(1, h.shape[1])])
            around = torch.cat([zero[batch.before[dilation]], h, zero[batch.behind[dilation]]], dim=1)
            h = h + self.dropout(torch.relu(layer(around)))
        return self.out(h)


@dataclass
class _Batch:
    words: torch.Tensor
    word_features: torch.Tensor
    word_offsets: torch.Tensor
    tables: torch.Tensor
    marked: torch.Tensor
    marks: torch.Tensor
    mark_features: torch.Tensor
    mark_offsets: torch.Tensor
    sizes: torch.Tensor
    before: dict[int, torch.Tensor]
    behind: dict[int, torch.Tensor]
    rows: torch.Tensor
    gold: torch.Tensor


def train(
    examples: Sequence[Example], epochs: int, size: Size = Size(), seed: int = 7, rate: float = 3e-3,
    dropout: float = 0.3, least: int = LEAST, unknown: float = UNKNOWN,
) -> bytes:  # fmt: skip
    """Train on the examples and give the model file's bytes."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    rng = random.Random(seed)
    began = time.time()
    words, marks = _Vocabulary(), _Vocabulary()
    items = [item for example in examples if (item := _item(example, words, marks))]
    names = _features(words, marks, least)
    known = [[names[f] for f in features if f in names] for features in words.features]
    bare = [[names[f] for f in features if f in names and not f.startswith(LEXICAL)] for features in words.features]
    of_marks = [[names[f] for f in features if f in names] for features in marks.features]
    net = _Net(len(names), size, dropout)
    batches = _batches(items, rng)
    steps = epochs * len(batches) + epochs * 8
    rest = [p for name, p in net.named_parameters() if name != "vectors.weight" and p.requires_grad]
    # A step touches few of the features, so only theirs are moved.
    optimizers = (
        torch.optim.SparseAdam([net.vectors.weight], lr=rate, betas=BETAS),
        torch.optim.AdamW(rest, lr=rate, weight_decay=1e-2, betas=BETAS),
    )
    schedules = [
        torch.optim.lr_scheduler.OneCycleLR(o, rate, steps, pct_start=0.15, cycle_momentum=False) for o in optimizers
    ]
    loaded = time.time()
    for epoch in range(epochs):
        net.train()
        loss_sum, tokens = 0.0, 0
        for chosen in batches:
            batch = _batch(chosen, known, bare, unknown, of_marks, size, rng)
            net.zero_grad()
            scores = net(batch)
            loss = _Chain.apply(scores, net.transitions, batch.rows, batch.sizes, batch.gold)
            (loss / len(batch.gold)).backward()
            torch.nn.utils.clip_grad_norm_(rest, 1.0)
            for optimizer, schedule in zip(optimizers, schedules, strict=True):
                optimizer.step()
                schedule.step()
            loss_sum += float(loss.detach())
            tokens += len(batch.gold)
        print(f"epoch {epoch + 1}: loss {loss_sum / tokens:.4f} a token, {time.time() - loaded:.0f} s", flush=True)
        batches = _batches(items, rng)
    print(f"described in {loaded - began:.0f} s, trained in {time.time() - loaded:.0f} s, {len(names)} features")
    return _packed(net, names, size, _borders(items) if size.chain else np.zeros((0,), dtype=np.float32))


def _item(example: Example, words: _Vocabulary, marks: _Vocabulary) -> _Item | None:
    entry = example.tokens()
    if not len(entry):
        return None
    given = inputs([entry])
    labels = [LABELS.index(label) for label in token_labels(example, entry)]
    synthetic = example.source.startswith(("csl", "list"))
    return _Item(
        np.array([words(word, word_features) for word in given.words]),
        np.stack(given.tables) + _TABLE_AT[:-1, None],
        np.array(given.marked, dtype=np.int64),
        np.array([marks(mark, mark_features) for mark in given.marks], dtype=np.int64),
        np.array(labels),
        borders.places(entry),
        UNKNOWN_JOURNALS if synthetic else 0.05,
    )


def _features(words: _Vocabulary, marks: _Vocabulary, least: int) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for some in (words, marks):
        for number, features in enumerate(some.features):
            for feature in features:
                counts[feature] += some.count[number]
    return {name: row for row, name in enumerate(sorted(n for n, c in counts.items() if c >= least))}


def _batches(items: Sequence[_Item], rng: random.Random) -> list[list[_Item]]:
    """The items in steps of about as many tokens, those of a step alike in length."""
    order = list(range(len(items)))
    rng.shuffle(order)
    out: list[list[_Item]] = []
    for at in range(0, len(order), 1024):
        some = sorted(order[at : at + 1024], key=lambda k: len(items[k].labels))
        batch: list[_Item] = []
        tokens = 0
        for k in some:
            batch.append(items[k])
            tokens += len(items[k].labels)
            if tokens >= TOKENS:
                out.append(batch)
                batch, tokens = [], 0
        if batch:
            out.append(batch)
    rng.shuffle(out)
    return out


def _batch(
    items: Sequence[_Item], known: list[list[int]], bare: list[list[int]], unknown: float, of_marks: list[list[int]],
    size: Size, rng: random.Random,
) -> _Batch:  # fmt: skip
    words, where = np.unique(np.concatenate([item.words for item in items]), return_inverse=True)
    bags = [bare[w] if rng.random() < unknown else known[w] for w in words.tolist()]
    sizes = np.array([len(item.labels) for item in items])
    firsts = np.cumsum(sizes) - sizes
    tables = np.concatenate([item.tables for item in items], axis=1)
    at = 0
    for item, count in zip(items, sizes.tolist(), strict=True):
        if rng.random() < item.journals:
            tables[_JOURNAL, at : at + count] = _TABLE_AT[_JOURNAL]
        at += count
    marked = np.concatenate([item.marked + first for item, first in zip(items, firsts.tolist(), strict=True)])
    marks, mark_where = np.unique(np.concatenate([item.marks for item in items]), return_inverse=True)
    mark_bags = [of_marks[m] for m in marks.tolist()]
    total = int(sizes.sum())
    from_start = np.arange(total) - np.repeat(firsts, sizes)
    from_end = np.repeat(sizes, sizes) - 1 - from_start
    here = np.arange(total)
    distances = set(size.dilations)
    rows = firsts[None, :] + np.arange(sizes.max())[:, None]
    rows = np.where(np.arange(sizes.max())[:, None] < sizes[None, :], rows, total)
    tensor = torch.from_numpy
    return _Batch(
        tensor(where), *_bag(bags), tensor(tables), tensor(marked), tensor(mark_where), *_bag(mark_bags), tensor(sizes),
        {d: tensor(np.where(from_start >= d, here - d, total)) for d in distances},
        {d: tensor(np.where(from_end >= d, here + d, total)) for d in distances},
        tensor(rows), tensor(np.concatenate([item.labels for item in items])),
    )  # fmt: skip


def _bag(bags: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    sizes = np.array([len(bag) for bag in bags], dtype=np.int64)
    flat = np.array([f for bag in bags for f in bag], dtype=np.int64)
    return torch.from_numpy(flat), torch.from_numpy(np.cumsum(sizes) - sizes)


def _borders(items: Sequence[_Item]) -> np.ndarray:
    """Where fields usually begin and end."""
    weights = np.concatenate([(np.arange(len(item.labels)) > 0).astype(float) for item in items])
    labels, where = (np.concatenate([getattr(item, name) for item in items]) for name in ("labels", "places"))
    return borders.usual(borders.count(labels, where, weights[1:], len(LABELS)))


def _packed(net: _Net, names: dict[str, int], size: Size, usual: np.ndarray) -> bytes:
    array = lambda tensor: tensor.detach().numpy().astype(np.float32)
    layers = tuple(
        (dilation, array(layer.weight).T, array(layer.bias))
        for dilation, layer in zip(size.dilations, net.layers, strict=True)
    )
    weights = Weights(
        names, *in_bytes(array(net.vectors.weight)), array(net.tables.weight), layers, array(net.pooled.weight).T,
        array(net.out.weight).T, array(net.out.bias), usual,
    )  # fmt: skip
    return pack_tagger(LABELS, array(net.transitions), weights)
