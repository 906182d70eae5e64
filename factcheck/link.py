"""Names that mean the same in two articles get the same key: exact and explained, never by likeness.

What one article tells of a name tells two bearers of it apart, and joins a surname to the one full name of the same
role or in the same company. A joint that rests on more than spelling is `same` among the assumptions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from attrs import evolve, frozen

from factcheck.bearers import NONE, Facts, bearers, in_words
from factcheck.fullnames import MOST, FullNames
from factcheck.model import Claim, Key, slug
from factcheck.spelling import Spelling


@frozen
class Link:
    """The key of a name, why it is that one, and whether more than spelling says so."""

    name: str
    why: str = "the same words"
    is_assumed: bool = False


class Links:
    """What all articles together make of their names. It grows with distinct names and what is told of them."""

    def __init__(self, told: Iterable[tuple[str, Facts]], spelling: Spelling | None = None) -> None:
        self.spelling = spelling or Spelling()
        self._facts: dict[str, set[Facts]] = defaultdict(set)
        for name, facts in told:
            self._facts[self.spelling(name)].add(facts)
        self._by_facts = {name: bearers(sorted(facts, key=sorted)) for name, facts in self._facts.items()}
        self._bearers = dict(self._by_facts)
        self._full = FullNames(self._facts, self.spelling)
        self._beside: dict[str, dict[Facts, set[str]]] = defaultdict(lambda: defaultdict(set))

    def keep_company(self, named: Iterable[tuple[str, Facts, frozenset[str]]]) -> None:
        """Keeps whom articles name beside those that shorter names may stand for, or of whom there may be several."""
        for name, facts, company in named:
            plain = self.spelling(name)
            self._full.keep_company(plain, company)
            if self._bearers[plain] and len(self._beside[plain][facts]) < MOST:
                self._beside[plain][facts] |= self._full.others(company, plain)
        for name, beside in self._beside.items():
            self._bearers[name] = bearers(sorted(self._facts[name], key=sorted), beside)

    def of(self, name: str, facts: Facts = NONE, document: str = "", company: frozenset[str] = NONE) -> Link:
        """The key of a name of which an article tells these facts, and that has this company there."""
        plain = self.spelling(name)
        how = "the house’s word for" if name in self.spelling.aliases else "another spelling of"
        why = "the same words" if plain == name else f"{name} is {how} {plain}"
        full, joint = self._full.of(plain, facts, company)
        if full:
            return Link(full, joint, True)
        labels = self._bearers.get(plain, {})
        if len(set(labels.values())) < 2:
            return Link(plain, why)
        bearer = labels.get(facts) or self._beside_one(plain, company)
        if bearer is None:
            return Link(f"{plain}-{slug(document)}", f"several are called {plain}, and nothing tells which is meant")
        told = " ".join(sorted(fact.partition(" ")[2] for fact in bearer))
        is_by_company = bearer != self._by_facts[plain].get(facts)
        beside = ", and named beside the same others" if is_by_company else ""
        why = f"several are called {plain}; this one is told apart by: {in_words(bearer)}{beside}"
        return Link(f"{plain}-{slug(told)}", why, is_by_company)

    def _beside_one(self, name: str, company: frozenset[str]) -> Facts | None:
        """The one bearer of a name beside whom others of this company are named too."""
        others, labels = self._full.others(company, name), self._bearers[name]
        beside = self._beside[name].items()
        found = {labels[facts] for facts, theirs in beside if facts in labels and not others.isdisjoint(theirs)}
        return found.pop() if len(found) == 1 else None

    def apart(self, one: str, facts: Facts, other: str, theirs: Facts) -> str:
        """Why two names that have two keys, each with what its article tells of it, are not joined."""
        one, other = self.spelling(one), self.spelling(other)
        if one == other:
            return "one name, but not surely of one bearer"
        for short, told, full in ((one, facts, other), (other, theirs, one)):
            if why := self._full.apart(short, told, full):
                return why
        return "two names, and nothing is joined for being alike"


def link(claims: Iterable[Claim], spelling: Spelling | None = None) -> list[Claim]:
    """The claims under keys that agree wherever the same is meant, article by article."""
    spelling = spelling or Spelling()
    by_article = sorted((_as_said(claim, spelling) for claim in claims), key=_article)
    links = links_of(by_article, spelling)
    return [_linked(claim, told, links) for claim, told in _told(by_article)]


def links_of(by_article: Sequence[Claim], spelling: Spelling) -> Links:
    """What all articles together make of the names in their claims, those of one article after those of another."""
    links = Links(((name, facts) for _, told in _told(by_article) for name, facts in told.items()), spelling)
    links.keep_company(
        (name, facts, claim.company) for claim, told in _told(by_article) for name, facts in told.items()
    )
    return links


def _as_said(claim: Claim, spelling: Spelling) -> Claim:
    """A claim under the newsroom's words for those that it names."""
    if not spelling.aliases or not claim.said:
        return claim
    who = frozenset(spelling.own(name, claim.words_for(name)) for name in claim.key.who)
    where = spelling.own(claim.key.where, claim.words_for(claim.key.where))
    return evolve(claim, key=evolve(claim.key, who=who, where=where))


