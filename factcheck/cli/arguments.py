"""The arguments of the command line."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factcheck import __version__
from factcheck.cli.rule_arguments import add_actions, add_rules_option

if TYPE_CHECKING:
    from factcheck.settings.values import Settings

#: What `extract` can print, beside highlights; named here too, so that --help and --version load nothing else.
FORMATS = ("text", "table", "jsonl", "timeml", "webannotation", "claimreview")
#: What `check` can print and write.
REPORTS = ("text", "json", "jsonl", "sarif", "junit", "github", "gitlab", "markdown", "html")
#: The shells that `completion` knows.
SHELLS = ("bash", "zsh", "fish")
FAILING = ("error", "warning", "note", "never")
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
NO_BASELINE = (
    "--update-baseline writes the file that --baseline names: factcheck check --baseline FILE --update-baseline …"
)
NO_ACTION = (
    "say what to do with the rules: factcheck rules profile PATH …; or list, show, explain, test, new, coverage, diff, "
    "docs"
)
ONE_FILE = "two formats of --output are to be written to one file"
NO_FILES = "--since and --watch are for files and folders, not for standard input"
NO_PATHS = "nothing to read: name .txt, .md, .jsonl or .html files, folders of them, or - for standard input"


class Options(NamedTuple):
    """What the command line asks for; `rules` are to be added, in order, to the rules that come with the program;
    `outputs` are formats and files to write them to, `fail_on` the least finding that gives exit status 1, or "never".
    `facts` are files of reference facts, `jobs` the processes that read articles, 0 for one a core. `asked` is all that
    a command for those who write rules asks for. `settings` are those that hold, once they are known.
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
    outputs: tuple[tuple[str, Path], ...] = ()
    fail_on: str | None = None
    quiet: bool = False
    statistics: bool = False
    baseline: Path | None = None
    update_baseline: bool = False
    settings: Settings | None = None
    published: str = ""
    explains_date: bool = False
    since: str | None = None
    watches: bool = False


def parse(argv: Sequence[str] | None) -> Options:
    """The options of these arguments (of the process, if None). Raises SystemExit at wrong ones, and for --help."""
    known = parser()
    found = known.parse_args(argv)
    if found.command is None:
        known.error(NO_COMMAND)
    if found.command == "rules" and found.action is None:
        known.error(NO_ACTION)
    if found.command == "completion":
        return Options("completion", (), format=found.shell)
    if found.command == "rules" and found.action != "profile":
        return Options(f"rules {found.action}", (), asked=found)
    if getattr(found, "explain", None):
        return parse(
            ["rules", "explain", found.explain, *(part for path in found.rules for part in ("--rules", str(path)))]
        )
    files = [path.resolve() for _, path in getattr(found, "output", ())]
    if len(set(files)) < len(files):
        known.error(ONE_FILE)
    if getattr(found, "update_baseline", False) and found.baseline is None:
        known.error(NO_BASELINE)
    if found.command != "config" and not found.paths:
        known.error(ONE_NAME if getattr(found, "why", None) else NO_PATHS)
    if "-" in getattr(found, "paths", ()) and (getattr(found, "since", None) or getattr(found, "watch", False)):
        known.error(NO_FILES)
    return Options(
        f"rules {found.action}" if found.command == "rules" else found.command,
        tuple(getattr(found, "paths", ())),
        getattr(found, "format", "text"),
        tuple(found.rules),
        tuple(getattr(found, "facts", ())),
        getattr(found, "aliases", None),
        tuple(found.why) if getattr(found, "why", None) else None,
        getattr(found, "jobs", 0),
        outputs=tuple(getattr(found, "output", ())),
        fail_on=getattr(found, "fail_on", None),
        quiet=getattr(found, "quiet", False),
        statistics=getattr(found, "statistics", False),
        baseline=getattr(found, "baseline", None),
        update_baseline=getattr(found, "update_baseline", False),
        published=getattr(found, "published", ""),
        explains_date=getattr(found, "explain_date", False),
        since=getattr(found, "since", None),
        watches=getattr(found, "watch", False),
    )


