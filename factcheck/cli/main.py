"""`factcheck` on the command line: what to do, and with which exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from factcheck.cli.arguments import Options, parse

#: Exit statuses besides those of the commands; both are 128 and the signal's number, as in shells.
INTERRUPTED = 130
READER_GONE = 141
#: The formats that are written in the terminal's own encoding.
FOR_PEOPLE = ("text", "table", "highlight")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; wrong arguments raise SystemExit(2), as argparse does."""
    _set_output()
    options = parse(argv)
    if options.format not in FOR_PEOPLE:
        _set_output("utf-8")
    if options.command == "completion":
        from factcheck.cli.completion import script

        print(script(options.format))
        return 0
    from factcheck.cli.commands import run  # which loads all the rest

    try:
        status = _watching(options) if options.watches else run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes once more on its way out and must not meet the closed pipe again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _watching(options: Options) -> int:
    from factcheck.cli.commands import AT_FAULT, run
    from factcheck.cli.watch import NoWatcher, watching

    try:
        return watching(options, run)
    except NoWatcher as missing:
        print(missing, file=sys.stderr)
        return AT_FAULT


def _set_output(encoding: str | None = None) -> None:
    """Let no character that the terminal lacks stop a report; JSON is UTF-8 everywhere."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
