"""The commands of `factcheck rules …`. Each loads what it needs."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from shutil import get_terminal_size
from typing import TextIO

import factcheck
from factcheck.api import rules_folder
from factcheck.cli.progress import counted, saying
from factcheck.garbage import without_collections
from factcheck.parallel import cores, spread
from factcheck.read import Article, ReadError, read_articles
from factcheck.report import in_reading_order, visible
from factcheck.workshop.catalogue import Entry, NoSuchRule, entries, entry, listed, shown_path
from factcheck.workshop.draft import NoDraft, drafted
from factcheck.workshop.revision import NoSuchRevision, rules_at

DONE, FOUND, AT_FAULT = 0, 1, 2
_WRITTEN = 5
NO_DIAGRAMS = "diagrams need what pip install 'factcheck-rules[diagrams]' adds"
NO_PATTERN = "a check has no pattern to draw"
OnError = Callable[[ReadError], None]


def run(asked: Namespace, on_error: OnError) -> int:
    """Do one action and return its exit status: 0 done, 1 something found, 2 something wrong."""
    actions = {
        "list": _list,
        "show": _show,
        "explain": _explain,
        "test": _test,
        "new": _new,
        "coverage": _coverage,
        "diff": _diff,
        "docs": _docs,
    }
    try:
        return actions[asked.action](asked, on_error)
    except (NoDraft, NoSuchRule, NoSuchRevision) as error:
        print(error, file=sys.stderr)
        return AT_FAULT


def _rulebook(paths: Sequence[Path]) -> factcheck.Rulebook:
    """The built-in rules, and over them those of each path, whether or not they keep their examples."""
    with without_collections():
        return factcheck.Rulebook.load_all(paths, factcheck.builtin_rules())


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def _list(asked: Namespace, on_error: OnError) -> int:
    known = entries(_rulebook(asked.rules))
    if asked.family is not None and asked.family not in {one.family for one in known}:
        raise NoSuchRule(f"no file of rules is called {asked.family}: {', '.join(sorted({e.family for e in known}))}")
    kinds, families = asked.kind or "", asked.family or ""
    _print(listed(one for one in known if kinds in ("", one.kind) and families in ("", one.family)))
    return DONE


def _show(asked: Namespace, on_error: OnError) -> int:
    rulebook = _rulebook(asked.rules)
    found = _entry(entries(rulebook), asked)
    _print(found.toml())
    _warn([found.of], rulebook)
    return DONE


def _entry(known: Sequence[Entry], asked: Namespace) -> Entry:
    return entry(known, asked.name, "" if asked.rules else "; rules of your own are given with --rules")


def _warn(of: Iterable[object], rulebook: factcheck.Rulebook) -> None:
    """Say of one's own rules and types among these what is hardly meant, and which claims nothing is held against."""
    from factcheck.language.lexicon import Type
    from factcheck.language.rules import ClaimRule
    from factcheck.workshop.doubts import replaced, unclaimed
    from factcheck.workshop.explain import wrapped
    from factcheck.workshop.unmet import unmet

    known = entries(factcheck.builtin_rules())
    built_in = {id(entry.of) for entry in known}
    own = [each for each in of if id(each) not in built_in]
    rules = [each for each in own if isinstance(each, ClaimRule)]
    warnings: list[tuple[ClaimRule | Type, str]] = [*replaced((t for t in own if isinstance(t, Type)), known)]
    warnings += unclaimed(rules)
    for language in rulebook.languages.values():
        warnings += unmet([rule for rule in rules if rule in language.rules], language, rulebook.checks)
    for about, line in warnings:
        table = f"type.{about.name}" if isinstance(about, Type) else f"rule.{about.name}"
        place = f"{shown_path(about.source.path)}:{about.source.table(table)[0]}"
        print(wrapped(visible(f"{place}: warning: {line}"), _width(sys.stderr)), file=sys.stderr)


def _explain(asked: Namespace, on_error: OnError) -> int:
    from factcheck.language.checks import Check
    from factcheck.workshop.explain import explained, wrapped

    rulebook = _rulebook(asked.rules)
    known = entries(rulebook)
    found = _entry(known, asked)
    if asked.text is not None:
        from factcheck.workshop.read import read_by

        _print(map(visible_lines, read_by(found, asked.text, rulebook)))
        return DONE
    if asked.diagram is not None:
        from factcheck.language.diagram import diagram

        if isinstance(found.of, Check) or found.of.pattern is None:
            raise NoSuchRule(f"{found.name} has no pattern to draw")
        try:
            drawn = diagram(found.of.pattern, found.name)
        except ImportError:
            print(NO_DIAGRAMS, file=sys.stderr)
            return AT_FAULT
        asked.diagram.write_text(drawn, encoding="utf-8")
    for line in explained(found, known, _written(found.of, rulebook)):
        _print(wrapped(each, _width(sys.stdout)) for each in visible_lines(line).split("\n"))
    return DONE


