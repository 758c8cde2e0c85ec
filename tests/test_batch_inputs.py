"""What a batch is given comes apart into the right pages, whatever state it is in."""

import gzip
import io
import os
import tarfile
import zipfile

import pytest

pytest.importorskip("pyarrow")
warcwriter = pytest.importorskip("warcio.warcwriter")

from pubparse import SourceError  # noqa: E402
from pubparse.batch.fetch import fetch  # noqa: E402
from pubparse.batch.inputs import Choice, Page, Trouble, expand  # noqa: E402

MOST = 1_000_000


def names(given, **choice):
    return [page.name for page in expand(str(given), Choice(**choice)) if isinstance(page, Page)]


def troubles(given):
    return [(trouble.name, trouble.reason) for trouble in expand(str(given)) if isinstance(trouble, Trouble)]


def write(folder, files):
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())


@pytest.fixture
def site(tmp_path):
    files = (
        "b/index.html",
        "a.md",
        "b/photo.jpg",
        "b/style.css",
        ".git/x.html",
        "node_modules/y.html",
        "cv.tex",
        "~ada",
    )
    write(
        tmp_path / "site",
        {name: f"page {name}" for name in (*files, "b/noname", "c/index.md", "c/cite.bib", "old/x.html")},
    )
    return tmp_path / "site"


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({}, ["a.md", "b/index.html", "b/noname", "c/index.md", "cv.tex", "old/x.html"]),
        ({"include": ("*.html",)}, [".git/x.html", "b/index.html", "node_modules/y.html", "old/x.html"]),
        ({"include": ("b/*",)}, ["b/index.html", "b/noname", "b/photo.jpg", "b/style.css"]),
        ({"exclude": ("old/*", "*.tex")}, ["a.md", "b/index.html", "b/noname", "c/index.md"]),
        ({"include": ("*.html",), "exclude": (".git", "node_modules")}, ["b/index.html", "old/x.html"]),
    ],
)
def test_folder(site, choice, expected):
    assert sorted(names(site, **choice)) == [f"{site}/{name}" for name in expected]


def test_order_of_a_folder_is_its_paths(site):
    assert names(site) == names(site)
    assert names(f"{site}/") == names(site)


def test_list_file(site, tmp_path):
    listed = tmp_path / "list.txt"
    listed.write_text(f"# pages\n{site}/a.md\n\nhttps://example.org/~ada/\n{site}/b\nmissing.html\n")
    assert names(f"@{listed}") == [
        f"{site}/a.md",
        "https://example.org/~ada/",
        f"{site}/b/index.html",
        f"{site}/b/noname",
    ]
    assert troubles(f"@{listed}") == [("missing.html", "No such file or directory")]
    assert troubles("@nowhere.txt") == [("@nowhere.txt", "No such file or directory")]


def test_link_loops_end(tmp_path):
    write(tmp_path, {"a/page.html": "x"})
    (tmp_path / "a/loop").symlink_to(tmp_path / "a")
    (tmp_path / "a/one.html").symlink_to(tmp_path / "a/two.html")
    (tmp_path / "a/two.html").symlink_to(tmp_path / "a/one.html")
    assert names(tmp_path / "a") == [f"{tmp_path}/a/page.html"]
    assert [name for name, _ in troubles(tmp_path / "a")] == [f"{tmp_path}/a/one.html", f"{tmp_path}/a/two.html"]


def test_pipes_are_no_pages(tmp_path):
    os.mkfifo(tmp_path / "pipe.html")
    assert list(expand(str(tmp_path))) == []
    assert troubles(tmp_path / "pipe.html") == [(f"{tmp_path}/pipe.html", "is no plain file")]


FILES = {"a.html": b"<p>one", "sub/b.md": b"# two", "picture.png": b"\x89PNG", "inner.zip": b"PK\x03\x04"}


def make_zip(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in FILES.items():
            archive.writestr(name, data)


def make_tar(path):
    with tarfile.open(path, {".tar": "w", ".gz": "w:gz", ".bz2": "w:bz2", ".xz": "w:xz"}[path.suffix]) as archive:
        for name, data in FILES.items():
            info = tarfile.TarInfo(f"./{name}")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))


