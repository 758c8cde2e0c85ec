"""Sources: what is read, in which charset and format, and what is refused with one clear line."""

from __future__ import annotations

import codecs
import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubparse import pdftext
from pubparse.decode import declared, decode, mend
from pubparse.errors import SourceError
from pubparse.model import Format
from pubparse.options import Options
from pubparse.sniffing import sniff
from pubparse.sources import load, load_bytes

GREEK = "Αριστοτέλης, Περὶ ψυχῆς. Θεσσαλονίκη: Εκδόσεις Πανεπιστημίου, 1999. Δεύτερη έκδοση. " * 3
RUSSIAN = "Иванов И. И. О мышах. Журнал общей биологии, 2001, т. 62, № 3, с. 12–34. " * 3


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Köln".encode(), "Köln"),
        ("Köln".encode("latin-1"), "Köln"),
        (codecs.BOM_UTF8 + "Köln".encode(), "Köln"),
        ("Köln – London".encode("utf-16"), "Köln – London"),
        ("Cologne, London and so on".encode("utf-16-le"), "Cologne, London and so on"),
        ("“quoted” – Köln".encode("cp1252"), "“quoted” – Köln"),
        ('<meta charset="iso-8859-1">“Köln”'.encode("cp1252"), '<meta charset="iso-8859-1">“Köln”'),
        ("<meta charset=latin1>Köln".encode(), "<meta charset=latin1>Köln"),
        ("<meta charset=gb2312>北京大学".encode("gb18030"), "<meta charset=gb2312>北京大学"),
        (
            '<?xml version="1.0" encoding="Shift_JIS"?>東京'.encode("cp932"),
            '<?xml version="1.0" encoding="Shift_JIS"?>東京',
        ),
        ("<meta charset=iso-2022-jp>東京".encode("iso-2022-jp"), "<meta charset=iso-2022-jp>東京"),
        ("% Encoding: ISO8859_1\n@misc{a,title={Ä}}".encode("latin-1"), "% Encoding: ISO8859_1\n@misc{a,title={Ä}}"),
        (r"\usepackage[latin1]{inputenc} Ä".encode("latin-1"), r"\usepackage[latin1]{inputenc} Ä"),
        (RUSSIAN.encode("cp1251"), RUSSIAN),
        (GREEK.encode("iso-8859-7", "ignore"), GREEK.encode("iso-8859-7", "ignore").decode("iso-8859-7")),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"Content-Type: text/html; charset=koi8-r\nServer: x\n\n" + "мышь".encode("koi8-r"), "\n\n\nмышь"),
        ("Grüße, Köln, Fränzi: ".encode() * 3 + b"M\xfcnchen", "Grüße, Köln, Fränzi: " * 3 + "München"),
        ("Michael MÃ¶ller, KÃ¶ln".encode(), "Michael Möller, Köln"),
        (
            "Müller, René: 25(5): 624–632. “Über Mäuse”".encode("mac-roman"),
            "Müller, René: 25(5): 624–632. “Über Mäuse”",
        ),
        ("Müller, René: 25(5): 624–632. “Über Mäuse”".encode("cp1252"), "Müller, René: 25(5): 624–632. “Über Mäuse”"),
        (b"On mice." + bytes(500), "On mice."),
        (codecs.BOM_UTF8 + "© Köln é à ".encode() + b"\xa9", "© Köln é à ©"),
    ],
)
def test_bytes_to_text(data: bytes, text: str) -> None:
    assert decode(data, "x").text == text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ("Grüße, Köln, Fränzi: ".encode() * 3 + b"M\xfcnchen", "windows-1252"),
        ("Michael MÃ¶ller, KÃ¶ln".encode(), "wrong charset"),
        (b"On mice\0" + b"and owls " * 50, "NUL"),
    ],
)
def test_what_was_mended_is_said(data: bytes, what: str) -> None:
    (doubt,) = decode(data, "x").doubts
    assert what in doubt.detail


def test_clean_text_has_no_doubts_and_is_not_touched() -> None:
    text = "Ångström, Łukasiewicz, 北京, “quotes” – dashes, naïve façade; ÃÂ is a sequence of capitals\n"
    assert decode(text.encode(), "x").text == text
    assert decode("Köln – “x”\n".encode(), "x").doubts == ()


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff")))
def test_utf8_is_read_as_it_is(text: str) -> None:
    assert mend(text) == decode(text.encode(), "x").text or not text


@given(st.binary(max_size=300))
def test_bytes_give_text_or_one_clear_line(data: bytes) -> None:
    try:
        said = decode(data, "x").text
    except SourceError as error:
        said = str(error).replace("\n", "\0")
    assert "\0" not in said


def test_declared_charset() -> None:
    assert declared(b'<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=EUC-KR">') == "euc-kr"
    assert declared(b"no charset here") == ""


FRONT = "---\ntitle: On mice\nauthors: [A. Bee]\npublication: Mouse\n---\n"


