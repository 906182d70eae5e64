"""What was likely meant by what does not parse, and what to write for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby

from factcheck.model import KINDS, STATUSES, slug

#: Other words for keys, as they are called elsewhere.
_KEYS = {
    **dict.fromkeys(("pattern", "patterns", "regexp"), ("match",)),
    **dict.fromkeys(("example", "examples", "accepts", "positive"), ("accept",)),
    **dict.fromkeys(("counterexamples", "rejects", "negative"), ("reject",)),
    **dict.fromkeys(("description", "comment"), ("doc",)),
    **dict.fromkeys(("if", "when", "condition", "conditions"), ("where",)),
    **{"claims": ("claim", "given"), "text": ("message",), "level": ("severity",)},
}
_SIGNS = {
    **{"==": "=", "===": "=", "<>": "!=", "=!": "!=", "!==": "!=", "=>": ">=", "=<": "<="},
    **{"&&": "and", "&": "and", "||": "or", "|": "or", "!": "not"},
}
_SIGN = "=!<>&|"
_JOINING = ("and", "or", "not")
_OF_NAMES = "-’'"  # what stands within a name, beside letters and digits
_BEFORE_NAMES = frozenset({*KINDS, "of", "by", "in", ",", "<"})
_PARTING = ("of", "by", "in", "for", "every", "said", "assuming", "and")
_NO_NAMES = frozenset(
    {*_PARTING, "on", "at", "from", "since", "until", "to", "with", "after", "before", *KINDS, *STATUSES}
)


def key_meant(key: str, known: Collection[str]) -> str:
    """The known key that is elsewhere called so, or the key itself."""
    return next((meant for meant in _KEYS.get(key, ()) if meant in known), key)


def condition_meant(text: str, at: int, expected: str) -> tuple[str, int]:
    """What to say of a condition that goes wrong at this place, where something else was `expected`; and where."""
    start = 0
    for is_sign, run in groupby(text, _SIGN.__contains__):
        sign = "".join(run)
        if is_sign and start <= at <= start + len(sign) and sign in _SIGNS:
            return f"no sign “{sign}”; did you mean “{_SIGNS[sign]}”?", start
        start += len(sign)
    found = (text[at:].split() or [""])[0]
    if found == "after":
        terms = _term_before(text[:at]), _term_behind(text[at:])
        earlier, later = reversed(terms) if all(terms) else ("EARLIER", "LATER")
        return f"no relation “after”: write {earlier} before {later}", at
    if expected == "Expected end of text":
        return f"“{found}” cannot stand here: conditions are joined by “and” or “or”, and grouped by “(” and “)”", at
    no = "; “not” stands before the whole condition" if found == "not" else ""
    return f"{expected[:1].lower()}{expected[1:]}{no}", at


def _term_before(text: str) -> str:
    """The term that a condition ends with, where nothing but it stands there since a joining word."""
    *before, last = ["", *_words(text)]
    return last if _is_term(last) and before[-1:] in ([""], ["("], *([word] for word in _JOINING)) else ""


def _term_behind(text: str) -> str:
    """The term right behind the first word, where nothing but it stands there up to a joining word."""
    _, term, behind = [*_words(text), "", ""][:3]
    return term if _is_term(term) and behind in ("", ")", *_JOINING) else ""


def _words(text: str) -> list[str]:
    return text.replace("(", " ( ").replace(")", " ) ").split()


def _is_term(word: str) -> bool:
    return bool(word) and word not in _JOINING and all(char.isalnum() or char in "._" for char in word)


def joined_name(line: str, at: int) -> str:
    """The name that words of a claim line, one of which stands at this place, are when joined; of others nothing."""
    placed = list(_tokens(line))
    tokens = [token for _, token in placed]
    here = next((number for number, (start, token) in enumerate(placed) if start <= at < start + len(token)), 0)
    first, last = here, here
    while first > 0 and _is_of_name(tokens[first - 1]):
        first -= 1
    while last + 1 < len(tokens) and _is_of_name(tokens[last + 1]):
        last += 1
    is_name = first > 0 and tokens[first - 1] in _BEFORE_NAMES and _is_of_name(tokens[here])
    if not is_name or first == last or tokens[here].isdecimal():
        return ""
    return "-".join(word if "<" in word else slug(word) for word in tokens[first : last + 1])


def _tokens(line: str) -> Iterator[tuple[int, str]]:
    """The words, with the slots in them, and the signs of a claim line, with their places."""
    at = 0
    while at < len(line):
        stop = at
        while stop < len(line) and (end := _name_goes_on(line, stop)):
            stop = end
        stop = max(stop, at + 1)
        if not line[at].isspace():
            yield at, line[at:stop]
        at = stop


def _name_goes_on(line: str, at: int) -> int:
    """Where the letter or slot of a name ends that stands at a place; 0 where none does."""
    if line[at].isalnum() or line[at] in _OF_NAMES:
        return at + 1
    slot, closing, _ = line[at + 1 :].partition(">") if line[at] == "<" else ("", "", "")
    is_slot = bool(closing and slot) and all(char.isalnum() or char in "_.-" for char in slot)
    return at + len(slot) + 2 if is_slot else 0


def _is_of_name(token: str) -> bool:
    is_word = token[0].isalnum() or (token[0] == "<" and len(token) > 1)
    return is_word and token not in _NO_NAMES