@pytest.mark.parametrize("name", ["x.zip", "x.tar", "x.tar.gz", "x.tgz", "x.tar.bz2", "x.tar.xz"])
def test_archives(tmp_path, name):
    path = tmp_path / name
    if name.endswith(".zip"):
        make_zip(path)
    else:
        made = path.with_suffix(".gz") if name.endswith(".tgz") else path
        make_tar(made)
        made.rename(path)
    pages = list(expand(str(path)))
    assert [page.name for page in pages] == [f"{path}!/a.html", f"{path}!/sub/b.md"]
    # Any order will do: failed pages are read again later.
    assert [fetch(page, MOST) for page in (*pages, pages[0])] == [(b"<p>one", ""), (b"# two", ""), (b"<p>one", "")]
    assert names(path, include=("*.md",)) == [f"{path}!/sub/b.md"]


def make_warc(path, pages, gzipped=True):
    from warcio.statusandheaders import StatusAndHeaders

    with open(path, "wb") as file:
        writer = warcwriter.WARCWriter(file, gzip=gzipped)
        for url, status, kind, body in pages:
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.0")
            writer.write_record(
                writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers)
            )
            writer.write_record(
                writer.create_warc_record(url, "request", payload=io.BytesIO(b"GET / HTTP/1.0\r\n\r\n"))
            )


CRAWL = [
    ("http://a.example/", "200 OK", "text/html; charset=iso-8859-2", "<p>Łódź".encode("iso-8859-2")),
    ("http://a.example/x.png", "200 OK", "image/png", b"\x89PNG"),
    ("http://b.example/gone", "404 Not Found", "text/html", b"<p>gone"),
    ("http://b.example/", "200 OK", "text/html", b"<p>two"),
]


@pytest.mark.parametrize("gzipped", [True, False])
def test_warc(tmp_path, gzipped):
    path = tmp_path / ("c.warc.gz" if gzipped else "c.warc")
    make_warc(path, CRAWL, gzipped)
    pages = list(expand(str(path)))
    assert [page.name for page in pages] == ["http://a.example/", "http://b.example/"]
    assert [fetch(page, MOST) for page in pages] == [("<p>Łódź".encode("iso-8859-2"), "iso-8859-2"), (b"<p>two", "")]
    assert names(path, include=("*b.example*",)) == ["http://b.example/"]


def test_truncated_archives_give_what_is_whole(tmp_path):
    whole = tmp_path / "c.warc.gz"
    make_warc(whole, CRAWL)
    cut = tmp_path / "cut.warc.gz"
    cut.write_bytes(whole.read_bytes()[:-40])
    assert names(cut)[0] == "http://a.example/"
    make_tar(tmp_path / "x.tar.gz")
    cut = tmp_path / "cut.tar.gz"
    data = gzip.decompress((tmp_path / "x.tar.gz").read_bytes())
    packed = gzip.compress(data[:1500])
    cut.write_bytes(packed[:-8])
    assert names(cut) in ([], [f"{cut}!/a.html"])
    ((name, reason),) = troubles(cut)
    assert name == str(cut)
    assert "is a damaged archive after" in reason


@pytest.mark.parametrize("name", ["x.zip", "x.tar.gz", "x.tar", "x.warc.gz"])
@pytest.mark.parametrize("data", [b"", b"no archive at all", b"\x1f\x8b\x08\x00", b"PK\x03\x04rubbish"])
def test_rubbish_archives_are_troubles(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    assert all(isinstance(found, Trouble) for found in expand(str(tmp_path / name)))


def test_bombs_are_not_unpacked(tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.html", bytes(5_000_000))
    (page,) = expand(str(path))
    with pytest.raises(SourceError, match="is larger than 1,000,000 bytes"):
        fetch(page, MOST)
    # A member that lies about its size is not unpacked beyond the limit either.
    liar = Page(page.name, page.kind, page.path, page.member, page.offset, 10)
    with pytest.raises(SourceError, match="is larger than"):
        fetch(liar, MOST)


def test_unreadable_bytes_are_source_errors(tmp_path):
    with pytest.raises(SourceError, match="No such file"):
        fetch(Page("gone.html", "file", str(tmp_path / "gone.html")), MOST)


def test_file_names_of_any_bytes(tmp_path):
    odd = os.path.join(os.fsencode(tmp_path), b"caf\xe9.html")
    with open(odd, "wb") as file:
        file.write(b"<p>x")
    (page,) = expand(str(tmp_path))
    assert fetch(page, MOST)[0] == b"<p>x"
