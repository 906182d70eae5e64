"""What changed since a revision, and checking again on every change; completion and the page for man."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.cli import main
from factcheck.cli.arguments import SHELLS, parser
from factcheck.settings.changed import Changed, NoRevision, _hunks

TOP = Path(__file__).parents[2]
Captured = pytest.CaptureFixture[str]
WRONG = "It opened on 31 April 2024."
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(*arguments: str) -> None:
    names = ("-c", "user.name=desk", "-c", "user.email=desk")
    subprocess.run(["git", *names, *arguments], check=True, capture_output=True)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with an article that has a fault, and one in JSON Lines."""
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    Path("news/old é.txt").write_text(f"date: 2025-01-01\n{WRONG}\n\nAll is well.\n", encoding="utf-8")
    Path("news/wire.jsonl").write_text('{"id": "a", "text": "It closed on 31 June 2024."}\n', encoding="utf-8")
    git("init", "-q", ".")
    git("add", ".")
    git("commit", "-qm", "articles")
    return tmp_path / "news"


def places(printed: str) -> list[str]:
    return re.findall(r"^(\S.*?:\d+)(?::\d+)?: error", printed, re.M)


@needs_git
def test_only_what_changed_is_reported(archive: Path, capsys: Captured) -> None:
    assert main(["check", "--since", "HEAD", "news"]) == 0
    assert main(["check", "news"]) == 1
    capsys.readouterr()
    old = archive / "old é.txt"
    old.write_text(old.read_text("utf-8").replace("All is well.", "It closed on 31 June 2024."), encoding="utf-8")
    (archive / "new.txt").write_text(f"{WRONG}\n", encoding="utf-8")
    with (archive / "wire.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "b", "text": "It closed on 31 June 2023."}\n')
    assert main(["check", "--since", "HEAD", "--quiet", "news"]) == 1
    assert places(capsys.readouterr().out) == ["news/new.txt:1", "news/old é.txt:4", "news/wire.jsonl:2"]


@needs_git
def test_what_changed_in_a_feed_and_a_table(archive: Path, capsys: Captured) -> None:
    feed, table = archive / "feed.rss", archive / "table.csv"
    item = "<item><title>A fair</title>\n<description>\nIt was mild.\nIt opened on {}.</description></item>"
    feed.write_text(f"<rss><channel>{item.format('3 June 2024')}</channel></rss>", encoding="utf-8")
    table.write_text('text\n"It was mild.\nIt opened on 3 June 2024."\n', encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "more")
    for file in (feed, table):
        file.write_text(file.read_text("utf-8").replace("3 June", "31 June"), encoding="utf-8")
    assert main(["check", "--since", "HEAD", "--quiet", "news"]) == 1
    assert places(capsys.readouterr().out) == ["news/feed.rss:4", "news/table.csv:3"]


@needs_git
@pytest.mark.parametrize(
    "setting", ["color.ui=always", "color.diff=always", "diff.relative=true", "diff.noprefix=true"]
)
def test_how_people_like_to_see_differences_changes_none(setting: str, archive: Path, capsys: Captured) -> None:
    git("config", *setting.split("="))
    (archive / "new.txt").write_text(f"{WRONG}\n", encoding="utf-8")
    git("add", ".")
    assert main(["check", "--since", "HEAD", "--quiet", "news"]) == 1
    assert places(capsys.readouterr().out) == ["news/new.txt:1"]


@needs_git
def test_another_date_changes_the_whole_article(archive: Path, capsys: Captured) -> None:
    old = archive / "old é.txt"
    old.write_text(old.read_text("utf-8").replace("2025-01-01", "2025-01-02"), encoding="utf-8")
    assert main(["check", "--since", "HEAD", "--quiet", str(old)]) == 1
    assert places(capsys.readouterr().out) == [f"{old}:2"]


@needs_git
def test_what_git_cannot_tell(archive: Path, tmp_path_factory: pytest.TempPathFactory, capsys: Captured) -> None:
    assert main(["check", "--since", "nowhere", "news"]) == 2
    assert capsys.readouterr().err == "--since: git cannot tell what changed in news: there is no such revision\n"
    with pytest.raises(NoRevision, match="not a git repository"):
        Changed.since("HEAD", [str(tmp_path_factory.mktemp("bare"))])
    with pytest.raises(SystemExit):
        main(["check", "--since", "HEAD", "-"])


def test_hunks() -> None:
    assert [*_hunks("@@ -1 +1 @@\n-a\n+b\n@@ -3,2 +3,4 @@ x\n@@ -9,2 +10,0 @@\n")] == [
        range(1, 2),
        range(3, 7),
        range(10, 10),
    ]


def test_a_change_is_checked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    watchfiles = pytest.importorskip("watchfiles")
    article, page = tmp_path / "a.txt", tmp_path / "page.html"
    article.write_text("All is well.\n", encoding="utf-8")

    def watch(*watched: Path, raise_interrupt: bool) -> Iterator[set[tuple[int, str]]]:
        assert article in watched and raise_interrupt
        yield {(2, str(page))}  # the report itself
        article.write_text(f"{WRONG}\n", encoding="utf-8")
        yield {(2, str(article)), (2, str(page))}
        raise KeyboardInterrupt

    monkeypatch.setattr(watchfiles, "watch", watch)
    assert main(["check", "--watch", str(article), "--output", f"html={page}"]) == 130
    first, _, second = capsys.readouterr().out.partition("\n")
    assert first == "no findings in 1 article" and places(second) == [f"{article}:1"]


def test_watching_needs_watchfiles(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    assert main(["check", "--watch", "."]) == 2
    assert "pip install 'factcheck-rules[watch]'" in capsys.readouterr().err


def test_a_check_is_explained(capsys: Captured) -> None:
    assert main(["check", "--explain", "lives/one-birth"]) == 0
    explained = capsys.readouterr().out
    assert main(["rules", "explain", "lives/one-birth"]) == 0
    assert capsys.readouterr().out == explained and "Nobody is born twice" in explained


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_is_a_script_of_the_shell(shell: str, capsys: Captured) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert "fail-on" in script
    if program := shutil.which(shell):
        subprocess.run([program, "-n"], input=script, encoding="utf-8", check=True)


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("check --fail-on n", "note never"),
        ("rules exp", "explain"),
        ("completion z", "zsh"),
        ("check --since HEAD dra", "draft.txt"),
    ],
)
def test_bash_completes(words: str, completed: str, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "draft.txt").touch()
    main(["completion", "bash"])
    script = capsys.readouterr().out
    ask = f'COMP_WORDS=(factcheck {words}); COMP_CWORD={len(words.split())}; _shtab_factcheck; echo "${{COMPREPLY[@]}}"'
    done = subprocess.run(
        ["bash", "-c", f"{script}\n{ask}"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == completed


def test_the_page_for_man_has_every_option() -> None:
    page = (TOP / "docs" / "factcheck.1").read_text("utf-8").replace("\\-", "-")
    for option in options(parser()):
        assert option in page, "argparse-manpage writes it: see the README"


def options(of: ArgumentParser) -> Iterator[str]:
    for action in of._actions:
        yield from {*action.option_strings} - {"-h", "--help"}
        if isinstance(action, _SubParsersAction):
            for name, below in action.choices.items():
                yield name
                yield from options(below)
