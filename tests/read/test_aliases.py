"""A newsroom's own names: where they may stand, and what is told of those that are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.language.errors import RuleError
from factcheck.read import read_aliases

TABLE = "[tool.factcheck.aliases]\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("head", ["", TABLE, "[tool.other]\nsize = 3\n" + TABLE])
def test_names(head: str) -> None:
    Path("names.toml").write_text(
        head + '"JPM" = "JPMorgan"\nJPMorgan = "JPMorgan Chase"\nJPM-ORGAN = "X"', encoding="utf-8"
    )
    names = {"JPM": "JPMorgan Chase", "JPMorgan": "JPMorgan Chase", "JPM-ORGAN": "X"}
    assert read_aliases(Path("names.toml")) == names


def test_none() -> None:
    assert read_aliases(None) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[tool\n", "1:6: Expected ']'"),
        ("# names\n" + TABLE + "JPM = \n", "3:7: Invalid value"),
        (TABLE + "JPM = 3\n", "2:1: JPM stands for no text in quotes"),
        (TABLE + 'J.PM = "JPMorgan"\n', "2:1: J is a table: names are lines such as"),
        (TABLE + 'JPM = "A"\nJPM = "B"\n', "3:10: JPM is given twice"),
        (TABLE + '"" = "A"\n', "2:1: a name has letters or digits"),
        (TABLE + '"A" = "-"\n', "2:1: A stands for “-”, and a name has letters or digits"),
        (TABLE + 'A = "B"\nB = "A"\n', "2:1: a circle of names: A = B = A"),
        (TABLE + 'A = "B"\nB = "C"\nC = "B"\n', "2:1: a circle of names: A = B = C = B"),
        (TABLE + '"JP-M" = "A"\n"JP M" = "B"\n', "3:1: JP M is JP-M in another spelling, which stands for A"),
        ("[tool.factcheck]\naliases = 3\n", "2:1: aliases is no table"),
        ("[tool]\nfactcheck = 3\n", "2:1: factcheck is no table"),
    ],
)
def test_wrong_lines_are_named(text: str, words: str) -> None:
    Path("pyproject.toml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as wrong:
        read_aliases(Path("pyproject.toml"))
    assert str(wrong.value).startswith(f"pyproject.toml:{words}")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"[names]\nJPM = 'A'\n", "names.toml:1:2: names is a table"),
        (b"[tool.other]\nsize = 3\n", "names.toml:1:1: there is no table [tool.factcheck.aliases]"),
        (b"A = 'B'\nC = '\xff'\n", "names.toml:2:1: cannot be read: not UTF-8, byte 0xff"),
        (b"", "none.toml:1:1: cannot be read: No such file or directory"),
    ],
)
def test_wrong_files_are_named(data: bytes, words: str) -> None:
    Path("names.toml").write_bytes(data)
    with pytest.raises(RuleError) as wrong:
        read_aliases(Path(words.partition(":")[0]))
    assert str(wrong.value).startswith(words)
