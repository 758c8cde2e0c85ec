"""The trained network that scores units: how well each fits as one entry, seen on its page.

Takes units; gives a score for each. Dilated convolutions (Strubell et al. 2017) read the page block by block, so that
every block knows what stands around it, some fifteen lines to either side, and what the page is like; a layer over a
unit's own features, its first and last block, the blocks just outside and the mean of those inside says whether it is
an entry. A model is the mean of a few networks trained from different starts. Trained by `tools/train_entries.py`,
read by NumPy alone.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pubparse.extractors._columns import AT_FEATURE
from pubparse.extractors._units import Units
from pubparse.sequence import Floats, neighbours

Doubles = NDArray[np.float64]
LIMIT = 4.0
"""Standardized inputs are cut off here, to either side."""
EDGE_PARTS = 5
"""What a unit's score takes of blocks: first, last, the one before, the one behind, the mean of those inside."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Mean and spread of every input."""

    mean: Floats
    spread: Floats

    def __call__(self, values: Floats) -> Floats:
        """The values, standardized and cut off."""
        scaled = values - self.mean
        scaled /= self.spread
        return np.clip(scaled, -LIMIT, LIMIT, out=scaled)


@dataclass(frozen=True, slots=True)
class Member:
    """The weights of one network (w columns a block, h a unit).

    `read` (inputs x w) takes a block in, `around` (layers x 3w x w) are the convolutions, `page` (w x w) adds the mean
    of all blocks halfway; `own` (features x h) takes a unit's features, `edges` (w x 5h) its blocks, `out` (h) scores.
    """

    read: Floats
    read_bias: Floats
    around: Floats
    around_bias: Floats
    page: Floats
    own: Floats
    own_bias: Floats
    edges: Floats
    out: Floats
    out_bias: Floats

    def blocks(self, inputs: Floats, dilations: Sequence[int]) -> Floats:
        """What each block is in its surroundings: blocks x w."""
        h = inputs @ self.read + self.read_bias
        np.maximum(h, 0, out=h)
        around = np.empty((len(h), 3 * h.shape[1]), dtype=np.float32)
        for number, (dilation, matrix, bias) in enumerate(zip(dilations, self.around, self.around_bias, strict=True)):
            if number == len(dilations) // 2:
                h += h.mean(axis=0) @ self.page
            neighbours(h, dilation, around)
            h += np.maximum(around @ matrix + bias, 0)
        return h

    def scores(self, features: Floats, blocks: Floats, first: NDArray[np.int64], last: NDArray[np.int64]) -> Floats:
        """The score of every unit, from its features and what `blocks` says of the page."""
        outside = np.zeros((1, blocks.shape[1]), dtype=np.float32)
        of_blocks = np.concatenate([blocks, outside]) @ self.edges
        begins, ends, before, behind, inside = np.split(of_blocks, EDGE_PARTS, axis=1)
        sums = np.concatenate([np.zeros_like(inside[:1]), np.cumsum(inside[:-1], axis=0)])
        hidden = features @ self.own + self.own_bias
        hidden += (sums[last + 1] - sums[first]) / (last - first + 1).astype(np.float32)[:, None]
        for part, where in ((begins, first), (ends, last), (before, first - 1), (behind, last + 1)):
            hidden += part[where]
        found: Floats = np.maximum(hidden, 0, out=hidden) @ self.out + self.out_bias
        return found


@dataclass(frozen=True, slots=True)
class Network:
    """Some networks as one: what the columns of units are called, the scales, how far the convolutions reach."""

    names: tuple[str, ...]
    dilations: tuple[int, ...]
    unit_scale: Scale
    block_scale: Scale
    members: tuple[Member, ...]

    def scores(self, units: Units) -> Doubles:
        """The score of every unit; above 0 speaks for an entry."""
        features = self.unit_scale(units.features[:, _columns(self.names)])
        inputs = self.block_scale(units.blocks)
        total = np.zeros(len(features))
        for member in self.members:
            total += member.scores(features, member.blocks(inputs, self.dilations), units.first, units.last)
        return total / len(self.members)


@cache
def _columns(names: tuple[str, ...]) -> NDArray[np.int64]:
    return np.array([AT_FEATURE[name] for name in names])


def pack_network(network: Network) -> bytes:
    """The bytes of a model file."""
    arrays: dict[str, NDArray[np.generic]] = {
        "names": np.frombuffer("\n".join(network.names).encode(), dtype=np.uint8),
        "dilations": np.array(network.dilations),
    }
    for name, scale in (("unit", network.unit_scale), ("block", network.block_scale)):
        arrays |= {f"{name}_mean": scale.mean.astype(np.float32), f"{name}_spread": scale.spread.astype(np.float32)}
    for field in fields(Member):
        arrays[field.name] = np.stack([getattr(member, field.name) for member in network.members]).astype(np.float16)
    out = io.BytesIO()
    np.savez_compressed(out, allow_pickle=False, **arrays)
    return out.getvalue()


def unpack_network(data: bytes) -> Network:
    """The network in the bytes that `pack_network` made."""
    with np.load(io.BytesIO(data), allow_pickle=False) as a:
        weights = [a[field.name].astype(np.float32) for field in fields(Member)]
        return Network(
            names=tuple(a["names"].tobytes().decode().split("\n")),
            dilations=tuple(a["dilations"].tolist()),
            unit_scale=Scale(a["unit_mean"], a["unit_spread"]),
            block_scale=Scale(a["block_mean"], a["block_spread"]),
            members=tuple(Member(*some) for some in zip(*weights, strict=True)),
        )
