"""Completion in shells, by shtab."""

from __future__ import annotations

from argparse import Action, ArgumentParser, _SubParsersAction
from collections.abc import Iterator

import shtab

from factcheck.api import builtin_rules
from factcheck.cli.arguments import parser

#: What is to be named, by the word that the help has for it.
_NAMED = {"PATH": shtab.FILE, "FILE": shtab.FILE, "DIR": shtab.DIRECTORY}


def script(shell: str) -> str:
    """The script for a shell, one of `arguments.SHELLS`."""
    known = parser()
    checks = [check.name for check in builtin_rules().checks]
    for action in _actions(known):
        if action.dest == "explain":
            action.choices = checks
        if isinstance(action.metavar, str) and (named := _NAMED.get(action.metavar)):
            action.complete = named  # type: ignore[attr-defined]  # where shtab looks for it
    return str(shtab.complete(known, shell))


def _actions(of: ArgumentParser) -> Iterator[Action]:
    for action in of._actions:
        yield action
        if isinstance(action, _SubParsersAction):
            for below in action.choices.values():
                yield from _actions(below)
