"""What is kept on disk is never needed, never another's, and never out of date."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.cache import MOST_FILES, kept

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "tables"


def counted() -> tuple[Callable[[], list[int]], list[int]]:
    """Something to make, and how often it was made."""
    made: list[int] = []

    def make() -> list[int]:
        made.append(1)
        return [7]

    return make, made


def test_what_is_made_of_the_same_is_made_once() -> None:
    make, made = counted()
    assert [kept([b"a", b"b"], make) for _ in range(3)] == [[7]] * 3 and len(made) == 1
    kept([b"ab"], make)
    kept([b"a", b"c"], make)
    assert len(made) == 3


@pytest.mark.parametrize("content", [b"", b"no pickle", b"\x80\x05cno.such.module\nthing\n."])
def test_a_file_that_cannot_be_read_is_made_anew(folder: Path, content: bytes) -> None:
    make, made = counted()
    kept([b"a"], make)
    (file,) = folder.iterdir()
    file.write_bytes(content)
    assert kept([b"a"], make) == kept([b"a"], make) == [7] and len(made) == 2


@posix_only
def test_a_folder_that_others_can_enter_is_left_alone(folder: Path) -> None:
    make, made = counted()
    kept([b"a"], make)
    folder.chmod(0o755)
    assert kept([b"a"], make) == kept([b"b"], make) == [7] and len(made) == 3
    assert len(list(folder.iterdir())) == 1


@posix_only
def test_a_folder_of_its_own_is_private(folder: Path) -> None:
    kept([b"a"], lambda: 1)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [file.stat().st_mode & 0o777 for file in folder.iterdir()] == [0o600]


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    make, made = counted()
    assert kept([b"a"], make) == kept([b"a"], make) == [7] and len(made) == 2


def test_off(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", "off")
    monkeypatch.chdir(tmp_path)
    make, made = counted()
    assert kept([b"a"], make) == kept([b"a"], make) == [7] and len(made) == 2
    assert not list(tmp_path.iterdir())


def test_the_users_own_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("FACTCHECK_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    kept([b"a"], lambda: 1)
    assert len(list((tmp_path / "caches" / "factcheck" / "tables").iterdir())) == 1


def test_few_files_are_kept(folder: Path) -> None:
    for number in range(MOST_FILES + 3):
        kept([b"%d" % number], lambda: 1)
    assert len(list(folder.iterdir())) == MOST_FILES


def test_many_processes_at_once(folder: Path) -> None:
    program = [sys.executable, "-m", "factcheck", "check", "-"]
    many = [subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[1])
            for _ in range(3)]  # fmt: skip
    article = b"They meet on Friday, 4 December 2025."
    found = {running.communicate(article, timeout=120)[0] for running in many}
    kept_once = subprocess.run(program, input=article, capture_output=True, cwd=Path(__file__).parents[1])
    assert found == {kept_once.stdout} and b"is a Thursday" in kept_once.stdout
    rules_and_countries = os.listdir(folder)
    assert len(rules_and_countries) == 2 and all(name.isalnum() for name in rules_and_countries)
