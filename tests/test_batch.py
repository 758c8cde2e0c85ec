"""A batch never stops, loses nothing that is done, and comes to the same whatever befalls it on the way."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

pa = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")
import pyarrow.parquet as pq  # noqa: E402

import pubparse  # noqa: E402
from pubparse import batch  # noqa: E402
from pubparse.batch import local, rows  # noqa: E402
from pubparse.batch.inputs import Choice  # noqa: E402
from pubparse.batch.journal import Busy, Journal  # noqa: E402

STANDIN = "batch_standin:convert"
SYLLABLES = "ba de gi ko lu ma ne pi ro su ta ve wi xo zu".split()  # noqa: SIM905


@pytest.fixture(autouse=True)
def _find_standin(monkeypatch, request):
    monkeypatch.syspath_prepend(str(request.path.parent))


def word(number, place):
    """A word that no other number has in this place."""
    digits = hashlib.sha256(f"{number} {place}".encode()).digest()
    return "".join(SYLLABLES[digit % len(SYLLABLES)] for digit in digits[:4])


def entry(number, extra=""):
    title = " ".join(word(number, place) for place in range(4)).title()
    fields = {
        "author": f"Ada Lovelace and Bob {'ABCDE'[number % 5]}. Miller",
        "title": title,
        "journal": f"Journal of {word(number % 7, 9)}",
        "year": 1990 + number % 40,
    }
    said = ", ".join(f"{name} = {{{value}}}" for name, value in fields.items())
    return f"@article{{key{number}, {said}}}\n{extra}"


def make_pages(folder, count, entries=2):
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        text = "".join(entry(number * entries + n) for n in range(entries))
        (folder / f"page{number:03}.bib").write_text(text)
    return folder


def plan(out, **changes):
    basic = local.Plan(
        out=str(out),
        jobs=2,
        options=pubparse.Options(max_bytes=1_000_000),
        choice=Choice(),
        timeout=4.0,
        memory=800 * 2**20,
        formats=(),
        resume=True,
        part_pages=8,
        convert=STANDIN,
    )
    return replace(basic, **changes)


def run(pages, out, **changes):
    said = []
    report = local.run([str(pages)], plan(out, **changes), said.append)
    assert report.pages == said[-1].total
    return said[-1]


def outputs(out):
    """All results but the ledger, byte for byte; and the ledger without its one column that no two runs share."""
    found = {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(Path(out).rglob("*"))
        if path.is_file() and ".state" not in path.parts and path.name != "ledger.parquet"
    }
    found["ledger"] = pq.read_table(f"{out}/ledger.parquet").drop_columns(["seconds"]).to_pylist()
    return found


def ledger(out):
    return {Path(row["source"]).name: row for row in pq.read_table(f"{out}/ledger.parquet").to_pylist()}


def test_everything_stands_in_the_results(tmp_path):
    pages = make_pages(tmp_path / "pages", 20)
    (pages / "empty.bib").write_text("")
    (pages / "image.bib").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    report = batch.run([pages], tmp_path / "out", jobs=2, to=["bibtex", "json"], part_pages=8)
    assert (report.pages, report.done, report.refused, report.quarantined) == (22, 20, 2, 0)
    assert (report.entries, report.publications, report.unread) == (40, 40, 0)
    assert report.works == 40
    lines = ledger(tmp_path / "out")
    assert lines["empty.bib"]["status"] == "refused"
    assert "is empty" in lines["empty.bib"]["error"]
    assert "is an image" in lines["image.bib"]["error"]
    assert lines["page003.bib"]["publications"] == 2
    assert len(json.loads((tmp_path / "out/merged.json").read_text())) == 40
    assert (tmp_path / "out/merged.bib").read_text().count("@article") == 40
    found = duckdb.sql(
        f"select id, source, key, title from '{tmp_path}/out/publications/*.parquet' order by id"
    ).fetchall()
    assert len({row[0] for row in found}) == 40
    works = f"'{tmp_path}/out/works.parquet'"
    merged = duckdb.sql(f"select unnest(merged) from {works} union select id from {works}").fetchall()
    assert {row[0] for row in found} <= {row[0] for row in merged}


def test_each_source_as_convert_gives_it(tmp_path):
    pages = make_pages(tmp_path / "pages", 3)
    batch.run([pages], tmp_path / "out", to=["bibtex"])
    page = pages / "page001.bib"
    found = list((tmp_path / "out/sources").rglob("page001.bib*.bib"))
    options = pubparse.Options()
    works = pubparse.dedupe(pubparse.parse(page).publications, options, keep_order=True)
    assert [path.read_text() for path in found] == [pubparse.to_bibtex(works)]


def test_jobs_and_runs_make_no_difference(tmp_path):
    pages = make_pages(tmp_path / "pages", 20)
    for name, jobs in (("one", 1), ("two", 2), ("again", 2)):
        run(pages, tmp_path / name, jobs=jobs, formats=("bibtex", "json"))
    first = outputs(tmp_path / "one")
    assert len(first) > 25
    assert first == outputs(tmp_path / "two") == outputs(tmp_path / "again")


def test_bad_pages_cost_themselves_alone(tmp_path, monkeypatch):
    good = run(make_pages(tmp_path / "good", 20), tmp_path / "clean")
    assert good.failed == 0
    pages = make_pages(tmp_path / "good", 20)
    for word in ("HANG", "SEGFAULT", "KILLED", "MEMORY", "RAISES", "FLAKY"):
        (pages / f"{word}.bib").write_text(entry(1, f"% {word}"))
    begun = time.monotonic()
    end = run(pages, tmp_path / "out")
    assert time.monotonic() - begun < 26 * 4.0
    assert (end.total, end.finished, end.failed) == (26, 26, 5)
    lines = ledger(tmp_path / "out")
    assert {name: (line["status"], line["error"]) for name, line in lines.items() if line["status"] != "done"} == {
        "HANG.bib": ("quarantined", "timeout: took longer than 4 s, twice"),
        "SEGFAULT.bib": ("quarantined", "crash: the worker died (SIGSEGV), twice"),
        "KILLED.bib": ("quarantined", "crash: the worker died (SIGKILL), twice"),
        "MEMORY.bib": ("quarantined", "memory: needs more than 800 MB of memory, twice"),
        "RAISES.bib": ("quarantined", "error: ValueError: a mistake of ours, twice"),
    }
    assert lines["FLAKY.bib"]["publications"] == 1
    assert all(line["publications"] == 2 for name, line in lines.items() if name.startswith("page"))
    # What was quarantined is not tried again, unless the limits change.
    monkeypatch.setenv("BATCH_LOG", str(tmp_path / "log"))
    begun = time.monotonic()
    again = run(pages, tmp_path / "out")
    assert time.monotonic() - begun < 2 * 4.0 + 10
    assert (again.finished, again.failed, again.resumed) == (26, 5, 26)
    assert run(pages, tmp_path / "out", timeout=1.0).resumed == 21
    assert not (tmp_path / "log").exists()


def test_resume_does_what_is_missing_or_changed(tmp_path, monkeypatch):
    pages = make_pages(tmp_path / "pages", 10)
    out, log = tmp_path / "out", tmp_path / "log"
    monkeypatch.setenv("BATCH_LOG", str(log))
    run(pages, out)
    log.unlink()
    assert run(pages, out).resumed == 10
    assert not log.exists()
    (pages / "page004.bib").write_text(entry(90))
    (pages / "new.bib").write_text(entry(91))
    (pages / "page009.bib").unlink()
    assert run(pages, out).resumed == 8
    assert sorted(Path(line).name for line in log.read_text().split()) == ["new.bib", "page004.bib"]
    run(pages, tmp_path / "fresh")
    assert outputs(out) == outputs(tmp_path / "fresh")
    log.unlink()
    assert run(pages, out, resume=False).resumed == 0
    assert len(log.read_text().split()) == 10
    # Other options are other results.
    assert run(pages, out, options=pubparse.Options(max_bytes=999_999)).resumed == 0


def test_what_a_killed_writer_left_is_swept_up(tmp_path):
    pages = make_pages(tmp_path / "pages", 2)
    left = tmp_path / "out" / "sources" / ".page.bib.123.part"
    left.parent.mkdir(parents=True)
    left.write_text("@art")
    run(pages, tmp_path / "out", formats=("bibtex",))
    assert not left.exists()
    assert not list((tmp_path / "out").rglob("*.part"))


SCRIPT = """
import sys
from test_batch import *
run(sys.argv[1], sys.argv[2], formats=("bibtex",))
"""


def test_killed_at_any_moment(tmp_path, monkeypatch):
    pages = make_pages(tmp_path / "pages", 24)
    for page in pages.iterdir():
        page.write_text(page.read_text() + "% SLOW")
    run(pages, tmp_path / "calm", formats=("bibtex",))
    log = tmp_path / "log"
    environment = {**os.environ, "BATCH_LOG": str(log), "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", SCRIPT, str(pages), str(tmp_path / "out")]
    kills = 0
    for pause in (1.3, 1.6, 1.9, 2.2):
        process = subprocess.Popen(command, env=environment, start_new_session=True)
        try:
            process.wait(pause)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            kills += 1
        process.wait()
    subprocess.run(command, env=environment, check=True)
    assert outputs(tmp_path / "out") == outputs(tmp_path / "calm")
    done = log.read_text().split()
    assert set(done) == {str(page) for page in pages.glob("*.bib")}
    # A kill can cost each of the two workers the page in hand, and nothing that was finished.
    assert len(done) <= 24 + 2 * kills


def test_two_batches_in_one_place_are_refused(tmp_path):
    (tmp_path / "out/.state").mkdir(parents=True)
    journal = Journal(str(tmp_path / "out/.state/journal.sqlite"))
    with pytest.raises(Busy, match="another batch is running here"):
        batch.run([make_pages(tmp_path / "pages", 1)], tmp_path / "out")
    journal.close()
    assert batch.run([tmp_path / "pages"], tmp_path / "out").done == 1


def test_the_same_page_twice_is_one(tmp_path):
    pages = make_pages(tmp_path / "pages", 3)
    given = [str(pages), str(pages), f"{pages}/page001.bib"]
    assert local.run(given, plan(tmp_path / "out"), lambda progress: None).pages == 3


def test_progress_is_told(tmp_path):
    pages = make_pages(tmp_path / "pages", 5)
    said = []
    batch.run([pages], tmp_path / "out", jobs=1, on_progress=said.append)
    assert [progress.finished for progress in said if progress.stage == "read"] == [0, 1, 2, 3, 4, 5]
    assert list(dict.fromkeys(progress.stage for progress in said)) == ["list", "read", "write", "who", "end"]


def test_missing_input_is_a_line_of_the_ledger(tmp_path):
    report = batch.run([tmp_path / "nowhere", make_pages(tmp_path / "pages", 1)], tmp_path / "out")
    assert (report.done, report.refused) == (1, 1)
    assert ledger(tmp_path / "out")["nowhere"]["error"] == "No such file or directory"


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"jobs": 0}, "above zero"),
        ({"timeout": 0}, "above zero"),
        ({"to": ["endnote"]}, "endnote is not one of bibtex, json"),
        ({"out": "memory://out"}, "out can be a URL only with dask"),
    ],
)
def test_misuse(tmp_path, changes, error):
    with pytest.raises(ValueError, match=error):
        batch.run(["x.md"], changes.pop("out", tmp_path), **changes)


def test_no_sources():
    with pytest.raises(ValueError, match="at least one"):
        batch.run([], "out")


def test_a_missing_extra_is_one_line(monkeypatch):
    monkeypatch.setattr(batch, "find_spec", lambda name: None if name == "duckdb" else 1)
    with pytest.raises(pubparse.PubparseError, match=r"^duckdb not installed; pip install 'pubparse\[batch\]'$"):
        batch.run(["x.md"], "out")


@pytest.mark.parametrize("limit", [1, 7, 16])
def test_shards_find_what_the_whole_finds(tmp_path, limit):
    pages = make_pages(tmp_path / "pages", 12)
    (pages / "zz.bib").write_text("".join(entry(number) for number in range(24)))
    run(pages, tmp_path / "whole")
    run(pages, tmp_path / "shards", limit=limit)
    for name, by in (("works", "title"), ("people", "name")):
        whole, shards = (
            duckdb.sql(f"select * from '{tmp_path}/{out}/{name}.parquet' order by {by}, id").fetchall()
            for out in ("whole", "shards")
        )
        assert sorted(whole, key=repr) == sorted(shards, key=repr)
    assert len(pq.read_table(tmp_path / "whole/works.parquet")) == 24
    assert not (tmp_path / "shards/.state/shuffle").exists()


def test_rows_hold_all_that_the_model_says():
    every = pubparse.Publication(
        id="k",
        title="Ein Titel \ud800",
        authors=(pubparse.Name(family="Ü", roles=(pubparse.NameMark.EQUAL,), signs=("*",)),),
        issued=pubparse.PartialDate(2020, 1),
        links=(pubparse.Link("u", pubparse.LinkRole.PDF, "PDF"),),
        doubts=(pubparse.Doubt(pubparse.DoubtKind.UNSURE, "title", "?"),),
        related=((pubparse.Relation.VERSION, "other"),),
        derived=(pubparse.Field.DATE,),
        status=pubparse.Status.ACCEPTED,
        values=(pubparse.Value(pubparse.Field.TITLE, "x", 0, 1, 0.5),),
        places=(pubparse.Place("s", 3),),
        keywords=("a", "b"),
    )
    packed = rows.pack(rows.publication_batch("page", [every, pubparse.Publication()]))
    table = rows.unpack(packed, rows.publication_schema())
    first, second = rows.publications(table, key=True)
    assert first == replace(every, title="Ein Titel ?")
    assert second == pubparse.Publication()
    assert [p.id for p in rows.publications(table)] == [f"{rows.source_id('page')}-1", f"{rows.source_id('page')}-2"]


def test_columns_give_back_what_was_put_in_wherever_they_are_cut():
    dates = [None, pubparse.PartialDate(2020, 1), None, pubparse.PartialDate(1999), None]
    pairs = [(), ((pubparse.Relation.VERSION, "a"), (pubparse.Relation.NEAR_DUPLICATE, "b")), (), (), ()]
    names = [
        (pubparse.Name("Bee", signs=("*", "1")),),
        (),
        (pubparse.Name(literal="ACM"), pubparse.Name("Dee")),
        (),
        (),
    ]
    every = [
        pubparse.Publication(id=str(n), issued=date, related=pair, authors=authors)
        for n, (date, pair, authors) in enumerate(zip(dates, pairs, names, strict=True))
    ]
    table = rows.work_table(every)
    assert list(rows.publications(table)) == every
    assert list(rows.publications(table.slice(1, 3))) == every[1:4]
    assert list(rows.publications(rows.work_table(every[:1]))) == every[:1]
    assert list(rows.publications(rows.work_table([]))) == []


def test_no_rows_are_no_bytes():
    assert rows.pack(rows.unread_batch("page", [])) == b""
    assert rows.unpack(b"", rows.unread_schema()).num_rows == 0
