"""The checks of rules/checks hold what their own examples say."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from factcheck.check import verify
from factcheck.language.checks import Check, parse_check
from factcheck.language.errors import Source

FILES = sorted((Path(__file__).parents[2] / "rules" / "checks").glob("*.toml"))


def load(file: Path) -> list[Check]:
    text = file.read_text(encoding="utf-8")
    source = Source(str(file), text)
    return [parse_check(file.stem, name, table, source) for name, table in tomllib.loads(text)["check"].items()]


CHECKS = [check for file in FILES for check in load(file)]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_examples(check: Check) -> None:
    assert [str(error) for error in verify(check)] == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_has_examples_of_both_verdicts_and_says_why(check: Check) -> None:
    assert check.accept and check.reject and check.doc
