"""The examples of rules tried, and told as a report."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.examples import NOTHING, Unkept, examples
from factcheck.language.rulebook import Rulebook
from factcheck.workshop.counts import so_many


def tried(rulebook: Rulebook, base: Rulebook | None = None, where: str = "") -> Iterator[tuple[str, bool]]:
    """Lines, and whether each tells of a failure: an error, with a diff, for each example that does not hold; then a
    summary. `where` they stand is told where nothing is tried.
    """
    names: set[str] = set()
    count = wrong = 0
    for example in examples(rulebook, base):
        names.add(example.name)
        count += 1
        error = example.tried()
        if error is None:
            continue
        wrong += 1
        yield f"{error}\n    of {example.name}, {example.key}[{example.number}]: {example.text}", True
        if isinstance(error, Unkept):
            yield "".join(f"    {line}\n" for line in error.diff), True
    if not names:
        yield f"{where}: {NOTHING}" if where else NOTHING, True
        return
    of = f"{so_many(count, 'example')} of {so_many(len(names), 'rule or check', 'rules and checks')}"
    yield (f"{of}: {wrong} {'does' if wrong == 1 else 'do'} not hold" if wrong else f"{of}: all hold"), False
