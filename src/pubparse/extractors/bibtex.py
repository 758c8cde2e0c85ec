"""BibTeX to entries: one for each `@type{…}` that is a work.

Takes a `Document` (or text and a place); gives entries whose fields are labelled by BibTeX's own keys, names split
before LaTeX is decoded. The door to bibtexparser for reading. Consults `latextext`.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from bibtexparser.model import Block, DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, ParsingFailedBlock, String
from bibtexparser.model import Entry as BibEntry
from bibtexparser.splitter import Splitter

from pubparse.carried import carry_name
from pubparse.extractors._inline import inline
from pubparse.latextext import decode
from pubparse.model import Document, Doubt, DoubtKind, Entry, Labelled, Mark, Place
from pubparse.tables.bibtex import INHERITED, MONTHS, NAME_FIELDS, NO_FIELDS, NO_WORKS, VERBATIM_FIELDS

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
_SPLITTER_LOG = logging.getLogger("bibtexparser.splitter")
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_NO_KEY = re.compile(r"^([ \t]*@(?!string)\w+\s*[{(])(\s*\w[\w-]*\s*=)", re.IGNORECASE | re.MULTILINE)
_NO_COMMA = re.compile(r"""(=\s*(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|"[^"]*"|\w+))(\s*\n\s*[A-Za-z][\w-]*\s*=)""")
_LOST_FIELD = re.compile(r"\}\s*\n\s*[A-Za-z][\w-]*\s*=")


def extract(document: Document) -> tuple[Entry, ...]:
    """Give the entries of a BibTeX file; a block that cannot be read becomes an entry that has text and no fields."""
    entries = entries_from(document.text, Place(document.name, 1))
    return tuple(replace(entry, people=document.people) for entry in entries)


def entries_from(text: str, place: Place) -> tuple[Entry, ...]:
    r"""Give the entries of BibTeX text; `place` says where its first line stands.

    >>> entry, = entries_from("@article{bee, author={Bee, Ann and others}, title={On {M}ice}}", Place("p.bib", 1))
    >>> [(field.key, field.value) for field in entry.fields]
    [('id', 'bee'), ('entrytype', 'article'), ('author', 'Bee, Ann'), ('author', 'others'), ('title', 'On Mice')]
    """
    blocks = _split(_NO_KEY.sub(r"\1,\2", text))
    strings = dict(MONTHS)
    for block in blocks:
        if isinstance(block, String):
            strings[block.key.casefold()] = _value(block.value, strings)
    found: list[_Read] = []
    for block in blocks:
        found.extend(_read(block))
    works = {block.key.casefold(): block for block, _, _ in reversed(found) if isinstance(block, BibEntry)}
    parents = {_parent(block, strings) for block, _, _ in found if isinstance(block, BibEntry)} - {""}
    entries = []
    for block, start, doubts in found:
        first = (place.line or 1) + start
        raw = (block.raw or "").strip()
        where = Place(place.source, first, first + raw.count("\n"))
        if not isinstance(block, BibEntry):
            entries.append(Entry(raw, where, doubts=doubts))
        elif block.entry_type.casefold() not in NO_WORKS and not _is_frame(block, parents):
            fields = _fields(block, works.get(_parent(block, strings)), strings, first)
            if all(field.key in ("id", "entrytype") for field in fields):
                entries.append(Entry(raw, where, doubts=(*doubts, _damaged("its BibTeX holds nothing"))))
            else:
                entries.append(Entry("", where, fields=fields, doubts=doubts))
    return tuple(entries)


def _split(text: str) -> list[object]:
    """Split text into blocks; bibtexparser's remarks on broken ones are not for our users' eyes."""
    level = _SPLITTER_LOG.level
    _SPLITTER_LOG.setLevel(logging.CRITICAL)
    try:
        return list(Splitter(text).split().blocks)
    except Exception:  # content never raises; what the splitter cannot take is one broken block
        return [ParsingFailedBlock(start_line=0, raw=text, error=ValueError("unreadable"))]
    finally:
        _SPLITTER_LOG.setLevel(level)


_Read: TypeAlias = "tuple[BibEntry | ParsingFailedBlock, int, tuple[Doubt, ...]]"
"""A block, on which line (from 0) it begins, and what was mended in it."""


