"""Figures of the batch, each a ratio or a yes or no within one run.

    python benchmarks/batch.py speed   PAGES...   1 and 2 workers, a plain loop, whether the bytes are the same
    python benchmarks/batch.py kill    PAGES...   10 kills of the whole process group, each followed by a resume
    python benchmarks/batch.py poison  PAGES...   200 good pages and 20 bad ones
    python benchmarks/batch.py memory  PAGES...   the parent's memory over the pages, and over ten copies of each
    python benchmarks/batch.py cluster PAGES...   a Dask LocalCluster of two processes, undisturbed and losing one

PAGES are files and folders; `--limit N` takes N of them, spread evenly. Needs the extras `batch`, `dask`, and psutil.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import psutil
import pyarrow.parquet as pq

import pubparse
from pubparse import batch
from pubparse.batch.inputs import Page, expand

Report = dict[str, object]


def main() -> None:
    """Run one benchmark and print what it found as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=BENCHMARKS)
    parser.add_argument("pages", nargs="+")
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--scratch", default=None, help="where to put outputs, which are removed at the end")
    chosen = parser.parse_args()
    pages = [page.path for given in chosen.pages for page in expand(given) if isinstance(page, Page)]
    if chosen.limit:
        pages = [pages[i * len(pages) // chosen.limit] for i in range(min(chosen.limit, len(pages)))]
    with tempfile.TemporaryDirectory(prefix="pubparse-bench-", dir=chosen.scratch) as scratch:
        found = {"pages": len(pages), **BENCHMARKS[chosen.what](pages, Path(scratch))}
    print(json.dumps(found, indent=1, default=str))


def speed(pages: list[str], scratch: Path) -> Report:
    """One worker, two workers, one again, and the same work in a plain loop, all in this run."""
    clocks: dict[str, dict[str, float]] = {}
    loop = in_a_child(scratch, "loop", pages)
    for name, jobs in (("one", 1), ("two", 2), ("again", 2)):
        clocks[name] = timed(pages, scratch / name, jobs)
    loop_again = in_a_child(scratch, "loop", pages)
    outputs = [results(scratch / name) for name in ("one", "two", "again")]
    statuses = Counter(row["status"] for row in ledger(scratch / "one"))
    plain = {key: (loop[key] + loop_again[key]) / 2 for key in loop}
    return {
        "status": dict(statuses),
        "in the ledger": sum(statuses.values()),
        "plain loop, s": plain,
        "batch, s": clocks,
        "overhead on one worker": clocks["one"]["total"] / plain["total"] - 1,
        "overhead on one worker, reading only": clocks["one"]["read"] / plain["read"] - 1,
        "overhead on one worker, processor time": clocks["one"]["processor"] / plain["processor"] - 1,
        "two workers over one": clocks["one"]["total"] / clocks["two"]["total"],
        "two workers over one, reading only": clocks["one"]["read"] / clocks["two"]["read"],
        "same bytes with 1 and 2 workers": outputs[0] == outputs[1],
        "same bytes over two runs": outputs[1] == outputs[2],
        "files compared": len(outputs[0]),
    }


def loop(pages: list[str]) -> dict[str, float]:
    """Do what a batch does, without one: parse every page, then settle works and people."""
    from pubparse.batch import pages as warming

    warming.warm("convert")
    begun = time.perf_counter()
    parts = []
    for page in pages:
        try:
            parts.append(pubparse.parse(page))
        except pubparse.SourceError:
            continue
    read = time.perf_counter()
    works = pubparse.dedupe(pubparse.combine(parts).publications)
    pubparse.identify_authors(works)
    return {"read": read - begun, "total": time.perf_counter() - begun, "processor": cpu_seconds()}


def timed(pages: list[str], out: Path, jobs: int) -> dict[str, float]:
    """Run a batch; give the seconds of its stages, from the first page on (the workers' start is told apart)."""
    listed = write_list(out, pages)
    begins: dict[str, float] = {}
    finished = [0.0]

    def tell(progress: batch.Progress) -> None:
        begins.setdefault(progress.stage, time.perf_counter())
        if progress.stage == "read" and progress.finished == 1:
            finished[0] = time.perf_counter()

    begun, spent = time.perf_counter(), cpu_seconds()
    batch.run([f"@{listed}"], out, jobs=jobs, on_progress=tell, timeout=120)
    ended = time.perf_counter()
    return {
        "start": finished[0] - begun,
        "read": begins["write"] - begins["read"],
        "write": begins["who"] - begins["write"],
        "who": begins["end"] - begins["who"],
        "total": ended - begun,
        "processor": cpu_seconds() - spent,
    }


def cpu_seconds() -> float:
    """Give the processor time of this process and of those that it had, which other people's work does not stretch."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def kill(pages: list[str], scratch: Path) -> Report:
    """Kill the whole process group ten times at random moments; then let it end."""
    calm = subprocess.run(command(pages, scratch / "calm"), check=False)
    begun = time.monotonic()
    subprocess.run(command(pages, scratch / "timing"), check=False)
    whole = time.monotonic() - begun
    dice, kills, spent, redone = random.Random(5), 0, [], 0
    before: dict[str, float] = {}
    while kills < 10:
        pause = dice.uniform(0.05, 0.3) * whole
        process = subprocess.Popen(command(pages, scratch / "killed"), start_new_session=True)
        try:
            process.wait(pause)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            kills += 1
            process.wait()
            now = finished_pages(scratch / "killed")
            redone += sum(now.get(source) != seconds for source, seconds in before.items())
            before = now
            spent.append(len(now))
            continue
        process.wait()
        if kills < 10:  # it got to its end: begin anew, the kills go on
            shutil.rmtree(scratch / "killed")
            before = {}
            spent.append(-1)
    last = subprocess.run(command(pages, scratch / "killed"), check=False)
    return {
        "undisturbed, s": whole,
        "exit codes": [calm.returncode, last.returncode],
        "pages done at each kill (-1: ended, begun anew)": spent,
        "finished pages that were done again": redone,
        "same output": not differing(scratch / "killed", scratch / "calm"),
        "what differs": differing(scratch / "killed", scratch / "calm"),
        "files compared": len(results(scratch / "calm")),
    }


def poison(pages: list[str], scratch: Path) -> Report:
    """Read 200 good pages alone, then together with 20 bad ones."""
    good = pages[:200]
    bad = scratch / "bad"
    expected = make_poison(bad)
    limits = {"timeout": 10, "memory_mb": 1024, "max_size_mb": 200.0, "jobs": 2}
    batch.run([f"@{write_list(scratch / 'clean', good)}"], scratch / "clean", **limits)
    begun = time.monotonic()
    report = batch.run([f"@{write_list(scratch / 'mixed', good)}", bad], scratch / "mixed", **limits)
    seconds = time.monotonic() - begun
    rows = {row["source"]: row for row in ledger(scratch / "mixed")}
    chosen = {name: row for name, row in rows.items() if str(bad) in name}
    same = [rows[row["source"]] | {"seconds": 0} == row | {"seconds": 0} for row in ledger(scratch / "clean")]
    return {
        "good pages the same as without the bad": f"{sum(same)} of {len(same)}",
        "bad ones in the ledger": len(chosen),
        "bad ones made": expected,
        "seconds": seconds,
        "sum of the time limits": 10 * len(chosen),
        "ledger": {Path(name).name: f"{row['status']}: {row['error']}"[:110] for name, row in chosen.items()},
        "pages": report.pages,
    }


def make_poison(folder: Path) -> int:
    """Make twenty inputs that no page should be like; give how many lines of the ledger they are at least."""
    folder.mkdir()
    aliases = "\n".join(f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join([f'*{chr(97 + i)}'] * 9)}]" for i in range(9))
    texts = {
        "nesting.html": "<div>" * 200_000 + "x",
        "nesting-lists.html": "<ul><li>" * 50_000,
        "nesting.md": ">" * 100_000 + " x",
        "nesting-brackets.md": "[" * 200_000,
        "nesting.tex": "{" * 200_000,
        "nesting.json": "[" * 200_000,
        "long-line.txt": "A. Bee. On Honey. 2001. " * 4_400_000,
        "long-word.html": "<p>" + "a" * 5_000_000,
        "aliases.yaml": f"a: &a [x, x, x, x, x, x, x, x, x]\n{aliases}\n",
        "aliases.md": f"---\na: &a [x, x, x, x, x, x, x, x, x]\n{aliases}\n---\ntext\n",
        "backtracking.html": "<!--" * 100_000 + "<" * 100_000,
        "backtracking.md": "*a " * 60_000 + "**" * 60_000,
        "backtracking.txt": ("a" * 30 + "," + " " * 30) * 20_000 + "!",
        "braces.bib": "@article{a, title = {" + "{" * 100_000,
    }
    for name, text in texts.items():
        (folder / name).write_text(text)
    (folder / "utf8.html").write_bytes(b"<p>" + bytes(range(128, 256)) * 3000)
    (folder / "binary.html").write_bytes(random.Random(1).randbytes(100_000))
    (folder / "loop.html").symlink_to(folder / "loop.html")
    (folder / "unreadable.html").symlink_to("/proc/self/mem")
    (folder / "truncated.tar.gz").write_bytes(gzip.compress(random.Random(2).randbytes(50_000))[:20_000])
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b.html", bytes(1_000_000_000))
    return 20


def memory(pages: list[str], scratch: Path) -> Report:
    """Measure the parent's peak over the pages and over ten copies of each, and all processes' together."""
    copies = [scratch / f"copy{number}" for number in range(10)]
    for copy in copies:
        copy.mkdir()
        for number, page in enumerate(pages):
            os.link(page, copy / f"{number:05}{Path(page).suffix}") if same_disk(page, copy) else shutil.copy(
                page, copy / f"{number:05}{Path(page).suffix}"
            )
    few, many = watched(command_for([copies[0]], scratch / "few")), watched(command_for(copies, scratch / "many"))
    return {
        "1 copy": few,
        "10 copies": many,
        "parent, 10 over 1": many["parent peak, MB"] / few["parent peak, MB"],
        "works and people": [batch.read_report(scratch / name).works for name in ("few", "many")]
        + [batch.read_report(scratch / name).people for name in ("few", "many")],
        "output, MB": sum(path.stat().st_size for path in (scratch / "many").rglob("*") if path.is_file()) / 1e6,
        "kept state, MB": (scratch / "many/.state/journal.sqlite").stat().st_size / 1e6,
    }


def watched(words: list[str]) -> dict[str, float]:
    """Run a command; give its seconds, its peak of memory, and that of it with all its children."""
    begun = time.monotonic()
    process = psutil.Popen(words)
    alone = together = 0
    while process.poll() is None:
        try:
            mine = process.memory_info().rss
            theirs = sum(rss(child) for child in process.children(recursive=True))
            alone, together = max(alone, mine), max(together, mine + theirs)
        except psutil.NoSuchProcess:
            break
        time.sleep(0.05)
    return {
        "seconds": time.monotonic() - begun,
        "parent peak, MB": alone / 1e6,
        "all peak, MB": together / 1e6,
        "exit code": process.wait(),
    }


def rss(process: psutil.Process) -> int:
    """Give the memory of a process, 0 if it is gone."""
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0


def cluster(pages: list[str], scratch: Path) -> Report:
    """Compare a Dask cluster of two processes with this machine alone, and with one process killed on the way."""
    from distributed import LocalCluster

    listed = write_list(scratch / "here", pages)
    batch.run([f"@{listed}"], scratch / "here", jobs=2, part_pages=50)
    found: Report = {}
    for name, lossy in (("calm", False), ("lossy", True)):
        with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made:
            victim = next(iter(made.workers.values())).pid
            killer = threading.Thread(target=kill_midway, args=(victim, scratch / name), daemon=True)
            if lossy:
                killer.start()
            begun = time.monotonic()
            batch.run([f"@{listed}"], scratch / name, part_pages=50, dask=made.scheduler_address)
            found[f"{name}, s"] = time.monotonic() - begun
            if lossy:
                killer.join(1)
                found["a worker was killed"] = not killer.is_alive()
        found[f"{name}: same output as here"] = not differing(scratch / name, scratch / "here")
        found[f"{name}: what differs"] = differing(scratch / name, scratch / "here")
    return found


def kill_midway(pid: int, out: Path) -> None:
    """Kill a process when two parts are there."""
    while len(list((out / "publications").glob("part-*"))) < 2:
        time.sleep(0.05)
    os.kill(pid, signal.SIGKILL)


def in_a_child(scratch: Path, what: str, pages: list[str]) -> dict[str, float]:
    """Run the plain loop in a process of its own, as fresh as a worker is."""
    listed = write_list(scratch / what, pages)
    code = (
        "import json, sys; sys.path.insert(0, sys.argv[1]); import batch as b; "
        "print(json.dumps(b.loop(open(sys.argv[2]).read().split('\\n')[:-1])))"
    )
    words = [sys.executable, "-c", code, str(Path(__file__).parent), str(listed)]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    answer = subprocess.run(words, check=True, capture_output=True, text=True, env=environment)
    said: dict[str, float] = json.loads(answer.stdout)
    return said


def write_list(out: Path, pages: list[str]) -> Path:
    """Write a list file beside an output folder."""
    listed = out.with_suffix(".list")
    listed.write_text("".join(f"{page}\n" for page in pages))
    return listed


def command(pages: list[str], out: Path) -> list[str]:
    """Give the command that does a batch of pages."""
    return command_for([f"@{write_list(out, pages)}"], out)


def command_for(inputs: list[object], out: Path) -> list[str]:
    """Give the command that does a batch of inputs."""
    return [sys.executable, "-m", "pubparse", "batch", *map(str, inputs), "-o", str(out), "--quiet", "--timeout", "60"]


def finished_pages(out: Path) -> dict[str, float]:
    """Give the pages that the journal holds, with the seconds that each took: who did it anew took other seconds."""
    import sqlite3

    path = out / ".state/journal.sqlite"
    if not path.exists():
        return {}
    with sqlite3.connect(path) as db:
        return dict(db.execute("select source, seconds from page").fetchall())


def ledger(out: Path) -> list[dict[str, object]]:
    """Give the rows of a ledger."""
    rows: list[dict[str, object]] = pq.read_table(out / "ledger.parquet").to_pylist()
    return rows


def results(out: Path) -> dict[str, object]:
    """Give all results byte for byte, and the ledger without the one column that no two runs share."""
    found: dict[str, object] = {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".state" not in path.parts and path.name != "ledger.parquet"
    }
    found["ledger"] = pq.read_table(out / "ledger.parquet").drop_columns(["seconds"]).to_pylist()
    return found


def differing(one: Path, other: Path) -> list[str]:
    """Give the files in which two outputs differ, and what the ledgers say differently of a few pages."""
    first, second = results(one), results(other)
    names = sorted(name for name in {*first, *second} if first.get(name) != second.get(name))
    lines = zip(ledger(one), ledger(other), strict=False)
    return names + [f"{a} / {b}" for a, b in lines if a | {"seconds": 0} != b | {"seconds": 0}][:5]


def same_disk(page: str, folder: Path) -> bool:
    """Say whether a hard link is possible."""
    return os.stat(page).st_dev == os.stat(folder).st_dev and os.access(page, os.W_OK)


BENCHMARKS: dict[str, Callable[[list[str], Path], Report]] = {
    "speed": speed,
    "kill": kill,
    "poison": poison,
    "memory": memory,
    "cluster": cluster,
}

if __name__ == "__main__":
    main()
