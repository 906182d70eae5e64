"""The commands: each reads articles, hands them on and prints what comes back. What only one of them needs is loaded
by that one.
"""

from __future__ import annotations

import gc
import io
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import factcheck
from factcheck.cli.arguments import Options
from factcheck.cli.progress import counted
from factcheck.cli.reports import has_colours, tell
from factcheck.cli.settled import WrongDate, aliases_of, articles_of, rules_of, settings_of, settled
from factcheck.garbage import without_collections
from factcheck.language.errors import RuleError
from factcheck.parallel import cores
from factcheck.read import Article, ReadError, read_facts
from factcheck.report import Results, in_reading_order, visible
from factcheck.settings.changed import Changed, NoRevision
from factcheck.settings.sift import baseline_at, sift

if TYPE_CHECKING:
    from factcheck.report.extracted import Read, Screen

NOTHING_FOUND, FOUND, AT_FAULT = 0, 1, 2


def run(options: Options) -> int:
    """Do what the options ask and return the exit status: 0 nothing found, 1 findings, 2 input or rules at fault."""
    faults = _Faults()
    try:
        options = settled(options)
        if options.asked is not None:
            from factcheck.cli import rules  # with what only those who write rules need

            status = rules.run(options.asked, faults)
        else:
            if options.explains_date:
                return _explain_dates(options, faults)
            commands = {
                "check": _check,
                "config": _config,
                "extract": _extract,
                "keys": _keys,
                "rules profile": _profile,
            }
            status = commands[options.command](options, _rulebook(options.rules), faults)
    except (RuleError, OSError, WrongDate, NoRevision) as error:
        if isinstance(error, BrokenPipeError):
            raise
        print(_told(error), file=sys.stderr)
        return AT_FAULT
    return AT_FAULT if faults.told else status


def _told(error: Exception) -> str:
    """An error as people put it: of a file, its name and what is wrong with it, without the system's number."""
    return f"{error.filename}: {error.strerror}" if isinstance(error, OSError) and error.filename else str(error)


def _rulebook(paths: Sequence[Path]) -> factcheck.Rulebook:
    """The built-in rules, and over them those of each path. Raises RuleError, also where one fails its own examples."""
    with without_collections():  # rules last as long as the program: no search for garbage need go through them
        rulebook = base = factcheck.builtin_rules()
        if paths:
            from factcheck.examples import failures

            rulebook = factcheck.Rulebook.load_all(paths, base)
            for failure in failures(rulebook, base):
                raise failure
        gc.freeze()
    return rulebook


class _Faults:
    """Prints and keeps what could not be read."""

    def __init__(self) -> None:
        self.told: list[ReadError] = []

    def __call__(self, error: ReadError) -> None:
        self.told.append(error)
        print(visible(str(error)), file=sys.stderr)


def _explain_dates(options: Options, faults: _Faults) -> int:
    from factcheck.read.dates import explained

    for article in articles_of(options, faults):
        print(visible(explained(article)))
    return AT_FAULT if faults.told else NOTHING_FOUND


def _check(options: Options, rulebook: factcheck.Rulebook, faults: _Faults) -> int:
    known, rules = baseline_at(options.baseline, options.update_baseline), rules_of(options, rulebook)
    changed = Changed.since(options.since, [*options.paths, *map(str, options.facts)]) if options.since else None
    articles = {article.document.id: article for article in articles_of(options, faults)}
    progress = io.StringIO() if options.quiet else sys.stderr
    documents = counted([article.document for article in articles.values()], "articles", progress)
    house: list[str] = []
    facts: list[factcheck.Claim] = []
    for path in options.facts:
        article, claims = read_facts(path, faults)
        articles[article.document.id] = article
        house.append(article.document.id)
        facts += claims
    claims, found = factcheck.examine(documents, rules, aliases_of(options), facts, options.jobs or cores())
    settings = settings_of(options)
    sifted = sift(in_reading_order(found, articles), articles, settings, rulebook, known, options.update_baseline)
    results = Results(
        [finding for finding in sifted.findings if changed is None or changed.touches(finding, articles)],
        articles,
        rulebook.checks,
        version=factcheck.__version__,
        facts=house,
        unread=faults.told,
        fail_on=settings.fail_on.of,
        quiet=options.quiet,
        claims=claims,
    )
    tell(results, options)
    is_text = options.format == "text" and not options.quiet
    for line in sifted.summary:
        print(visible(line), file=sys.stdout if is_text else sys.stderr)
    for line in sifted.notes:
        print(visible(line), file=sys.stderr)
    return FOUND if any(map(results.fails, results.findings)) else NOTHING_FOUND


def _config(options: Options, rulebook: factcheck.Rulebook, faults: _Faults) -> int:
    from factcheck.settings.shown import shown

    for line in shown(settings_of(options), [*rules_of(options, rulebook).languages]):
        print(visible(line))
    return NOTHING_FOUND


def _extract(options: Options, rulebook: factcheck.Rulebook, faults: _Faults) -> int:
    """Few articles are in memory at a time, so that any number of them fits."""
    from factcheck.report.extracted import Read, extracted

    under_way: deque[Article] = deque()

    def documents() -> Iterator[factcheck.Document]:
        for article in articles_of(options, faults):
            under_way.append(article)
            yield article.document

    def read(article: Article, claims: list[factcheck.Claim]) -> Read:
        document = article.document
        return Read(article, claims, lambda: factcheck.find_times(document.text, document.published, rulebook))

    found = factcheck.extract_all(documents(), rulebook, options.jobs or cores())
    articles = (read(under_way.popleft(), claims) for claims in found)
    progress = io.StringIO() if sys.stdout.isatty() else sys.stderr  # what is printed there shows how far it is
    for line in extracted(counted(articles, "articles", progress), options.format, _screen()):
        print(line)
    return NOTHING_FOUND


def _keys(options: Options, rulebook: factcheck.Rulebook, faults: _Faults) -> int:
    from factcheck.keys import keys, listed
    from factcheck.why import NothingCalledSo, explained

    documents = (article.document for article in articles_of(options, faults))
    found = list(keys(documents, rulebook, aliases_of(options)))
    try:
        lines = explained(found, *options.why) if options.why else listed(found)
        for line in lines:
            print(visible(line))
    except NothingCalledSo as error:
        print(error, file=sys.stderr)
        return AT_FAULT
    return NOTHING_FOUND


def _profile(options: Options, rulebook: factcheck.Rulebook, faults: _Faults) -> int:
    from factcheck.profile import profile

    documents = (article.document for article in articles_of(options, faults))
    print(f"{'µs/KB':>8} {'matches':>8} {'claims':>8}  rule")
    for cost in profile(documents, rulebook):
        print(f"{cost.microseconds:8.1f} {cost.matches:8} {cost.claims:8}  {cost.rule}")
    return NOTHING_FOUND


def _screen() -> Screen:
    """Where standard output goes."""
    from shutil import get_terminal_size

    from factcheck.report.extracted import Screen

    width = get_terminal_size().columns if sys.stdout.isatty() else None
    return Screen(width, has_colours())
