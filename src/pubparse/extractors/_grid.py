"""Which column of its table a cell stands in, where cells span columns and rows."""

from __future__ import annotations

_WIDEST = 64


class Grid:
    """Counts the columns of one table, row by row.

    >>> grid = Grid()
    >>> grid.row(); grid.cell(1, 2), grid.cell(1, 1)
    (1, 2)
    >>> grid.row(); grid.cell(1, 1)
    2
    """

    __slots__ = ("_column", "_spans")

    def __init__(self) -> None:
        self._column = 0
        self._spans: dict[int, int] = {}

    def row(self) -> None:
        """A row begins."""
        self._column = 0
        if self._spans:
            self._spans = {column: rows - 1 for column, rows in self._spans.items() if rows > 1}

    def cell(self, columns: int, rows: int) -> int:
        """A cell begins that spans so many columns and rows; give the number of its first column, from 1."""
        column = self._column + 1
        while column in self._spans:
            column += 1
        self._column = column + min(columns, _WIDEST) - 1
        if rows > 1 and len(self._spans) < _WIDEST:
            self._spans.update(dict.fromkeys(range(column, self._column + 1), rows))
        return column


def span(value: object) -> int:
    """Read a `colspan` or `rowspan`; what is no number counts as one.

    >>> span("3"), span("all"), span(None)
    (3, 1, 1)
    """
    text = str(value or "").strip()
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 5 else 1
