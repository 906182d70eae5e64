"""Measure how cost grows with rules, with text and with claims: each twice or ten times as many as the row before.

usage: python benchmarks/scaling.py [--picture FILE]

Rules beyond those that there are say the same in words that no text has. CPU time on one core, the least of two runs
after one that warms up, over the articles in seeds/ in other years; claims are those of `worlds.truth`. The picture
needs matplotlib, which `pip install '.[pictures]'` brings. Exit status: 1 where 1,000 rules take over 20 percent more
time than 300, or text or claims grow by more than an exponent of 1.1.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from itertools import count
from math import log
from pathlib import Path

from attrs import evolve
from run import texts
from worlds import truth

import factcheck
from factcheck.check import check_claims
from factcheck.language.patterns import Choice, Maybe, Pattern, Seq, Word

#: What is counted, how often, and the seconds that each count took.
Curve = tuple[str, list[int], list[float]]
_RULES, _TEXT, _CLAIMS = [100, 300, 1000], [10_000, 100_000, 1_000_000], [10_000, 50_000, 250_000]
_MOST_GROWTH, _MOST_EXPONENT = 1.2, 1.1


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure how cost grows with rules, text and claims.")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="draw the curves into this file")
    picture = parser.parse_args().picture
    curves = [of_rules(), of_text(), of_claims()]
    for what, sizes, seconds in curves:
        for size, taken in zip(sizes, seconds, strict=True):
            print(f"{what:18s} {size:>9,} {taken:8.2f} s")
    (_, _, by_rules), *others = curves
    growth = by_rules[-1] / by_rules[-2]
    exponents = [log(seconds[-1] / seconds[0]) / log(sizes[-1] / sizes[0]) for _, sizes, seconds in others]
    print(
        f"{_RULES[-2]} to {_RULES[-1]} rules: {growth - 1:+.0%}; exponents of text and claims:",
        *map("{:.2f}".format, exponents),
    )
    if picture:
        draw(curves, picture)
    return int(growth > _MOST_GROWTH or max(exponents) > _MOST_EXPONENT)


def least(work: Callable[[], object]) -> float:
    """The CPU seconds of the faster of two runs, once one has built what the work leads to."""
    work()
    taken = []
    for _ in range(2):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


def of_rules() -> Curve:
    documents = texts(500_000)
    books = [book(size) for size in _RULES]
    return "rules", _RULES, [least(lambda own=own: [factcheck.extract(d, own) for d in documents]) for own in books]


def of_text() -> Curve:
    documents = [texts(size) for size in _TEXT]
    return "bytes of text", _TEXT, [least(lambda own=own: list(map(factcheck.extract, own))) for own in documents]


def of_claims() -> Curve:
    checks = factcheck.builtin_rules().checks
    worlds = [list(truth(size)) for size in _CLAIMS]
    return "claims checked", _CLAIMS, [least(lambda own=own: check_claims(own, checks)) for own in worlds]


def book(size: int) -> factcheck.Rulebook:
    """The first so many rules of English, or all of them and others that no text has words for."""
    english = factcheck.builtin_rules().languages["en"]
    rules = list(english.rules[:size])
    for number in count():
        if len(rules) >= size:
            break
        other = ((rule, disguised(rule.pattern, number)) for rule in english.rules if not rule.regex)
        rules += [evolve(rule, name=f"{rule.name}-{number}", pattern=own) for rule, own in other if own != rule.pattern]
    return factcheck.Rulebook({"en": evolve(english, rules=tuple(rules[:size]))})


def disguised(pattern: Pattern, number: int) -> Pattern:
    """A pattern with each word changed into one that there is not."""
    match pattern:
        case Word(text):
            return Word(text + "q" * (number + 1))
        case Seq(parts) | Choice(parts):
            return type(pattern)(tuple(disguised(part, number) for part in parts))
        case Maybe(part):
            return Maybe(disguised(part, number))
    return pattern


def draw(curves: list[Curve], file: Path) -> None:
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "factcheck"  # the same curves give the same file
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(1, len(curves), figsize=(9, 2.6), layout="constrained")
    for axis, (what, sizes, seconds) in zip(axes, curves, strict=True):
        axis.loglog(sizes, seconds, marker="o", color="#1f5fa8")
        axis.loglog(sizes, [seconds[0] * size / sizes[0] for size in sizes], linestyle=":", color="gray")
        axis.set_xlabel(what)
        axis.set_ylim(min(seconds) / 3, max(seconds) * 3)
    axes[0].set_ylabel("CPU seconds")
    figure.savefig(file, metadata={"Date": None})


if __name__ == "__main__":
    sys.exit(main())
