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
from pubparse.yamltext import Data, by_lines, explained, load_strings, load_yaml, plain


@dataclass(frozen=True, slots=True)
class Split:
    """A file in two: its metadata (None: it has none) and its body, which begins on the line after `offset` lines."""

    metadata: dict[str, Data] | None
    body: str
    offset: int = 0
    doubts: tuple[Doubt, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)
    """On which line of the file each key at the top level stands."""
    broken: int = field(default=1, repr=False)
    """The line of the file that the doubts are about."""

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

    What is broken is mended line by line, and a doubt says so and what to do; what is no front matter is all body, and
    so is a file whose front matter is never closed, unless it holds nothing but metadata.

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
    except ValueError:  # the closing fence is missing
        return _unclosed(text, rest, start, handler)
    offset = start + rest[: len(rest) - len(body)].count("\n") if body else len(text.splitlines())
    doubts: tuple[Doubt, ...] = ()
    broken = 1
    loaded: object
    try:
        loaded = handler.load(head)
    except Exception as error:  # every handler raises errors of its own library; content never raises here
        if _holds_a_page(head):
            return _unclosed(text, rest, start, handler)
        loaded = load_yaml(head)[0] if isinstance(handler, _Strings) else by_lines(head)
        line, what = _explained(error, head)
        broken = start + line
        doubts = (
            _damaged(f"the front matter is broken here ({what}) and was read as far as it goes; correct that line"),
        )
    metadata = plain(loaded)
    if not isinstance(metadata, dict) or not (metadata or _is_blank(head)):
        if metadata or not _is_blank(head):  # a paragraph between two rules is no front matter
            meant = doubts and (isinstance(handler, _Json) or _KEY_FIRST.match(head))
            return Split(None, text, 0, doubts if meant else (), broken=broken)
        metadata = {}
    lines = _key_lines(head, start + 1)
    return Split(metadata, body.removeprefix("\n"), offset + body.startswith("\n"), doubts, lines, broken)


_KEY_FIRST = re.compile(r"(?:[ \t]*#.*\n|[ \t]*\n)*[ \t]*[\"']?[A-Za-z_][\w.-]*[\"']?[ \t]*(?::(?:\s|$)|=)")
_PAGE_LINE = re.compile(
    r"\n[ \t]*\n+(?![ \t]*\n)(?:#{1,6} |[-*+] |\d+[.)] |<|(?![\w.\"'-]+\s*[:=]|\[\[?\w|[ \t#}\])]))\S"
)
"""After an empty line something that neither is a key nor belongs to one."""
_KEY_LINE = re.compile(r"^[a-z_][\w.-]*[ \t]*(?::(?:\s|$)|=)", re.MULTILINE)
_NO_METADATA = re.compile(r"^#|\n[ \t]*\n", re.MULTILINE)


def _is_blank(head: str) -> bool:
    """Say whether what stands between the fences is nothing, or comments."""
    return all(line.lstrip().startswith("#") or not line.strip() for line in head.splitlines())


def _holds_a_page(head: str) -> bool:
    """Say whether broken metadata run on into a page: its fence is not closed, and what closed it is a rule.

    >>> [_holds_a_page("a: b: c\\n\\n" + more) for more in ("d: e\\n", "# Papers\\n", "We.\\n\\nd: e\\n")]
    [False, True, False]
    """
    match = _PAGE_LINE.search(head)
    return match is not None and not _KEY_LINE.search(head, match.end())


def _unclosed(text: str, rest: str, start: int, handler: BaseHandler) -> Split:
    """Read a file whose front matter is never closed: nothing but metadata, or else a page and no front matter."""
    fence, _, head = rest.partition("\n")
    if not _KEY_FIRST.match(head):
        return Split(None, text)
    sign = fence.strip()
    remedy = f"end it with a line {sign}"
    if not _NO_METADATA.search(head.strip()):
        try:
            metadata = plain(handler.load(head))
        except Exception:  # every handler raises errors of its own library; content never raises here
            metadata = ""
        if isinstance(metadata, dict) and metadata:
            doubt = _damaged(f"the front matter is never closed; {remedy}")
            lines = _key_lines(head, start + 1)
            return Split(metadata, "", len(text.splitlines()), (doubt,), lines, start + 1)
    doubt = _damaged(f"the front matter is never closed, so all was read as the page; {remedy}")
    return Split(None, text, 0, (doubt,), broken=start + 1)


_AT_LINE = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")


def _explained(error: Exception, head: str) -> tuple[int, str]:
    """Say on which line of a head (the fence above it is the first) the parser stumbled, and over what."""
    last = len(head.rstrip().splitlines())
    found = explained(error)
    if found:
        return min(found[0], last), f"YAML: {found[1]}"
    if isinstance(error, json.JSONDecodeError):
        return error.lineno, f"JSON: {error.msg}"
    at = _AT_LINE.search(str(error))
    what = _AT_LINE.sub("", str(error)).strip().splitlines()
    return (int(at[1]) if at and at[1] else last), f"TOML: {what[0]}" if at and what else "it cannot be read"


def _bare_json(text: str, rest: str, start: int) -> Split:
    """Split a file that begins with a JSON object (Hugo's JSON front matter); the object may be all there is."""
    try:
        loaded, end = json.JSONDecoder(parse_int=str, parse_float=str).raw_decode(rest)
    except json.JSONDecodeError as error:
        if not _JSON_HEAD.match(rest):
            return Split(None, text)
        what = f"the front matter is broken here (JSON: {error.msg}), so all was read as the page; correct that line"
        return Split(None, text, 0, (_damaged(what),), broken=start + error.lineno)
    except (ValueError, RecursionError):
        return Split(None, text)
    metadata = plain(loaded)
    if not isinstance(metadata, dict):
        return Split(None, text)
    body = rest[end:]
    lines = body.removeprefix("\n")
    return Split(metadata, lines, start + rest.count("\n", 0, end) + body.startswith("\n"))


_JSON_HEAD = re.compile(r'\{\s*"[\w-]+"\s*:')


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
