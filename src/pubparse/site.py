"""What the folders of a site say of its people: who `admin` is, who owns it.

Takes a folder (or one inside a site); gives pairs of a short name and the printed name. Consults `metadata`.
Part of `sources`: it reads the disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pubparse.metadata import split
from pubparse.tables.files import CONFIG_FILES, CONFIG_FOLDERS
from pubparse.yamltext import Data, load_yaml

_AUTHOR_FOLDERS = ("content/authors", "authors", "content/en/authors", "content/author")
_DATA_FOLDERS = ("_data", "data")
_DATA_STEMS = ("authors", "people", "members", "team")
_ID_KEYS = ("id", "key", "username", "user", "slug", "handle")
_MOST_BYTES = 200_000
_HIGHEST = 5
"""How many folders above a file its site may begin."""


def people(folder: Path) -> tuple[tuple[str, str], ...]:
    """Give the short names that a site uses for persons with their printed names; `admin` and `me` are its owner.

    The persons of Hugo's `authors/<id>/_index.md` come first; the author that the site's settings name is `admin`
    and `me` where no such file says otherwise.
    """
    found: dict[str, str] = {}
    for root in (folder, *list(folder.resolve().parents)[:_HIGHEST]):
        for place in _AUTHOR_FOLDERS:
            for page in sorted(root.joinpath(place).glob("*/_index*.md")):
                name = _printed_name(split(_text(page)).metadata or {})
                if name:
                    found.setdefault(page.parent.name, name)
        for short, name in _from_data(root):
            found.setdefault(short, name)
        owner = _owner(root)
        if owner:
            for short in ("admin", "me"):
                found.setdefault(short, owner)
        if found or root.joinpath(".git").exists():
            break
    return tuple(found.items())


def _from_data(root: Path) -> Iterator[tuple[str, str]]:
    """Give the persons of a site's data files: a mapping or list of them in one file, or a file for each."""
    for place in _DATA_FOLDERS:
        for stem in _DATA_STEMS:
            for path in sorted(root.joinpath(place).glob(f"{stem}.y*ml")):
                data = load_yaml(_text(path))[0]
                for key, person in data.items() if isinstance(data, dict) else (("", item) for item in data):
                    if isinstance(person, dict):
                        short = key or next((said for k in _ID_KEYS if isinstance(said := person.get(k), str)), "")
                        name = _printed_name(person)
                        if short and name and " " not in short:
                            yield short, name
        for path in sorted(root.joinpath(place, "authors").glob("*.y*ml")):
            person = load_yaml(_text(path))[0]
            name = _printed_name(person) if isinstance(person, dict) else ""
            if name:
                yield path.stem, name


def is_machinery(path: Path) -> bool:
    """Say whether a file is a site's settings, the page of a person or what its posts cite, not a list of works."""
    name = path.name.casefold()
    if name in CONFIG_FILES or path.parent.name == "_default" or path.parts[-3:-1] == ("assets", "bibliography"):
        return True
    if path.parent.name == "authors" and path.suffix in (".yml", ".yaml"):
        return True
    return name.startswith("_index") and path.parent.parent.name in ("authors", "author")


def _owner(root: Path) -> str:
    """Give the author that the settings of a site name."""
    for folder in CONFIG_FOLDERS:
        for file in (*CONFIG_FILES, "params.yaml", "params.toml"):
            path = root / folder / file
            if not path.is_file():
                continue
            text = _text(path)
            data = split(f"+++\n{text}\n+++\n").metadata if path.suffix == ".toml" else load_yaml(text)[0]
            if isinstance(data, dict):
                name = _named(data)
                if name:
                    return name
    return ""


def _named(data: dict[str, Data]) -> str:
    """Find the author's name in settings."""
    author = data.get("author")
    if isinstance(author, str) and " " in author.strip():
        return author.strip()
    if isinstance(author, dict):
        return _printed_name(author)
    first, last = data.get("first_name"), data.get("last_name")
    if isinstance(first, str) and isinstance(last, str) and first and last:
        return f"{first} {last}".strip()
    params = data.get("params")
    return _named(params) if isinstance(params, dict) else ""


def _printed_name(data: dict[str, Data]) -> str:
    """Give the name of a person from the head of their page."""
    for key in ("name", "title"):
        value = data.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if isinstance(value, dict):
            full = value.get("display") or " ".join(str(value.get(part, "")) for part in ("given", "family"))
            if isinstance(full, str) and full.strip():
                return full.strip()
    first, last = data.get("first_name"), data.get("last_name")
    return f"{first} {last}" if isinstance(first, str) and isinstance(last, str) and last else ""


def _text(path: Path) -> str:
    """Read a small file; what cannot be read is empty."""
    try:
        with path.open("rb") as stream:
            return stream.read(_MOST_BYTES).decode("utf-8", "replace").replace("\r\n", "\n").removeprefix("\ufeff")
    except OSError:
        return ""
