"""Settings: which file they are from, what they may hold, and where what is wrong stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import RuleError, builtin_rules
from factcheck.settings.load import load
from factcheck.settings.severities import settled_rules
from factcheck.settings.shown import shown


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_nearest_file_holds(here: Path) -> None:
    assert load(here / "in").places is None
    Path("pyproject.toml").write_text('[project]\nname = "factcheck"\n', encoding="utf-8")
    assert load(here / "in").places is None
    Path("pyproject.toml").write_text('[tool.factcheck]\nfail-on = "error"\n', encoding="utf-8")
    assert (load(here / "in").fail_on.of, load(here / "in").fail_on.origin) == ("error", "pyproject.toml:2")
    Path("factcheck.toml").write_text('fail-on = "never"\n', encoding="utf-8")
    assert load(here / "in").fail_on.of == "never"
    Path("in/pyproject.toml").write_text('[tool.factcheck]\nfacts = ["f.txt"]\n', encoding="utf-8")
    assert load(here / "in").facts.of == (Path("in/f.txt"),)
    assert load(here / "in").fail_on.of == "note"


ALL = """\
rules = ["own"]
exclude = [
  "drafts",
]
assume = []
[aliases]
JPM = "JPMorgan Chase"
[severity]
gaps = "off" # not here
"gaps/gap-broken" = "note"
[[per-path]]
paths = ["old"]
severity = { lives = "off" }
[[per-path]]
paths = ["old/new"]
severity.lives = "warning"
"""


@pytest.mark.parametrize("name", ["factcheck.toml", "pyproject.toml"])
def test_all(here: Path, name: str) -> None:
    text = ALL if name == "factcheck.toml" else "[tool.factcheck]\n" + ALL.replace("[[", "[[tool.factcheck.")
    if name == "pyproject.toml":
        text = text.replace("\n[a", "\n[tool.factcheck.a").replace("\n[s", "\n[tool.factcheck.s")
    Path(name).write_text(text, encoding="utf-8")
    found = load(here)
    added = int(name == "pyproject.toml")
    assert found.exclude.origin == f"{name}:{2 + added}"
    assert found.per_path[1].severity["lives"].origin == f"{name}:{16 + added}"
    assert found.aliases.of == {"JPM": "JPMorgan Chase"}
    assert found.leaves_out("in/drafts/a.md") and found.leaves_out(str(here / "drafts")) and not found.leaves_out("a")
    assert [found.severity_of(check, path, "error") for check, path in [
        ("gaps/other", "a"), ("gaps/gap-broken", "a"), ("lives/x", "a"), ("lives/x", "old/a"), ("lives/x", "old/new/a"),
    ]] == ["off", "note", "error", "off", "warning"]  # fmt: skip


def test_what_is_printed_can_be_settled(here: Path) -> None:
    Path("factcheck.toml").write_text(ALL, encoding="utf-8")
    printed = list(shown(load(here), ["en"]))
    Path("factcheck.toml").write_text("\n".join(printed), encoding="utf-8")
    again = list(shown(load(here), ["en"]))
    assert [line.partition("#")[0].strip() for line in again] == [line.partition("#")[0].strip() for line in printed]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("severty = 1", "1:1: there is no setting severty (did you mean severity?)"),
        ('\nfail-on = "eror"', "2:11: fail-on is no eror (did you mean error?)"),
        ('rules = "x"', "1:1: rules is a list of texts"),
        ("exclude = [3]", "1:1: exclude is a list of texts"),
        ('assume = [\n "now",\n "hwo"]', "3:2: nothing is assumed as hwo (did you mean who?)"),
        ('severity = { gaps = "of" }', "1:21: gaps has no severity of (did you mean off?)"),
        ('[severity]\nlives = "off"\ngapps = "off"', "3:1: no check or family of checks is called gapps (did you mean"),
        ("severity = 3", "1:1: severity is a table"),
        ("per-path = 3", "1:1: per-path is a list of tables"),
        ('[[per-path]]\npaths = ["a"]\n', "1:1: per-path needs “severity”"),
        ('[[per-path]]\npaths = ["a"]\nseverity = {}\n[[per-path]]\npath = []', "5:1: per-path has no path (did you"),
        (
            '[[per-path]]\npaths = ["a"]\nseverity = {}\n[[per-path]]\npaths = []\nseverity.gapps = "off"',
            "6:10: no check or family of checks is called gapps",
        ),
        ('languages = ["en", "fr"]', "1:20: there are no rules for the language fr; for en there are"),
        ("aliases = 3", "1:1: aliases is a file, or a table"),
        ('[aliases]\nA = "B"\nB = "A"', "2:1: a circle of names"),
        ("rules = [", "1:10: "),
    ],
)
def test_what_is_wrong_is_told_with_its_place(here: Path, text: str, told: str) -> None:
    Path("factcheck.toml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as wrong:
        settled_rules(builtin_rules(), load(here))
    assert str(wrong.value).startswith(f"factcheck.toml:{told}")


def test_severities_are_put_into_the_checks(here: Path) -> None:
    Path("factcheck.toml").write_text(
        '[severity]\ncalendar = "note"\ngaps = "off"\nlives = "off"\n'
        '[[per-path]]\npaths = ["a"]\nseverity = {lives = "note"}\n',
        encoding="utf-8",
    )
    rules = settled_rules(builtin_rules(), load(here))
    assert {check.severity for check in rules.checks if check.name.startswith("calendar/")} == {"note"}
    families = {check.name.partition("/")[0] for check in rules.checks}
    assert "gaps" not in families and "lives" in families
