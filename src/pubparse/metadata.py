"""Front matter: the mapping at the head of a file, its body, and whether the file is one publication.

Takes text; gives plain mappings, lists and strings with doubts about what was mended. The one door to
python-frontmatter. Consults `yamltext`, and `tables.fields` for what a publication's keys are. Nothing here raises.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

from frontmatter.default_handlers import BaseHandler, YAMLHandler

from pubparse.model import Doubt, DoubtKind
from pubparse.tables.fields import (
    CITATION_MAP_KEYS,
    PAGE_KINDS,
    PUBLICATION_FILE_KEYS,
    PUBLICATION_KEYS,
    PUBLICATION_KINDS,
    fold_key,
)
from pubparse.tables.files import PUBLICATION_FOLDERS
from pubparse.yamltext import Data, by_lines, load_strings, load_yaml, plain


@dataclass(frozen=True, slots=True)
class Split:
    """A file in two: its metadata (None: it has none) and its body, which begins on the line after `offset` lines."""

    metadata: dict[str, Data] | None
    body: str
    offset: int = 0
    doubts: tuple[Doubt, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)
    """On which line of the file each key at the top level stands."""

    @property
    def title(self) -> str:
        """The title that the metadata give the page, or nothing."""
        title = (self.metadata or {}).get("title", "")
        return title.strip() if isinstance(title, str) else ""


class _Strings(YAMLHandler):
    """YAML between `---` lines, scalars as strings; `...` may close it."""

    FM_BOUNDARY = re.compile(r"^(?:-{3,}|\.{3})[ \t]*$", re.MULTILINE)

    def load(self, fm: str, **kwargs: object) -> Any:
        """Parse the text between the fences."""
        return load_strings(fm)


class _Toml(BaseHandler):
    """TOML between `+++` lines."""

    FM_BOUNDARY = re.compile(r"^\+{3,}[ \t]*$", re.MULTILINE)

    def load(self, fm: str, **kwargs: object) -> Any:
        """Parse the text between the fences."""
        return tomllib.loads(fm)


class _Json(BaseHandler):
    """JSON between `;;;` lines."""

    FM_BOUNDARY = re.compile(r"^;{3,}[ \t]*$", re.MULTILINE)

    def load(self, fm: str, **kwargs: object) -> Any:
        """Parse the text between the fences."""
        return json.loads(fm, parse_int=str, parse_float=str)


_HANDLERS: tuple[BaseHandler, ...] = (_Strings(), _Toml(), _Json())
_OPENING = re.compile(r"\s*(?:-{3,}|\+{3,}|;{3,})[ \t]*(?:\n|$)")


def split(text: str) -> Split:
    r"""Give the front matter of a file (YAML `---`, TOML `+++`, JSON `;;;` or `{`) and its body.

    Broken YAML is mended line by line, and a doubt says so; what is no front matter is all body.

    >>> split("---\ntitle: Of mice: a tale\ndate: 2020-01-01\n---\nBody\n").metadata
    {'title': 'Of mice: a tale', 'date': '2020-01-01'}
    >>> split("Body only")
    Split(metadata=None, body='Body only', offset=0, doubts=(), lines={})
    """
    text = text.removeprefix("\ufeff")
    lead = len(text) - len(text.lstrip())
    start = text.count("\n", 0, lead)
    rest = text[lead:]
    if rest.startswith("{"):
        return _bare_json(text, rest, start)
    handler = next((h for h in _HANDLERS if _OPENING.match(rest) and h.detect(rest)), None)
    if handler is None:
        return Split(None, text)
    try:
        head, body = handler.split(rest)
    except ValueError:  # the closing fence is missing: if what follows looks like metadata, all of it is
        head, body = rest.split("\n", 1)[1] if "\n" in rest else "", ""
        if not isinstance(handler, _Strings) or not re.match(r"(?:[ \t]*#.*\n|\n)*[A-Za-z_][\w-]*:", head):
            return Split(None, text)
    offset = start + rest[: len(rest) - len(body)].count("\n") if body else len(text.splitlines())
    doubts: tuple[Doubt, ...] = ()
    loaded: object
    try:
        loaded = handler.load(head)
    except Exception:  # every handler raises errors of its own library; content never raises here
        if isinstance(handler, _Strings):
            loaded, doubts = load_yaml(head)
        else:
            loaded, doubts = by_lines(head), (_damaged("the front matter is damaged; it was read line by line"),)
    metadata = plain(loaded)
    if not isinstance(metadata, dict):
        if metadata:  # a paragraph between two rules is no front matter
            return Split(None, text)
        metadata = {}
    return Split(metadata, body.removeprefix("\n"), offset + body.startswith("\n"), doubts, _key_lines(head, start + 1))


def _bare_json(text: str, rest: str, start: int) -> Split:
    """Split a file that begins with a JSON object (Hugo's JSON front matter); the object may be all there is."""
    try:
        loaded, end = json.JSONDecoder(parse_int=str, parse_float=str).raw_decode(rest)
    except (ValueError, RecursionError):
        return Split(None, text)
    metadata = plain(loaded)
    if not isinstance(metadata, dict):
        return Split(None, text)
    body = rest[end:]
    lines = body.removeprefix("\n")
    return Split(metadata, lines, start + rest.count("\n", 0, end) + body.startswith("\n"))


def _key_lines(head: str, first: int) -> dict[str, int]:
    """Say on which line of the file (from 1) each key at the top level stands."""
    found: dict[str, int] = {}
    for number, line in enumerate(head.removeprefix("\n").split("\n"), first + 1):
        match = re.match(r"([\w.-]+)\s*[:=]", line)
        if match:
            found.setdefault(match[1], number)
    return found


def is_publication(metadata: dict[str, Data], name: str) -> bool:
    """Say whether a file with this front matter is one publication, not a page.

    >>> is_publication({"title": "On mice", "authors": ["A. Bee"], "publication": "*Nature*"}, "mice/index.md")
    True
    >>> is_publication({"title": "Publications", "layout": "page", "author": "A. Bee"}, "publications.md")
    False
    """
    said = {fold_key(key): value for key, value in metadata.items() if value not in ("", [], {})}
    file, *folders = reversed([part.casefold() for part in re.split(r"[/\\]", name)])
    above = folders[:2] if file.startswith("index.") else folders[:1]
    if "title" not in said or file.startswith("_index.") or "event" in said:
        return False
    kinds = {value.casefold().strip() for key in ("collection", "layout") if isinstance(value := said.get(key), str)}
    if kinds & PAGE_KINDS or any(folder.lstrip("_") in PAGE_KINDS for folder in above):
        return False
    citation = said.get("citation", "")
    if isinstance(citation, dict):
        cited = {fold_key(key) for key, value in citation.items() if value} & CITATION_MAP_KEYS
    else:
        cited = {"citation"} if len(citation) > _SHORTEST_CITATION else set()
    about = said.get("pub-info")
    if isinstance(about, dict) and not any(fold_key(key) in PUBLICATION_FILE_KEYS | {"reference"} for key in about):
        del said["pub-info"]
    if cited or said.keys() & PUBLICATION_FILE_KEYS or kinds & PUBLICATION_KINDS:
        return True
    has_authors = bool(said.keys() & {"author", "authors"})
    if has_authors and said.keys() & PUBLICATION_KEYS:
        return True
    is_list = file.startswith("index.") and folders[:1] and folders[0] in PUBLICATION_FOLDERS
    in_folder = any(folder in PUBLICATION_FOLDERS for folder in folders[:2])
    return bool(in_folder and not is_list and (has_authors or said.keys() & (PUBLICATION_KEYS | {"date"})))


_SHORTEST_CITATION = 20
"""`citation: true` (Quarto) is no citation."""


def _damaged(detail: str) -> Doubt:
    """A doubt about the syntax of the source."""
    return Doubt(DoubtKind.DAMAGED, "", detail)
