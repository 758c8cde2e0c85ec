"""The command line: verbs over the public API, each in a module of its own; `VERBS` is where they are registered.

The only place that prints and the only one that exits. Data goes to stdout, all else to stderr.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

import pubparse
from pubparse.runtime import one_thread

VERBS: dict[str, str] = {
    "convert": "pubparse.cli.convert",
    "inspect": "pubparse.cli.inspect",
    "dedupe": "pubparse.cli.dedupe",
    "authors": "pubparse.cli.authors",
    "batch": "pubparse.cli.batch",
    "report": "pubparse.cli.report",
    "formats": "pubparse.cli.formats",
}
"""Each verb and the module whose `command` it is; a module is imported when its verb is used."""


class _Verbs(click.Group):
    """A group whose verbs are imported only when needed, so that `--version` and `--help` are quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order of the table."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one verb."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(VERBS[cmd_name]).command
        return command


@click.command(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(pubparse.__version__, "-V", "--version", message="pubparse %(version)s")
def cli() -> None:
    """Turn homepages and CVs into clean BibTeX or CSL-JSON.

    \b
    Examples:
      pubparse convert index.md                    BibTeX on stdout
      pubparse convert --to json -o me.json cv.txt
      pubparse inspect index.html                  what was read from where, how sure
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 fine, 1 something failed, 2 misused, 130 interrupted."""
    one_thread()
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    """Run a verb and turn every way in which it can end into an exit code and at most one line."""
    try:
        if "_PUBPARSE_COMPLETE" in os.environ:
            cli.main(prog_name="pubparse")  # the shell asks what could come next
        with cli.make_context("pubparse", list(sys.argv[1:] if arguments is None else arguments)) as context:
            result = cli.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("pubparse: interrupted", err=True)
        return 130
    except BrokenPipeError:
        # Whoever read us has gone; let the interpreter not complain again when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except pubparse.PubparseError as error:
        click.echo(f"pubparse: {error}", err=True)
        return 1
    except Exception as error:
        if os.environ.get("PUBPARSE_DEBUG"):
            raise
        problem = f"{type(error).__name__}: {error}".splitlines()[0]
        click.echo(f"pubparse: internal error: {problem}; please report it (PUBPARSE_DEBUG=1 shows where)", err=True)
        return 1
    return result if isinstance(result, int) else 0
