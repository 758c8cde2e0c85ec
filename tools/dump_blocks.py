"""Print the blocks that a page comes down to: `python tools/dump_blocks.py FILE...` (`-m`/`-H` force Markdown/HTML)."""

from __future__ import annotations

import sys
from pathlib import Path

from pubparse.extractors import html, markdown
from pubparse.model import Mark


def show(mark: Mark, text: str) -> str:
    """One mark on one line."""
    covered = "=" if (mark.start, mark.end) == (0, len(text)) else repr(text[mark.start : mark.end])
    label = f" label={mark.label!r}" if mark.label else ""
    return f"{mark.kind}({mark.value}{label}){covered}"


def dump(path: Path, force: str = "") -> None:
    """Print the blocks of one file."""
    text = path.read_bytes().decode("utf-8", "replace")
    offset = 0
    if text.startswith("---\n") and (end := text.find("\n---\n", 3)) > 0:
        offset = text.count("\n", 0, end + 5)
        text = text[end + 5 :]
    as_markdown = force == "-m" or (
        not force and (path.suffix in (".md", ".qmd", ".Rmd") or markdown.looks_like_markdown(text))
    )
    page = (markdown if as_markdown else html).read_page(text, offset)
    print(f"== {path.name} ({'markdown' if as_markdown else 'html'}) title={page.title!r}")
    for index, block in enumerate(page.blocks):
        signs = " ".join(
            word
            for word in (
                f"h{block.heading}" if block.heading else "",
                f"gap={block.gap}" if block.gap else "",
                "soft" if block.soft else "",
                f"indent={block.indent}" if block.indent else "",
            )
            if word
        )
        path_ = ">".join(element.signature for element in block.path)
        print(f"{index:4} L{block.line:<5} {path_} +{block.begins} {signs}")
        print(f"       {block.text}")
        for mark in block.marks:
            print(f"           {show(mark, block.text)}")


if __name__ == "__main__":
    forced = next((argument for argument in sys.argv[1:] if argument in ("-m", "-H")), "")
    for argument in sys.argv[1:]:
        if argument != forced:
            dump(Path(argument), forced)