def _read(block: object) -> Iterable[_Read]:
    """Give the entry of a block, mended where it is broken; nothing for comments and macros."""
    start = (block.start_line or 0) if isinstance(block, Block) else 0
    if isinstance(block, (DuplicateBlockKeyBlock, DuplicateFieldKeyBlock)):
        kept = block.ignore_error_block
        if isinstance(kept, BibEntry):
            fields = {field.key.casefold(): field for field in reversed(kept.fields)}
            kept.fields = [field for field in kept.fields if fields[field.key.casefold()] is field]
            return [(kept, start, ())]
        return []
    if isinstance(block, BibEntry) and not any(_LOST_FIELD.search(str(field.value)) for field in block.fields):
        return [(block, start, ())]
    if isinstance(block, (BibEntry, ParsingFailedBlock)):
        raw = block.raw or ""
        mended = [one for one in _split(_mend(raw)) if isinstance(one, BibEntry)]
        if mended:
            doubt = _damaged("its BibTeX is damaged and was mended")
            return [(one, start + (one.start_line or 0), (doubt,)) for one in mended]
        if isinstance(block, BibEntry):
            return [(block, start, ())]
        return [(block, start, (_damaged("its BibTeX is damaged"),))] if "=" in raw else []
    return []


def _mend(raw: str) -> str:
    r"""Put in what is missing in a block: commas between fields, closing braces.

    >>> _mend("@misc{a, title={A}\n year={2017}\n}")
    '@misc{a, title={A},\n year={2017}\n}'
    """
    mended = _NO_COMMA.sub(r"\1,\2", raw)
    lines = mended.rstrip().split("\n")
    for i, line in enumerate(lines[:-1]):
        lacking = line.count("{") - line.count("}")
        if (
            i
            and lacking > 0
            and re.match(r"\s*[A-Za-z][\w-]*\s*=", line)
            and re.match(r"\s*[A-Za-z][\w-]*\s*=|\s*\}\s*$", lines[i + 1])
        ):
            lines[i] = line.rstrip().rstrip(",") + "}" * lacking + ","
    mended = "\n".join(lines)
    return mended + "}" * (mended.count("{") - mended.count("}"))


def _fields(block: BibEntry, parent: BibEntry | None, strings: Mapping[str, str], line: int) -> tuple[Labelled, ...]:
    """Label the fields of an entry, those that it inherits last."""
    kind = block.entry_type.casefold()
    fields = [Labelled("id", block.key.strip(), (), line), Labelled("entrytype", kind, (), line)]
    fields = [field for field in fields if field.value]
    raw = {field.key.strip().casefold(): _value(field.value, strings) for field in reversed(block.fields)}
    raw = dict(reversed(raw.items()))
    lines = {field.key.strip().casefold(): field.start_line for field in block.fields}
    if parent is not None and parent is not block:
        above = {field.key.strip().casefold(): _value(field.value, strings) for field in parent.fields}
        for key, value in above.items():
            for own in INHERITED.get(key, (key,)):
                raw.setdefault(own, value)
    for key, value in raw.items():
        at = line - (block.start_line or 0) + lines[key] if lines.get(key) is not None else line
        if key in NAME_FIELDS:
            fields.extend(Labelled(key, name, (), at) for name in _names(value))
        elif key[:1].isalpha() and key not in NO_FIELDS:
            text, marks = (_verbatim(value), ()) if key in VERBATIM_FIELDS else _marked(_plain(value))
            if text:
                fields.append(Labelled(key, text, marks, at))
    return tuple(fields)


def _value(value: object, strings: Mapping[str, str]) -> str:
    """Resolve a field's value: braces or quotes off, macros put in, `#` joined."""
    parts = []
    for part in _concatenated(str(value)):
        if len(part) > 1 and (part[0], part[-1]) in (("{", "}"), ('"', '"')):
            parts.append(part[1:-1])
        else:
            parts.append(strings.get(part.casefold(), part))
    return "".join(parts).strip()


