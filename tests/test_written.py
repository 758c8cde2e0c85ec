"""What we wrote to train from: every sign fits, and a page comes out as it was meant."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).resolve().parents[1] / "tools"
sys.path.insert(0, str(TOOLS))

import layouts  # noqa: E402
import written  # noqa: E402
import written_pages  # noqa: E402
from examples import Example  # noqa: E402
from pubparse.extractors._blocks import join_blocks  # noqa: E402

PAGES = sorted(path for path in written_pages.FOLDER.iterdir() if path.suffix in written_pages.FORMATS)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_written_page_is_labelled_whole(path: Path) -> None:
    page = written_pages.page(path)
    for entry in page.entries:
        text, _ = join_blocks(page.blocks[entry.first : entry.last + 1])
        labels = [label for _, _, label in entry.spans]
        assert "title" in labels, text
        assert all(text[a:b].strip() for a, b, _ in entry.spans)
        assert not any(sign in text for sign in "⟦⟧⟨⟩")


def test_signs_that_do_not_fit_are_told(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.md"
    for text in ("- ⟦⟨title|Owls⟩", "- ⟨title|Owls⟩", "- ⟦⟨owner|Ann⟩⟧", "⟦⟨title|Owls⟩⟧ ⟦⟨title|Crows⟩⟧"):
        wrong.write_text(text, encoding="utf-8")
        with pytest.raises(ValueError, match=r"wrong\.md"):
            written_pages.page(wrong)


def test_a_page_comes_out_as_it_was_meant(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<ul><li>⟦⟨author|A. <b>Roe</b>⟩. <i>⟨title|Owls⟩</i>, ⟨date|2003⟩.⟧<li>A talk</ul>", encoding="utf-8"
    )
    found = written_pages.page(page)
    assert [block.text for block in found.blocks] == ["A. Roe. Owls, 2003.", "A talk"]
    assert [(entry.first, entry.last) for entry in found.entries] == [(0, 0)]
    assert found.entries[0].spans == ((0, 6, "author"), (8, 12, "title"), (14, 18, "date"))


def test_written_lists_are_well_formed() -> None:
    entries = written.written()
    assert len(entries) > 2000
    assert sum(not any(label == "title" for _, _, label in entry.spans) for entry in entries) < 20


PAGE = """<html><body><h1>Ada Owl</h1><h2>Papers</h2><ul>
<li>⟦⟨author|A. Owl, B. Ibis⟩. <b>⟨title|Wings in the wind⟩</b>. ⟨container|Journal of Flight⟩ ⟨date|2011⟩. <a href="w.pdf">⟨link|PDF⟩</a>⟧</li>
<li>⟦⟨author|A. Owl⟩. <b>⟨title|Nests of mud⟩</b>. In ⟨container|Proc. of Bird Houses⟩, ⟨date|2009⟩⟧</li></ul>
<h2>Talks</h2><p>Wings at work, Oslo, May 2012</p></body></html>"""


@pytest.mark.parametrize("seed", range(40))
def test_a_page_in_another_layout_has_the_same_entries(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "owl.html"
    path.write_text(PAGE)
    page = written_pages.page(path)
    blocks, spans = layouts.retell(page.blocks, page.entries, random.Random(seed), ["Of owls"])
    texts = [" ".join(block.text for block in blocks[a : b + 1]) for a, b in sorted(spans)]
    assert len(texts) == 2
    for text, words in zip(
        texts, (("Wings in the wind", "B. Ibis", "2011"), ("Nests of mud", "A. Owl", "2009")), strict=True
    ):
        assert all(word in text for word in words)
    outside = [b.text for k, b in enumerate(blocks) if not any(a <= k <= z for a, z in spans)]
    assert outside == ["Ada Owl", "Papers", "Talks", "Wings at work, Oslo, May 2012"]
    numbers = [element.number for block in blocks for element in block.path[len(block.path) - block.begins :]]
    assert len(numbers) == len(set(numbers)), "an element begins once"


@pytest.mark.parametrize("seed", range(40))
def test_an_example_in_another_layout_keeps_its_labels(seed: int) -> None:
    text, spans, marks = written.parse("{author|A. Owl}: <b>{title|Wings, and why}</b>, {container|Flight} {date|2011}")
    (example,) = layouts.retold([Example(text, spans, marks)], random.Random(seed))
    said = [(label, example.text[a:b]) for a, b, label in example.spans]
    for field in (("author", "A. Owl"), ("title", "Wings, and why"), ("container", "Flight"), ("date", "2011")):
        assert field in said