def parser() -> ArgumentParser:
    """All commands with their arguments."""
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
        if name == "extract":
            _add_format(command)
        if name != "keys":
            command.add_argument(
                "--explain-date", action="store_true", help="print only each article's date, and where from"
            )
        if name == "check":
            _add_reports(command)
            _add_facts(command)
            _add_baseline(command)
            _add_changes(command)
        if name != "extract":
            _add_aliases(command)
        if name != "keys":
            command.add_argument("--jobs", type=_count, default=0, metavar="N", help="so many processes; one a core")
        if name == "keys":
            command.add_argument("--why", nargs=2, metavar=("A", "B"), help="why two mentions are joined, or not")
    purpose = "print what is settled, and where"
    config = commands.add_parser("config", help=purpose, description=f"{purpose.capitalize()}.")
    for add in (add_rules_option, _add_facts, _add_aliases):
        add(config)
    purpose = "print a script that completes commands and options in a shell"
    completion = commands.add_parser("completion", help=purpose, description=f"{purpose.capitalize()}.")
    completion.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))
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


def _add_facts(command: ArgumentParser) -> None:
    command.add_argument(
        "--facts",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="claim lines that hold, VALIDITY | CLAIM | SOURCE, to check against; may be given several times",
    )


def _add_aliases(command: ArgumentParser) -> None:
    command.add_argument("--aliases", type=Path, metavar="FILE", help="a TOML file of names of your own")


def _add_baseline(command: ArgumentParser) -> None:
    command.add_argument("--baseline", type=Path, metavar="FILE", help="leave out the findings that this file lists")
    command.add_argument("--update-baseline", action="store_true", help="make that file list what is found now")


def _add_changes(command: ArgumentParser) -> None:
    command.add_argument(
        "--since",
        metavar="REV",
        help="only findings that rest on what changed since a revision of git, held against all that is read",
    )
    command.add_argument("--watch", action="store_true", help="check again whenever a file changes, until interrupted")
    command.add_argument("--explain", metavar="CHECK", help="say what a check or a rule means, with its examples")


def _count(text: str) -> int:
    if not (text.isdecimal() and int(text)):
        raise ArgumentTypeError(f"not a number of processes: {text}")
    return int(text)


def _output(text: str) -> tuple[str, Path]:
    form, equals, file = text.partition("=")
    if form not in REPORTS or not equals or not file:
        raise ArgumentTypeError(f"not FORMAT=FILE: {text}; the formats are {', '.join(REPORTS)}")
    if not Path(file).parent.is_dir():
        raise ArgumentTypeError(f"no folder to write to: {Path(file).parent}")
    if file == "-":
        raise ArgumentTypeError(f"--output writes files; --format {form} prints")
    return form, Path(file)


def _add_reports(command: ArgumentParser) -> None:
    command.add_argument(
        "--format", choices=REPORTS, default="text", help="how findings are printed; text unless given"
    )
    command.add_argument(
        "--output",
        type=_output,
        action="append",
        default=[],
        metavar="FORMAT=FILE",
        help="write them to a file as well; may be given several times",
    )
    command.add_argument(
        "--fail-on",
        choices=FAILING,
        help="the least finding that gives exit status 1: note, unless it is settled otherwise",
    )
    command.add_argument("--quiet", action="store_true", help="print findings and nothing else")
    command.add_argument("--statistics", action="store_true", help="count the findings by severity and by check")


def _add_format(command: ArgumentParser) -> None:
    command.add_argument("--format", choices=FORMATS, default="text", help="jsonl is one object a line")
    command.add_argument(
        "--highlight", dest="format", action="store_const", const="highlight", help="show the claims in the text"
    )


def _described(parser: ArgumentParser) -> ArgumentParser:
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.epilog = EPILOG
    return parser
