"""What a corpus makes of rules: which fire and how often, and which time expressions no claim rests on.

Memory does not grow with the corpus: of the forms of time expressions only the most frequent are kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import field, frozen

from factcheck.examples import added
from factcheck.extract import claims_of
from factcheck.language.lexicon import Lexicon
from factcheck.language.rulebook import Language, Rulebook
from factcheck.model import Claim, Document
from factcheck.prepared import prepared
from factcheck.times.expression import TimeExpression
from factcheck.workshop.counts import so_many
from factcheck.workshop.parts import PREPOSITIONS

#: Forms that are counted at a time; when there are more, the rarer half is forgotten.
MOST_FORMS = 20_000
_AROUND = 30  # characters that are shown on either side of a time expression
_KINDS = (("month", "MONTH"), ("weekday", "WEEKDAY"), ("number-word", "NUMBER"), ("ordinal-word", "ORDINAL"))


@frozen
class Tally:
    """One article: how often each rule fired, how many times it tells, and of those that no claim rests on the form,
    with a place as an example.
    """

    fired: Counter[str] = field(factory=Counter)
    times: int = 0
    unused: tuple[tuple[str, str], ...] = ()


def tally(document: Document, rulebook: Rulebook) -> Tally:
    """What the rules make of one document."""
    text = prepared(document, rulebook)
    if text is None:
        return Tally()
    reader = text.reader
    claims = claims_of(text)
    tokens, sentences = reader.tokens(document.text)
    times = reader.times.find(tokens, sentences, document.published)
    fired = Counter(claim.rule for claim in claims)
    fired.update(time.rule for _, _, time in times)
    hedges = reader.language.hedges
    fired.update(hedges[match.rule].full_name for match in reader.hedges.matches(text.tokens))
    seen = [time for _, _, _, time in reader.times.marks(times)]
    unused = [time for time in seen if not any(_meet(claim, time) for claim in claims)]
    return Tally(
        fired, len(seen), tuple((_form(document, time, text.lexicon), _example(document, time)) for time in unused)
    )


def _form(document: Document, time: TimeExpression, lexicon: Lexicon) -> str:
    """The form of a time expression, with the word that leads to it."""
    before = document.text[: time.start][-_AROUND:].rpartition("\n")[2].split()[-1:]
    leading = [word.casefold() for word in before if word.casefold() in PREPOSITIONS]
    return " ".join((*leading, general(time.text, lexicon)))


def _meet(claim: Claim, time: TimeExpression) -> bool:
    return claim.span.start < time.end and time.start < claim.span.stop


def _example(document: Document, time: TimeExpression) -> str:
    before, behind = document.text[: time.start][-_AROUND:], document.text[time.end :][:_AROUND]
    return " ".join(f"{document.id}: …{before}[{time.text}]{behind}…".split())


def general(text: str, lexicon: Lexicon) -> str:
    """The form of a time expression: its digits, number words, months and weekdays taken for one another.

    >>> from factcheck import builtin_rules
    >>> general("Friday, 5 December 2025", builtin_rules().languages["en"].lexicon)
    'WEEKDAY, N MONTH N'
    """
    return " ".join(_general(word, lexicon) for word in text.split())


def _general(word: str, lexicon: Lexicon) -> str:
    start, stop = 0, len(word)
    while start < stop and not word[start].isalnum():
        start += 1
    while stop > start and not word[stop - 1].isalnum():
        stop -= 1
    core = word[start:stop]
    if "-" in core:
        shown = "-".join(_general(part, lexicon) for part in core.split("-"))
    else:
        shown = next((name for kind, name in _KINDS if _is_of(kind, core, lexicon)), core.casefold())
    return word[:start] + _without_digits(shown) + word[stop:]


def _is_of(kind: str, word: str, lexicon: Lexicon) -> bool:
    return kind in lexicon.types and lexicon.value(kind, word) is not None


def _without_digits(text: str) -> str:
    shown = "".join("N" if char.isdigit() else char for char in text)
    while "NN" in shown:
        shown = shown.replace("NN", "N")
    return shown


class Coverage:
    """What the articles of a corpus add up to."""

    def __init__(self) -> None:
        self.articles = self.times = self.unused = 0
        self.fired: Counter[str] = Counter()
        self.forms: Counter[str] = Counter()
        self._examples: dict[str, str] = {}

    def add(self, found: Tally) -> None:
        """Count one article more."""
        self.articles += 1
        self.times += found.times
        self.unused += len(found.unused)
        self.fired.update(found.fired)
        for form, example in found.unused:
            self.forms[form] += 1
            self._examples.setdefault(form, example)
        if len(self.forms) > MOST_FORMS:
            self.forms = Counter(dict(self.forms.most_common(MOST_FORMS // 2)))
            self._examples = {form: self._examples[form] for form in self.forms}

    def report(self, rulebook: Rulebook, most_forms: int, base: Rulebook | None = None) -> Iterator[str]:
        """Lines: the rules that fired, those that never did, and the forms of times that no claim rests on. The rules
        of `base` are but counted.
        """
        if not self.articles:
            yield "no article was read, so nothing is known of any rule"
            return
        rules, everything = [*_named(rulebook, base or Rulebook())], [*_named(rulebook, Rulebook())]
        firing = sorted(((name, kind) for name, kind in rules if self.fired[name]), key=lambda one: -self.fired[one[0]])
        silent = [(name, kind) for name, kind in rules if not self.fired[name]]
        yield f"{len(firing)} of {len(rules)} rules fire in {so_many(self.articles, 'article')}; how often:"
        yield from (f"{self.fired[name]:>10,}  {kind:5}  {name}" for name, kind in firing)
        yield f"\n{len(silent)} never fire{':' if silent else ''}"
        yield from (f"{'0':>10}  {kind:5}  {name}" for name, kind in silent)
        if base is not None:
            others = sum(bool(self.fired[name]) for name, _ in everything) - len(firing)
            yield f"\n{others} of {len(everything) - len(rules)} built-in rules fire too; --all lists them"
        yield from self._forms(most_forms)

    def _forms(self, most: int) -> Iterator[str]:
        if not self.unused:
            yield (
                f"\na claim rests on every time expression, {self.times:,} in all"
                if self.times
                else "\nno time is told"
            )
            return
        yield f"\nno claim rests on {self.unused:,} of {self.times:,} time expressions; most often on none of the form:"
        for form, count in self.forms.most_common(most):
            yield f"{count:>10,}  {form}\n{'':12}{self._examples[form]}"


def _named(rulebook: Rulebook, base: Rulebook) -> Iterable[tuple[str, str]]:
    """The names and kinds of all rules but those of `base`."""
    for name, language in rulebook.languages.items():
        known = base.languages.get(name, Language(Lexicon({})))
        yield from ((rule.full_name, "claim") for rule in added(language.rules, known.rules))
        yield from ((time.full_name, "time") for time in added(language.times, known.times))
        yield from ((hedge.full_name, "hedge") for hedge in added(language.hedges, known.hedges))
