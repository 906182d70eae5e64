"""A rulebook: a folder of TOML, loaded into a value.

    FOLDER/
      en/                lexicon.toml (types), times.toml, hedges.toml, and one file of claim rules a family
      checks/            files of checks

A folder, or one file, may hold only additions: loaded over another rulebook, its rules join those of that one, and
replace the rules of the same name. A file of the same name as a family adds to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from attrs import evolve, field, frozen

from factcheck.language.checks import Check, parse_check
from factcheck.language.errors import RuleError, Source, UnknownName, each_parsed, read_toml, suggest, together
from factcheck.language.lexicon import Lexicon, parse_lexicon
from factcheck.language.rules import (
    ClaimRule,
    Hedge,
    RuleBase,
    TimeRule,
    parse_claim_rule,
    parse_hedge,
    parse_time_rule,
)
from factcheck.model import slug
from factcheck.wanted import NONE, RULEBOOK, require

_TABLES = ("type", "rule", "check")
_OTHERS = 2  # the rank of files that types are seldom in
RuleT = TypeVar("RuleT", bound=RuleBase)
ParseRule = Callable[[str, str, Mapping[str, Any], Source, Lexicon], RuleT]


@frozen(eq=False)
class Language:
    """The rules of one language. `reader` is what reads with them, once it is made: it lasts as long as they do."""

    lexicon: Lexicon
    times: tuple[TimeRule, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    rules: tuple[ClaimRule, ...] = ()
    reader: list[Any] = field(factory=list, init=False, repr=False)


class _Languages(dict[str, Language]):
    def __missing__(self, name: str) -> Language:
        raise UnknownName("language", name, self)


def _languages(given: Mapping[str, Language]) -> _Languages:
    return given if isinstance(given, _Languages) else _Languages(given)


@frozen(eq=False)
class Rulebook:
    """All rules, by language, and all checks. Compared and cached by identity: loading twice gives two.

    `languages[…]` raises UnknownName, a KeyError, for a language that it has no rules of.
    """

    languages: Mapping[str, Language] = field(
        factory=dict, converter=_languages, repr=lambda languages: f"{{{', '.join(languages)}}}"
    )
    checks: tuple[Check, ...] = field(default=(), repr=lambda checks: f"({len(checks)})")

    @classmethod
    def load(cls, path: Path | str, base: Rulebook | None = None) -> Rulebook:
        """Load a folder, or one file of English claim rules or of checks, over `base`.

        Raises RuleError with file, line and column of all rules that do not hold together, and where nothing is there.
        """
        return cls.load_all([path], base)

    @classmethod
    def load_all(cls, paths: Iterable[Path | str], base: Rulebook | None = None) -> Rulebook:
        """Load several over `base`: the types of all before what uses them, and otherwise each over those before it."""
        require(base, (Rulebook, NONE), RULEBOOK)
        found = ((at, *each) for at, path in enumerate(paths) for each in _files(Path(path)))
        placed = sorted((_rank(file), at, file.as_posix(), language) for at, file, language in found)
        homes: defaultdict[int, dict[tuple[str, str, str], str]] = defaultdict(dict)
        book = base or cls()
        wrong: list[RuleError] = []
        for rank, at, name, language in placed:
            try:
                book = book._with_file(Path(name), language, homes[at])
            except RuleError as error:
                wrong.append(error)
                if rank < _OTHERS:
                    break  # whatever uses its types would be told too
        if wrong:
            raise together(wrong)
        return book

    def _with_file(self, file: Path, language: str, homes: dict[tuple[str, str, str], str]) -> Rulebook:
        """`homes` are the places in this rulebook of types, rules and checks. Each has one alone: only what is of
        another rulebook is replaced.
        """
        source, table = read_toml(file)
        for key, tables in table.items():
            if key not in _TABLES:
                tables_known = "[type.…], [rule.…] and [check.…]"
                raise source.error(
                    f"no such table: [{key}]{suggest(key, _TABLES)}; a rulebook has {tables_known}", key, key
                )
            if not isinstance(tables, dict) or not all(isinstance(fields, dict) for fields in tables.values()):
                raise source.error(f"`{key}` holds tables: [{key}.NAME]", key, key)
        for kind, name in ((kind, name) for kind, tables in table.items() for name in tables):
            called = f"<{name}>" if kind == "type" else f"{file.stem}/{name}"
            if name != slug(name):
                meant = f" (did you mean {slug(name)}?)" if slug(name) else ""
                message = f"the name of a {kind} is lower-case words joined by hyphens, not {name}{meant}"
                raise source.error(message, f"{kind}.{name}")
            one = (kind, "" if kind == "check" else language, called)
            if home := homes.get(one):
                raise source.error(f"the {kind} {called} stands in {home} already", f"{kind}.{name}")
            homes[one] = f"{file}:{source.table(f'{kind}.{name}')[0]}"
        book = self
        if "type" in table or "rule" in table:
            known = self.languages.get(language, Language(Lexicon({})))
            changed = _with_rules(known, file.stem, table, source)
            book = evolve(book, languages={**self.languages, language: changed})
        checks = each_parsed(lambda name, fields: parse_check(file.stem, name, fields, source), table.get("check", {}))
        kept = [check for check in book.checks if check.name not in {new.name for new in checks}]
        return evolve(book, checks=(*kept, *checks))


def _with_rules(known: Language, stem: str, table: Mapping[str, Any], source: Source) -> Language:
    lexicon = known.lexicon
    if "type" in table:
        lexicon = parse_lexicon(table, source, lexicon)
    rules: Mapping[str, Any] = table.get("rule", {})

    def parsed(parse: ParseRule[RuleT], old: Iterable[RuleT]) -> tuple[RuleT, ...]:
        new = each_parsed(lambda name, fields: parse(stem, name, fields, source, lexicon), rules)
        names = {rule.full_name for rule in new}
        return (*(rule for rule in old if rule.full_name not in names), *new)

    if stem == "times":
        return evolve(known, lexicon=lexicon, times=parsed(parse_time_rule, known.times))
    if stem == "hedges":
        return evolve(known, lexicon=lexicon, hedges=parsed(parse_hedge, known.hedges))
    return evolve(known, lexicon=lexicon, rules=parsed(parse_claim_rule, known.rules))


def _files(place: Path) -> list[tuple[Path, str]]:
    """The files at a path, each with its language."""
    if place.is_file():
        return [(place, "en")]
    if not place.is_dir():
        raise RuleError("no such file or folder of rules", str(place))
    files = [(file, file.relative_to(place).parts[0]) for file in place.rglob("*.toml")]
    if not files:
        raise RuleError("no rules here: a rulebook is a folder of .toml files", str(place))
    return [(file, "en" if folder == file.name else folder) for file, folder in files]


def _rank(file: Path) -> int:
    """Types come before what uses them: the lexicon, then the times, which may add types of their own."""
    return {"lexicon": 0, "times": 1}.get(file.stem, _OTHERS)
