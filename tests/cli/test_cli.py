"""The command line, on stand-ins for the rules: what it prints where, and its exit status."""

from __future__ import annotations

import io
import itertools
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

import factcheck
from factcheck.cli import main
from factcheck.cli.arguments import FAILING, REPORTS
from factcheck.cli.progress import counted
from factcheck.language.errors import RuleError
from factcheck.model import Claim, Document, Finding, Key, Severity, Span
from factcheck.profile import Cost
from factcheck.report.formats import FORMATS

ROOT = Path(__file__).parents[2]


class Rulebook:
    """Rules that read "first" as a claim, or another word named by the folder they come from."""

    checks = ()

    def __init__(self, word: str = "first") -> None:
        self.word = word

    @classmethod
    def load_all(cls, paths: Sequence[Path], base: Rulebook) -> Rulebook:
        (path,) = paths
        if path.name == "broken":
            raise RuleError("no such slot", "rules/gap.toml", 3, 5, "match = “first”")
        if path.name == "missing":
            raise FileNotFoundError(2, "No such file or directory", str(path))
        return cls(path.name)


def extract(document: Document, rulebook: Rulebook) -> list[Claim]:
    at = document.text.find(rulebook.word)
    span = Span(at, at + len(rulebook.word)) if at >= 0 else Span(0, 0)
    key = Key(rulebook.word)
    return [Claim("absent", key, rule="gap/first", document=document.id, span=span, quote=rulebook.word)] * (at >= 0)


def extract_all(documents: Iterable[Document], rulebook: Rulebook, jobs: int) -> Iterator[list[Claim]]:
    assert jobs > 0
    return (extract(document, rulebook) for document in documents)


def examine(
    documents: Iterable[Document], rulebook: Rulebook, aliases: object, facts: object, jobs: int
) -> tuple[list[Claim], list[Finding]]:
    claims = [claim for document in documents for claim in extract(document, rulebook)]
    found = [Finding("gaps/first", (claim,), f"“{claim.quote}” is not so") for claim in reversed(claims)]
    return claims, found


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(factcheck, "Rulebook", Rulebook, raising=False)
    monkeypatch.setattr(factcheck, "builtin_rules", Rulebook, raising=False)
    monkeypatch.setattr("factcheck.examples.failures", lambda rulebook, base: iter(()))
    monkeypatch.setattr(factcheck, "extract_all", extract_all, raising=False)
    monkeypatch.setattr(factcheck, "examine", examine, raising=False)
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("His first trip.", encoding="utf-8")
    Path("b.txt").write_text("date: 2025\nA trip, a first.", encoding="utf-8")
    Path("calm.txt").write_text("A trip.", encoding="utf-8")
    Path("bad.jsonl").write_text('{\n{"id": "x", "text": "first"}\n', encoding="utf-8")


def test_every_format_is_offered() -> None:
    assert tuple(FORMATS) == REPORTS


Captured = pytest.CaptureFixture[str]