@pytest.mark.parametrize(
    ("name", "text", "format_"),
    [
        ("a.md", "# Papers\n", Format.MARKDOWN),
        ("a.md", "<div><p>A<br>B<li>C</div>", Format.MARKDOWN),
        ("a.md", "---\ntitle: Publications\nlayout: page\n---\n- A. Bee. On mice.\n", Format.MARKDOWN),
        ("index.md", FRONT, Format.FRONTMATTER),
        ("_index.md", FRONT, Format.MARKDOWN),
        ("index.qmd", "---\ntitle: On mice\ncitation:\n  container-title: Mouse\n---\n", Format.FRONTMATTER),
        ("_publications/a.md", "---\ntitle: On mice\nvenue: Mouse\n---\n", Format.FRONTMATTER),
        ("_talks/a.md", "---\ntitle: On mice\nvenue: Mouse\ncollection: talks\n---\n", Format.MARKDOWN),
        ("papers.bib", "@article{a,}", Format.BIBTEX),
        ("papers.txt", "% my papers\n\n@article{a,\n title={T}\n}\n", Format.BIBTEX),
        ("papers.md", "---\n---\n@string{x = {y}}\n@article{a, title={T}}\n", Format.BIBTEX),
        ("cv.txt", "Publications\n\nA. Bee. On mice. Mouse 1, 2020.\n", Format.TEXT),
        ("cv", "\\documentclass{article}\n\\begin{document}\n\\item A\n", Format.LATEX),
        ("cv.txt", "\\section{Papers}\n\\begin{itemize}\n\\item A. Bee\n\\end{itemize}\n", Format.LATEX),
        ("-", "<html><head><title>x</title></head><body><p>y</body></html>", Format.HTML),
        ("-", "<ul>\n<li>A. Bee. <i>On mice</i>.\n<li>C. Dee.\n</ul>\n", Format.HTML),
        ("page", "## Papers\n\n* **A. Bee**, [On mice](m.pdf)\n", Format.MARKDOWN),
        ("-", "- title: On mice\n  authors: A. Bee\n  year: 2020\n", Format.YAML),
        ("x.yml", "a: b", Format.YAML),
        ("x.tsv", "title\tvenue\nA\tB\n", Format.TABLE),
        ("x.json", '[{"type": "book", "title": "T", "id": "x"}]', Format.CSL),
        ("-", '[{"type": "article-journal", "title": "T"}]', Format.CSL),
        ("x.json", '{"publications": [{"title": "T", "authors": ["A"]}]}', Format.JSON),
        ("notes.txt", "Write to me@example.org about @article{x, in BibTeX.\nOr not.\nBye.\n", Format.TEXT),
        ("cv.txt", "Awards -- 2020\nA: first prize\nB: second prize\n", Format.TEXT),
    ],
)
def test_sniff(name: str, text: str, format_: Format) -> None:
    assert sniff(name, text) is format_


def test_a_file_a_folder_and_stdin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b.md").write_text("# B\n")
    (tmp_path / "a.txt").write_text("A\n")
    (document,) = load(tmp_path / "b.md")
    assert (document.name, document.text) == (str(tmp_path / "b.md"), "# B\n")
    assert [Path(document.name).name for document in load(tmp_path)] == ["a.txt", "b.md"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"# On mice\n\n- [a](b)\n")))
    (document,) = load("-")
    assert (document.name, document.format) == ("-", Format.MARKDOWN)


def test_the_format_can_be_said(tmp_path: Path) -> None:
    (tmp_path / "x.dat").write_text("A. Bee. On mice.")
    assert load(tmp_path / "x.dat", Options(format=Format.REFERENCES))[0].format is Format.REFERENCES


def test_what_a_folder_does_not_give(tmp_path: Path) -> None:
    for name in (
        ".DS_Store",
        "._a.md",
        "a.md.icloud",
        ".a.md.swp",
        "a.md~",
        "README.md",
        "x.png",
        "y.py",
        "package.json",
    ):
        (tmp_path / name).write_text("text")
    for folder in (".git", "_site", "node_modules", "_layouts"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.md").write_text("# A\n")
    (tmp_path / "empty.md").write_text(" \n")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 4)
    with pytest.raises(SourceError, match="holds nothing that can be read"):
        load(tmp_path)
    (tmp_path / "cv.md").write_text("# A\n")
    assert [Path(document.name).name for document in load(tmp_path)] == ["cv.md"]


