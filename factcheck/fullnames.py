"""Which full name a shorter one, or another form of it, stands for in another article: the only one that it can, where
both articles tell one role of it or name somebody else too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from factcheck.bearers import NONE, Facts, bearers, disagree, in_words, label, of_kind
from factcheck.spelling import Spelling

_PERSON = frozenset({"person"})
_LETTERS = 2  # that may be initials
MOST = 200  # names beside one that are kept


class FullNames:
    """The names of all articles, with what is told of them. It grows with distinct names."""

    def __init__(self, facts: Mapping[str, Set[Facts]], spelling: Spelling) -> None:
        self._facts, self._spelling = facts, spelling
        self._forms: dict[str, set[str]] = defaultdict(set)
        self._by_surname: dict[str, set[str]] = defaultdict(set)
        self._by_first: dict[str, set[str]] = defaultdict(set)
        self._several: dict[str, bool] = {}
        for name in facts:
            if "-" in name:
                base = self._base(name)
                self._forms[base].add(name)
                self._by_surname[base.rpartition("-")[2]].add(base)
                self._by_first[base.partition("-")[0]].add(base)
        asked = {meant[0] for name in facts if len(meant := self._meant(name)) == 1}
        forms = (form for full in asked if self._is_person(full) for form in self._forms[self._base(full)])
        self._beside: dict[str, set[str]] = {form: set() for form in forms}

    def keep_company(self, name: str, company: frozenset[str]) -> None:
        """Keeps whom an article names beside a full name for which others may stand."""
        beside = self._beside.get(name)
        if beside is not None and len(beside) < MOST:
            beside |= self.others(company, name)

    def of(self, name: str, facts: Facts, company: frozenset[str]) -> tuple[str, str]:
        """The full name that a name stands for and why, or two empty texts."""
        meant = self._meant(name)
        if not meant or self._bar(name, facts, meant):
            return "", ""
        both, is_full = f"{name} and {meant[0]}", len(self._given(name)) > 1 and name in self._facts
        if is_full:  # it is one with another everywhere or nowhere
            facts = frozenset().union(*self._facts[name])
        if of_kind(facts, "role") & of_kind(self._told(meant[0], name), "role"):
            return meant[0], f"{both} have one role, and no other is called so"
        begins_another = any(other.startswith(f"{name}-") for other in (meant[0], *company))
        if (begins_another and not is_full) or not of_kind(facts, "kind") <= _PERSON:
            return "", ""
        beside = self._beside.get(name, NONE) if is_full else self.others(company, meant[0])
        shared = min(beside & self._beside_forms(meant[0], name), default="")
        return (meant[0], f"{both} are named beside {shared}, and no other is called so") if shared else ("", "")

    def apart(self, name: str, facts: Facts, full: str) -> str:
        """Why a name does not stand for a full one; "" where it never could."""
        meant = self._meant(name)
        if full not in meant:
            return ""
        if full.startswith(f"{name}-"):
            return self._bar(name, facts, meant) or "no role that both articles tell, as the first part of a name needs"
        return self._bar(name, facts, meant) or "no role that both articles tell, and nobody else whom both name"

    def _meant(self, name: str) -> Sequence[str]:
        """The full names that a surname, an initial and a surname, or another form of a full name could stand for."""
        first, last = self._given(name), name.rpartition("-")[2]
        if len(first) > 1:
            ways = self._ways(self._base(name))
            return () if ways == [name] else ways
        bases = {base for base in self._by_surname.get(last, ()) if base.startswith(first)}
        if not bases and name == last and not self._spelling.is_given_name(name):
            bases = self._by_first.get(name, set())  # Xi Jinping
        return sorted(full for base in bases for full in self._ways(base) if full != name)

    def _given(self, name: str) -> str:
        """What a name has before the surname, but for particles: nothing of von der Leyen."""
        first = name.rpartition("-")[0]
        return "" if all(self._spelling.is_particle(word) for word in first.split("-")) else first

    def _base(self, name: str) -> str:
        """A full name without its middle names, the given name in full: David Calhoun of Dave L. Calhoun."""
        words = name.split("-")
        if len(words[0]) == _LETTERS and (parted := "-".join([*words[0], *words[1:]])) in self._facts:
            return parted  # JK and J.K. Rowling
        words[0] = self._spelling.given_name(words[0])
        if len(words[0]) == 1 or any(self._spelling.is_particle(word) for word in words[1:-1]):
            return "-".join(words)
        return f"{words[0]}-{words[-1]}"

    def _ways(self, base: str) -> Sequence[str]:
        """The one way in which a name is written best, or all where their middle names are of several people."""
        forms = sorted(self._forms.get(base, ()), key=lambda form: (form != base, form.count("-"), form))
        middles = [middle for form in forms if (middle := form.split("-")[1:-1])]
        return forms[:1] if all(_may_be_same(middle, middles[0]) for middle in middles) else forms

    def _written(self, name: str) -> str:
        ways = self._ways(self._base(name)) if "-" in name else ()
        return ways[0] if len(ways) == 1 else name

    def _told(self, full: str, but: str = "") -> Facts:
        """All that is told of a full name in its several forms, but for one of them."""
        forms = self._forms[self._base(full)] - {but}
        return frozenset().union(*(facts for form in forms for facts in self._facts[form]))

    def _bar(self, name: str, facts: Facts, meant: Sequence[str]) -> str:
        """Why a name of which this is told is none of the full names that it could be; "" where nothing bars it."""
        if len(meant) > 1:
            return f"several could be meant: {', '.join(meant)}"
        if self._are_several(meant[0]):
            return f"several are called {meant[0]}"
        theirs = self._told(meant[0], name)
        genders = of_kind(facts, "gender"), of_kind(theirs, "gender")
        if all(genders) and genders[0].isdisjoint(genders[1]):
            return "one is a man, the other a woman"
        said = f"told apart by: {in_words(label(facts))}, and {in_words(label(theirs))}"
        return said if disagree(facts, theirs) else ""

    def _are_several(self, full: str) -> bool:
        """Whether what is told of a name is of several bearers; worked out once for all that stand for it."""
        if full not in self._several:
            told = sorted(self._facts.get(full, ()), key=sorted)
            self._several[full] = len(set(bearers(told).values())) > 1
        return self._several[full]

    def _is_person(self, full: str) -> bool:
        words = full.split("-")
        return of_kind(self._told(full), "kind") == _PERSON and len(words[0]) > 1 and "of" not in words

    def _beside_forms(self, full: str, but: str) -> set[str]:
        """Those who are named beside a full name in its several forms, but for one of them."""
        forms = self._forms[self._base(full)] - {but}
        return {other for form in forms for other in self._beside.get(form, ())}

    def others(self, company: frozenset[str], full: str) -> frozenset[str]:
        """The full names among these, those for which a surname stands among them, but for this one."""
        surname = full.rpartition("-")[2]
        found = set()
        for name in map(self._spelling, company):
            if name.rpartition("-")[2] != surname:
                meant = self._meant(name) if "-" not in name else [self._written(name)]
                if len(meant) == 1 and ("-" in name or self._is_person(meant[0])):
                    found.add(meant[0])
        return frozenset(found)


def _may_be_same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two runs of middle names may be one, some of them initials."""
    return len(one) == len(other) and all(
        a.startswith(b) or b.startswith(a) if min(len(a), len(b)) == 1 else a == b
        for a, b in zip(one, other, strict=True)
    )