def test_check(capsys: Captured) -> None:
    assert main(["check", "a.txt", "b.txt"]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert out == (
        "# a.txt: 1 finding\n"
        "\n"
        "a.txt:1:5: error gaps/first: “first” is not so\n"
        "   1 | His first trip.\n"
        "     |     ^~~~~\n"
        "     = absent first  (gap/first)\n"
        "\n"
        "# b.txt: 1 finding\n"
        "\n"
        "b.txt:2:11: error gaps/first: “first” is not so\n"
        "  --> b.txt:2:11, published 2025\n"
        "   2 | A trip, a first.\n"
        "     |           ^~~~~\n"
        "     = absent first  (gap/first)\n"
        "\n"
        "2 findings (2 errors) in 2 articles\n"
    )


def test_check_finds_nothing(capsys: Captured) -> None:
    assert main(["check", "calm.txt"]) == 0
    assert capsys.readouterr().out == "no findings in 1 article\n"
    assert main(["check", "calm.txt", "--format", "jsonl"]) == 0
    assert capsys.readouterr().out == ""


def test_check_as_json(capsys: Captured) -> None:
    assert main(["check", "--format=jsonl", "a.txt", "b.txt"]) == 1
    findings = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [finding["claims"][0]["path"] for finding in findings] == ["a.txt", "b.txt"]
    assert main(["check", "--format=json", "a.txt", "b.txt"]) == 1
    assert json.loads(capsys.readouterr().out)["findings"] == findings


def test_reports_are_written_beside_what_is_printed(capsys: Captured) -> None:
    assert main(["check", "a.txt", "--output", "jsonl=one.jsonl", "--output=junit=two.xml"]) == 1
    assert capsys.readouterr().out.endswith("1 finding (1 error) in 1 article\n")
    assert json.loads(Path("one.jsonl").read_text(encoding="utf-8"))["check"] == "gaps/first"
    assert Path("two.xml").read_text(encoding="utf-8").startswith("<?xml")
    Path("folder").mkdir()
    assert main(["check", "a.txt", "--output", "json=folder"]) == 2
    assert "folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("severity", "failing"),
    [("error", ["error", "warning", "note"]), ("warning", ["warning", "note"]), ("note", ["note"])],
)
def test_which_findings_fail(severity: Severity, failing: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    found = [Finding("gaps/first", (Claim("absent", Key("trip")),), "no", severity=severity)]
    monkeypatch.setattr(factcheck, "examine", lambda *_: ([], found))
    statuses = {least: main(["check", "a.txt", "--fail-on", least]) for least in FAILING}
    assert statuses == {least: int(least in failing) for least in FAILING}


def test_quiet_tells_of_findings_alone(capsys: Captured) -> None:
    assert main(["check", "--quiet", "calm.txt"]) == 0
    assert capsys.readouterr() == ("", "")
    assert main(["check", "--quiet", "a.txt", "b.txt"]) == 1
    out = capsys.readouterr().out
    assert out.count("gaps/first") == 2 and out.count("\n\n") == 1 and out.endswith("(gap/first)\n")


def test_statistics(capsys: Captured) -> None:
    main(["check", "--statistics", "a.txt", "b.txt"])
    counts = "\n     2 error\n     0 warning\n     0 note\n     2 gaps/first\n"
    assert capsys.readouterr().out.endswith(f"2 findings (2 errors) in 2 articles\n{counts}")
    main(["check", "--statistics", "--format=jsonl", "a.txt", "b.txt"])
    out, err = capsys.readouterr()
    assert err == counts and len(out.splitlines()) == 2


def test_extract(capsys: Captured) -> None:
    assert main(["extract", "a.txt", "calm.txt", "b.txt"]) == 0
    assert capsys.readouterr().out == (
        "a.txt:1:5: gap/first: absent first  “first”\nb.txt:2:11: gap/first: absent first  “first”\n"
    )


def test_extract_as_json_lines(capsys: Captured) -> None:
    assert main(["extract", "--format", "jsonl", "b.txt"]) == 0
    claim = json.loads(capsys.readouterr().out)
    assert (claim["claim"], claim["line"], claim["column"]) == ("absent first", 2, 11)


def test_highlights(capsys: Captured) -> None:
    assert main(["extract", "--highlight", "b.txt"]) == 0
    assert "[first]{gap}" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["check", "extract"])
def test_unreadable_input_stops_nothing_and_wins(command: str, capsys: Captured) -> None:
    assert main([command, "none.txt", "bad.jsonl", "a.txt"]) == 2
    out, err = capsys.readouterr()
    lines = err.splitlines()
    assert lines[0] == "none.txt: cannot be read: No such file or directory"
    assert lines[1].startswith("bad.jsonl:1:2: not JSON")
    assert "bad.jsonl:2:" in out and "a.txt:1:5" in out
    assert ("2 could not be read" in out) == (command == "check")


def test_rules_from_a_folder(capsys: Captured) -> None:
    assert main(["extract", "--rules", "rules/trip", "calm.txt"]) == 0
    assert capsys.readouterr().out == "calm.txt:1:3: gap/first: absent trip  “trip”\n"


def test_rules_at_fault(capsys: Captured) -> None:
    assert main(["check", "--rules", "rules/broken", "a.txt"]) == 2
    assert capsys.readouterr().err == "rules/gap.toml:3:5: no such slot\n  match = “first”\n      ^\n"
    assert main(["check", "--rules", "rules/missing", "a.txt"]) == 2
    assert "missing" in capsys.readouterr().err


