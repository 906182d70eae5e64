"""Articles that say the same: what one of them says of two things is no contradiction because another says it too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from factcheck.model import Claim


class Articles:
    """What each article says."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = claims
        self._said: dict[str, frozenset[tuple[str, str, str]]] = {}

    def apart(self, clashes: Iterable[tuple[Claim, ...]]) -> Iterator[tuple[Claim, ...]]:
        """The clashes but for those between articles of which one says all of it, in the same words: whether that one
        contradicts itself is asked of it alone, and it may tell of two people of one name. What clashes with its own
        words is left to whoever wrote the check.
        """
        for clash in clashes:
            documents = {claim.document for claim in clash}
            is_of_copies = len(documents) > 1 and len(set(map(_words, clash))) == len(clash)
            if not is_of_copies or not any(self._says_all(document, clash) for document in documents):
                yield clash

    def _says_all(self, document: str, clash: Sequence[Claim]) -> bool:
        if document not in self._said:
            self._said[document] = frozenset(map(_words, self._by_document[document]))
        return all(claim.document == document or _words(claim) in self._said[document] for claim in clash)

    @cached_property
    def _by_document(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self._claims:
            found[claim.document].append(claim)
        return found


def _words(claim: Claim) -> tuple[str, str, str]:
    return str(claim), claim.quote, claim.rule
