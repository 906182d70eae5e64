"""Who bears a name, by what articles tell of him: “role president”, “life sport”, “country india”, “born 1952”."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from itertools import combinations
from types import MappingProxyType

Facts = frozenset[str]
NONE: Facts = frozenset()
_TELLING = ("life", "country", "born", "gender")  # facts of which two may be of two bearers
_GENERATION = 15  # years between births that no misprint of an age explains
_LIFETIME = 100  # years between births of which no two are of one life, nor a century misprinted


def bearers(told: Sequence[Facts], beside: Mapping[Facts, Set[str]] = MappingProxyType({})) -> dict[Facts, Facts]:
    """Which facts are of which bearer of a name: those that agree in something and disagree in nothing are of one, and
    those told beside the same others, whatever else one may be. What agrees with two that are born apart is of neither.
    """
    telling = [facts for facts in told if any(of_kind(facts, kind) for kind in _TELLING)]
    if not any(disagree(a, b) for a, b in combinations(telling, 2)):
        return {}
    apart = [pair for pair in combinations(telling, 2) if _born_apart(*pair)]
    telling = [facts for facts in telling if not any(_may_be(facts, a) and _may_be(facts, b) for a, b in apart)]
    group = {facts: at for at, facts in enumerate(telling)}
    for a, b in combinations(telling, 2):
        is_beside = not beside.get(a, NONE).isdisjoint(beside.get(b, NONE)) and not _born_apart(a, b)
        if group[a] != group[b] and (is_beside or _may_be(a, b)):
            old, new = sorted((group[a], group[b]))[::-1]
            group = {facts: new if at == old else at for facts, at in group.items()}
    names = {at: label(facts) for facts, at in reversed(group.items())}
    same = Counter(names.values())
    born = {at: _born(facts) for facts, at in reversed(group.items()) if _born(facts)}
    names = {at: facts | born.get(at, NONE) if same[facts] > 1 else facts for at, facts in names.items()}
    return {facts: names[at] for facts, at in group.items()}


def _may_be(a: Facts, b: Facts) -> bool:
    return _agree(a, b) and not disagree(a, b)


def label(facts: Facts) -> Facts:
    """What tells a bearer apart: walks of life and countries, or else a year of birth."""
    telling = frozenset(fact for fact in facts if fact.startswith(("life ", "country "))) or _born(facts)
    return telling or frozenset(fact for fact in facts if fact.startswith("gender "))


def _born(facts: Facts) -> Facts:
    return frozenset(fact for fact in facts if fact.startswith("born "))


def in_words(facts: Facts) -> str:
    """“of China, stage”: what tells a bearer apart, for people."""
    said = {"life": "", "country": "of ", "born": "born ", "gender": "a "}
    told = sorted(fact.partition(" ") for fact in facts)
    return ", ".join(
        said[kind] + (what.replace("-", " ").title() if kind == "country" else what) for kind, _, what in told
    )


def disagree(a: Facts, b: Facts) -> bool:
    """Whether nobody can be both: of two walks of life or countries, man and woman, or born a generation apart."""
    both = [(of_kind(a, kind), of_kind(b, kind)) for kind in ("life", "country", "gender")]
    if any(one and other and not one & other for one, other in both):
        return True
    return _born_apart(a, b)


def _born_apart(a: Facts, b: Facts) -> bool:
    """Whether two are born a generation apart; of one walk of life, where an age may be misprinted, a lifetime."""
    years = [int(year) for facts in (a, b) for year in of_kind(facts, "born")]
    least = _LIFETIME if of_kind(a, "life") & of_kind(b, "life") else _GENERATION
    return bool(of_kind(a, "born") and of_kind(b, "born")) and max(years) - min(years) > least


def _agree(a: Facts, b: Facts) -> bool:
    return any(of_kind(a, kind) & of_kind(b, kind) for kind in ("life", "country", "role"))


@lru_cache(maxsize=100_000)
def of_kind(facts: Facts, kind: str) -> frozenset[str]:
    """The values of one kind of fact."""
    return frozenset(fact.removeprefix(kind + " ") for fact in facts if fact.startswith(kind + " "))
