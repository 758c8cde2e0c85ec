"""On a Dask cluster a batch comes to the same, also when a worker is lost."""

import os
import signal
import threading
import time

import pytest

pytest.importorskip("pyarrow")
distributed = pytest.importorskip("distributed")

import pyarrow.parquet as pq  # noqa: E402

from pubparse import batch  # noqa: E402
from pubparse.batch import cluster  # noqa: E402
from pubparse.batch.storage import Storage  # noqa: E402
from test_batch import entry, make_pages, outputs, plan, run  # noqa: E402


@pytest.fixture
def two_workers(monkeypatch, request):
    monkeypatch.syspath_prepend(str(request.path.parent))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(request.path.parent), os.environ.get("PYTHONPATH", "")]))
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made:
        yield made


def cluster_run(pages, out, address, **changes):
    said = []
    end = cluster.run([str(pages)], plan(out, **changes), said.append, address)
    return end, said


def test_a_cluster_gives_what_one_machine_gives(tmp_path, two_workers):
    pages = make_pages(tmp_path / "pages", 20)
    (pages / "bad.bib").write_text(entry(1, "% SEGFAULT"))
    (pages / "empty.bib").write_text("")
    run(pages, tmp_path / "here", formats=("bibtex", "json"))
    end, _ = cluster_run(pages, tmp_path / "there", two_workers.scheduler_address, formats=("bibtex", "json"))
    assert (end.total, end.finished, end.failed) == (22, 22, 2)
    assert outputs(tmp_path / "there") == outputs(tmp_path / "here")

    # Again: nothing is to be done; then one page has changed.
    end, _ = cluster_run(pages, tmp_path / "there", two_workers.scheduler_address, formats=("bibtex", "json"))
    assert end.resumed == 21
    (pages / "page004.bib").write_text(entry(90))
    end, _ = cluster_run(pages, tmp_path / "there", two_workers.scheduler_address, formats=("bibtex", "json"))
    assert end.resumed == 20
    run(pages, tmp_path / "here", formats=("bibtex", "json"))
    assert outputs(tmp_path / "there") == outputs(tmp_path / "here")


def test_losing_a_worker_loses_nothing(tmp_path, two_workers):
    pages = make_pages(tmp_path / "pages", 24)
    for page in pages.iterdir():
        page.write_text(page.read_text() + "% SLOW")
    run(pages, tmp_path / "here", part_pages=4)
    victim = next(iter(two_workers.workers.values())).pid

    def kill():
        while not list((tmp_path / "there").rglob("part-*.parquet")):
            time.sleep(0.02)
        os.kill(victim, signal.SIGKILL)

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    end, _ = cluster_run(pages, tmp_path / "there", two_workers.scheduler_address, part_pages=4)
    killer.join(1)
    assert not killer.is_alive()
    assert end.finished == 24
    assert outputs(tmp_path / "there") == outputs(tmp_path / "here")


@pytest.mark.parametrize("out", ["out", "URL"])
def test_from_the_public_door(tmp_path, two_workers, monkeypatch, out):
    """Relative paths are relative to who asks; the output can be a URL."""
    monkeypatch.chdir(tmp_path)
    make_pages(tmp_path / "pages", 6)
    place = out if out == "out" else f"file://{tmp_path}/out"
    report = batch.run(["pages"], place, dask=two_workers.scheduler_address, to=["json"])
    assert (report.pages, report.done, report.publications, report.works) == (6, 6, 12, 12)
    assert (tmp_path / "out/merged.json").exists()
    assert pq.read_table(tmp_path / "out/ledger.parquet").column("source")[0].as_py() == "pages/page000.bib"


def test_a_url_is_a_place(tmp_path):
    """What stands behind fsspec keeps files whole, as a folder does."""
    pytest.importorskip("fsspec")
    storage = Storage(f"file://{tmp_path}/far")
    storage.write("a/b.bin", b"one")
    storage.write("a/b.bin", b"two")
    assert storage.read("a/b.bin") == b"two"
    assert storage.names("a") == ["a/b.bin"]
    assert storage.exists("a/b.bin")
    assert not storage.local
    storage.remove("a")
    assert storage.names("a") == []
