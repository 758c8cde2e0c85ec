"""What a page's styles say: which marks an element makes, whether it is a line of its own, whether it is shown.

Takes the declarations of a `style` attribute, and style sheets; gives `Style`s. Sheets of other files are not seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pubparse.model import MarkKind
from pubparse.tables.markup import PLAIN_TAGS, SEEN_CLASSES, STYLES, UNSEEN_CLASSES

_MARKS = tuple((re.compile(pattern), kind) for pattern, kind in STYLES)
_COLOR = re.compile(r"(?<![\w-])color\s*:\s*([#\w]+)")
_HIDDEN = re.compile(r"display\s*:\s*none")
_DISPLAY = re.compile(r"display\s*:\s*(inline|block|list-item|table|flex|grid)\s*(?:;|!|$)")
_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*+(?:\*/)?")
_CONDITIONAL = re.compile(r"@[\w-]+[^{};]{0,500}+\{(?:[^{}]*+\{[^{}]*+\})*+[^{}]*+\}")
_TELLING = re.compile(r"font-|text-decoration|display", re.I)
_SELECTOR = re.compile(r"\s*(?:(?P<above>[\w.#*>~+\s-]*[\s>~+]))?(?P<tag>\w*)\.(?P<name>[\w-]+)\s*")


@dataclass(frozen=True, slots=True)
class Style:
    """What some declarations say; `block` is None where they leave it to the element."""

    marks: tuple[MarkKind, ...] = ()
    block: bool | None = None
    hidden: bool = False
    color: str = ""


@lru_cache(maxsize=4096)
def read_style(declarations: str) -> Style:
    """Read the declarations of an element.

    >>> read_style("Font-Weight: 700; color: red").marks
    (<MarkKind.STRONG: 'strong'>,)
    >>> read_style("display:block").block, read_style("display: none").hidden
    (True, True)
    """
    text = declarations.lower()
    marks = tuple(kind for pattern, kind in _MARKS if pattern.search(text))
    display, color = _DISPLAY.search(text), _COLOR.search(text)
    return Style(
        marks,
        display[1] != "inline" if display else None,
        _HIDDEN.search(text) is not None,
        color[1] if color else "",
    )


def read_sheet(sheet: str) -> dict[str, Style]:
    """Read a style sheet: what it says of classes, by `class` or `tag.class`.

    >>> sorted(read_sheet(".venue, .list em.title { font-style: italic } .abstract { display: none }").items())[0][1]
    Style(marks=(), block=None, hidden=True, color='')
    """
    styles: dict[str, Style] = {}
    if "." not in sheet or not _TELLING.search(sheet):
        return styles
    for rule in _CONDITIONAL.sub(" ", _COMMENT.sub(" ", sheet)).split("}"):
        selectors, _, declarations = rule.partition("{")
        if "." not in selectors or not _TELLING.search(declarations):
            continue
        style = read_style(declarations)
        for selector in selectors.split(","):
            match = _SELECTOR.fullmatch(selector)
            if match:
                # What is hidden below something else may be shown when that something changes its class: not told.
                told = Style(style.marks, style.block or None) if match["above"] else style
                key = f"{match['tag'].lower()}.{match['name']}" if match["tag"] else match["name"]
                styles[key] = _both(styles[key], told) if key in styles else told
    return styles


def _both(first: Style, later: Style) -> Style:
    """Give what two rules for one selector say together."""
    shown = later.block is not None and not later.hidden
    return Style(
        tuple(dict.fromkeys((*first.marks, *later.marks))),
        first.block if later.block is None else later.block,
        later.hidden or (first.hidden and not shown),
        later.color or first.color,
    )


def is_hidden(attributes: dict[str, str], classes: tuple[str, ...], styles: list[Style]) -> bool:
    """Whether the page does not show an element at first.

    >>> is_hidden({"hidden": ""}, (), []), is_hidden({}, ("collapse", "show"), [])
    (True, False)
    """
    if "hidden" in attributes or any(style.hidden for style in styles):
        return True
    return not UNSEEN_CLASSES.isdisjoint(classes) and SEEN_CLASSES.isdisjoint(classes)


def element_value(name: str, classes: tuple[str, ...], attributes: dict[str, str], styles: list[Style]) -> str:
    """Give the value of an inline element's mark: its tag with all that names it; empty for one that says nothing.

    >>> element_value("span", ("me",), {"itemprop": "name"}, []), element_value("span", (), {}, [])
    ('span.me.name', '')
    """
    names = [*classes, *attributes.get("itemprop", "").split()]
    colors = [attributes.get("color", "").lower(), *(style.color for style in styles)]
    names += [color for color in colors if color][-1:]
    names = names or attributes.get("id", "").split()
    return ".".join((name, *names)) if names or name not in PLAIN_TAGS else ""
