"""Measure what agreeing on names costs: time beside extraction, and the memory of the tables.

usage: python benchmarks/names.py

The articles are those in seeds/ in other years, so that ten times as many articles name the same people, places and
series; a second run gives everybody a name of their own. Exit status: 1 where linking takes more than 15 percent of
extraction, or the tables grow with articles that name nobody new.
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from collections.abc import Sequence

from attrs import evolve
from run import texts

import factcheck
from factcheck.link import Links, link, spelling

_SHARE, _GROWTH = 0.15, 1.2
_SOME, _MANY = 20_000, 200_000  # bytes of text


def tables(claims: Sequence[factcheck.Claim]) -> int:
    """Bytes that the tables of names hold on to."""
    told = [(name, claim.known) for claim in claims for name in claim.key.who]
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    links = Links(told, spelling(factcheck.builtin_rules()))
    held = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    del links
    return held


def strangers(claims: Sequence[factcheck.Claim]) -> list[factcheck.Claim]:
    """The claims, everybody in them under a name that nobody else has."""
    return [
        evolve(claim, key=evolve(claim.key, who=[f"{name}-{number}" for name in claim.key.who]))
        for number, claim in enumerate(claims)
    ]


def main() -> int:
    factcheck.extract(texts(1)[0])  # rules are loaded outside the timing
    documents = texts(_MANY)
    began = time.process_time()
    many = [claim for document in documents for claim in factcheck.extract(document)]
    extracting = time.process_time() - began
    began = time.process_time()
    link(many, spelling(factcheck.builtin_rules()))
    linking = time.process_time() - began
    some = [claim for document in texts(_SOME) for claim in factcheck.extract(document)]
    held = {"few articles": tables(some), "ten times as many": tables(many), "with new names": tables(strangers(many))}
    print(f"{len(documents)} articles, {len(many)} claims")
    print(f"extraction {extracting:.2f} s, linking {linking:.2f} s: {linking / extracting:.1%} (at most {_SHARE:.0%})")
    for what, size in held.items():
        print(f"tables of names, {what:18s} {size / 1000:8.0f} kB")
    grows = held["ten times as many"] > _GROWTH * held["few articles"]
    return int(linking > _SHARE * extracting or grows)


if __name__ == "__main__":
    sys.exit(main())