def _width(stream: TextIO) -> int:
    """How wide the lines of a stream may be; 0 where it is no terminal."""
    return get_terminal_size().columns if stream.isatty() else 0


def _written(rule: object, rulebook: factcheck.Rulebook) -> list[str]:
    """A few sentences that a claim rule reads, where the extra `testing` is there to write them."""
    from factcheck.language.rules import ClaimRule

    try:
        from factcheck.testing.samples import written
    except ImportError:
        return []
    return written(rule, rulebook, _WRITTEN) if isinstance(rule, ClaimRule) else []


def _test(asked: Namespace, on_error: OnError) -> int:
    from factcheck.workshop.trial import tried

    base = _rulebook(asked.rules)
    own, under = (factcheck.Rulebook.load(asked.path, base=base), base) if asked.path else (base, None)
    is_wrong = False
    for line, tells_of_failure in tried(own, under, str(asked.path or "")):
        print(visible_lines(line))
        is_wrong |= tells_of_failure
    if asked.path:
        _warn((entry.of for entry in entries(own)), own)
    if asked.mutate:
        from factcheck.testing.mutants import survivors

        lines = list(survivors(own, under))
        _print(lines)
        is_wrong |= len(lines) > 1
    return FOUND if is_wrong else DONE


def _new(asked: Namespace, on_error: OnError) -> int:
    print(drafted(asked.sentence, _rulebook(asked.rules), asked.claim, asked.name, asked.family), end="")
    return DONE


def _coverage(asked: Namespace, on_error: OnError) -> int:
    from factcheck.workshop.coverage import Coverage, tally

    rulebook = _rulebook(asked.rules)
    coverage = Coverage()
    documents = (article.document for article in read_articles(asked.paths, on_error))
    tallies = spread(partial(tally, rulebook=rulebook), documents, asked.jobs or cores())
    for found in counted(tallies, "articles", sys.stderr):
        coverage.add(found)
    base = factcheck.builtin_rules() if asked.rules and not asked.all else None
    _print(map(visible_lines, coverage.report(rulebook, asked.forms, base)))
    return DONE


def _diff(asked: Namespace, on_error: OnError) -> int:
    from factcheck.workshop.compare import Sign, both, changes, finding_changes, sharing, summary
    from factcheck.workshop.told import change_lines, finding_change_lines

    with saying("loading the rules", sys.stderr):
        builtin, new = factcheck.builtin_rules(), _rulebook(asked.rules)
    with saying(f"loading the rules of {visible(asked.rev)}", sys.stderr):
        old = sharing(rules_at(asked.rev, builtin, rules_folder(), asked.rules), new)
    articles: dict[str, Article] = {}

    def documents() -> Iterator[factcheck.Document]:
        for article in read_articles(asked.paths, on_error):
            articles[article.document.id] = article
            yield article.document

    if old is new:
        for _ in counted(documents(), "articles", sys.stderr):
            pass
        print(summary(len(articles), Counter(), Counter()))
        return DONE
    sides: tuple[list[factcheck.Claim], list[factcheck.Claim]] = [], []
    differing = []
    found = spread(partial(both, old=old, new=new), documents(), asked.jobs or cores())
    for pair in counted(found, "articles", sys.stderr):
        for side, claims in zip(sides, pair, strict=True):
            side += claims
        differing += changes(pair)
    for change in differing:
        _print(change_lines(change, articles))
    with saying("checking the claims", sys.stderr):
        by_finding = {id(change.finding): change for change in finding_changes(sides, old, new)}
    for finding in in_reading_order((change.finding for change in by_finding.values()), articles):
        _print(finding_change_lines(by_finding[id(finding)], articles))
    signs: tuple[Counter[Sign], ...] = tuple(
        Counter(change.sign for change in found) for found in (differing, by_finding.values())
    )
    print(summary(len(articles), *signs))
    return FOUND if differing or by_finding else DONE


def _docs(asked: Namespace, on_error: OnError) -> int:
    from factcheck.workshop.pages import NotWritten, write

    try:
        count = write(_rulebook(asked.rules), asked.folder)
    except NotWritten as error:
        print(error, file=sys.stderr)
        return AT_FAULT
    print(f"{count} pages in {asked.folder}")
    return DONE


def visible_lines(text: str) -> str:
    """Several lines, each without characters that steer a terminal."""
    return "\n".join(map(visible, text.split("\n")))
