"""Where a batch writes: a folder, or a URL that fsspec knows (`s3://…`).

Takes the name of the place; gives reads and writes of whole files under it, each of which is there in full or not at
all. Consults fsspec only for URLs.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.dataset
import pyarrow.fs
import pyarrow.parquet as pq

ROWS_PER_GROUP = 16_384
"""Rows of a Parquet row group: fixed, for the same rows have to give the same bytes."""


class Storage:
    """The files of one batch. Names are relative, with `/` between folders."""

    def __init__(self, place: str | Path) -> None:
        """Open a place; a folder is made if it is not there."""
        self.place = str(place)
        self._remote: Any = None
        if "://" in self.place:
            from fsspec.core import url_to_fs  # type: ignore[import-untyped]

            self._remote, self.root = url_to_fs(self.place)
        else:
            self.root = os.path.abspath(self.place)
            os.makedirs(self.root, exist_ok=True)

    @property
    def local(self) -> bool:
        """Whether it is a folder of this machine's file system."""
        return self._remote is None

    def path(self, name: str) -> str:
        """Give the full path of a name."""
        return f"{self.root.rstrip('/')}/{name}"

    def exists(self, name: str) -> bool:
        """Say whether there is such a file."""
        return bool(self._remote.exists(self.path(name))) if self._remote else os.path.exists(self.path(name))

    def names(self, folder: str) -> list[str]:
        """Give the names of the files in a folder, sorted; temporary ones are left out."""
        if self._remote:
            try:
                found = [str(path).rsplit("/", 1)[-1] for path in self._remote.ls(self.path(folder), detail=False)]
            except FileNotFoundError:
                return []
        else:
            found = os.listdir(self.path(folder)) if os.path.isdir(self.path(folder)) else []
        return sorted(f"{folder}/{name}" for name in found if not name.startswith("."))

    def read(self, name: str) -> bytes:
        """Give the bytes of a file."""
        if self._remote:
            return bytes(self._remote.cat_file(self.path(name)))
        return Path(self.path(name)).read_bytes()

    def write(self, name: str, data: bytes) -> None:
        """Write a file in full or not at all."""
        with self.writer(name) as file:
            file.write(data)

    @contextmanager
    def writer(self, name: str) -> Iterator[IO[bytes]]:
        """Open a file that takes its name when all is written and safe on the disk."""
        target = self.path(name)
        if self._remote:
            with tempfile.TemporaryFile() as file:
                yield file
                file.seek(0)
                self._remote.makedirs(target.rsplit("/", 1)[0], exist_ok=True)
                # Object stores show an object when its upload is complete; elsewhere the move makes it whole.
                beside = f"{target.rsplit('/', 1)[0]}/.{target.rsplit('/', 1)[1]}.{os.getpid()}.part"
                with self._remote.open(beside, "wb") as remote:
                    shutil.copyfileobj(file, remote)
                self._remote.mv(beside, target)
            return
        folder = os.path.dirname(target)
        os.makedirs(folder, exist_ok=True)
        temporary = f"{folder}/.{os.path.basename(target)}.{os.getpid()}.part"
        try:
            with open(temporary, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, target)
        except BaseException:
            if os.path.exists(temporary):
                os.unlink(temporary)
            raise
        _sync_folder(folder)

    def remove(self, name: str) -> None:
        """Remove a file or a folder, if it is there."""
        path = self.path(name)
        if self._remote:
            if self._remote.exists(path):
                self._remote.rm(path, recursive=True)
        elif os.path.isdir(path):
            shutil.rmtree(path)
        elif os.path.exists(path):
            os.unlink(path)

    def sweep(self) -> None:
        """Remove what writers that were killed left half written."""
        if self._remote:
            found = [str(path) for path in self._remote.find(self.root)]
        else:
            found = [str(path) for path in Path(self.root).rglob(".*.part")]
        for path in found:
            name = path.rsplit("/", 1)[-1]
            if name.startswith(".") and name.endswith(".part"):
                if self._remote:
                    self._remote.rm(path)
                else:
                    Path(path).unlink(missing_ok=True)

    def write_table(self, name: str, table: pa.Table, label: str = "") -> None:
        """Write a Parquet file; `label` says what it was made from."""
        with self.table_writer(name, table.schema, label) as writer:
            writer.write_table(table, row_group_size=ROWS_PER_GROUP)

    @contextmanager
    def table_writer(self, name: str, schema: pa.Schema, label: str = "") -> Iterator[pq.ParquetWriter]:
        """Open a Parquet file to be written table by table; the settings are fixed, and no time of day gets in."""
        labelled = schema.with_metadata({"pubparse": label}) if label else schema
        with (
            self.writer(name) as file,
            pq.ParquetWriter(file, labelled, compression="zstd", version="2.6", store_schema=True) as writer,
        ):
            yield writer

    def label(self, name: str) -> str:
        """Give the label of a Parquet file; nothing where there is no such file, or none that can be read."""
        if not self.exists(name):
            return ""
        try:
            with self.open(name) as file:
                metadata = pq.read_schema(file).metadata or {}
        except (OSError, pa.ArrowInvalid):
            return ""
        return str(metadata.get(b"pubparse", b"").decode())

    def table(self, name: str, columns: list[str] | None = None) -> pa.Table:
        """Give the rows of a Parquet file."""
        with self.open(name) as file:
            return pq.read_table(file, columns=columns)

    def dataset(self, name: str, schema: pa.Schema | None = None) -> Any:
        """Give a Parquet file or a folder of such as an Arrow data set, which is read bit by bit."""
        names = [name] if name.endswith(".parquet") else self.names(name)
        filesystem = pa.fs.PyFileSystem(pa.fs.FSSpecHandler(self._remote)) if self._remote else pa.fs.LocalFileSystem()
        return pa.dataset.dataset(
            [self.path(each) for each in names], filesystem=filesystem, format="parquet", schema=schema
        )

    def open(self, name: str) -> Any:
        """Open a file for reading, here and there."""
        return self._remote.open(self.path(name), "rb") if self._remote else open(self.path(name), "rb")


def _sync_folder(folder: str) -> None:
    """Make a rename last through a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # some network file systems cannot
        pass
    finally:
        os.close(handle)
