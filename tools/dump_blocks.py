"""Print the blocks that a page comes down to: `python tools/dump_blocks.py FILE...`."""

from __future__ import annotations

import sys

from pubparse.extractors import render
from pubparse.model import Mark
from pubparse.sources import load


def show(mark: Mark, text: str) -> str:
    """One mark on one line."""
    covered = "=" if (mark.start, mark.end) == (0, len(text)) else repr(text[mark.start : mark.end])
    label = f" label={mark.label!r}" if mark.label else ""
    return f"{mark.kind}({mark.value}{label}){covered}"


def dump(source: str) -> None:
    """Print the blocks of a source: index, line, elements, how many of them begin, what else it has, text, marks."""
    for document in load(source):
        page = render(document)
        print(f"== {document.name} ({document.format}) title={page.title!r}")
        for index, block in enumerate(page.blocks):
            signs = {
                f"h{block.heading}": block.heading,
                f"gap={block.gap}": block.gap,
                "soft": block.soft,
                f"indent={block.indent}": block.indent,
            }
            path = ">".join(element.signature for element in block.path)
            print(
                f"{index:4} L{block.line:<5} {path} +{block.begins}", *(sign for sign, is_so in signs.items() if is_so)
            )
            print(f"       {block.text}")
            for mark in block.marks:
                print(f"           {show(mark, block.text)}")


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        dump(argument)
