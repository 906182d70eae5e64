"""Doing a command again whenever a file that it reads changes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from factcheck.cli.arguments import Options
from factcheck.cli.settled import settled
from factcheck.language.errors import RuleError
from factcheck.settings.load import OWN, SHARED

_CLEARED = "\x1b[2J\x1b[H"  # the screen, and the cursor at its top


class NoWatcher(ImportError):
    """What `--watch` needs is not installed."""


def watching(options: Options, run: Callable[[Options], int]) -> int:
    """Run once, and again whenever something changes, until interrupted. Raises NoWatcher and KeyboardInterrupt."""
    try:
        from watchfiles import watch
    except ModuleNotFoundError as missing:
        raise NoWatcher("--watch needs what pip install 'factcheck-rules[watch]' adds") from missing
    status = run(options)
    sys.stdout.flush()
    own = {path.resolve() for _, path in options.outputs}
    for changes in watch(*_watched(options), raise_interrupt=True):
        if {Path(path).resolve() for _, path in changes} <= own:
            continue  # what the run itself has written
        print(_CLEARED if sys.stdout.isatty() else "")
        status = run(options)
        sys.stdout.flush()
    return status


def _watched(options: Options) -> list[Path]:
    """The articles, and the files that say how they are checked."""
    with suppress(RuleError):  # which each run tells
        options = settled(options)
    own = [Path(name).resolve() for name in (OWN, SHARED)]
    named = [*map(Path, options.paths), *options.rules, *options.facts, *own]
    return [path for path in named if path.exists()]
