"""The pytest plugin, run by pytest: what it collects, how it fails, and its fixtures."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import factcheck
from factcheck.examples import examples

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[2]
MODULE = "factcheck.testing.plugin"
#: Loaded here once: pytester forgets all modules that a run of its own has loaded.
EXAMPLES = list(examples(factcheck.builtin_rules()))
IS_INSTALLED = any(point.value == MODULE for point in entry_points(group="pytest11"))
RULES = """\
[rule.unsunk]
doc    = "Never sunk."
match  = "unsunk since <then:past>"
claim  = "absent sinking by <who> @ <then>/<now>"
reject = ["Unsunk since long.", "Unsunk since 2018."]
[rule.unsunk.accept]
"Peru is unsunk since 2019." = "absent sinking by peru @ 2018/2024-11-26"
"""
CHECKS = """\
[check.odd]
doc     = "Nothing is numbered 13."
given   = ["happened a"]
never   = "a.nth = 13"
message = "{a} is numbered 13"
accept  = [["happened trip #13"], ["happened trip #12"]]
reject  = [["happened trip #14"]]
"""


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    plugin = () if IS_INSTALLED else ("-p", MODULE)
    return pytester.runpytest(*plugin, "-p", "no:cacheprovider", *arguments)


def test_examples_are_tests(pytester: pytest.Pytester) -> None:
    folder = pytester.mkdir("rules")
    (folder / "odd.toml").write_text(CHECKS, encoding="utf-8")
    (folder / "sea.toml").write_text(RULES, encoding="utf-8")
    pytester.makepyfile(
        """
        def test_fixtures(rulebook, extracts):
            assert "odd/odd" in {check.name for check in rulebook.checks}
            assert extracts("It is unsunk since 2019.") == ["absent sinking @ 2019/2024-11-26 assuming now"]
            assert extracts("It is unsunk since 2019.", published="2025") == ["absent sinking @ 2019/2025 assuming now"]
        """
    )
    result = run(pytester, "--factcheck-rules=rules", "-v")
    result.assert_outcomes(passed=4, failed=3)
    result.stdout.fnmatch_lines(
        [
            "rules/odd.toml::odd/odd::accept?0? PASSED*",
            "rules/odd.toml::odd/odd::accept?1? FAILED*",
            "rules/odd.toml::odd/odd::reject?0? PASSED*",
            "rules/sea.toml::sea/unsunk::accept?0? FAILED*",
            "rules/sea.toml::sea/unsunk::reject?0? PASSED*",
            "rules/sea.toml::sea/unsunk::reject?1? FAILED*",
        ]
    )
    result.stdout.fnmatch_lines(
        [
            "*odd.toml:6:37: 0 findings, not 1, of the example*",
            "      happened trip #12",
            "*sea.toml:7:2: gives *",
            '  "Peru is unsunk since 2019." = *',
            "   ^",
            "    - absent sinking by peru @ 2018/2024-11-26",
            "    + absent sinking by peru @ 2019/2024-11-26",
        ]
    )


TYPES = """\
[type.unsunken]
doc   = "What never sank."
words = ["unsunk", "afloat"]
"""


@pytest.mark.parametrize("order", [("sea", "lexicon"), ("lexicon", "sea")])
def test_a_file_of_types_alone_is_for_the_others_whatever_their_order(
    pytester: pytest.Pytester, order: tuple[str, str]
) -> None:
    (pytester.path / "lexicon.toml").write_text(TYPES, encoding="utf-8")
    rules = RULES.replace('"unsunk since', '"<how:unsunken> since').replace("2018/", "2019/")
    (pytester.path / "sea.toml").write_text(rules, encoding="utf-8")
    run(pytester, *(f"--factcheck-rules={name}.toml" for name in order)).assert_outcomes(passed=2, failed=1)


def test_rules_outside_of_the_root_are_named_in_ids(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    (pytester.path / "odd.toml").write_text(CHECKS, encoding="utf-8")
    monkeypatch.chdir(pytester.mkdir("root"))
    result = run(pytester, "--rootdir=.", "--factcheck-rules=../odd.toml")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["FAILED odd.toml::odd/odd::accept?1? - odd.toml:*"])


def test_one_of_them_by_its_id(pytester: pytest.Pytester) -> None:
    file = pytester.path / "odd.toml"
    file.write_text(CHECKS, encoding="utf-8")
    run(pytester, "--factcheck-rules=odd.toml", "odd.toml::odd/odd::accept[0]").assert_outcomes(passed=1)
    run(pytester, "--factcheck-rules=odd.toml", "-k", "reject").assert_outcomes(passed=1)


def test_rules_that_do_not_load(pytester: pytest.Pytester) -> None:
    (pytester.path / "odd.toml").write_text(CHECKS.replace("a.nth", "a.nht"), encoding="utf-8")
    result = run(pytester, "--factcheck-rules=odd.toml")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(
        ["*odd.toml:4:*nht*", '*never   = "a.nht = 13"*', "ERROR odd.toml - odd.toml:4:14: *nht*"]
    )


def test_a_path_that_is_not_there(pytester: pytest.Pytester) -> None:
    result = run(pytester, "--factcheck-rules=nowhere")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*--factcheck-rules: no such file or folder: *nowhere"])


def test_all_examples_of_a_folder_are_collected(pytester: pytest.Pytester) -> None:
    folder = ROOT / "rules" / "checks"
    result = run(pytester, f"--factcheck-rules={folder}", "--collect-only", "-q")
    assert result.parseoutcomes() == {"tests": sum(Path(example.path).parent == folder for example in EXAMPLES)}


def test_nothing_is_collected_unless_asked_for(pytester: pytest.Pytester) -> None:
    (pytester.path / "odd.toml").write_text(CHECKS, encoding="utf-8")
    pytester.makepyfile("def test_it(): pass")
    run(pytester).assert_outcomes(passed=1)


def test_a_folder_without_rules_is_told(pytester: pytest.Pytester) -> None:
    (pytester.path / "empty").mkdir()
    result = run(pytester, "--factcheck-rules=empty")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*no rules here*"])


def test_a_file_without_rules_is_told(pytester: pytest.Pytester) -> None:
    Path("empty.toml").write_text("", encoding="utf-8")
    result = run(pytester, "--factcheck-rules=empty.toml")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*empty.toml: there is no rule and no check here*"])


def test_the_plugin_is_cheap_to_load() -> None:
    told = f"import pytest, sys; before = set(sys.modules); import {MODULE}; print(*set(sys.modules) - before)"
    done = subprocess.run(
        [sys.executable, "-c", told],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=ROOT,
    )
    assert set(done.stdout.split()) == {"factcheck", "factcheck.lazy", "factcheck.testing", MODULE}
