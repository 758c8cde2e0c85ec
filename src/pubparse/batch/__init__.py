"""Many sources at once: workers that may die, state that survives, results as Parquet, a report at the end.

Takes what `pubparse batch` takes; gives a `BatchReport` and files (`docs/batch.md`). Consults the public API alone.
Needs the extra `batch` (`pip install 'pubparse[batch]'`), and `dask` to run on a cluster.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pubparse

if TYPE_CHECKING:
    from pubparse.batch.local import Progress
    from pubparse.batch.report import BatchReport
    from pubparse.options import Options

__all__ = ["BatchReport", "Progress", "need", "read_report", "render_html", "run"]

_EXTRAS = {"batch": ("pyarrow", "duckdb", "warcio", "matplotlib"), "dask": ("distributed",)}
MEGABYTE = 2**20


def run(
    sources: Iterable[str | Path],
    out: str | Path,
    *,
    jobs: int | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    to: Sequence[str] = (),
    options: Options | None = None,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    timeout: float = 30.0,
    memory_mb: int = 2048,
    max_size_mb: float = 20.0,
    resume: bool = True,
    part_pages: int = 250,
    dask: str = "",
) -> BatchReport:
    """Read all sources into `out`, and say how it went. What an earlier run with the same settings did is not redone.

    `sources`: files, folders, `@list` files, URLs, archives (`.zip`, `.tar.gz`, `.warc.gz`, …); `include` and `exclude`
    are globs for what is inside folders and archives. `jobs`: worker processes (None: one a processor). `to`: `bibtex`,
    `json`: bibliographies besides the Parquet files. `timeout` (seconds), `memory_mb` (growth of a worker) and
    `max_size_mb` limit each page; a page that goes beyond is tried once more, alone, and then quarantined.
    `part_pages`: pages in each Parquet part. `dask`: the address of a scheduler; `out` may be a URL then.
    `on_progress` is called with a `Progress` after each page.

    Raises `ValueError` on misuse, `PubparseError` where an extra is missing, another batch runs in `out`, or workers
    cannot start. No page raises: what befell it stands in the ledger.
    """
    need("batch")
    from pubparse.batch import local, parts
    from pubparse.batch.inputs import Choice

    chosen = [os.fspath(source) for source in sources]
    if isinstance(sources, (str, Path)) or not chosen:
        raise ValueError("sources must be a list of at least one path, URL or @list")
    unknown = set(to) - set(parts.SUFFIXES)
    if unknown:
        raise ValueError(f"to: {', '.join(sorted(unknown))} is not one of {', '.join(parts.SUFFIXES)}")
    if (jobs is not None and jobs < 1) or timeout <= 0 or memory_mb < 1 or max_size_mb <= 0 or part_pages < 1:
        raise ValueError("jobs, timeout, memory_mb, max_size_mb and part_pages must be above zero")
    plan = local.Plan(
        out=os.fspath(out),
        jobs=jobs or _processors(),
        options=_options(options, max_size_mb),
        choice=Choice(tuple(include), tuple(exclude)),
        timeout=timeout,
        memory=memory_mb * MEGABYTE,
        formats=tuple(sorted(set(to))),
        resume=resume,
        part_pages=part_pages,
    )
    tell = on_progress or (lambda progress: None)
    if dask:
        need("dask")
        from pubparse.batch import cluster

        cluster.run(chosen, plan, tell, dask)
        from pubparse.batch import report

        return report.read(plan.out)
    if "://" in plan.out:
        raise ValueError("out can be a URL only with dask=…")
    return local.run(chosen, plan, tell)


def read_report(out: str | Path) -> BatchReport:
    """Give the report of the finished batch in `out`. Raises `PubparseError` where there is none."""
    need("batch")
    from pubparse.batch import report

    return report.read(os.fspath(out))


def render_html(report: BatchReport) -> str:
    """Give a report as one page of HTML with pictures, which needs no network."""
    need("batch")
    from pubparse.batch import html

    return html.render(report)


def __getattr__(name: str) -> object:
    """Import the types of results when they are asked for; they need the extra."""
    if name == "BatchReport":
        from pubparse.batch.report import BatchReport

        return BatchReport
    if name == "Progress":
        from pubparse.batch.local import Progress

        return Progress
    raise AttributeError(f"module 'pubparse.batch' has no attribute {name!r}")


def need(extra: str) -> None:
    """Raise `PubparseError`, in one line with the remedy, where a package of an extra is not installed."""
    missing = [package for package in _EXTRAS[extra] if find_spec(package) is None]
    if missing:
        raise pubparse.PubparseError(f"{', '.join(missing)} not installed; pip install 'pubparse[{extra}]'")


def _processors() -> int:
    """Give the number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _options(options: Options | None, max_size_mb: float) -> Options:
    """Give the options with the batch's limit of size."""
    from dataclasses import replace

    return replace(options or pubparse.Options(), max_bytes=int(max_size_mb * MEGABYTE))
