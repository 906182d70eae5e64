"""The arguments of `factcheck rules …`, whose commands are for those who write rules."""

from __future__ import annotations

from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Callable
from pathlib import Path

_KINDS = ("claim", "time", "hedge", "check", "type")
_NAME = "as family/name, or the name alone where only one thing has it"


def add_rules_option(command: ArgumentParser) -> None:
    command.add_argument(
        "--rules",
        type=Path,
        action="append",
        default=[],
        metavar="PATH",
        help="add the rules of this file or folder, over those that are there; may be given several times",
    )


def add_actions(actions: _SubParsersAction[ArgumentParser]) -> None:
    """Add all actions but `profile`, each with its own arguments."""
    for name, purpose, add_arguments in _ACTIONS:
        action = actions.add_parser(name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.")
        add_arguments(action)
        add_rules_option(action)


def _list(action: ArgumentParser) -> None:
    action.add_argument("family", nargs="?", metavar="FAMILY", help="those of this file alone")
    action.add_argument("--kind", choices=_KINDS, help="those of this kind alone")


def _show(action: ArgumentParser) -> None:
    action.add_argument("name", metavar="NAME", help=_NAME)


def _explain(action: ArgumentParser) -> None:
    action.add_argument("name", metavar="NAME", help=_NAME)
    action.add_argument("--diagram", type=Path, metavar="FILE", help="write its railroad diagram to this HTML file")
    action.add_argument(
        "--text", metavar="TEXT", help="say what it reads in this text, or how far it gets and why not on"
    )


def _test(action: ArgumentParser) -> None:
    action.add_argument("path", nargs="?", type=Path, metavar="PATH", help="a file or folder of rules; else all")
    action.add_argument(
        "--mutate", action="store_true", help="break each in small ways, and print what no example of its notices"
    )


def _new(action: ArgumentParser) -> None:
    action.add_argument("sentence", metavar="SENTENCE", help="a sentence that the rule should read")
    action.add_argument(
        "--claim",
        action="append",
        default=[],
        metavar="LINE",
        help="what it should claim, with <slots> or without; may be given several times",
    )
    action.add_argument("--family", default="own", metavar="NAME", help="the file that the rule is to stand in; own")
    action.add_argument("--name", default="", metavar="NAME", help="the rule's name; else one of its words")


def _coverage(action: ArgumentParser) -> None:
    _add_paths(action)
    action.add_argument("--forms", type=int, default=40, metavar="N", help="so many forms of unused times; 40")
    action.add_argument("--all", action="store_true", help="with --rules, list the built-in rules as well")
    action.add_argument("--jobs", type=int, default=0, metavar="N", help="so many processes; one a core")


def _diff(action: ArgumentParser) -> None:
    action.add_argument(
        "rev",
        metavar="REV",
        help="a revision of git, of --rules or else of the built-in rules; or a file or folder of rules",
    )
    _add_paths(action)
    action.add_argument("--jobs", type=int, default=0, metavar="N", help="so many processes; one a core")


def _docs(action: ArgumentParser) -> None:
    action.add_argument("folder", type=Path, metavar="DIR", help="the folder that the pages are written to")


def _add_paths(action: ArgumentParser) -> None:
    action.add_argument("paths", nargs="+", metavar="PATH", help="articles: a file, a folder, or - for standard input")


_ACTIONS: tuple[tuple[str, str, Callable[[ArgumentParser], None]], ...] = (
    ("list", "list rules, checks and types: name, kind and what it means", _list),
    ("show", "print one as its file has it", _show),
    ("explain", "say in words what one reads, and what not, with its examples", _explain),
    ("test", "try the examples that rules and checks carry", _test),
    ("new", "draft a rule from a sentence: TOML that loads, with what to look at in comments", _new),
    ("coverage", "tell which rules never fire on articles, and which times no claim rests on", _coverage),
    ("diff", "show the claims and findings that articles lose and gain from the rules at REV to these", _diff),
    ("docs", "write the rules as pages of Markdown", _docs),
)
