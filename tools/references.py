"""Read the labelled reference strings of AnyStyle and GROBID as Examples, their label sets mapped into ours.

AnyStyle keeps punctuation and words such as "In", "pp." inside a segment, GROBID does not; both come out alike because
`examples.token_labels` counts them to the neighbouring field. What a label set does not tell apart is told apart here:
volume from issue number, a book's title from a container, a status or a kind of work from a note.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from examples import Example

FILES = ("anystyle-core", "anystyle-good", "grobid-citation")
_MAP = {
    "author": "author", "authors": "author", "editor": "editor", "title": "title", "journal": "container",
    "container-title": "container", "collection-title": "series", "volume": "volume", "volumes": "volume",
    "issue": "number", "pages": "pages", "page": "pages", "date": "date", "publisher": "publisher",
    "publishe": "publisher", "organization": "publisher", "location": "location", "pubplace": "location",
    "edition": "edition", "genre": "genre", "report": "genre", "note": "note", "notes": "note", "translator": "note",
    "director": "author", "producer": "author", "medium": "note", "source": "container", "doi": "doi", "arxiv": "arxiv",
    "arxive": "arxiv", "url": "url", "isbn": "isbn", "issn": "isbn", "pmid": "note", "pmc": "note", "pii": "note",
    "id": "note", "chapter": "note", "citation-number": "citation-number",
}  # fmt: skip
_PROCEEDINGS = re.compile(r"(?i)\b(proc|proceedings|conf|conference|symp|symposium|workshop|meeting|actes|atti|icrc)\b")
_STATUS = re.compile(
    r"(?i)^\W*(in ?press|to appear|submitted|accepted|forthcoming|under review|in prep|à par|im druck|im erscheinen|"
    r"unpublished$)"
)
_GENRE = re.compile(r"(?i)th[eè]se|thesis|dissertation|technical report|research report|tech\.? re?p|^\W*(preprint|"
                    r"report|working paper|press release)\b|patent|diplom")  # fmt: skip
_EDITION = re.compile(r"(?i)\b(edn|ed|edition|édition|auflage|aufl)\b")
_ARXIV = re.compile(r"(?i)arxiv|^\W*(hep|astro|cond|gr|math|nucl|quant|physics|cs)[- ]?[a-z]*/\d{7}")
_OF_NAME = re.compile(
    r"\W*(U\.? ?S\.? ?A|USA|UK|U\.? ?K|Paris|London|Lond|Bethesda|Oxford|Camb|Copenh|Stuttg|Berl|Amst)\W*"
)
"""A place that belongs to a journal's name: `Proc Natl Acad Sci USA`."""
_COLLABORATION = re.compile(r"(?i)collab")
_NUMBER_WORD = re.compile(r"(?i)^(no|nos|nr|n|num|number|issue|iss|heft|h|n°|nº|№|fasc|suppl|supplement|#)$")
_VOLUME_TOKEN = re.compile(r"[^\W\d_]+|n°|№|\d+|\S")


def load(shared: Path, files: tuple[str, ...] = FILES) -> list[Example]:
    """All references that can be used, in the order of the files; the group is the reference itself."""
    out: list[Example] = []
    for name in files:
        with (shared / f"references/{name}.jsonl").open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                row = json.loads(line)
                example = _example(row["text"], row["segments"], name, number)
                if example is not None:
                    out.append(example)
    return out


def _example(text: str, segments: list[list[str]], name: str, number: int) -> Example | None:
    placed: list[tuple[int, int, str]] = []
    at = 0
    for label, piece in segments:
        start = text.find(piece, at)
        if start < 0 or (label != "other" and label not in _MAP):
            return None
        at = start + len(piece)
        if piece.strip():
            placed.append((start, at, label))
    if not any(label != "other" for *_, label in placed):
        return None
    spans = tuple(_mapped(text, placed, grobid=name.startswith("grobid")))
    return Example(text, spans, group=f"{name}:{number}", source=name)


def _mapped(text: str, placed: list[tuple[int, int, str]], grobid: bool) -> Iterator[tuple[int, int, str]]:
    labels = [label for *_, label in placed]
    titles = labels.count("title")
    seen_title = False
    for i, (start, end, label) in enumerate(placed):
        piece = text[start:end]
        if label == "other":
            continue
        ours = _MAP[label]
        before = text[placed[i - 1][0] : start] if i else ""
        if label == "title":
            if seen_title and grobid and "editor" in labels[:i]:
                ours = "container"
            seen_title = True
        elif label == "container-title" and not titles and "journal" not in labels:
            announced = re.search(r"(?i)\bin\W*$", before) or re.match(r"(?i)in\b", piece)
            if not announced and not _PROCEEDINGS.search(piece) and labels.index(label) == i:
                ours = "title"
        elif label in ("note", "notes", "genre", "id", "edition"):
            ours = _note(piece, ours)
        elif label == "organization" and (i == 0 or _COLLABORATION.search(piece + text[end : end + 16])):
            ours = "author" if i == 0 else "note"
        elif label == "publisher" and i == 0 and grobid and "author" not in labels:
            ours = "author"
        elif label in ("location", "pubplace") and i and placed[i - 1][2] == "journal" and _OF_NAME.fullmatch(piece):
            ours = "container"
        elif label == "volume" and not grobid:
            yield from _volume(text, start, end)
            continue
        yield start, end, ours


def _note(piece: str, ours: str) -> str:
    if _ARXIV.search(piece) and re.search(r"\d{4}", piece):
        return "arxiv"
    if _STATUS.search(piece):
        return "status"
    if _GENRE.search(piece):
        return "genre"
    return "edition" if ours == "note" and len(piece) < 30 and _EDITION.search(piece) else ours


def _volume(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Tell volume from issue inside "36, 5", "Vol. 5, No. 2,", "26(4)", "2003;348(11):"."""
    label = "volume"
    seen = False
    begin = start
    matches = list(_VOLUME_TOKEN.finditer(text, start, end))
    if matches and matches[0][0] == ";":
        begin = matches.pop(0).end()
    for i, m in enumerate(matches):
        following = matches[i + 1][0] if i + 1 < len(matches) else ""
        if label == "volume" and (
            (
                _NUMBER_WORD.match(m[0])
                and (following[:1] in ".,:°º" or following[:1].isdigit() or following in ("(", ""))
            )
            or (
                seen
                and m[0] in "(,:./;"
                and (following[:1].isdigit() or following.lower().startswith(("sup", "no", "pt", "spec")))
            )
            or (seen and m[0] in "(" and following)
        ):
            if m[0] in ";" and len(following) > 0 and re.search(r"(1[89]|20)\d\d\W*$", text[begin : m.start()]):
                yield begin, m.start(), "date"
                begin, seen = m.end(), False
                continue
            cut = m.end() if m[0] in ",:./;" else m.start()
            if cut > begin and seen:
                yield begin, cut, "volume"
            begin = cut
            label = "number"
        elif m[0][0].isdigit() or re.fullmatch("[IVXLC]+", m[0]):
            seen = True
    if begin < end:
        yield begin, end, label