def test_a_site_with_a_file_per_publication(tmp_path: Path) -> None:
    paper = tmp_path / "content/publication/mice"
    paper.mkdir(parents=True)
    (paper / "index.md").write_text(FRONT.replace("A. Bee", "admin"))
    (paper / "cite.bib").write_text("@article{bee, title={On mice}, year=2020}")
    (tmp_path / "content/publication/_index.md").write_text("---\ntitle: Publications\n---\n")
    me = tmp_path / "content/authors/admin"
    me.mkdir(parents=True)
    (me / "_index.md").write_text("---\ntitle: Ann Bee\n---\nShe studies mice.\n")
    documents = load(tmp_path)
    assert [document.format for document in documents] == [Format.MARKDOWN, Format.FRONTMATTER]
    assert documents[1].people == (("admin", "Ann Bee"),)
    assert [companion.format for companion in documents[1].companions] == [Format.BIBTEX]
    (alone,) = load(paper / "index.md")
    assert alone.people == (("admin", "Ann Bee"),)
    assert len(alone.companions) == 1


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("_config.yml", "title: Site\nauthor:\n  name: Ann Bee\n"),
        ("_config.yml", "author: Ann Bee\n"),
        ("_config.yml", "first_name: Ann\nlast_name: Bee\n"),
        ("config.toml", 'title = "x"\n[params]\nauthor = "Ann Bee"\n'),
    ],
)
def test_the_owner_stands_in_the_settings(tmp_path: Path, file: str, text: str) -> None:
    (tmp_path / file).write_text(text)
    (tmp_path / "a.md").write_text("# A\n")
    (document,) = load(tmp_path)
    assert dict(document.people)["admin"] == "Ann Bee"


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("_data/people.yml", "bee:\n  name: Ann Bee\n  role: PI\n"),
        ("_data/team.yml", "- id: bee\n  name: Ann Bee\n- name: Carl Dee\n"),
        ("data/authors/bee.yaml", "name:\n  given: Ann\n  family: Bee\n"),
    ],
)
def test_people_of_data_files(tmp_path: Path, file: str, text: str) -> None:
    (tmp_path / file).parent.mkdir(parents=True)
    (tmp_path / file).write_text(text)
    (tmp_path / "a.md").write_text("# A\n")
    document = next(document for document in load(tmp_path) if document.name.endswith("a.md"))
    assert document.people == (("bee", "Ann Bee"),)


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b"\n \n", "is empty"),
        ("a.docx", b"PK\x03\x04rest", "is a ZIP file"),
        ("a.doc", b"\xd0\xcf\x11\xe0rest", "Office"),
        ("a.rtf", b"{\\rtf1 x}", "rich-text"),
        ("a.png", b"\x89PNG\r\n", "is an image"),
        ("a.bin", bytes(range(32)) * 9, "is a binary file"),
        ("a.txt", b"x" * 2000, "is larger than 1,000 bytes"),
        ("a.pdf", b"%PDF-1.4\nbroken", "is a broken PDF"),
    ],
)
def test_what_is_refused(tmp_path: Path, name: str, data: bytes, problem: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceError) as error:
        load(tmp_path / name, Options(max_bytes=1000))
    line = str(error.value)
    assert line.startswith(str(tmp_path / name))
    assert problem in line
    assert "; " in line
    assert "\n" not in line


def test_a_missing_file() -> None:
    with pytest.raises(SourceError, match="no/such/file: does not exist; check the path"):
        load("no/such/file")


def test_a_url_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    from urllib.error import URLError

    def refuse(*_: object, **__: object) -> None:
        raise URLError("no route")

    monkeypatch.setattr("urllib.request.urlopen", refuse)
    with pytest.raises(SourceError, match=r"https://example\.org/: cannot be fetched \(no route\); "):
        load("https://example.org/")


def test_a_url_that_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    from email.message import Message

    class Answer(io.BytesIO):
        headers = Message()

    Answer.headers["Content-Type"] = "text/html; charset=iso-8859-1"
    monkeypatch.setattr("urllib.request.urlopen", lambda *_, **__: Answer("A. Bée".encode("latin-1")))
    (document,) = load("http://example.org/cv")
    assert (document.text, document.format) == ("A. Bée", Format.HTML)
    with pytest.raises(SourceError, match="is larger than"):
        load("http://example.org/cv", Options(max_bytes=3))


def pdf(*lines: tuple[int, int, str]) -> bytes:
    """A PDF of one page with text at x, y."""
    shown = "".join(f"BT /F1 12 Tf {x} {y} Td ({text}) Tj ET\n" for x, y, text in lines)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >>>>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}endstream",
    ]
    body = "%PDF-1.4\n"
    offsets = []
    for number, text in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}xref\n0 6\n0000000000 65535 f \n{table}{end}".encode()


def test_a_pdf_is_laid_out(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    (tmp_path / "cv.pdf").write_bytes(
        pdf((72, 700, "Publications"), (72, 660, "2020"), (144, 660, "A. Bee. On mice."), (144, 646, "Mouse, 1:2-3."))
    )
    (document,) = load(tmp_path / "cv.pdf")
    assert document.format is Format.TEXT
    assert document.text == "Publications\n\n2020      A. Bee. On mice.\n          Mouse, 1:2-3.\n"


def test_a_pdf_without_text_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    (tmp_path / "cv.pdf").write_bytes(pdf())
    with pytest.raises(SourceError, match="OCR"):
        load(tmp_path / "cv.pdf")


def test_without_pypdfium_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(SourceError, match=r"pubparse\[pdf\]"):
        pdftext.text_of(b"%PDF-1.4", "cv.pdf")


def test_bytes_that_someone_else_fetched() -> None:
    assert load_bytes("мышь".encode("koi8-r"), "a.html", charset="koi8-r").text == "мышь"
