"""`factcheck rules …`: what is printed where, and its exit status."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.cli import main

Captured = pytest.CaptureFixture[str]
CHECKS = """\
[check.odd]
doc     = "Nothing is numbered 13."
given   = ["happened a"]
never   = "a.nth = 13"
message = "{a} is numbered 13"
accept  = [["happened trip #13"]]
reject  = [["happened trip #14"]]
"""
DRY = """\
[rule.dry]
doc    = "“Dry since Y”: no flood between Y and the day of the article."
match  = "<who:name> [,] dry since <then:past>"
claim  = "absent flood by <who> @ <then>/<now>"
reject = ["It was dry in 2019."]
[rule.dry.accept]
"Peru, dry since 2019." = "absent flood by peru @ 2019/2024-11-26"
"""
ARTICLE = "date: 2024-11-26\nAnna Smith is on her 13th visit to Peru. Those three days were warm."


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("odd.toml").write_text(CHECKS, encoding="utf-8")
    Path("a.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def rules(capsys: Captured) -> Callable[..., tuple[int, str, str]]:
    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(["rules", *arguments])
        return status, *capsys.readouterr()

    return run


Run = Callable[..., tuple[int, str, str]]


def test_list(rules: Run) -> None:
    status, out, _ = rules("list", "gap", "--kind", "claim")
    assert status == 0
    assert all(line.startswith("gap/") and " claim " in line for line in out.splitlines())
    assert "gap/unbeaten " in out
    status, out, _ = rules("list", "odd", "--rules", "odd.toml")
    assert (status, out) == (0, "odd/odd  check  Nothing is numbered 13.\n")
    status, out, err = rules("list", "gpa")
    assert (status, out) == (2, "") and err.startswith("no file of rules is called gpa: age, ")


def test_show(rules: Run) -> None:
    assert rules("show", "odd", "--rules", "odd.toml") == (0, f"odd.toml:1\n{CHECKS}", "")
    status, out, err = rules("show", "unbeatn")
    assert (status, out) == (2, "")
    assert "nearest: gap/unbeaten" in err and err.endswith("; rules of your own are given with --rules\n")
    assert "--rules" not in rules("show", "unbeatn", "--rules", "odd.toml")[2]


def test_explain(rules: Run) -> None:
    status, out, _ = rules("explain", "odd", "--rules", "odd.toml")
    assert status == 0
    assert out == (
        "odd/odd: a check, at odd.toml:1\nNothing is numbered 13.\n"
        "\ngiven\n  a: something that happened\n"
        "\nit can never be that\n  the number of a is 13\n"
        "\nfinds a fault in\n  - happened trip #13\n"
        "\nand finds nothing wrong in\n  - happened trip #14\n"
    )
    status, out, err = rules("explain", "gap/unbeaten", "--diagram", "drawn.html")
    assert status == 0 and "writes, drawn from its own pattern\n  “Peru are un" in out
    assert "<svg" in Path("drawn.html").read_text(encoding="utf-8")
    status, _, err = rules("explain", "odd", "--rules", "odd.toml", "--diagram", "drawn.html")
    assert (status, err) == (2, "odd/odd has no pattern to draw\n")


def test_explain_without_the_extras(rules: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise ImportError

    monkeypatch.setattr("factcheck.language.diagram.diagram", missing)
    status, _, err = rules("explain", "unbeaten", "--diagram", "drawn.html")
    assert status == 2 and "pip install 'factcheck-rules[diagrams]'" in err
    monkeypatch.setitem(__import__("sys").modules, "factcheck.testing.samples", None)
    status, out, _ = rules("explain", "unbeaten")
    assert status == 0 and "writes" not in out


def test_test(rules: Run) -> None:
    assert rules("test", "odd.toml") == (0, "2 examples of 1 rule or check: all hold\n", "")
    Path("odd.toml").write_text(CHECKS.replace("#14", "#13"), encoding="utf-8")
    status, out, _ = rules("test", "odd.toml")
    assert status == 1
    assert out.startswith("odd.toml:7:14: 1 finding, not 0, of the example [happened trip #13]")
    assert out.endswith("      happened trip #13\n\n2 examples of 1 rule or check: 1 does not hold\n")
    Path("odd.toml").write_text(CHECKS.replace("a.nth", "a.nht"), encoding="utf-8")
    status, out, err = rules("test", "odd.toml")
    assert (status, out) == (2, "") and err.startswith("odd.toml:4:")


def test_a_file_without_rules(rules: Run) -> None:
    Path("none.toml").write_text("", encoding="utf-8")
    assert rules("test", "none.toml") == (
        1,
        "none.toml: there is no rule and no check here, so nothing was tried\n",
        "",
    )


def test_a_rule_that_meets_nothing(rules: Run) -> None:
    Path("dry.toml").write_text(DRY, encoding="utf-8")
    for arguments in (["test", "dry.toml"], ["show", "dry/dry", "--rules", "dry.toml"]):
        status, _, err = rules(*arguments)
        assert status == 0 and err.startswith(
            "dry.toml:1: warning: dry/dry: no other rule knows the event “flood”, so “absent flood”"
        )


def test_what_is_hardly_meant_is_warned_of(rules: Run) -> None:
    own = DRY.replace("[,] dry", "<where:place> dry").replace("Peru, dry", "Peru Delhi dry")
    Path("dry.toml").write_text(f'[type.month]\nwords = ["moon"]\n{own}', encoding="utf-8")
    _, _, err = rules("test", "dry.toml")
    replaced, unclaimed, _ = err.splitlines()
    assert replaced.startswith("dry.toml:1: warning: <month> takes the place of the built-in type: ")
    assert unclaimed.startswith("dry.toml:3: warning: dry/dry: no claim has <where>: ")


def test_explain_a_text(rules: Run) -> None:
    assert rules("explain", "unbeaten", "--text", "Peru is unbeaten since the war.") == (
        0,
        "gap/unbeaten reads nothing here: matched up to here: “unbeaten since”, then wanted <then:past>, and “the” "
        "stands there\n",
        "",
    )


def test_explanations_are_as_wide_as_the_terminal(rules: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _, piped, _ = rules("explain", "gaps/gap-broken")
    assert max(map(len, piped.splitlines())) > 100
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "60")
    _, shown, _ = rules("explain", "gaps/gap-broken")
    assert max(map(len, shown.splitlines())) <= 60
    assert shown.split() == piped.split()


def test_missing_files(rules: Run) -> None:
    status, out, err = rules("explain", "unbeaten", "--diagram", "none/drawn.html")
    assert (status, out, err) == (2, "", "none/drawn.html: No such file or directory\n")
    status, out, err = rules("diff", "HEAD", "a.txt", "--rules", "odd.toml")
    assert (status, out) == (2, "") and "odd.toml is in no git repository: give a file or folder of older rules" in err


def test_new(rules: Run) -> None:
    status, out, err = rules("new", "2019.")
    assert (status, out) == (2, "") and err.startswith("no rule can be drafted from this sentence")


def test_coverage(rules: Run) -> None:
    status, out, err = rules("coverage", "a.txt", "none.txt", "--forms", "1")
    assert status == 2 and err.startswith("none.txt: cannot be read")
    assert "rules fire in 1 article" in out and "never fire" in out
    assert rules("coverage", "none.txt")[1] == "no article was read, so nothing is known of any rule\n"
    assert out.endswith("1  NUMBER days\n            a.txt: …her 13th visit to Peru. Those [three days] were warm.…\n")


def test_coverage_of_ones_own_rules(rules: Run) -> None:
    Path("dry.toml").write_text(DRY, encoding="utf-8")
    Path("b.txt").write_text("date: 2024-11-26\nPeru, dry since 2019.", encoding="utf-8")
    status, out, _ = rules("coverage", "b.txt", "--rules", "dry.toml")
    own, others = out.split("\n\n0 never fire\n\n")
    assert (status, own.split()[-3:]) == (0, ["1", "claim", "dry/dry"]) and own.startswith(
        "1 of 1 rules fire in 1 article"
    )
    counted, times = others.split("; --all lists them\n\n")
    assert " built-in rules fire too" in counted and times == "a claim rests on every time expression, 1 in all\n"
    assert " gap/unbeaten\n" in rules("coverage", "b.txt", "--rules", "dry.toml", "--all")[1]


def test_diff(rules: Run) -> None:
    same = "1 article: no difference in claims; no difference in findings\n"
    assert rules("diff", "odd.toml", "a.txt", "--rules", "odd.toml") == (0, same, "")
    Path("even.toml").write_text(CHECKS.replace("odd", "even").replace("13", "12"), encoding="utf-8")
    status, out, _ = rules("diff", "even.toml", "a.txt", "--rules", "odd.toml")
    assert (status, out) == (
        1,
        "+ a.txt:2:18: error odd/odd: “her 13th visit” is numbered 13\n"
        "1 article: no difference in claims; findings 1 gained\n",
    )
    Path("older").mkdir()
    Path("older/lexicon.toml").write_text('[type.ship]\nwords = ["ferry"]\n', encoding="utf-8")
    Path("older/dry.toml").write_text(DRY, encoding="utf-8")
    status, out, _ = rules("diff", "older", "a.txt", "--rules", "odd.toml")
    assert status == 1 and out.endswith("no difference in claims; findings 1 gained\n")
    status, out, err = rules("diff", "no-such-revision", "a.txt")
    assert (status, out) == (2, "") and err.startswith("no-such-revision is no file or folder of rules")


def test_docs(rules: Run) -> None:
    status, out, _ = rules("docs", "pages", "--rules", "odd.toml")
    assert status == 0 and out.endswith(" pages in pages\n")
    assert "Nothing is numbered 13." in Path("pages/checks/odd.md").read_text(encoding="utf-8")
    Path("own").mkdir()
    Path("own/README.md").write_text("Mine.\n", encoding="utf-8")
    status, out, err = rules("docs", "own")
    assert (status, out) == (2, "") and err.startswith("own/README.md was not written from rules and is kept: ")
    assert [file.name for file in Path("own").iterdir()] == ["README.md"]


def test_wrong_arguments(capsys: Captured) -> None:
    for arguments, words in (
        (["show"], "NAME"),
        (["coverage"], "PATH"),
        (["diff", "HEAD"], "PATH"),
        (["list", "--kind", "x"], "invalid choice"),
    ):
        with pytest.raises(SystemExit) as stopped:
            main(["rules", *arguments])
        assert stopped.value.code == 2
        assert words in capsys.readouterr().err
