"""What the words of a sentence may claim: guesses for a draft, each of which its author should look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from factcheck.examples import EXAMPLE_DAY
from factcheck.language.claims import parse_claim
from factcheck.language.lexicon import Lexicon
from factcheck.model import slug
from factcheck.slots import reading
from factcheck.workshop.parts import DENYING, Part

_DENYING = DENYING | {"t", "free", "last"}
_IN_A_ROW = frozenset({"straight", "consecutive", "successive", "running", "row", "succession"})
_EVENTS = ("event-noun", "event-verb", "deed-verb")
_MOST_WORDS = 3


def guessed(parts: Sequence[Part], lexicon: Lexicon) -> list[str]:
    """The claim lines, with slots, that these parts of a sentence are likeliest to make."""
    slots = {part.slot for part in parts}
    words = {part.text.casefold() for part in parts if not part.slot}
    what = what_of(parts, lexicon)
    about = f"{what}{' of <of>' if 'of' in slots else ''} by <who>{' in <where>' if 'where' in slots else ''}"
    is_gap = "first" in words or not words.isdisjoint(_DENYING) or any(_denies(part) for part in parts)
    number = " #<nth>" if "nth" in slots else ""
    if "every" in slots:
        return [f"recurs {about} every <every>"]
    if "n" in slots and not words.isdisjoint(_IN_A_ROW):
        return [f"counted {about} x<n>"]
    if "then" in slots and "since" in words:
        gap = [f"absent {about} @ <then>/<now>"]
        if "first" in words:
            return [*gap, f"happened {about} @ <then>"]
        return gap if is_gap else [f"happened {about} @ <then>/.."]
    if "for" in slots and is_gap:
        return [f"absent {about} @ <now> - <for>/<now> for <for>"]
    then = " @ <then>" if "then" in slots else ""
    lasting = " for <for>" if any(_is_length_of(*pair) for pair in pairwise(parts)) else ""
    return [f"happened {about}{number}{then}{lasting}"]


def _is_length_of(before: Part, part: Part) -> bool:
    """Whether a length tells how long something took, and not within what time it happened."""
    return part.slot == "for" and before.text.casefold() in ("for", "lasted", "took", "lasting")


def _denies(part: Part) -> bool:
    word = part.text.casefold()
    return part.tells and (word.endswith("less") or (word.startswith("un") and len(word) > len("until")))


def what_of(parts: Sequence[Part], lexicon: Lexicon) -> str:
    """The name of what is said to happen: that of an event which the lexicon knows, or else the words themselves."""
    words = [word for part in parts if part.tells and (word := part.text.casefold()) not in _DENYING]
    for type_name in _EVENTS:
        known = [lexicon.value(type_name, word) for word in words if type_name in lexicon.types]
        found = [value for value in known if value is not None]
        if found:
            return slug(str(found[-1]))
    return slug("-".join(words[-_MOST_WORDS:])) or "event"


def name_of(parts: Iterable[Part]) -> str:
    """A name for a rule that reads these parts."""
    words = [part.text for part in parts if part.tells]
    return slug(" ".join(words[:_MOST_WORDS])) or "said"


def template_of(line: str, parts: Sequence[Part], lexicon: Lexicon) -> str:
    """A claim line with slots for what these parts hold; one that has slots stays as it is. Raises RuleError."""
    if "<" in line:
        return line
    claim = parse_claim(line)
    values = {**dict.fromkeys(sorted(claim.key.who), "<who>"), str(EXAMPLE_DAY): "<now>", **_values(parts, lexicon)}
    return " ".join(_with_slots(word, values) for word in line.split())


def _values(parts: Sequence[Part], lexicon: Lexicon) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for part in parts:
        if part.time is not None:
            held = part.time.when if part.time.when is not None else part.time.length
            found[str(held)] = f"<{part.slot}>"
        elif part.slot:
            found[str(reading(part.type, part.text, lexicon).value)] = f"<{part.slot}>"
    return found


def _with_slots(word: str, values: Mapping[str, str]) -> str:
    """A word of a claim line, its parts between slashes replaced."""
    bare, comma = word.removesuffix(","), "," if word.endswith(",") else ""
    sign = bare[:1] if bare[:1] in ("#", "x") and bare[1:].isdecimal() else ""
    return sign + "/".join(values.get(part, part) for part in bare.removeprefix(sign).split("/")) + comma
