"""Names that mean the same in two articles get the same key: exact and explained, never by likeness.

What one article tells of a name (“role president”, “life sport”, “country india”, “born 1952”) tells two bearers of it
apart, and joins a surname to the one full name of the same role. A joint that rests on more than spelling is `same`
among the assumptions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, groupby

from attrs import evolve, frozen

from factcheck.model import Claim, Key, slug
from factcheck.spelling import Spelling

Facts = frozenset[str]
NONE: Facts = frozenset()
_TELLING = ("life", "country", "born")  # facts of which two may be of two bearers
_GENERATION = 15  # years between births that no misprint of an age explains
_LIFETIME = 100  # years between births of which no two are of one life, nor a century misprinted


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
        self._by_surname: dict[str, list[str]] = defaultdict(list)
        for name in self._facts:
            if "-" in name:
                self._by_surname[name.rpartition("-")[2]].append(name)
        self._bearers = {name: _bearers(sorted(facts, key=sorted)) for name, facts in self._facts.items()}

    def of(self, name: str, facts: Facts = NONE, document: str = "") -> Link:
        """The key of a name of which an article tells these facts."""
        plain = self.spelling(name)
        how = "the house’s word for" if name in self.spelling.aliases else "another spelling of"
        why = "the same words" if plain == name else f"{name} is {how} {plain}"
        if full := self._full(plain, facts):
            return Link(full, f"{plain} and {full} have one role, and no other has this surname", True)
        bearers = self._bearers.get(plain, {})
        if len(set(bearers.values())) < 2:
            return Link(plain, why)
        bearer = bearers.get(facts)
        if bearer is None:
            return Link(f"{plain}-{slug(document)}", f"several are called {plain}, and nothing tells which is meant")
        told = " ".join(sorted(fact.partition(" ")[2] for fact in bearer))
        why = f"several are called {plain}; this one is told apart by: {_in_words(bearer)}"
        return Link(f"{plain}-{slug(told)}", why)

    def apart(self, one: str, facts: Facts, other: str, theirs: Facts) -> str:
        """Why two names that have two keys, each with what its article tells of it, are not joined."""
        one, other = self.spelling(one), self.spelling(other)
        if one == other:
            return "one name, but not surely of one bearer"
        for short, told, full in ((one, facts, other), (other, theirs, one)):
            if full in (meant := self._could_be(short)):
                return self._bar(told, meant)
        return "two names, and nothing is joined for being alike"

    def _full(self, name: str, facts: Facts) -> str:
        """The full name of a surname, or of an initial and a surname, that has a role in both articles; or ""."""
        if not _of(facts, "role"):
            return ""
        meant = self._could_be(name)
        return meant[0] if meant and not self._bar(facts, meant) else ""

    def _could_be(self, name: str) -> Sequence[str]:
        """The full names of a surname, or of an initial and a surname."""
        first, _, last = name.rpartition("-")
        if all(self.spelling.is_particle(word) for word in first.split("-")):
            first = ""  # von der Leyen
        if len(first) > 1:
            return ()
        return [full for full in self._by_surname.get(last, ()) if full != name and full.startswith(first)]

    def _bar(self, facts: Facts, meant: Sequence[str]) -> str:
        """Why a surname of which this is told is none of the full names that it could be; "" where nothing bars it."""
        if len(meant) > 1:
            return f"several could be meant: {', '.join(sorted(meant))}"
        if len(set(self._bearers[meant[0]].values())) > 1:
            return f"several are called {meant[0]}"
        theirs = frozenset().union(*self._facts[meant[0]])
        if not _of(facts, "role") & _of(theirs, "role"):
            return "no role that both articles tell"
        said = f"told apart by: {_in_words(_label(facts))}, and {_in_words(_label(theirs))}"
        return said if _disagree(facts, theirs) else ""


def link(claims: Iterable[Claim], spelling: Spelling | None = None) -> list[Claim]:
    """The claims under keys that agree wherever the same is meant, article by article."""
    spelling = spelling or Spelling()
    by_article = sorted((_as_said(claim, spelling) for claim in claims), key=_article)
    links = links_of(by_article, spelling)
    return [_linked(claim, told, links) for claim, told in _told(by_article)]


def links_of(by_article: Iterable[Claim], spelling: Spelling) -> Links:
    """What all articles together make of the names in their claims, those of one article after those of another."""
    return Links(((name, facts) for _, told in _told(by_article) for name, facts in told.items()), spelling)


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
    found = [links.of(name, told[name], claim.document) for name in sorted(own.who)]
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
    return evolve(claim, key=key, assumes=claim.assumes | assumed)


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


def _bearers(told: Sequence[Facts]) -> dict[Facts, Facts]:
    """Which facts are of which bearer of a name: those that agree in something and disagree in nothing are of one. What
    agrees with two that are born apart is of neither.
    """
    telling = [facts for facts in told if any(_of(facts, kind) for kind in _TELLING)]
    if not any(_disagree(a, b) for a, b in combinations(telling, 2)):
        return {}
    apart = [pair for pair in combinations(telling, 2) if _born_apart(*pair)]
    telling = [facts for facts in telling if not any(_may_be(facts, a) and _may_be(facts, b) for a, b in apart)]
    group = {facts: at for at, facts in enumerate(telling)}
    for a, b in combinations(telling, 2):
        if group[a] != group[b] and _may_be(a, b):
            old, new = sorted((group[a], group[b]))[::-1]
            group = {facts: new if at == old else at for facts, at in group.items()}
    label = {at: _label(facts) for facts, at in reversed(group.items())}
    same = Counter(label.values())
    born = {at: _born(facts) for facts, at in reversed(group.items()) if _born(facts)}
    label = {at: facts | born.get(at, NONE) if same[facts] > 1 else facts for at, facts in label.items()}
    return {facts: label[at] for facts, at in group.items()}


def _may_be(a: Facts, b: Facts) -> bool:
    return _agree(a, b) and not _disagree(a, b)


def _label(facts: Facts) -> Facts:
    """What tells a bearer apart: walks of life and countries, or else a year of birth."""
    return frozenset(fact for fact in facts if fact.startswith(("life ", "country "))) or _born(facts)


def _born(facts: Facts) -> Facts:
    return frozenset(fact for fact in facts if fact.startswith("born "))


def _in_words(facts: Facts) -> str:
    """“of China, stage”: what tells a bearer apart, for people."""
    said = {"life": "", "country": "of ", "born": "born "}
    told = sorted(fact.partition(" ") for fact in facts)
    return ", ".join(
        said[kind] + (what.replace("-", " ").title() if kind == "country" else what) for kind, _, what in told
    )


def _disagree(a: Facts, b: Facts) -> bool:
    """Whether nobody can be both: of two walks of life or countries, or born a generation apart."""
    lives, homes = (_of(a, "life"), _of(b, "life")), (_of(a, "country"), _of(b, "country"))
    if any(one and other and not one & other for one, other in (lives, homes)):
        return True
    return _born_apart(a, b)


def _born_apart(a: Facts, b: Facts) -> bool:
    """Whether two are born a generation apart; of one walk of life, where an age may be misprinted, a lifetime."""
    years = [int(year) for facts in (a, b) for year in _of(facts, "born")]
    least = _LIFETIME if _of(a, "life") & _of(b, "life") else _GENERATION
    return bool(_of(a, "born") and _of(b, "born")) and max(years) - min(years) > least


def _agree(a: Facts, b: Facts) -> bool:
    return any(_of(a, kind) & _of(b, kind) for kind in ("life", "country", "role"))


@lru_cache(maxsize=100_000)
def _of(facts: Facts, kind: str) -> frozenset[str]:
    """The values of one kind of fact."""
    return frozenset(fact.removeprefix(kind + " ") for fact in facts if fact.startswith(kind + " "))