def test_standard_input(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"His first.")))
    assert main(["extract", "-"]) == 0
    assert capsys.readouterr().out == "<stdin>:1:5: gap/first: absent first  “first”\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "say what to do: factcheck check PATH"),
        (["check"], "nothing to read: name .txt, .md, .jsonl or .html files"),
        (["extract", "--format", "jsonl"], "nothing to read"),
        (["keys", "--why", "Putin", "a.txt"], "--why needs two names, and then what to read"),
        (["check", "a.txt", "--format", "xml"], "invalid choice"),
        (["check", "a.txt", "--output", "sarif"], "not FORMAT=FILE: sarif; the formats are text, json"),
        (["check", "a.txt", "--output", "pdf=a.pdf"], "not FORMAT=FILE"),
        (["check", "a.txt", "--output", "sarif=none/a.sarif"], "no folder to write to: none"),
        (["mend", "a.txt"], "invalid choice"),
        (["rules"], "factcheck rules profile PATH"),
        (["rules", "profile"], "nothing to read"),
    ],
)
def test_wrong_arguments(arguments: list[str], words: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(("arguments", "words"), [(["--version"], "factcheck "), (["check", "--help"], "exit status")])
def test_asking_about_the_program(arguments: list[str], words: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 0
    assert words in capsys.readouterr().out


def test_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(factcheck, "extract_all", interrupt)
    assert main(["extract", "a.txt"]) == 130


def test_characters_that_the_terminal_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text("His \ufb01rst.", encoding="utf-8")
    for form, encoding in (("text", "ascii"), ("jsonl", "utf-8")):
        written = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
        assert main(["extract", "--rules", "\ufb01rst", "--format", form, "a.txt"]) == 0
        text = written.getvalue().decode(encoding)
        assert ("\\ufb01" in text, "\ufb01" in text) == (form == "text", form == "jsonl")
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    with pytest.raises(SystemExit):
        main(["--help"])


def python(*arguments: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, *arguments], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def test_as_a_module() -> None:
    running = python("-m", "factcheck", "--version")
    out, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (0, b"")
    assert out == f"factcheck {factcheck.__version__}\n".encode()


MANY_CLAIMS = """
import sys, factcheck
from factcheck.cli import commands, main
from factcheck.cli.progress import counted
factcheck.builtin_rules = lambda: None
claims = [factcheck.Claim("absent", factcheck.Key("trip"))] * 100_000
factcheck.extract_all = lambda documents, rulebook, jobs: (claims for _ in documents)
sys.exit(main(["extract", "a.txt"]))
"""


def test_nobody_reads_on() -> None:
    running = python("-c", MANY_CLAIMS)
    assert running.stdout is not None and running.stderr is not None
    running.stdout.readline()
    running.stdout.close()
    err = running.stderr.read()
    assert (running.wait(timeout=60), err) == (128 + signal.SIGPIPE, b"")


def test_names_of_which_nothing_is_called_so() -> None:
    for arguments in (["--why", "Qqq", "Xi", "a.txt"], ["--aliases", "none.toml", "a.txt"]):
        done = python("-m", "factcheck", "keys", *arguments)
        _, err = done.communicate(timeout=60)
        assert done.returncode == 2 and err.decode().startswith(("nothing is called “Qqq”", "none.toml:1:1: cannot be"))


def test_the_cost_of_rules(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "factcheck.profile.profile", lambda documents, _: [Cost("gap/since", 1.25, len(list(documents)), 0)]
    )
    assert main(["rules", "profile", "a.txt", "b.txt"]) == 0
    head, line = capsys.readouterr().out.splitlines()
    assert (head.split(), line.split()) == (["µs/KB", "matches", "claims", "rule"], ["1.2", "2", "0", "gap/since"])


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_on_a_terminal_and_wiped_away() -> None:
    screen, moments = Terminal(), itertools.count()
    assert list(counted(range(3), "articles", screen, lambda: next(moments))) == [0, 1, 2]
    assert screen.getvalue().startswith("\r1 articles") and screen.getvalue().endswith("\r\x1b[K")


def test_no_progress_is_shown_in_a_pipe() -> None:
    pipe = io.StringIO()
    assert list(counted(range(3), "articles", pipe)) == [0, 1, 2]
    assert pipe.getvalue() == ""
