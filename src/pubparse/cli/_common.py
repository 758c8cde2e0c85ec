"""What the verbs share: options, reading sources so that one failure costs that source alone, writing atomically."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, TypeVar

import click

import pubparse
from pubparse.model import Format, Parsed, Publication
from pubparse.options import Options

Command = TypeVar("Command", bound=Callable[..., Any])

MANY = 4
"""From so many sources on, a terminal sees progress."""


@dataclass
class Gathered:
    """What the sources gave, and which of them failed."""

    parsed: Parsed = field(default_factory=lambda: Parsed(publications=()))
    failed: list[str] = field(default_factory=list)


def source_arguments(command: Command) -> Command:
    """Add what every verb that reads sources takes: SOURCE..., --from, --owner."""
    command = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")(command)
    command = click.option("--owner", metavar="NAME", default="", help="The person whose page it is.")(command)
    formats = click.Choice([format.value for format in Format])
    return click.option(
        "--from", "format_name", type=formats, help="The format of the sources (sniffed if not given)."
    )(command)


def output_options(command: Command) -> Command:
    """Add what every verb that writes publications takes: --to, -o, --ascii."""
    command = click.option("--ascii", is_flag=True, help="BibTeX: write LaTeX commands instead of Unicode letters.")(
        command
    )
    command = click.option(
        "-o", "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write there."
    )(command)
    return click.option(
        "--to", "target", type=click.Choice(["bibtex", "json"]), help="[default: what FILE's name says, else bibtex]"
    )(command)


def say(line: str) -> None:
    """Print a line for people, on stderr."""
    click.echo(line, err=True)


def gather(sources: tuple[str, ...], options: Options) -> Gathered:
    """Parse every source; one that fails costs a line on stderr and itself alone."""
    if sources.count("-") > 1:
        raise click.UsageError("standard input (-) can be read only once.")
    failed: list[str] = []
    parts: list[Parsed] = []
    for source in _watched(sources):
        try:
            parts.append(pubparse.parse(source, options))
            for notice in parts[-1].notices:
                say(f"pubparse: {notice}")
        except pubparse.SourceError as error:
            say(f"pubparse: {error}")
            failed.append(source)
        except (KeyboardInterrupt, BrokenPipeError):
            raise
        except Exception as error:
            if os.environ.get("PUBPARSE_DEBUG"):
                raise
            problem = f"{type(error).__name__}: {error}".splitlines()[0]
            say(f"pubparse: {source}: internal error: {problem}; please report it (PUBPARSE_DEBUG=1 shows where)")
            failed.append(source)
    return Gathered(parts[0] if len(parts) == 1 else pubparse.combine(parts), failed)


def _watched(sources: tuple[str, ...]) -> Iterable[str]:
    """Show progress on a terminal where the sources are many."""
    if len(sources) < MANY or not sys.stderr.isatty():
        return sources
    from rich.console import Console
    from rich.progress import track

    return track(sources, description="reading", console=Console(stderr=True), transient=True)


def target_of(target: str | None, output: Path | None) -> str:
    """Give the format to write: what was asked for, else what the file's name says, else BibTeX."""
    return target or ("json" if output and output.suffix.casefold() == ".json" else "bibtex")


def render(publications: Sequence[Publication], target: str, *, ascii: bool) -> Iterable[str]:
    """Write publications in the format that was asked for; give the text in pieces."""
    return [pubparse.to_bibtex(publications, ascii=ascii)] if target == "bibtex" else pubparse.iter_json(publications)


def write_out(pieces: Iterable[str], output: Path | None, option: str = "-o") -> None:
    """Write text to a file, whole or not at all, or to stdout; always UTF-8. `option` is what names the file."""
    data = (piece.encode("utf-8", "replace") for piece in pieces)
    if output is None:
        try:
            sys.stdout.buffer.writelines(data)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            # What is still in the buffer cannot be written either: let the interpreter not try it again when it ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise pubparse.SourceError(
                "standard output", f"cannot be written ({error.strerror or error})", "choose a file with -o"
            ) from error
        return
    try:
        with replacing(output) as file:
            file.writelines(data)
    except OSError as error:
        raise pubparse.SourceError(
            str(output), f"cannot be written ({error.strerror or error})", f"choose another file with {option}"
        ) from error


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that takes the place of `path` when all is written; what is no plain file is written directly."""
    target = path.resolve()
    if target.exists() and not target.is_file():
        with target.open("wb") as file:
            yield file
        return
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        os.chmod(name, target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise


def _umask() -> int:
    """Give the process's umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
