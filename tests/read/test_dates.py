"""An article takes its date from its own fields, its dateline, its metadata or the command line, in that order."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from factcheck.cli import main
from factcheck.read import read_articles
from factcheck.read.dateline import dateline
from factcheck.read.dates import explained
from factcheck.when import When

DAY = When.day(2024, 11, 26)


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("LIMA, Nov 26, 2024 (Reuters) - The port opened.", 6),
        ("Lima, Peru, Nov. 26, 2024 (AFP) — The port opened.", 12),
        ("NEW YORK, 26 November 2024 – The port opened.", 10),
        ("26 November 2024 — The port opened.", 0),
        ("Tuesday, 26 November 2024 - The port opened.", 9),
        ("PRAGUE, 2024-11-26 -- The port opened.", 8),
        ("\n\n  OSLO, November 26th, 2024 /PRNewswire/ -- The port opened.", 10),
        ("Published 26 Nov 2024\nThe port opened.", 10),
        ("# A port\n\nPublished: 26 November 2024, 10:30 GMT\n\nThe port opened.", 21),
        ("A port\nFirst published on November 26, 2024\n", 26),
        ("# A port\nLIMA, 26 November 2024 - It opened.", 15),
    ],
)
def test_datelines(text: str, offset: int) -> None:
    assert dateline(text) == (DAY, offset)


@pytest.mark.parametrize(
    "text",
    [
        "LIMA, Nov 26 (Reuters) - No year is said.",
        "On 26 November 2024 the port opened.",
        "26 November 2024 was a cold day - for some.",
        "The port, 26 November 2024 - a cold day - opened.",
        "Published 26 November 1859, the book sold out.",
        "26 November 1812 — They cross.\n27 November 1812 — The bridge burns.",
        "LIMA, 31 November 2024 - There is no such day.",
        "The port opened. LIMA, Nov 26, 2024 (Reuters) - So it says.",
        "",
    ],
)
def test_no_datelines(text: str) -> None:
    assert dateline(text) is None


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.txt", "date: 2025-12-04\nLIMA, 26 November 2024 - It opened.", "1:7: 2025-12-04, from the first line"),
        ("a.md", "---\ndate: 2025-12-04\n---\nIt opened.", "2:7: 2025-12-04, from the front matter"),
        ("a.md", "---\ntitle: A\n---\nLIMA, 26 November 2024 - It opened.", "4:7: 2024-11-26, from the dateline"),
        ("a.jsonl", '{"text": "", "date": "2025"}', "1:14: {}:1: 2025, from the record"),
        ("a.txt", "It opened.", "1:1: 2020, from --published"),
    ],
)
def test_order(tmp_path: Path, name: str, text: str, line: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (article,) = read_articles([path], published=When.year(2020))
    assert explained(article) == f"{path.as_posix()}:{line.format(path.as_posix())}"


def test_no_date() -> None:
    (article,) = read_articles(["-"], stdin=io.BytesIO(b"It opened."))
    assert explained(article) == "<stdin>:1:1: no date: nothing relative is resolved"


def test_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("He came today.", encoding="utf-8")
    assert main(["check", "--explain-date", "--published", "2025-12-04", str(path)]) == 0
    assert capsys.readouterr().out == f"{path.as_posix()}:1:1: 2025-12-04, from --published\n"
    assert main(["check", "--published", "soon", str(path)]) == 2
    assert "--published soon is no date" in capsys.readouterr().err
