"""Bad input through the command line: one clear line each, the right exit code, never a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

import pubparse
from pubparse.extractors._blocks import find_entries
from pubparse.extractors._markup import Block, Element, Page
from pubparse.extractors._windows import windows
from pubparse.model import Document, DoubtKind, Format, Place

ENTRY = "A. Bee and C. Dee. On the memory of mice. Journal of Small Mammals, 3(2):1-5, 2019."
LIST = f"# Publications\n\n- {ENTRY}\n- A. Bee. Owls and their nests. Bird Study, 7(1):12-19, 2020.\n"
TITLES = ["On the memory of mice", "Owls and their nests"]


def run(*arguments: str, stdin: bytes = b"", cwd: Path | None = None) -> tuple[int, bytes, str]:
    done = subprocess.run(
        [sys.executable, "-m", "pubparse", *arguments], input=stdin, capture_output=True, timeout=120, cwd=cwd
    )
    return done.returncode, done.stdout, done.stderr.decode()


REFUSED = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n\t\n", "is empty"),
    "noise.dat": (bytes(range(256)) * 20, "is a binary file"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + bytes(range(64)) * 9, "picture.png: "),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path, name: str) -> None:
    data, problem = REFUSED[name]
    (tmp_path / name).write_bytes(data)
    code, _, said = run("convert", name, cwd=tmp_path)
    assert code == 1
    assert said.startswith(f"pubparse: {name}: ")
    assert problem in said
    assert said.count("\n") == 1
    assert "Traceback" not in said


READ = {
    "colon.md": b"---\ntitle: Papers: a list\n---\n" + LIST.encode(),
    "tabs.md": b"---\n\ttitle: x\n\tdate: 2020\n---\n" + LIST.encode(),
    "bom.md": b"\xef\xbb\xbf---\ntitle: x\n---\n" + LIST.encode(),
    "toml.md": b'+++\ntitle = "x\nfoo\n+++\n' + LIST.encode(),
    "nul.md": LIST.replace("Owls and", "Owls\0 and").encode(),
    "latin.md": LIST.replace("Bee", "B\u00f6e").encode("latin-1"),
    "utf16.md": LIST.encode("utf-16"),
    "old-mac.md": LIST.replace("\n", "\r").encode(),
}


@pytest.mark.parametrize("name", READ)
def test_a_page_with_broken_front_matter_or_bytes_is_still_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(READ[name])
    code, out, said = run("convert", name, cwd=tmp_path)
    assert code == 0
    assert b"Owls and their nests" in out
    assert "Traceback" not in said
    assert "internal error" not in said


NOTICED = {
    "colon.md": ("---\nlayout: page\ntitle: Papers: a list\n---\n", 3, "a colon inside a value, which needs quotes"),
    "tabs.md": ("---\ntitle: x\nauthor:\n\t- A\n---\n", 4, "a tab where spaces belong"),
    "quote.md": ('---\ntitle: "x\nlayout: page\n---\n', 2, "a quote that is not closed"),
    "bom.md": ("\ufeff---\ntitle: a: b\n---\n", 2, "needs quotes"),
    "late.md": ("\n\n---\ntitle: a: b\n---\n", 4, "needs quotes"),
    "toml.md": ('+++\ndate = 2020-01-01\ntitle = "x\n+++\n', 3, "TOML: "),
    "json.md": ('{\n"title": "x"\n"layout": "page"\n}\n', 3, "JSON: "),
    "fenced.md": (';;;\n{"title": }\n;;;\n', 2, "JSON: "),
    "open.md": ("---\ntitle: Papers\nlayout: page\n\n", 1, "is never closed, so all was read as the page; end it"),
    "no-space.md": ("---\ntitle: Papers\n", 1, "is never closed, so all was read as the page; end it"),
    "open-toml.md": ('+++\ntitle = "Papers"\n\n', 1, "end it with a line +++"),
    "open.html": ("---\ntitle: Papers\nlayout: page\n\n", 1, "is never closed"),
}


@pytest.mark.parametrize("name", NOTICED)
def test_broken_front_matter_is_told_with_its_line_and_costs_nothing(tmp_path: Path, name: str) -> None:
    head, line, problem = NOTICED[name]
    (tmp_path / name).write_text(head + LIST, encoding="utf-8")
    parsed = pubparse.parse(pubparse.load(tmp_path / name))
    assert [publication.title for publication in parsed.publications] == TITLES
    (notice,) = parsed.notices
    assert notice.place == Place(str(tmp_path / name), line, line)
    assert notice.doubt.kind is DoubtKind.DAMAGED
    assert problem in notice.doubt.detail
    assert pubparse.combine([parsed, parsed]).notices == (notice, notice)


def test_broken_front_matter_is_a_warning_that_strict_makes_an_error(tmp_path: Path) -> None:
    (tmp_path / "open.md").write_text("---\ntitle: Papers\n\n" + LIST, encoding="utf-8")
    said = "open.md:1: the front matter is never closed, so all was read as the page; end it with a line ---"
    for arguments, wanted in ((("convert",), 0), (("convert", "--strict"), 1), (("inspect",), 0)):
        code, out, told = run(*arguments, "open.md", cwd=tmp_path)
        assert code == wanted
        assert b"Owls and their nests" in out
        assert told.splitlines()[0] == f"pubparse: {said}"
        assert told.count("front matter") == 1


def test_a_rule_further_down_does_not_close_broken_front_matter(tmp_path: Path) -> None:
    text = f"---\ntitle: a: b\nlayout: page\n\n{LIST}\n---\n\nLast changed in May.\n"
    (tmp_path / "rule.md").write_text(text, encoding="utf-8")
    parsed = pubparse.parse(tmp_path / "rule.md")
    assert [publication.title for publication in parsed.publications] == TITLES
    assert len(parsed.notices) == 1


@pytest.mark.parametrize(
    "text", ["---\ntitle: x\n---\n" + LIST, "---\n\n" + LIST, "---\nJust words\n---\n" + LIST, "{% x %}\n" + LIST]
)
def test_sound_front_matter_and_rules_are_not_told(text: str) -> None:
    parsed = pubparse.parse(Document("x.md", text, Format.MARKDOWN))
    assert [publication.title for publication in parsed.publications] == TITLES
    assert parsed.notices == ()


def test_one_work_whose_front_matter_is_never_closed_is_still_a_work(tmp_path: Path) -> None:
    text = "---\ntitle: On the memory of mice\nauthors: [A. Bee, C. Dee]\nvenue: Small Mammals\nyear: 2019\n"
    (tmp_path / "mice.md").write_text(text, encoding="utf-8")
    parsed = pubparse.parse(tmp_path / "mice.md")
    assert [publication.title for publication in parsed.publications] == ["On the memory of mice"]
    assert [str(notice.doubt.detail) for notice in parsed.notices] == [
        "the front matter is never closed; end it with a line ---"
    ]


def test_a_folder_without_anything_readable(tmp_path: Path) -> None:
    code, _, said = run("convert", str(tmp_path))
    assert code == 1
    assert "holds nothing that can be read" in said


def test_a_folder_that_holds_itself(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(LIST, encoding="utf-8")
    (tmp_path / "self").symlink_to(tmp_path, target_is_directory=True)
    code, out, _ = run("convert", "--to", "json", str(tmp_path))
    assert code == 0
    assert out.count(b'"Owls and their nests"') == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root can read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(LIST, encoding="utf-8")
    page.chmod(0)
    code, _, said = run("convert", str(page))
    assert code == 1
    assert "cannot be read" in said


def test_names_with_line_breaks_and_of_any_length_are_said_in_one_line(tmp_path: Path) -> None:
    for name in ("x\nfile.md", "y" * 5000):
        code, _, said = run("convert", name, cwd=tmp_path)
        assert code == 1
        assert said.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [("convert",), ("convert", "--from", "nosuch", "x"), ("convert", "x", "--owner"), ("nosuch",)]
)
def test_misuse_exits_with_2(arguments: tuple[str, ...]) -> None:
    code, out, said = run(*arguments)
    assert (code, out) == (2, b"")
    assert "Traceback" not in said


def test_empty_standard_input() -> None:
    code, _, said = run("convert", "-")
    assert code == 1
    assert said == "pubparse: -: is empty; give a file with content\n"


def test_output_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(LIST, encoding="utf-8")
    code, _, said = run("convert", "-o", str(tmp_path / "no" / "x.bib"), str(tmp_path / "page.md"))
    assert code == 1
    assert "cannot be written" in said
    assert "internal error" not in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_standard_output_that_is_full(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(LIST, encoding="utf-8")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "pubparse", "convert", str(tmp_path / "page.md")],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=120,
        )
    said = done.stderr.decode()
    assert done.returncode == 1
    assert said.startswith("pubparse: standard output: cannot be written")
    assert said.count("\n") == 1


def test_interrupted_in_the_middle(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    child = subprocess.Popen(
        [sys.executable, "-m", "pubparse", "convert", "-o", str(tmp_path / "x.bib"), "-"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(3)  # it waits for its input
    child.send_signal(signal.SIGINT)
    _, said = child.communicate(timeout=60)
    assert child.returncode == 130
    assert said == b"pubparse: interrupted\n"
    assert not (tmp_path / "x.bib").exists()


def lines(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(text, (), (Element(n, "li"),), 1, n) for n, text in enumerate(texts, 1))


def test_long_prose_without_years_is_not_searched() -> None:
    prose = lines(*["It was a bright cold day and the clocks were striking thirteen."] * 5000)
    assert list(windows(prose)) == []
    assert find_entries(Page("", prose), Document("x.txt", "", Format.TEXT)) == ()


def test_a_text_in_one_endless_line_is_no_work() -> None:
    endless = Document("x.txt", f"{ENTRY} " * 2000, Format.TEXT)
    began = time.process_time()
    assert pubparse.parse(endless).publications == ()
    assert time.process_time() - began < 10
    beside = replace(
        endless, text=f"{endless.text}\n\nPUBLICATIONS\n\n1. {ENTRY}\n\n2. {ENTRY.replace('mice', 'owls')}\n"
    )
    assert [work.title for work in pubparse.parse(beside).publications] == [
        "On the memory of " + w for w in ("mice", "owls")
    ]


def test_only_what_stands_near_works_is_searched() -> None:
    prose = ["It was a bright cold day and the clocks were striking thirteen."] * 2500
    works = [f"A. Bee and C. Dee. On the memory of mice {n}. Mammals, {n}:1-5, {1980 + n}." for n in range(1, 31)]
    ((headings, begin, end),) = windows(lines(*prose, "PUBLICATIONS", *works, *prose))
    assert headings == ()
    assert 2450 < begin <= 2500
    assert 2531 <= end < 2600


def test_in_a_huge_page_a_list_is_searched_and_a_lone_year_is_not() -> None:
    prose = ["It was a bright cold day and the clocks were striking thirteen."] * 30_000
    works = [f"A. Bee and C. Dee. On the memory of mice {n}. Mammals, {n}:1-5, {1980 + n}." for n in range(1, 31)]
    page = lines(*prose, "A. Bee, who came in 1984, saw it.", *prose, *works)
    ((_, begin, end),) = windows(page)
    assert 59_990 < begin <= 60_001
    assert end == len(page)


@pytest.mark.parametrize(
    "work",
    [
        "Петров П. П., Иванова А. О памяти мышей. Зоология. 2019. Т. 3. С. 1-5.",
        "Γεωργίου Α. Η μνήμη των ποντικών. Ζωολογία 3, 2019.",
        "Կարապետյան Ա. Մկների հիշողությունը, 2019.",
        "כהן, א. על זיכרון העכברים. 2019",
        "नेहा शर्मा, चूहों की स्मृति, 2019",
        "章梓立. 论小鼠的记忆. 动物学报, 2019.",
    ],
)
def test_names_of_any_alphabet_are_searched(work: str) -> None:
    prose = ["и это было так, как и всегда бывало здесь прежде."] * 2500
    ((_, begin, end),) = windows(lines(*prose, work, *prose))
    assert begin <= 2500 < end
    assert end - begin < 60
    assert list(windows(lines(*prose, "и было это в 2019 году", *prose))) == []


def test_windows_cover_a_long_list_once() -> None:
    page = lines(*(f"A. Bee. Title {n}. Mammals, {1950 + n % 70}." for n in range(4000)))
    assert [n for _, begin, end in windows(page) for n in range(begin, end)] == list(range(4000))