def _concatenated(value: str) -> list[str]:
    """Split a value at the `#`s that stand outside braces and quotes."""
    if "#" not in value:
        return [value.strip()]
    parts, depth, quoted, start = [], 0, False, 0
    for i, sign in enumerate(value):
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif sign == '"' and not depth:
            quoted = not quoted
        elif sign == "#" and not depth and not quoted:
            parts.append(value[start:i].strip())
            start = i + 1
    return [*parts, value[start:].strip()]


def _names(value: str) -> list[str]:
    """Split a name list at its `and`s outside braces, then decode each name; a name in braces is one literal.

    >>> _names("Bee, Ann AND {The X and Y Group} and {van der Berg}, Jo")
    ['Bee, Ann', '{"literal": "The X and Y Group"}', '{"family": "van der Berg", "given": "Jo"}']
    """
    names, start, depths = [], 0, _depths(value)
    for match in _AND.finditer(value):
        if depths[match.start()] == 0:
            names.append(value[start : match.start()])
            start = match.end()
    names.append(value[start:])
    return [name for name in (_name(" ".join(name.split()).strip(" ,;")) for name in names) if name]


def _name(raw: str) -> str:
    """Decode one name; braces that hold words together keep doing so."""
    depths = _depths(raw)
    if raw.startswith("{") and raw.endswith("}") and all(depths[1:-1]) and re.match(r"\{[^\\]", raw):
        whole = _plain(raw)
        return carry_name({"literal": whole}) if " " in whole else whole
    commas = [i for i, sign in enumerate(raw) if sign == "," and not depths[i]]
    if len(commas) == 1 and re.search(r"\{[^{}\\]+ [^{}]*\}", raw[: commas[0]]):
        return carry_name({"family": _plain(raw[: commas[0]]), "given": _plain(raw[commas[0] + 1 :])})
    return _marked(_plain(raw))[0]


def _depths(text: str) -> list[int]:
    """Say how deep in braces each character stands; a brace counts to its inside."""
    depth, depths = 0, []
    for sign in text:
        depth += sign == "{"
        depths.append(depth)
        depth -= sign == "}" and depth > 0
    return depths


def _plain(value: str) -> str:
    r"""Decode LaTeX and collapse white space; `&`, `%` and a lone `$` that are not escaped mean themselves here.

    >>> _plain(r"Science & {T}echnology: 50% of \'Etudes")
    'Science & Technology: 50% of Études'
    """
    escaped = _BARE_SIGN.sub(r"\\\g<0>", " ".join(value.split()))
    if len(_BARE_DOLLAR.findall(escaped)) == 1:
        escaped = _BARE_DOLLAR.sub(r"\$", escaped)
    return " ".join(decode(escaped).split())


_BARE_SIGN = re.compile(r"(?<!\\)[&%]")
_BARE_DOLLAR = re.compile(r"(?<!\\)\$")


def _marked(text: str) -> tuple[str, tuple[Mark, ...]]:
    """Reduce the HTML that some have in their BibTeX."""
    return inline(text) if _HTML.search(text) else (text, ())


_HTML = re.compile(r"</?[a-z]{1,6}\s?/?>|<(?:a|span|font) |&(?:[a-z]{2,8}|#\d+);", re.IGNORECASE)


def _verbatim(value: str) -> str:
    r"""Take a URL, an id or numbers as they are, out of `\url{…}` and with the escapes of LaTeX undone.

    >>> _verbatim(r"\url{https://a.org/x\_y}")
    'https://a.org/x_y'
    """
    value = re.sub(r"^\\(?:url|href|path)\s*\{(.*?)\}.*$", r"\1", value.strip())
    return re.sub(r"\\([_%&#~$])", r"\1", value).replace("{", "").replace("}", "").strip()


def _parent(block: BibEntry, strings: Mapping[str, str]) -> str:
    """Give the key of the entry that another inherits from, or nothing."""
    return next((_value(f.value, strings).casefold() for f in block.fields if f.key.casefold() == "crossref"), "")


def _is_frame(block: BibEntry, parents: set[str]) -> bool:
    """Say whether an entry only stands there for others to inherit from."""
    return block.key.casefold() in parents and block.entry_type.casefold() in ("proceedings", "mvproceedings", "xdata")


def _damaged(detail: str) -> Doubt:
    """A doubt about the syntax of an entry."""
    return Doubt(DoubtKind.DAMAGED, "", detail)
