"""Short forms of names: which of the full names of a text a short one stands for, where one alone can be meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from factcheck.language.lexicon import Lexicon
from factcheck.names.words import bearer_title, is_body_noun, is_of, is_place

_MOST = 5  # words of a name that has short forms


def full_names(names: Iterable[str], lexicon: Lexicon) -> Mapping[str, str]:
    """Short form → full name, where it is the form of one full name alone."""
    known = set(names)
    same = {name: plain for name in known if (plain := _first_and_last(name, lexicon)) in known - {name}}
    same |= {name: numbered for name in known if (numbered := _numbered(name, known, lexicon))}
    found: dict[str, set[str]] = {}
    for name in known - set(same):
        for short in short_forms(name, lexicon):
            found.setdefault(short, set()).add(name)
    for name in known:
        for short in _shared(name, lexicon):
            if short in found and not any(name.startswith(f"{full}-") for full in found[short]):
                found[short].add(name)
    full = {short: next(iter(meant)) for short, meant in found.items() if len(meant) == 1}
    full = {short: full.get(name, name) for short, name in full.items()}
    return {**full, **{name: full.get(plain, plain) for name, plain in same.items()}}


def _shared(name: str, lexicon: Lexicon) -> Iterator[str]:
    """The words of a place or a body that could stand for it, and therefore stand for no other name: of Dudley Taft and
    Taft Broadcasting Co, Taft is neither, nor Lincoln of Abraham Lincoln and Lincoln City. The Obama Administration is
    Obama’s.
    """
    first, _, rest = name.partition("-")
    last = rest.rpartition("-")[2] or rest
    if not rest:
        return
    if any(is_of(lexicon, kind, last) for kind in ("firm-suffix", "place-body")):
        yield first
    if "-of-" in name or is_body_noun(lexicon, last):
        yield last


def short_forms(name: str, lexicon: Lexicon) -> Iterator[str]:
    """What a full name may be cut down to. A place has no short form, nor has what a common noun names: “the Times” is
    not the New York Times, and Boat Show not the London one.
    """
    words = name.split("-")
    if not 1 < len(words) <= _MOST or is_place(lexicon, name) or is_of(lexicon, "place-opener", words[0]):
        return
    core = list(words)
    while len(core) > 1 and is_of(lexicon, "firm-suffix", core[-1]):
        core.pop()
    if len(core) < len(words):
        yield "-".join(core)
        if len(core) > 1 and not is_place(lexicon, core[0]):
            yield core[0]  # Hilton of Hilton Worldwide Holdings
        return
    while len(core) > 1 and _is_suffix(core[-1], lexicon):
        core.pop()
    if len(core) == 1 and not is_place(lexicon, core[0]):
        yield core[0]  # a ruler
    if (
        len(core) < 2
        or len(core[-1]) == 1
        or any(is_of(lexicon, kind, core[-1]) for kind in ("body-noun", "briefing-noun"))
    ):
        return
    forms = {core[-1], f"{core[0][0]}-{core[-1]}", *(() if _is_head(core, lexicon) else core[:1])}
    for at in range(1, len(core) - 1):
        if is_of(lexicon, "name-particle", core[at]):
            forms |= {"-".join(core[at:]), "-".join(core[at - 1 :]), *core[1:at][-1:]}  # da Silva, Lula da Silva, Lula
            break
    if len(core) < len(words):
        forms |= {f"{core[-1]}-{words[-1]}"}  # Trump Jr.
    yield from (form for form in forms if form != name and len(form) > 1 and not is_place(lexicon, form))


def _is_head(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a name says by its first word what it is of: the Festival de Cannes, the Tour of Flanders."""
    is_before = words[1] == "of" or is_of(lexicon, "name-particle", words[1])
    return is_before and any(is_of(lexicon, kind, words[0]) for kind in ("gathering-noun", "body-noun", "head-noun"))


def _is_suffix(word: str, lexicon: Lexicon) -> bool:
    return is_of(lexicon, "name-suffix", word) or is_of(lexicon, "ruler-numeral", word)


def _numbered(name: str, known: Iterable[str], lexicon: Lexicon) -> str:
    """The one ruler with a numeral that a title and a name stand for: Charles I of King Charles; or ""."""
    title, _, rest = name.partition("-")
    if not rest or bearer_title(lexicon, title) != "rank":
        return ""
    found = [
        full for full in known if full.startswith(f"{rest}-") and is_of(lexicon, "ruler-numeral", full[len(rest) + 1 :])
    ]
    return found[0] if len(found) == 1 else ""


def numeral_of(name: str, full: Mapping[str, str], lexicon: Lexicon) -> str:
    """The ruler with a numeral for whom alone the name of a titled one is short; or ""."""
    return _numbered(name, (full.get(name.partition("-")[2], ""),), lexicon)


@lru_cache(maxsize=100_000)
def unranked(name: str, lexicon: Lexicon) -> str:
    """A name that tells enough without its rank: Mohammed VI, or one with a surname. Pope John Paul keeps it."""
    title, _, rest = name.partition("-")
    words = rest.split("-")
    if len(words) < 2 or bearer_title(lexicon, title) != "rank" or is_of(lexicon, "body-noun", words[-1]):
        return name
    has_surname = title not in ("pope", "saint") and any(is_of(lexicon, "name-particle", word) for word in words[1:-1])
    tells = has_surname or is_of(lexicon, "ruler-numeral", words[-1]) or is_of(lexicon, "titled-in-full", title)
    return rest if tells else name


@lru_cache(maxsize=100_000)
def untitled(name: str, lexicon: Lexicon) -> str:
    """A name without the titles before it: president-xi is xi."""
    words = name.split("-")
    for count in (2, 1):
        title = " ".join(words[:count])
        rest = words[count:]
        if rest and is_of(lexicon, "honorific", title) and bearer_title(lexicon, title) != "rank":
            keeps = (
                is_of(lexicon, "body-noun", rest[-1]) or is_place(lexicon, "-".join(rest)) or title in ("lord", "lady")
            )
            return name if keeps else untitled("-".join(rest), lexicon)
    return name


def _first_and_last(name: str, lexicon: Lexicon) -> str:
    """Joe Biden of Joe R. Biden; "" where nothing stands between."""
    words = name.split("-")
    middle = words[1:-1]
    if not middle or any(is_of(lexicon, "name-particle", word) for word in middle):
        return ""
    return f"{words[0]}-{words[-1]}" if all(len(word) == 1 for word in middle) else ""
