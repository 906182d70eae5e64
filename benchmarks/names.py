"""Measure what agreeing on names costs: time beside extraction, and the memory of the tables.

usage: python benchmarks/names.py

The articles are those in seeds/ in other years. Ten times as many tell the same of the same people, places and series,
though each beside somebody else; a last run gives everybody a name of their own. Memory is what there is at
the most while the tables are made, and what stays when all is linked and let go. Exit status: 1 where linking takes
more than 15 percent of extraction, or the tables grow with articles that name nobody new.
"""

from __future__ import annotations

import gc
import sys
import time
import tracemalloc
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve
from run import texts

import factcheck
from factcheck.link import link, links_of
from factcheck.spelling import spelling

_SHARE, _GROWTH = 0.15, 1.2
_NOISE = 10_000  # bytes by which two runs over the same differ
_SIZE = 200_000  # bytes of text


def tables(claims: Iterable[factcheck.Claim]) -> tuple[int, int]:
    """Bytes that the tables of names take, at the most, beside the claims; and those that stay afterwards."""
    by_article = sorted(claims, key=lambda claim: claim.document)
    tracemalloc.start()
    links_of(by_article, spelling(factcheck.builtin_rules()))
    most = tracemalloc.get_traced_memory()[1]
    link(by_article, spelling(factcheck.builtin_rules()))
    gc.collect()
    stays = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return most, stays


def told_again(claims: Sequence[factcheck.Claim], times: int) -> Iterator[factcheck.Claim]:
    """The claims as so many times as many articles tell them."""
    for number in range(times):
        for claim in claims:
            company = claim.company | {f"stranger-{number}"}
            yield evolve(claim, document=f"{claim.document}-{number}", company=company)


def strangers(claims: Sequence[factcheck.Claim]) -> list[factcheck.Claim]:
    """The claims, everybody in them under a name that nobody else has."""
    return [
        evolve(claim, key=evolve(claim.key, who=[f"{name}-{number}" for name in claim.key.who]))
        for number, claim in enumerate(claims)
    ]


def main() -> int:
    factcheck.extract(texts(1)[0])  # rules are loaded outside the timing
    documents = texts(_SIZE)
    began = time.process_time()
    many = [claim for document in documents for claim in factcheck.extract(document)]
    extracting = time.process_time() - began
    began = time.process_time()
    link(many, spelling(factcheck.builtin_rules()))
    linking = time.process_time() - began
    held = {
        "as told": tables(many),
        "told ten times": tables(told_again(many, 10)),
        "with new names": tables(strangers(many)),
    }
    print(f"{len(documents)} articles, {len(many)} claims")
    print(f"extraction {extracting:.2f} s, linking {linking:.2f} s: {linking / extracting:.1%} (at most {_SHARE:.0%})")
    for what, (most, stays) in held.items():
        print(f"tables of names, {what:18s} {most / 1000:8.0f} kB, {stays / 1000:6.0f} kB stay")
    pairs = zip(held["as told"], held["told ten times"], strict=True)
    grows = any(ten > _GROWTH * once + _NOISE for once, ten in pairs)
    return int(linking > _SHARE * extracting or grows)


if __name__ == "__main__":
    sys.exit(main())
