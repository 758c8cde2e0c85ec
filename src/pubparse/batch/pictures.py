"""Pictures for the report: SVG that stands inside a page, letters as letters.

Takes figures; gives SVG text. The one door to matplotlib.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",  # the reader's own fonts know more scripts than ours
    "svg.hashsalt": "pubparse",
    "font.family": "sans-serif",
    "font.size": 9,
    "text.parse_math": False,  # what a page prints is no formula of ours
    "axes.spines.top": False,
    "axes.spines.right": False,
}
_INK, _FADED = "#2b5c8a", "#b9cde0"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def columns(values: Sequence[tuple[float, int]], across: str, up: str, *, log: bool = False, width: float = 0.9) -> str:
    """Give columns over a scale: years, seconds, probabilities. `log` makes the scale logarithmic to the base 2."""
    with _figure(6.4, 2.4) as (axes, done):
        places = [place for place, _ in values]
        wide = [place * 0.45 for place in places] if log else width
        axes.bar(places, [count for _, count in values], width=wide, color=_INK, align="edge" if log else "center")
        if log:
            axes.set_xscale("log", base=2)
            axes.xaxis.set_major_formatter(lambda value, position: f"{value:.2g}")
        axes.set_xlabel(across)
        axes.set_ylabel(up)
        done()
        return _svg(axes.figure)


def bars(values: Sequence[tuple[str, int]], across: str) -> str:
    """Give one bar for each name, the first on top."""
    with _figure(6.4, 0.6 + 0.2 * max(1, len(values))) as (axes, done):
        names = [_name(name) for name, _ in values][::-1]
        axes.barh(range(len(names)), [count for _, count in values][::-1], color=_INK, height=0.7)
        axes.set_yticks(range(len(names)), names)
        axes.set_xlabel(across)
        done()
        return _svg(axes.figure)


def shares(values: Sequence[tuple[str, int, int]], across: str, legend: tuple[str, str]) -> str:
    """Give a bar for each name, a part of which is full: (name, full, all)."""
    with _figure(6.4, 0.9 + 0.25 * max(1, len(values))) as (axes, done):
        turned = values[::-1]
        places = range(len(turned))
        full = [some for _, some, _ in turned]
        axes.barh(places, full, color=_INK, height=0.7, label=legend[0])
        rest = [whole - some for _, some, whole in turned]
        axes.barh(places, rest, left=full, color=_FADED, height=0.7, label=legend[1])
        axes.set_yticks(places, [_name(name) for name, _, _ in turned])
        axes.set_xlabel(across)
        axes.legend(frameon=False, loc="lower right")
        done()
        return _svg(axes.figure)


@contextmanager
def _figure(width: float, height: float) -> Iterator[tuple[Any, Any]]:
    """Give the axes of a new picture, and what is to be called when all is drawn."""
    with mpl.rc_context(_STYLE), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph")  # matplotlib's font lacks it, the reader's does not
        figure = Figure(figsize=(width, height))
        FigureCanvasSVG(figure)
        axes = figure.add_subplot()
        yield axes, figure.tight_layout


def _svg(figure: Any) -> str:
    """Give a picture as an SVG element."""
    file = io.StringIO()
    figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    text = file.getvalue()
    return text[text.index("<svg") :]


def _name(name: str) -> str:
    """Give a name that fits beside its bar."""
    clean = _CONTROL.sub(" ", name)
    return clean if len(clean) <= 42 else f"{clean[:40]}…"