def named(key: Key, spelling: Spelling) -> Key:
    """A key in which a common word is no name: a Boat Show is one of many, and which is told by its town alone."""
    common = {name for name in key.who if spelling.is_common(name)}
    if not common:
        return key
    return evolve(key, what="-".join([*sorted(common), key.what]), who=key.who - common)


def _linked(claim: Claim, told: Mapping[str, Facts], links: Links) -> Claim:
    spelling = links.spelling
    own = named(claim.key, spelling)
    names = sorted(own.who)
    found = [links.of(name, told[name], claim.document, claim.company) for name in names]
    what, narrowed = spelling.event(own.what)
    told_of = min((fact.removeprefix("of ") for fact in claim.known if fact.startswith("of ")), default="")
    narrowed = claim.key.of or narrowed or told_of
    where = spelling(claim.key.where) if claim.key.where else ""
    key = Key(what, [each.name for each in found], where, narrowed)
    if claim.kind == "absent" and key.what == "event" and not key.named:
        key = evolve(key, of=key.of or "unnamed")  # what was absent is not said: no event is certainly of that kind
    if key == claim.key:
        return claim
    assumed = {"same"} if any(each.is_assumed for each in found) else set()
    called = {
        f"{each.name} {claim.words_for(name)}" for name, each in zip(names, found, strict=True) if each.name != name
    }
    return evolve(claim, key=key, assumes=claim.assumes | assumed, said=claim.said | called)


def _article(claim: Claim) -> str:
    return claim.document


def _told(by_article: Iterable[Claim]) -> Iterator[tuple[Claim, Mapping[str, Facts]]]:
    """Each claim with what its article tells of those in its key. One article at a time is looked at."""
    for _, together in groupby(by_article, _article):
        claims = list(together)
        born = births(claims)
        for claim in claims:
            yield claim, {name: _facts(claim, name, born.get(name)) for name in claim.key.who}


def _facts(claim: Claim, name: str, born: str | None) -> Facts:
    """What a claim and the year of a birth tell of a name."""
    if not claim.known and not born:
        return NONE
    told = {fact.partition(" ")[2] for fact in claim.known if fact.startswith(name + " ")}
    return _interned(frozenset(told | ({born} if born else set())))


@lru_cache(maxsize=100_000)
def _interned(facts: Facts) -> Facts:
    return facts


def births(claims: Iterable[Claim]) -> dict[str, str]:
    """Name → “born 1952”, where the claims of one article tell it, or an age, in so many words."""
    found: dict[str, str] = {}
    for claim in claims:
        if claim.key.what == "birth" and claim.when is not None and "who" not in claim.assumes:
            year = str(claim.when)[:5].lstrip("[")[:4]
            for name in claim.key.who if year.isdecimal() else ():
                found.setdefault(name, f"born {year}")
    return found
