"""Front matter and YAML: the mapping at the head of a file, its body, and what had to be mended to read it.

Takes text; gives plain mappings, lists and strings (scalars stay as they are printed: `No`, `0123` and dates are not
interpreted) with doubts. The one door to python-frontmatter and PyYAML. Nothing here raises.
"""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import frontmatter
import yaml
from frontmatter.default_handlers import BaseHandler, JSONHandler, YAMLHandler

from pubparse.model import Doubt, DoubtKind
from pubparse.tables.fields import PAGE_KINDS, PUBLICATION_KEYS, PUBLICATION_KINDS
from pubparse.tables.files import PUBLICATION_FOLDERS

Data: TypeAlias = "str | list[Data] | dict[str, Data]"
"""What YAML, TOML and JSON hold here: every scalar is a string."""


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


class _StringLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A YAML loader that leaves every scalar as the string that is printed."""


class _SlowStringLoader(yaml.SafeLoader):
    """The same in pure Python: it tells where an error is more often."""


def _string(loader: yaml.SafeLoader, node: yaml.Node) -> str:
    """Give a scalar as printed; nothing and `null` are the empty string."""
    text = str(node.value)
    return "" if getattr(node, "style", None) is None and text in ("~", "null", "Null", "NULL") else text


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[str, object]:
    """Build a mapping with string keys; of a key that stands twice the first value that is not empty counts."""
    loader.flatten_mapping(node)
    built: dict[str, object] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else ""
        value = loader.construct_object(value_node, deep=True)
        if not built.get(key):
            built[key] = value
    return built


for _loader in (_StringLoader, _SlowStringLoader):
    _loader.yaml_implicit_resolvers = {"<": yaml.SafeLoader.yaml_implicit_resolvers.get("<", [])}
    for _tag in ("str", "int", "float", "bool", "null", "timestamp", "binary"):
        _loader.add_constructor(f"tag:yaml.org,2002:{_tag}", _string)
    _loader.add_constructor("tag:yaml.org,2002:map", _mapping)
    _loader.add_multi_constructor("!", lambda loader, suffix, node: _any(loader, node))


def _any(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    """Build a node whose tag is unknown (`!expr …`) by its shape."""
    if isinstance(node, yaml.MappingNode):
        return _mapping(loader, node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return _string(loader, node)


class _Strings(YAMLHandler):
    """YAML between `---` lines, scalars as strings; `...` may close it."""

    FM_BOUNDARY = re.compile(r"^(?:-{3,}|\.{3})[ \t]*$", re.MULTILINE)

    def load(self, fm: str, **kwargs: object) -> Any:
        """Parse the text between the fences."""
        return yaml.load(fm, Loader=_StringLoader)


class _Toml(BaseHandler):
    """TOML between `+++` lines."""

    FM_BOUNDARY = re.compile(r"^\+{3,}[ \t]*$", re.MULTILINE)

    def load(self, fm: str, **kwargs: object) -> Any:
        """Parse the text between the fences."""
        return tomllib.loads(fm)


class _Json(JSONHandler):
    """JSON between `;;;` lines."""

    FM_BOUNDARY = re.compile(r"^;{3,}[ \t]*$", re.MULTILINE)


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
    offset = start + rest[: len(rest) - len(body)].count("\n") if body else text.count("\n")
    doubts: tuple[Doubt, ...] = ()
    loaded: object
    try:
        loaded = handler.load(head)
    except Exception:  # every handler raises errors of its own library; content never raises here
        if isinstance(handler, _Strings):
            loaded, doubts = load_yaml(head)
        else:
            loaded, doubts = _by_lines(head), (_damaged("the front matter is damaged; it was read line by line"),)
    metadata = plain(loaded)
    if not isinstance(metadata, dict):
        if metadata:  # a paragraph between two rules is no front matter
            return Split(None, text)
        metadata = {}
    return Split(metadata, body.removeprefix("\n"), offset + body.startswith("\n"), doubts, _key_lines(head, start + 1))


def load_yaml(text: str) -> tuple[Data, tuple[Doubt, ...]]:
    r"""Give the data of YAML text, all scalars as strings; broken YAML is mended line by line, with a doubt.

    >>> load_yaml("- title: A: B\n  year: 2020\n")
    ([{'title': 'A: B', 'year': '2020'}], (Doubt(kind=<DoubtKind.DAMAGED: 'damaged'>, field='', detail='the YAML is damaged; it was mended in line 1'),))
    """
    try:
        return plain(yaml.load(text, Loader=_StringLoader)), ()
    except (yaml.YAMLError, ValueError, RecursionError):
        pass
    lines = text.expandtabs(2).split("\n")
    mended: list[int] = []
    for _ in range(min(len(lines), _MOST_REPAIRS)):
        try:
            data = plain(yaml.load("\n".join(lines), Loader=_SlowStringLoader))
        except yaml.MarkedYAMLError as error:
            at = _repair(lines, error)
            if at is None or mended.count(at) > 3:
                break
            mended.append(at)
        except (yaml.YAMLError, ValueError, RecursionError):
            break
        else:
            where = ", ".join(str(line + 1) for line in sorted(set(mended))[:5])
            what = f"it was mended in line {where}" if mended else "tabs were read as spaces"
            return data, (_damaged(f"the YAML is damaged; {what}"),)
    return _by_lines(text), (_damaged("the YAML is damaged; it was read line by line"),)


_MOST_REPAIRS = 40
_PAIR = re.compile(r"(\s*(?:- +)*)([\w.-]+)\s*:(?:\s+(.*))?$")


def _repair(lines: list[str], error: yaml.MarkedYAMLError) -> int | None:
    """Mend the line that the parser stumbled over, or one above it; give its number, None where there is nothing to do."""
    marks = [mark.line for mark in (error.problem_mark, error.context_mark) if mark is not None]
    if "quoted scalar" in str(error.context) and error.context_mark is not None:
        marks.reverse()
    candidates = [line for mark in marks for line in (mark, mark - 1)]
    for at in dict.fromkeys(min(line, len(lines) - 1) for line in candidates if line >= 0):
        if any(change(lines, at) for change in (_quote, _join, _reindent)):
            return at
    return None


def _quote(lines: list[str], at: int) -> bool:
    """Put the value of `key: value` or `- value` in quotes."""
    match = _PAIR.match(lines[at]) or _ITEM.match(lines[at])
    value = (match[match.lastindex or 0] or "").strip() if match and match.lastindex else ""
    if match is None or not value or _SOUND.fullmatch(value):
        return False
    if len(value) > 1 and value[0] in "'\"" and value.count(value[0]) > 1 and value.rstrip(", ")[-1:] == value[0]:
        value = value.rstrip(", ")[1:-1]
        value = value.replace('\\"', '"').replace("''", "'")
    elif value[0] in "'\"" and value[0] not in value[1:]:
        value = value[1:]
    start = match.start(match.lastindex or 0)
    lines[at] = lines[at][:start] + "'" + value.replace("'", "''") + "'"
    return True


def _join(lines: list[str], at: int) -> bool:
    """Append a line that is neither a key nor an item to the value above it."""
    if not lines[at].strip() or _PAIR.match(lines[at]) or _ITEM.match(lines[at]):
        return False
    above = next((line for line in range(at - 1, -1, -1) if lines[line].strip()), None)
    if above is None:
        return False
    text, lines[at] = lines[at].strip(), ""
    if lines[above].endswith("'") and _SOUND.fullmatch(lines[above].split(":", 1)[-1].strip()):
        lines[above] = lines[above][:-1] + " " + text.replace("'", "''") + "'"
    else:
        lines[above] += " " + text
        _quote(lines, above)
    return True


def _reindent(lines: list[str], at: int) -> bool:
    """Give a key the indentation of the nearest key above it that has less."""
    match = _PAIR.match(lines[at])
    if not match:
        return False
    indent = len(lines[at]) - len(lines[at].lstrip())
    for line in range(at - 1, -1, -1):
        above = len(lines[line]) - len(lines[line].lstrip())
        if _PAIR.match(lines[line]) and above != indent:
            lines[at] = " " * above + lines[at].lstrip()
            return True
    return False


_ITEM = re.compile(r"\s*-\s+(.*)$")
_SOUND = re.compile(r"'(?:[^']|'')*'|[|>][+-]?\d?")


def _by_lines(text: str) -> Data:
    """Read `key: value` (or `key = value`) line by line, and `- value` below a key without a value; nothing deeper."""
    maps: list[dict[str, Data]] = []
    current: dict[str, Data] = {}
    key = ""
    for line in text.expandtabs(2).split("\n"):
        match = _LINE.match(line)
        item = _ITEM.match(line)
        if match and line.lstrip().startswith("- ") and (not maps or match[2] in current):
            current = {}
            maps.append(current)
        if match:
            key = match[2]
            current.setdefault(key, _unquoted(match[3] or ""))
        elif item and key:
            known = current.get(key)
            current[key] = [*known, _unquoted(item[1])] if isinstance(known, list) else [_unquoted(item[1])]
        elif key and line.strip() and not line.lstrip().startswith("#") and isinstance(current.get(key), str):
            current[key] = f"{current[key]} {line.strip()}".strip()
    return list(maps) if maps else current


_LINE = re.compile(r"(\s*(?:- +)?)([A-Za-z_][\w.-]*)\s*[:=](?:\s+(.*?))?\s*$")


def _unquoted(value: str) -> str:
    """Drop the quotes around a value."""
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] in "'\"" and value[-1] == value[0] else value


def plain(value: object) -> Data:
    """Give anything that YAML, TOML or JSON loads as mappings, lists and strings; what repeats itself endlessly is cut.

    >>> plain({"year": 2020, "draft": False, "tags": None})
    {'year': '2020', 'draft': 'false', 'tags': ''}
    """
    return _plain(value, [_MOST_VALUES], 0)


_MOST_VALUES = 2_000_000
_DEEPEST = 60


def _plain(value: object, budget: list[int], depth: int) -> Data:
    """`plain`, counting values (aliases of aliases can blow up a small file) and depth."""
    budget[0] -= 1
    if budget[0] < 0 or depth > _DEEPEST:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return {str(key): _plain(item, budget, depth + 1) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item, budget, depth + 1) for item in value]
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return str(value)


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
    said = {key.casefold() for key, value in metadata.items() if value not in ("", [], {})}
    parts = [part.casefold() for part in re.split(r"[/\\]", name)]
    file, folders = parts[-1], parts[-3:-1]
    if "title" not in said or file.startswith("_index.") or "event" in said:
        return False
    kinds = {
        str(metadata.get(key, "")).casefold().strip() for key in metadata if key.casefold() in ("collection", "layout")
    }
    if kinds & PAGE_KINDS or any(folder.lstrip("_") in PAGE_KINDS for folder in folders[-1:]):
        return False
    if said & {"publication_types", "publication", "pub-info", "pub_info", "paperurl", "journal", "booktitle"}:
        return True
    citation = next((value for key, value in metadata.items() if key.casefold() == "citation"), "")
    if isinstance(citation, dict) or len(citation) > _SHORTEST_CITATION:
        return True
    if kinds & PUBLICATION_KINDS:
        return True
    if said & {"author", "authors"} and said & PUBLICATION_KEYS:
        return True
    is_list = file.startswith("index.") and folders[-1:] and folders[-1] in PUBLICATION_FOLDERS
    in_folder = any(folder in PUBLICATION_FOLDERS for folder in folders)
    return bool(in_folder and not is_list and said & (PUBLICATION_KEYS | {"author", "authors", "date", "year"}))


_SHORTEST_CITATION = 20
"""`citation: true` (Quarto) is no citation."""


def _damaged(detail: str) -> Doubt:
    """A doubt about the syntax of the source."""
    return Doubt(DoubtKind.DAMAGED, "", detail)
