"""The arguments of the command line."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from factcheck import __version__
from factcheck.cli.rule_arguments import add_actions, add_rules_option

#: What `extract` can print, beside highlights; named here too, so that --help and --version load nothing else.
FORMATS = ("text", "table", "jsonl", "timeml", "webannotation", "claimreview")
DESCRIPTION = "Find the dates, numbers and lengths that cannot all be true, within one article and between articles."
EPILOG = """\
articles:
  .txt    plain text; a first line “date: 2025-11-29” gives the day of publication
  .md     Markdown; front matter may give published, title, source, url, language
  .jsonl  one article a line: {"id": …, "text": …, "published": …, "title": …}
  .html, .rss, .atom, .xml, .json (NewsArticle), .csv (with a column “text”), .warc
  folder  all such files below it
  -       standard input: plain text or JSON Lines

exit status:
  0 nothing found, 1 findings, 2 something could not be read, or a rule or an argument is wrong
"""
NO_COMMAND = "say what to do: factcheck check PATH … or factcheck extract PATH …"
ONE_NAME = "--why needs two names, and then what to read: factcheck keys --why A B PATH …"
NO_ACTION = (
    "say what to do with the rules: factcheck rules profile PATH …; or list, show, explain, test, new, coverage, diff, "
    "docs"
)
NO_PATHS = "nothing to read: name .txt, .md, .jsonl or .html files, folders of them, or - for standard input"


class Options(NamedTuple):
    """What the command line asks for; `rules` are to be added, in order, to the rules that come with the program;
    `facts` are files of reference facts, `jobs` the processes that read articles, 0 for one a core. `asked` is all that
    a command for those who write rules asks for.
    """

    command: str
    paths: tuple[str, ...]
    format: str = "text"
    rules: tuple[Path, ...] = ()
    facts: tuple[Path, ...] = ()
    aliases: Path | None = None
    why: tuple[str, str] | None = None
    jobs: int = 0
    asked: Namespace | None = None
    published: str = ""
    explains_date: bool = False


def parse(argv: Sequence[str] | None) -> Options:
    """The options of these arguments (of the process, if None). Raises SystemExit at wrong ones, and for --help."""
    parser = _parser()
    found = parser.parse_args(argv)
    if found.command is None:
        parser.error(NO_COMMAND)
    if found.command == "rules" and found.action is None:
        parser.error(NO_ACTION)
    if found.command == "rules" and found.action != "profile":
        return Options(f"rules {found.action}", (), asked=found)
    if not found.paths:
        parser.error(ONE_NAME if getattr(found, "why", None) else NO_PATHS)
    return Options(
        f"rules {found.action}" if found.command == "rules" else found.command,
        tuple(found.paths),
        getattr(found, "format", "text"),
        tuple(found.rules),
        tuple(getattr(found, "facts", ())),
        getattr(found, "aliases", None),
        tuple(found.why) if getattr(found, "why", None) else None,
        getattr(found, "jobs", 0),
        published=getattr(found, "published", ""),
        explains_date=getattr(found, "explain_date", False),
    )


def _parser() -> ArgumentParser:
    parser = _described(ArgumentParser(prog="factcheck", description=DESCRIPTION))
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, purpose in (
        ("check", "print what cannot all be true"),
        ("extract", "print every claim that is read"),
        ("keys", "list what is named, and why mentions were joined"),
    ):
        command = _described(commands.add_parser(name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}."))
        _add_common(command)
        command.add_argument("--published", default="", metavar="DATE", help="the day of articles that tell none")
        if name != "keys":
            _add_format(command, name)
            command.add_argument(
                "--explain-date", action="store_true", help="print only each article's date, and where from"
            )
        if name == "check":
            command.add_argument(
                "--facts",
                type=Path,
                action="append",
                default=[],
                metavar="FILE",
                help="claim lines that hold, VALIDITY | CLAIM | SOURCE, to check against; may be given several times",
            )
        if name != "extract":
            command.add_argument("--aliases", type=Path, metavar="FILE", help="a TOML file of names of your own")
        if name != "keys":
            command.add_argument("--jobs", type=_count, default=0, metavar="N", help="so many processes; one a core")
        if name == "keys":
            command.add_argument("--why", nargs=2, metavar=("A", "B"), help="why two mentions are joined, or not")
    rules = commands.add_parser("rules", help="tell of the rules themselves")
    actions = rules.add_subparsers(dest="action", metavar="ACTION")
    purpose = "print what each rule costs on these articles: µs a KB by itself, its matches, and its claims"
    _add_common(
        _described(actions.add_parser("profile", help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}."))
    )
    add_actions(actions)
    return parser


def _add_common(command: ArgumentParser) -> None:
    command.add_argument("paths", nargs="*", metavar="PATH", help="a file, a folder, or - for standard input")
    add_rules_option(command)


def _count(text: str) -> int:
    if not (text.isdecimal() and int(text)):
        raise ArgumentTypeError(f"not a number of processes: {text}")
    return int(text)


def _add_format(command: ArgumentParser, name: str) -> None:
    if name == "check":
        command.add_argument("--format", choices=("text", "json"), default="text", help="json is one object a line")
        return
    command.add_argument("--format", choices=FORMATS, default="text", help="jsonl is one object a line")
    command.add_argument(
        "--highlight", dest="format", action="store_const", const="highlight", help="show the claims in the text"
    )


def _described(parser: ArgumentParser) -> ArgumentParser:
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.epilog = EPILOG
    return parser
