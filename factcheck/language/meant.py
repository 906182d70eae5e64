"""What was likely meant by what does not parse, and what to write for it."""

from __future__ import annotations

import re
from collections.abc import Collection

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
_SIGN = re.compile(r"[=!<>&|]+")
_LATER = re.compile(r"(?:^|\(|\b(?:and|or|not)\s)\s*([\w.]+)\s*$")
_EARLIER = re.compile(r"after\s+(?!(?:and|or|not)\b)([\w.]+)\s*(?=$|\)|and\b|or\b)")
#: In claim lines: names and all else, what a name stands behind, and what is no part of one.
_TOKEN = re.compile(r"(?:<[\w.-]+>|[^\W_]|[-’'])+|\S")
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
    for sign in _SIGN.finditer(text):
        if sign.start() <= at <= sign.end() and (meant := _SIGNS.get(sign[0])):
            return f"no sign “{sign[0]}”; did you mean “{meant}”?", sign.start()
    found = (text[at:].split() or [""])[0]
    if re.match(r"after\b", found):
        later, earlier = _LATER.search(text[:at]), _EARLIER.match(text, at)
        terms = (earlier[1], later[1]) if earlier and later else ("EARLIER", "LATER")
        return f"no relation “after”: write {' before '.join(terms)}", at
    if expected == "Expected end of text":
        return f"“{found}” cannot stand here: conditions are joined by “and” or “or”, and grouped by “(” and “)”", at
    no = "; “not” stands before the whole condition" if found == "not" else ""
    return f"{expected[:1].lower()}{expected[1:]}{no}", at


def joined_name(line: str, at: int) -> str:
    """The name that words of a claim line, one of which stands at this place, are when joined; of others nothing."""
    tokens = list(_TOKEN.finditer(line))
    here = next((number for number, token in enumerate(tokens) if token.start() <= at < token.end()), 0)
    first, last = here, here
    while first > 0 and _is_of_name(tokens[first - 1][0]):
        first -= 1
    while last + 1 < len(tokens) and _is_of_name(tokens[last + 1][0]):
        last += 1
    is_name = first > 0 and tokens[first - 1][0] in _BEFORE_NAMES and _is_of_name(tokens[here][0])
    if not is_name or first == last or tokens[here][0].isdecimal():
        return ""
    return "-".join(word if "<" in word else slug(word) for word in (token[0] for token in tokens[first : last + 1]))


def _is_of_name(token: str) -> bool:
    is_word = token[0].isalnum() or (token[0] == "<" and len(token) > 1)
    return is_word and token not in _NO_NAMES
