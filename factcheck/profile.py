"""What each rule costs: how long it alone takes to go through articles, how often it matches, and what comes of it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import frozen

from factcheck.extract import claims_of
from factcheck.language.rulebook import Rulebook
from factcheck.model import Document
from factcheck.prepared import Prepared, prepared

_RUNS = 2  # of which the faster counts: the first builds the states that the articles lead to


@frozen
class Cost:
    """A rule's name; the µs of CPU time a KB of text (UTF-8, 1,000 bytes) that finding its matches takes with no other
    rule beside it; its matches, and the claims that are made of them.
    """

    rule: str
    microseconds: float
    matches: int
    claims: int


def profile(documents: Iterable[Document], rulebook: Rulebook) -> list[Cost]:
    """The cost of every claim rule over these articles, the dearest first."""
    texts = [text for document in documents if (text := prepared(document, rulebook)) is not None]
    kilobytes = sum(len(text.document.text.encode("utf-8", "replace")) for text in texts) / 1000
    made = Counter(claim.rule for text in texts for claim in claims_of(text))
    return sorted(_costs(texts, kilobytes, made), key=lambda cost: (-cost.microseconds, cost.rule))


def _costs(texts: list[Prepared], kilobytes: float, made: Counter[str]) -> Iterator[Cost]:
    for reader in dict.fromkeys(text.reader for text in texts):
        own = [text.tokens for text in texts if text.reader is reader]
        for number, rule in enumerate(reader.language.rules):
            alone = reader.claims.only(number)
            seconds: list[float] = []
            for _ in range(_RUNS):
                began = time.process_time()
                matches = sum(1 for tokens in own for _ in alone.matches(tokens))
                seconds.append(time.process_time() - began)
            yield Cost(rule.full_name, min(seconds) / kilobytes * 1e6, matches, made[rule.full_name])
