"""What the words of a sentence may claim: guesses for a draft, each of which its author should look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from factcheck.examples import EXAMPLE_DAY
from factcheck.language.claims import parse_claim
from factcheck.language.lexicon import Lexicon
from factcheck.model import LENGTH_WORD, Claim, Kind, slug
from factcheck.slots import reading
from factcheck.workshop.parts import DENYING, Part

ANY_EVENT = "event"  # what rules claim that know no more than a date
_DENYING = DENYING | {"t", "free", "last"}
_IN_A_ROW = frozenset({"straight", "consecutive", "successive", "running", "row", "succession"})
_EVENTS = ("event-noun", "event-verb", "deed-verb")
_MOST_WORDS = 3
_SINCE_THEN = "<then>/<now>"


@frozen
class _Line:
    """A claim line with slots, in its parts."""

    kind: Kind
    what: str
    of: str = ""
    where: str = ""
    number: str = ""
    when: str = ""
    length: str = ""

    def __str__(self) -> str:
        sign, word = "x" if self.kind == "counted" else "#", LENGTH_WORD.get(self.kind, "for")
        marked = [("of ", self.of), ("by ", "<who>"), ("in ", self.where), (sign, self.number), ("@ ", self.when)]
        parts = [mark + part for mark, part in [*marked, (f"{word} ", self.length)] if part]
        return " ".join([self.kind, self.what, *parts])


def guessed(parts: Sequence[Part], lexicon: Lexicon, known: Sequence[Claim] = ()) -> list[str]:
    """The claim lines, with slots, that these parts of a sentence are likeliest to make; of the shape of what rules
    are known to read there.
    """
    kinds = _kinds(parts)
    lines = _like(known, parts, lexicon)
    if not lines or ("absent" in kinds and all(line.kind != "absent" for line in lines)):
        lines = [_Line(kind, what_of(parts, lexicon)) for kind in kinds]
    return [*dict.fromkeys(str(_completed(line, parts)) for line in lines)]


def _kinds(parts: Sequence[Part]) -> Sequence[Kind]:
    slots = {part.slot for part in parts}
    words = {part.text.casefold() for part in parts if not part.slot}
    is_gap = "first" in words or not words.isdisjoint(_DENYING) or any(_denies(part) for part in parts)
    is_gap |= any(before.slot == "for" and part.text.casefold() == "since" for before, part in pairwise(parts))
    if "every" in slots:
        return ["recurs"]
    if not (slots.isdisjoint({"n", "nth"}) or words.isdisjoint(_IN_A_ROW)):
        return ["counted"]
    if is_gap and "then" in slots and "since" in words:
        return ["absent", "happened"] if "first" in words else ["absent"]
    if is_gap and ("for" in slots or ("then" in slots and _led_by("before", parts))):
        return ["absent"]
    return ["counted"] if "n" in slots and not is_gap else ["happened"]


def _completed(line: _Line, parts: Sequence[Part]) -> _Line:
    """A line with all that its kind has room for and the parts hold."""
    told = str(line)
    slots = {part.slot: slot for part in parts if part.slot and (slot := f"<{part.slot}>") not in told}
    then, lasting = slots.get("then", ""), slots.get("for", "")
    if line.kind == "absent" and not then and lasting:
        then, is_told = "<now> - <for>/<now>", True
    else:
        is_told = line.kind != "absent" and any(_is_length_of(*pair) for pair in pairwise(parts))
        then = _stretch(line.kind, then, parts)
    number = slots.get("nth", "") if line.kind == "happened" else slots.get("n", slots.get("nth", ""))
    return evolve(
        line,
        of=line.of or slots.get("of", ""),
        where=line.where or slots.get("where", ""),
        number=line.number or (number if line.kind in ("happened", "counted") else ""),
        when=line.when or (then if line.kind != "recurs" else ""),
        length=line.length or (slots.get("every", "") if line.kind == "recurs" else lasting if is_told else ""),
    )


def _stretch(kind: Kind, then: str, parts: Sequence[Part]) -> str:
    """The time that a date with the word before it gives."""
    if not then:
        return ""
    if _led_by("before", parts):
        return f"../{then}"
    if kind == "absent":
        return _SINCE_THEN
    is_open = _led_by("since", parts) and not any(part.text.casefold() == "first" for part in parts)
    return (_SINCE_THEN if kind == "counted" else f"{then}/..") if is_open else then


def _led_by(word: str, parts: Sequence[Part]) -> bool:
    """Whether this word leads to the time of the parts."""
    pairs = ((before.text.casefold(), part.slot) for before, part in pairwise(parts))
    return (word, "then") in pairs


def _like(known: Sequence[Claim], parts: Sequence[Part], lexicon: Lexicon) -> list[_Line]:
    """The lines of the rule that reads most of these parts and speaks of their times or numbers; or none."""
    values = held_by(parts, lexicon)
    found: dict[tuple[int, str], list[_Line]] = {}
    for claim in known:
        shared = min(claim.span.stop, parts[-1].stop) - max(claim.span.start, parts[0].start)
        speaks = any(claim.span.start < part.stop and part.start < claim.span.stop for part in parts if part.is_anchor)
        is_within = claim.span.stop <= parts[-1].stop and 2 * shared >= claim.span.stop - claim.span.start
        is_more = claim.key.what != ANY_EVENT
        if speaks and is_within and is_more and (line := _line_like(claim, parts, values)):
            found.setdefault((shared, claim.rule), []).append(line)
    return max(found.items(), key=lambda one: one[0][0])[1] if found else []


def _line_like(claim: Claim, parts: Sequence[Part], values: Mapping[str, str]) -> _Line | None:
    """The line that a claim is of, where the parts hold what it tells."""
    if claim.kind in ("ordered", "falls"):
        return None
    number, when, length = (_filled(str(part or ""), values) for part in (claim.nth, claim.date, claim.length))
    told = [end for part in (number, when, length) for end in part.split("/") if end not in ("", "..")]
    if not all("<" in end for end in told) or all(end == "<now>" for end in told):
        return None
    words = {slug(part.text) for part in parts if not part.slot}
    of, where = (values.get(name, name if name in words else "") for name in (claim.key.of, claim.key.where))
    return _Line(claim.kind, claim.key.what, of, where, number, when, length)


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
    return slug("-".join(words[-_MOST_WORDS:])) or ANY_EVENT


def name_of(parts: Iterable[Part]) -> str:
    """A name for a rule that reads these parts."""
    words = [part.text for part in parts if part.tells]
    return slug(" ".join(words[:_MOST_WORDS])) or "said"


def template_of(line: str, parts: Sequence[Part], lexicon: Lexicon) -> str:
    """A claim line with slots for what these parts hold; one that has slots stays as it is. Raises RuleError."""
    if "<" in line:
        return line
    claim = parse_claim(line)
    values = {**dict.fromkeys(sorted(claim.key.who), "<who>"), **held_by(parts, lexicon)}
    return " ".join(_with_slots(word, values) for word in line.split())


def kept(line: str, parts: Sequence[Part], lexicon: Lexicon) -> Iterator[str]:
    """What a claim line without slots tells that these parts do not hold, so that it stays in the template."""
    claim, values = parse_claim(line), held_by(parts, lexicon)
    told = (*claim.date.split("/"), str(claim.nth or ""), str(claim.length or ""), claim.key.of, claim.key.where)
    yield from (part for part in told if part not in ("", "..", *values))


def held_by(parts: Sequence[Part], lexicon: Lexicon) -> Mapping[str, str]:
    """The slots of these parts, and of the article's day, by what each holds."""
    found = {str(EXAMPLE_DAY): "<now>"}
    for part in parts:
        if part.time is not None:
            when, length = part.time.when, part.time.length
            if when is None and length is not None and part.slot == "for":
                found[str(EXAMPLE_DAY - length)] = f"<now> - <{part.slot}>"
            found[str(length if when is None else when)] = f"<{part.slot}>"
        elif part.slot:
            found[str(reading(part.type, part.text, lexicon).value)] = f"<{part.slot}>"
    return found


def _filled(text: str, values: Mapping[str, str]) -> str:
    return "/".join(values.get(part, part) for part in text.split("/"))


def _with_slots(word: str, values: Mapping[str, str]) -> str:
    """A word of a claim line, its parts between slashes replaced."""
    bare, comma = word.removesuffix(","), "," if word.endswith(",") else ""
    sign = bare[:1] if bare[:1] in ("#", "x") and bare[1:].isdecimal() else ""
    return sign + _filled(bare.removeprefix(sign), values) + comma
