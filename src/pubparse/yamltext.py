"""YAML to plain data: scalars stay the strings that are printed, broken YAML is mended line by line.

Takes text; gives mappings, lists and strings (`No`, `0123` and dates are not interpreted) with doubts. The one door to
PyYAML. Nothing here raises.
"""

from __future__ import annotations

import datetime
import re
from typing import TypeAlias

import yaml

from pubparse.model import Doubt, DoubtKind

Data: TypeAlias = "str | list[Data] | dict[str, Data]"
"""What YAML, TOML and JSON hold here: every scalar is a string."""


class _StringLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A YAML loader that leaves every scalar as the string that is printed."""


def _string(loader: yaml.SafeLoader, node: yaml.Node) -> str:
    """Give a scalar as printed; nothing and `null` are the empty string."""
    text = str(node.value)
    return "" if text in ("~", "null", "Null", "NULL") and getattr(node, "style", None) not in ("'", '"') else text


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


_StringLoader.yaml_implicit_resolvers = {"<": yaml.SafeLoader.yaml_implicit_resolvers.get("<", [])}
for _tag in ("str", "int", "float", "bool", "null", "timestamp", "binary"):
    _StringLoader.add_constructor(f"tag:yaml.org,2002:{_tag}", _string)
_StringLoader.add_constructor("tag:yaml.org,2002:map", _mapping)
_StringLoader.add_multi_constructor("!", lambda loader, suffix, node: _any(loader, node))


def _any(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    """Build a node whose tag is unknown (`!expr …`) by its shape."""
    if isinstance(node, yaml.MappingNode):
        return _mapping(loader, node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return _string(loader, node)


def load_strings(text: str) -> object:
    """Load YAML, all scalars as strings; several documents give the list of them. Raises what PyYAML raises."""
    if _too_deep(text):
        raise yaml.YAMLError("nested too deep")
    loaded = [document for document in yaml.load_all(text, Loader=_StringLoader) if document is not None]
    return loaded[0] if len(loaded) == 1 else loaded


def _too_deep(text: str) -> bool:
    """Say whether brackets or lines nest so deep that the parser's recursion could break the program."""
    depth = 0
    for sign in re.findall(r"[\[\]{}]", text):
        depth = depth + 1 if sign in "[{" else max(0, depth - 1)
        if depth > _DEEPEST:
            return True
    return bool(re.search(rf"^[-?: \t]{{{8 * _DEEPEST}}}", text, re.MULTILINE))


def load_yaml(text: str) -> tuple[Data, tuple[Doubt, ...]]:
    r"""Give the data of YAML text, all scalars as strings; broken YAML is mended line by line, with a doubt.

    >>> data, (doubt,) = load_yaml("- title: A: B\n  year: 2020\n")
    >>> data, doubt.detail
    ([{'title': 'A: B', 'year': '2020'}], 'the YAML is damaged; it was mended in line 1')
    """
    try:
        return plain(load_strings(text), _FEWEST_VALUES + len(text)), ()
    except (yaml.YAMLError, ValueError, RecursionError):
        pass
    lines = text.expandtabs(2).split("\n")
    mended: list[int] = []
    for _ in range(0 if _too_deep(text) else max(10, min(200, _MOST_PARSED // (len(text) + 1)))):
        try:
            data = plain(load_strings("\n".join(lines)), _FEWEST_VALUES + len(text))
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
    return by_lines(text), (_damaged("the YAML is damaged; it was read line by line"),)


def explained(error: Exception) -> tuple[int, str] | None:
    r"""Say in which line of YAML the parser stumbled and over what; None where the error is none of its own.

    >>> try:
    ...     load_strings("year: 2020\ntitle: A: B\n")
    ... except Exception as error:
    ...     explained(error)
    (2, 'a colon inside a value, which needs quotes')
    """
    if not isinstance(error, yaml.MarkedYAMLError):
        return None
    opened = error.context_mark is not None and any(word in str(error.context) for word in ("quoted scalar", "flow"))
    mark = error.context_mark if opened else error.problem_mark or error.context_mark
    problem = str(error.context if opened else error.problem)
    plainly = next((said for sign, said in _PLAINLY if sign in f"{problem} {error.problem}"), problem)
    return (mark.line + 1 if mark else 1), plainly


_PLAINLY = (
    ("mapping values", "a colon inside a value, which needs quotes"),
    ("cannot start any token", "a tab where spaces belong, or a sign such as @ that needs quotes"),
    ("expected ':'", "a line that is neither a key nor belongs to one"),
    ("quoted scalar", "a quote that is not closed"),
    ("flow", "a bracket that is not closed"),
)
"""Words of the parser's messages, and what they mean to who wrote the file."""
_MOST_PARSED = 4_000_000
"""Each repair parses the text again: so many characters in all."""
_FEWEST_VALUES = 10_000
_PAIR = re.compile(r"(\s*(?:- +)*)([\w.-]+)\s*:(?:\s+(.*))?$")


def _repair(lines: list[str], error: yaml.MarkedYAMLError) -> int | None:
    """Mend the line that the parser stumbled over, or one above it; give its number, None where nothing can be done."""
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


def by_lines(text: str) -> Data:
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


def plain(value: object, most: int = 2_000_000) -> Data:
    """Give anything that YAML, TOML or JSON loads as mappings, lists and strings; what is over `most` values is cut.

    (Aliases of aliases can blow a small file up.)

    >>> plain({"year": 2020, "draft": False, "tags": None})
    {'year': '2020', 'draft': 'false', 'tags': ''}
    """
    return _plain(value, [most], 0)


_DEEPEST = 60


def _plain(value: object, budget: list[int], depth: int) -> Data:
    """`plain`, counting values and depth."""
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


def _damaged(detail: str) -> Doubt:
    """A doubt about the syntax of the source."""
    return Doubt(DoubtKind.DAMAGED, "", detail)
