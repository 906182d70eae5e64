"""The severities that are settled, held against the rules and put into them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from attrs import evolve

from factcheck.language.checks import Check
from factcheck.language.errors import suggest
from factcheck.language.rulebook import Rulebook
from factcheck.model import Severity
from factcheck.settings.load import SHARED, TABLE
from factcheck.settings.values import OFF, Settings, severity_in

if TYPE_CHECKING:
    from factcheck.settings.places import Way


def settled_rules(rulebook: Rulebook, settings: Settings) -> Rulebook:
    """The rules with the severities that are settled for all files, without the checks that are off in all.

    Raises RuleError at a check, a family or a language that the rules do not have.
    """
    if settings.places is None:
        return rulebook
    _hold_against(settings, rulebook)
    if not settings.severity:
        return rulebook
    return evolve(rulebook, checks=tuple(_settled(rulebook.checks, settings)))


def _settled(checks: tuple[Check, ...], settings: Settings) -> Iterator[Check]:
    for check in checks:
        level = severity_in(settings.severity, check.name)
        if level in ("", check.severity):
            yield check
        elif level != OFF:
            yield evolve(check, severity=cast(Severity, level))
        elif any(severity_in(each.severity, check.name) not in ("", OFF) for each in settings.per_path):
            yield check  # some path has it on


def _hold_against(settings: Settings, rulebook: Rulebook) -> None:
    assert settings.places is not None
    way: Way = TABLE if settings.places.source.path.endswith(SHARED) else ()
    known = sorted({name for check in rulebook.checks for name in (check.name, check.name.partition("/")[0])})
    tables = [(settings.severity, way)]
    tables += [(each.severity, (*way, "per-path", number)) for number, each in enumerate(settings.per_path)]
    for severities, around in tables:
        for name in severities:
            if name not in known:
                message = f"no check or family of checks is called {name}{meant_check(name, known)}"
                raise settings.places.error(message, (*around, "severity", name))
    for language in settings.languages.of:
        if language not in rulebook.languages:
            message = f"there are no rules for the language {language}; for {', '.join(rulebook.languages)} there are"
            raise settings.places.error(message, (*way, "languages"), language)


def meant_check(wrong: str, known: list[str]) -> str:
    """What may have been meant by the name of no check."""
    return suggest(wrong, known) or f"; the families are {', '.join(name for name in known if '/' not in name)}"
