"""What the command line asks for, over what is settled for all runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve

import factcheck
from factcheck.cli.arguments import Options
from factcheck.model import as_day
from factcheck.read import Article, read_aliases, read_articles
from factcheck.read.files import OnError
from factcheck.settings.load import load
from factcheck.settings.values import COMMAND_LINE, Settings, Value


def settled(options: Options) -> Options:
    """The options with the settings that hold, and with what they leave open filled in. Raises RuleError."""
    asked = options.asked
    given: dict[str, Any] = {
        "rules": options.rules if asked is None else tuple(asked.rules),
        "facts": options.facts,
        "aliases": options.aliases,
        "fail_on": options.fail_on,
    }
    over: dict[str, Any] = {key: Value(of, COMMAND_LINE) for key, of in given.items() if of}
    settings = evolve(load(Path.cwd()), **over)
    if asked is not None:
        asked.rules = [*settings.rules.of]
    return options._replace(rules=settings.rules.of, facts=settings.facts.of, settings=settings)


def settings_of(options: Options) -> Settings:
    """The settings of options that are settled."""
    return options.settings or Settings()


def rules_of(options: Options, rulebook: factcheck.Rulebook) -> factcheck.Rulebook:
    """The rules with the severities that are settled. Raises RuleError where these are of checks that are not there."""
    if settings_of(options).places is None:
        return rulebook
    from factcheck.settings.severities import settled_rules

    return settled_rules(rulebook, settings_of(options))


class WrongDate(ValueError):
    """What `--published` says is no date."""


def articles_of(options: Options, on_error: OnError) -> Iterator[Article]:
    """The articles that are to be read. Raises WrongDate."""
    settings = settings_of(options)
    try:
        published = as_day(options.published)
    except ValueError as error:
        raise WrongDate(f"--published {options.published} is no date: {error}; write it as in 2025-12-04") from error

    for article in read_articles(options.paths, on_error, published=published, leaves_out=settings.leaves_out):
        if settings.reads(article.document.language):
            yield article


def aliases_of(options: Options) -> Mapping[str, str]:
    """The house's own names. Raises RuleError."""
    aliases = settings_of(options).aliases.of
    return aliases if isinstance(aliases, Mapping) else read_aliases(aliases)
