"""People as rows of Parquet: from the works of a shard to who wrote them.

Takes works; gives a table with one row a person. Consults `pubparse.identify_authors`.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

import pubparse
from pubparse.model import Publication

PEOPLE = "people.parquet"
SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("name", pa.string()),
        ("variants", pa.list_(pa.string())),
        ("mentions", pa.list_(pa.struct([("work", pa.string()), ("position", pa.int32())]))),
        ("evidence", pa.list_(pa.string())),
    ]
)
"""One row a person: the preferred spelling, all spellings, where the name stands (the work's id, the place in its list
of authors from 0), and what each merge rests on. `id` is that of the first mention."""


def table(
    works: tuple[Publication, ...], positions: Sequence[Sequence[int]] | None, share: tuple[int, int] = (0, 1)
) -> pa.Table:
    """Give the people of some works. `positions` says for each work which of its authors are this shard's (None: all).

    Persons of whom no mention is this shard's are left to the shards whose they are. `share` as in `identify_authors`.
    """
    ours = (
        None
        if positions is None
        else {(work.id, position) for work, some in zip(works, positions, strict=True) for position in some}
    )
    rows = []
    for person in pubparse.identify_authors(works, share=share):
        mentions = [mention for mention in person.mentions if ours is None or mention in ours]
        if mentions:
            work, position = mentions[0]
            rows.append(
                {
                    "id": f"{work}.{position}",
                    "name": person.name,
                    "variants": list(person.variants),
                    "mentions": [{"work": work, "position": position} for work, position in mentions],
                    "evidence": list(person.evidence),
                }
            )
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def together(shares: Sequence[pa.Table]) -> pa.Table:
    """Give the people of all shares in the order in which `identify_authors` gives them."""
    whole = pa.concat_tables(shares).cast(SCHEMA)  # Parquet has a name of its own for what is in a list
    mentions = [[(each["work"], each["position"]) for each in its] for its in whole.column("mentions").to_pylist()]
    ranks = [(name.casefold(), name, its) for name, its in zip(whole.column("name").to_pylist(), mentions, strict=True)]
    return whole.take(pa.array(sorted(range(len(ranks)), key=ranks.__getitem__), pa.int64()))
