"""Articles of our own that contradict themselves or each other, and such as only look as if they did."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import factcheck

CASES = [
    case
    for file in sorted((Path(__file__).parent / "corpora" / "findings").glob("*.toml"))
    for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["articles"][0][13:50])
def test_finds_what_does_not_fit_and_nothing_else(case: dict[str, Any]) -> None:
    told = [line.split(" | ", 1) for line in case["articles"]]
    documents = [factcheck.Document(str(at), text, published=day) for at, (day, text) in enumerate(told)]
    assert [finding.check for finding in factcheck.check(documents)] == case["found"]
