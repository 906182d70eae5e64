"""What is kept apart comes back as it was, however often it is kept."""

from __future__ import annotations

import pickle

from factcheck.api import builtin_rules
from factcheck.extract import extract
from factcheck.later import Later, later
from factcheck.model import Document

ARTICLE = Document("a", "Chile has not visited Peru since 2016, and meets it on Friday, 4 December 2025.", "2025-11-29")


def test_a_value_is_read_when_it_is_asked_for() -> None:
    kept = pickle.dumps(later(["first", "second"]))
    found: Later[list[str]] = pickle.loads(kept)
    assert found() == ["first", "second"] and found() is found()


def test_what_waits_already_waits_once() -> None:
    waiting = later(7)
    assert later(waiting) is waiting and waiting() == 7


def test_rules_read_the_same_when_they_were_kept_and_kept_again() -> None:
    rules = builtin_rules()
    once = pickle.loads(pickle.dumps(rules))
    twice = pickle.loads(pickle.dumps(once))
    assert extract(ARTICLE, rules) == extract(ARTICLE, once) == extract(ARTICLE, twice) != []
    patterns = [[rule.pattern for rule in book.languages["en"].rules] for book in (rules, twice)]
    assert patterns[0] == patterns[1]
    assert [check.accept for check in rules.checks] == [check.accept for check in twice.checks]
