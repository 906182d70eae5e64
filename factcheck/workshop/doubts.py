"""What in rules of one's own loads and holds, and is hardly meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.language.lexicon import Type
from factcheck.language.rules import ClaimRule
from factcheck.workshop.catalogue import Entry
from factcheck.workshop.explain import users


def unclaimed(rules: Iterable[ClaimRule]) -> Iterator[tuple[ClaimRule, str]]:
    """The rules that read slots which no claim of theirs has, with a line about these."""
    for rule in rules:
        asked = {slot.partition(".")[0] for slot in rule.asks} | ({"which"} if "season" in rule.asks else set())
        if lost := sorted(rule.binds - asked - {""}):
            slots = ", ".join(f"<{slot}>" for slot in lost)
            yield rule, f"{rule.full_name}: no claim has {slots}: claim what is read there, or write <:type>"


def replaced(types: Iterable[Type], built_in: Iterable[Entry]) -> Iterator[tuple[Type, str]]:
    """The types that take the place of built-in ones of their name, with a line about who asks for them."""
    known = [*built_in]
    old = {entry.of.name: entry.of for entry in known if isinstance(entry.of, Type)}
    for kind in types:
        if kind.name in old and old[kind.name] is not kind:
            asking = users(old[kind.name], known)
            told = f"{len(asking)} rules and types that ask for it, such as {', '.join(asking[:2])}, read this instead"
            yield (
                kind,
                f"<{kind.name}> takes the place of the built-in type: {told}; call it otherwise, if it is another",
            )
