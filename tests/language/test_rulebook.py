"""A rulebook is a folder: what loads, what a user's file adds, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

import factcheck
from factcheck.language.errors import RuleError
from factcheck.language.rulebook import Rulebook

LEXICON = """\
[type.past]
times = ["year"]
[type.event]
words = ["trip"]
"""
GAP = """\
[rule.since]
doc    = "First since."
match  = "first <what:event> since <then:past>"
claim  = "happened <what> @ <then>"
reject = ["The first trip."]
accept = { "First trip since 2016." = "happened trip @ 2016" }
"""
TIMES = """\
[rule.year]
doc    = "A year."
match  = "since <year:digits>"
kind   = "year"
reads  = "year"
mark   = "year"
reject = ["In haste."]
accept = { "Since 1998." = { "1998" = "1998" } }
[type.digits]
shapes = ["year-digits"]
reads  = "year"
"""
CHECK = """\
[check.odd]
doc     = "Nothing is numbered 13."
given   = ["happened a"]
never   = "a.nth = 13"
message = "{a} is numbered 13"
accept  = [["happened trip #13"]]
reject  = [["happened trip #12"]]
"""


def folder(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def refused(path: Path, base: Rulebook | None = None) -> RuleError:
    with pytest.raises(RuleError) as caught:
        Rulebook.load(path, base)
    return caught.value


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    return folder(
        tmp_path, {"en/lexicon.toml": LEXICON, "en/times.toml": TIMES, "en/gap.toml": GAP, "checks/odd.toml": CHECK}
    )


def test_a_folder(whole: Path) -> None:
    book = Rulebook.load(whole)
    english = book.languages["en"]
    assert [rule.full_name for rule in english.rules] == ["gap/since"]
    assert [rule.full_name for rule in english.times] == ["times/year"]
    assert set(english.lexicon.types) == {"past", "event", "digits"}
    assert [check.name for check in book.checks] == ["odd/odd"]
    assert list(book.languages) == ["en"]


def test_a_rulebook_of_ones_own_reads_by_itself(whole: Path) -> None:
    document = factcheck.Document("x", "It is his first trip since 2016.")
    assert [str(claim) for claim in factcheck.extract(document, Rulebook.load(whole))] == ["happened trip @ 2016"]


def test_loading_twice_gives_two(whole: Path) -> None:
    assert Rulebook.load(whole) != Rulebook.load(str(whole))


def test_other_languages_stand_beside(whole: Path) -> None:
    folder(whole, {"fr/lexicon.toml": LEXICON, "fr/gap.toml": GAP.replace("first", "premier")})
    book = Rulebook.load(whole)
    assert sorted(book.languages) == ["en", "fr"]
    document = factcheck.Document("x", "Premier trip since 2016.", language="de")
    assert factcheck.extract(document, book) == []


def test_types_come_first_whatever_the_files_are_called(whole: Path) -> None:
    folder(whole, {"en/a.toml": GAP.replace("<then:past>", "<then:digits>")})
    assert {rule.full_name for rule in Rulebook.load(whole).languages["en"].rules} == {"a/since", "gap/since"}


def test_what_is_loaded_over_another_adds_and_replaces(whole: Path, tmp_path: Path) -> None:
    base = Rulebook.load(whole)
    other = folder(
        tmp_path / "other",
        {
            "gap.toml": GAP.replace("First since.", "Changed.") + GAP.replace("since]", "other]"),
            "odd.toml": CHECK.replace("13", "14"),
        },
    )
    book = Rulebook.load(other, base)
    assert [(rule.full_name, rule.doc) for rule in book.languages["en"].rules] == [
        ("gap/since", "Changed."),
        ("gap/other", "First since."),
    ]
    assert [check.doc for check in book.checks] == ["Nothing is numbered 14."]
    assert [rule.doc for rule in base.languages["en"].rules] == ["First since."]


def test_a_users_five_lines_over_the_built_in_rules(tmp_path: Path) -> None:
    lines = [
        "[rule.defended]",
        'doc    = "“Defended the title of Y”."',
        'match  = "defended (his | her | the) title (of | from) <then:past>"',
        'claim  = "happened win by <who> @ <then>"',
        'accept = { "Marta Halvik defended her title of 2016." = "happened win by marta-halvik @ 2016" }',
        'reject = ["Marta Halvik defended her title."]',
    ]
    path = folder(tmp_path, {"titles.toml": "\n".join(lines)}) / "titles.toml"
    base = factcheck.builtin_rules()
    book = Rulebook.load(path, base)
    assert len(book.languages["en"].rules) == len(base.languages["en"].rules) + 1
    document = factcheck.Document("x", "Marta Halvik defended her title of 2016.", "2025-06-15")
    assert [str(c) for c in factcheck.extract(document, book) if c.rule == "titles/defended"] == [
        "happened win by marta-halvik @ 2016"
    ]
    assert not [c for c in factcheck.extract(document, base) if c.rule == "titles/defended"]


@pytest.mark.parametrize(
    ("names", "last"),
    [
        (("lexicon.toml", "gap.toml", "on"), "on/gap.toml"),
        (("on", "gap.toml", "lexicon.toml"), "gap.toml"),
        (("gap.toml", "lexicon.toml", "on"), "on/gap.toml"),
    ],
)
def test_of_several_paths_types_come_first_and_a_later_rule_replaces(
    tmp_path: Path, names: tuple[str, ...], last: str
) -> None:
    folder(tmp_path, {"lexicon.toml": LEXICON, "gap.toml": GAP, "on/gap.toml": GAP})
    (rule,) = Rulebook.load_all([tmp_path / name for name in names]).languages["en"].rules
    assert rule.source.path == str(tmp_path / last)


def test_a_users_file_of_checks(tmp_path: Path) -> None:
    base = factcheck.builtin_rules()
    book = Rulebook.load(folder(tmp_path, {"odd.toml": CHECK}) / "odd.toml", base)
    assert book.checks[:-1] == base.checks and book.languages == base.languages
    document = factcheck.Document("x", "The 13th annual jazz festival opened.")
    assert [finding.check for finding in factcheck.check([document], book)] == ["odd/odd"]


def test_a_byte_order_mark_and_windows_lines_are_nothing(tmp_path: Path) -> None:
    (tmp_path / "lexicon.toml").write_bytes(b"\xef\xbb\xbf" + LEXICON.replace("\n", "\r\n").encode())
    assert set(Rulebook.load(tmp_path).languages["en"].lexicon.types) == {"past", "event"}


def test_nothing_there(tmp_path: Path) -> None:
    assert "no such file or folder" in str(refused(tmp_path / "none"))
    error = refused(folder(tmp_path / "empty", {"notes.txt": "x"}))
    assert "no rules here" in error.message and error.path == str(tmp_path / "empty")
    assert "no TOML file of rules: Expected" in refused(tmp_path / "empty" / "notes.txt").message


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("[rule.x\n", 1, 8, "Expected ']'"),
        ("[type.a]\nwords = [\n", 2, 10, "the file ends here"),
        ('[rule.x]\ndoc = "a"\ndoc = "b"\n', 3, 10, None),
        ('[rule.x]\ndoc = "a"\n\n[rule.x]\n', 4, 1, "[rule.x] stands in line 1 already"),
        ("[rule]\nx = {}\n[rule.x]\n", 3, 1, "[rule.x] is there already"),
        ("[rule.R_x]\n", 1, 1, "lower-case words joined by hyphens, not R_x (did you mean r-x?)"),
        ("\n[check.A]\n", 2, 1, "the name of a check is lower-case words joined by hyphens, not A"),
        ('[rul.x]\ndoc = "a"\n', 1, 1, "no such table: [rul] (did you mean rule?)"),
        ('\n# y\n[cheque.x]\ndoc = "a"\n', 3, 1, "no such table: [cheque]"),
        ('title = "x"\n', 1, 1, "no such table: [title]"),
        ("[rule]\nx = 1\n", 1, 1, "`rule` holds tables"),
        ('rule = "x"\n', 1, 1, "`rule` holds tables"),
        ("[[check]]\nx = 1\n", 1, 1, "`check` holds tables"),
        ("[rule.x]\n", 1, 1, "it has no `doc`"),
        ("[check.x]\n", 1, 1, "a check needs “doc”"),
        ("[check.x]\ndocc = 1\n", 2, 1, "a check has no “docc”"),
    ],
)
def test_what_is_no_file_of_rules(tmp_path: Path, text: str, line: int, column: int, message: str | None) -> None:
    error = refused(folder(tmp_path, {"en/bad.toml": text}))
    assert error.path == str(tmp_path / "en" / "bad.toml")
    assert (error.line, error.column) == (line, column), error
    assert message is None or message in error.message


@pytest.mark.parametrize("key", ["doc", "given", "never", "message", "accept", "reject"])
def test_a_check_without_one_of_its_parts(tmp_path: Path, key: str) -> None:
    text = "\n".join(line for line in CHECK.splitlines() if not line.startswith(key))
    assert f"a check needs “{key}”" in refused(folder(tmp_path, {"checks/odd.toml": text})).message


def test_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b'[type.a]\nwords = ["\xff"]')
    error = refused(tmp_path)
    assert "cannot be read" in error.message and error.path.endswith("a.toml")


def test_a_rule_may_not_ask_for_a_type_of_another_language(whole: Path) -> None:
    assert "no such type: event" in refused(folder(whole, {"fr/gap.toml": GAP})).message


def test_all_rules_that_do_not_hold_together_are_told_at_once(tmp_path: Path) -> None:
    gap = GAP.replace(":past>", ":pst>") + GAP.replace("since]", "once]").replace("happened <", "hapened <", 1)
    place = folder(tmp_path, {"a/lexicon.toml": LEXICON, "a/gap.toml": gap, "b/odd.toml": CHECK.replace("nth", "nht")})
    wrong = refused(tmp_path)
    assert [(error.path, error.line) for error in (wrong, *wrong.others)] == [
        (str(place / "a/gap.toml"), 3),
        (str(place / "a/gap.toml"), 10),
        (str(place / "b/odd.toml"), 4),
    ]
    assert str(wrong).count("^") == 3
    folder(tmp_path, {"a/lexicon.toml": LEXICON.replace("words", "wrds")})
    assert not refused(tmp_path).others  # of what needs its types nothing is known


def test_a_time_rule_that_names_no_reading(whole: Path) -> None:
    folder(whole, {"en/times.toml": TIMES.replace('reads  = "year"\nmark', 'reads  = "yaer"\nmark')})
    book = Rulebook.load(whole)
    with pytest.raises(RuleError, match=r"times.toml:5:11: no such reading: yaer \(did you mean year\?\)"):
        factcheck.find_times("Since 1998.", None, book)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("<year:digits>", "<yr:digits>", r"5:11: year wants a slot <year>, or `year` by `with`"),
        ("[type", "with = { aeon = 1 }\n[type", r"9:1: year reads no `aeon`"),
        ("[type", 'with = { year = "x" }\n[type', r"9:1: year reads no 'x' as `year`"),
    ],
)
def test_a_time_rule_that_tells_its_reading_what_it_does_not_read(whole: Path, old: str, new: str, told: str) -> None:
    folder(whole, {"en/times.toml": TIMES.replace(old, new).replace('mark   = "year"', "unless = 'x'")})
    with pytest.raises(RuleError, match=f"times.toml:{told}"):
        factcheck.find_times("Since 1998.", None, Rulebook.load(whole))


def test_a_type_stands_in_one_file(tmp_path: Path) -> None:
    words = '[type.fruit]\nwords = ["{}"]'
    folder(tmp_path, {"en/a.toml": words.format("pear"), "en/b.toml": f"\n{words.format('plum')}"})
    error = refused(tmp_path)
    assert (error.path, error.line) == (str(tmp_path / "en" / "b.toml"), 2)
    assert f"the type <fruit> stands in {tmp_path / 'en' / 'a.toml'}:1 already" in error.message


@pytest.mark.parametrize(("table", "kind"), [(GAP, "rule"), (CHECK, "check")])
def test_a_name_stands_in_one_file(whole: Path, table: str, kind: str) -> None:
    name = table.partition(f"[{kind}.")[2].partition("]")[0]
    extra = {f"{place}/more.toml": table for place in ("en/one", "en/two")}
    with pytest.raises(RuleError) as caught:
        Rulebook.load(folder(whole, extra))
    assert caught.value.path == str(whole / "en" / "two" / "more.toml")
    assert f"the {kind} more/{name} stands in {whole / 'en' / 'one' / 'more.toml'}:1 already" in caught.value.message
