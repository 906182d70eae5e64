"""What is left out of a report: baselines, comments, and what is settled, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.cli import main

WRONG = "They meet on Friday, 4 December 2025.\n"
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    Path("news/a.md").write_text(WRONG, encoding="utf-8")
    return tmp_path


def checked(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    status = main(["check", *arguments])
    out, err = capsys.readouterr()
    return status, out, err


class TestBaseline:
    UPDATE = ("news", "--baseline", "known.json", "--update-baseline")

    def test_is_silent_until_something_new_is_said(self, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
        assert checked(capsys, *self.UPDATE)[0] == 0
        Path("news/a.md").write_text("Moved down.\n\n" + WRONG, encoding="utf-8")
        status, out, _ = checked(capsys, "news", "--baseline", "known.json")
        assert (status, out) == (0, "no findings in 1 article\n1 finding known already, by known.json\n")
        monkeypatch.chdir("news")
        Path("b.md").write_text(WRONG, encoding="utf-8")
        status, out, err = checked(capsys, ".", "--baseline", "../known.json", "--format", "jsonl")
        assert status == 1 and json.loads(out)["claims"][0]["path"] == "b.md" and "1 finding known" in err

    def test_what_others_call_somebody_changes_nothing(self, capsys: Captured) -> None:
        told = "Peru's President Lark was born in 1950. President Lark was born in 1955.\n"
        Path("news/a.md").write_text(told, encoding="utf-8")
        assert checked(capsys, *self.UPDATE)[1].endswith("known.json lists 1 finding now\n")
        Path("news/b.md").write_text(
            "Peru's President Ada Lark spoke. President Ada Lark was born in 1950.\n", encoding="utf-8"
        )
        out = checked(capsys, "news", "--format", "jsonl")[1]
        assert "ada-lark" in json.loads(out.splitlines()[0])["claims"][0]["who"]
        out = checked(capsys, "news/a.md", "news/b.md", "--baseline", "known.json")[1]
        assert "1 finding known already" in out and "stale" not in out

    def test_stale_entries_are_told_and_removed(self, capsys: Captured) -> None:
        Path("news/b.md").write_text(WRONG, encoding="utf-8")
        checked(capsys, *self.UPDATE)
        Path("news/a.md").write_text("Mended.\n", encoding="utf-8")
        assert "stale" not in checked(capsys, "news/b.md", "--baseline", "known.json")[1]  # a.md was not read
        assert (
            "  calendar/weekday-and-date: falls friday @ 2025-12-04 (news/a.md)\n"
            in (checked(capsys, "news", "--baseline", "known.json")[1])
        )
        checked(capsys, *self.UPDATE)
        assert "stale" not in checked(capsys, "news", "--baseline", "known.json")[1]
        assert [each["claims"][0]["path"] for each in json.loads(Path("known.json").read_text())["findings"]] == [
            "news/b.md"
        ]

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            (None, "1:1: there is no such baseline; --update-baseline writes it"),
            ("", "1:1: not JSON"),
            ('{"version": 1,\n"findings" 3}', "2:12: not JSON"),
            ("{\n", "2:1: not JSON"),
            ("[]", "1:1: no baseline"),
            ('{"version": 2}', "1:1: a baseline of version 2"),
            (
                '{"version": 1, "findings": [{"check": "a/b", "claims": [{"path": 3, "claim": ""}]}]}',
                "1:1: no baseline",
            ),
        ],
    )
    def test_that_is_broken(self, capsys: Captured, text: str | None, told: str) -> None:
        if text is not None:
            Path("known.json").write_text(text, encoding="utf-8")
        status, out, err = checked(capsys, "news", "--baseline", "known.json")
        assert (status, out) == (2, "") and err.startswith(f"known.json:{told}")

    def test_needs_a_file(self) -> None:
        with pytest.raises(SystemExit):
            main(["check", "--update-baseline", "news"])


NOTE = "<!-- factcheck: ignore {} -->"


@pytest.mark.parametrize(
    ("text", "status", "told"),
    [
        (NOTE.format("calendar because so") + "\n" + WRONG, 0, []),
        (NOTE.format("calendar/weekday-and-date because so") + "\n\n" + WRONG, 0, []),
        (WRONG.strip() + NOTE.format("calendar because so") + "\n", 0, []),
        (
            "Once.\n" + NOTE.format("calendar because so") + "\n\nNo more.\n" + WRONG,
            1,
            ["2:1: note: ignore cal"],
        ),
        (WRONG + NOTE.format("calendar because so"), 1, ["2:1: note: ignore calendar leaves out nothing"]),
        (NOTE.format("calendar, gaps because so") + "\n" + WRONG, 0, ["1:1: note: ignore gaps leaves out nothing"]),
        (NOTE.format("calendar") + "\n" + WRONG, 0, ["1:1: note: say why"]),
        (
            NOTE.format("calender because so") + "\n" + WRONG,
            1,
            ["1:1: note: no check or family"],
        ),
        (NOTE.format("because so") + "\n" + WRONG, 1, ["1:1: note: say what to ignore"]),
        ("<!-- factcheck: ingore calendar -->\n" + WRONG, 1, ["1:1: note: a comment says ignore, not ingore"]),
    ],
)
def test_comments(capsys: Captured, text: str, status: int, told: list[str]) -> None:
    Path("news/a.md").write_text(text, encoding="utf-8")
    found, _, err = checked(capsys, "news")
    lines = err.splitlines()
    assert found == status and len(lines) == len(told)
    assert all(line.startswith(f"news/a.md:{start}") for line, start in zip(lines, told, strict=True))


def test_comments_of_a_page(capsys: Captured) -> None:
    pytest.importorskip("trafilatura")
    told = "<p>The town held a fair, and many people came to see the animals and to buy bread from its stalls.</p>"
    quoted = "<p>They meet on Friday, 4 December 2025, as a poster said in letters that could be read from afar.</p>"
    own = (
        "<p>The stalls had to be up by Saturday, 4 December 2025, which is what all who sell bread there were told.</p>"
    )
    lines = (told, "<!-- factcheck: ignore calendar because quoted -->", quoted, told, own,
             "<!-- factcheck: ignore gaps because nothing -->", told)  # fmt: skip
    page = "\n".join(("<html><body><article><h1>A fair is held</h1>", *lines, "</article></body></html>"))
    Path("page.html").write_text(page, encoding="utf-8")
    assert main(["check", "page.html", "--quiet"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("page.html:6:31: error calendar") and out.count("error") == 1
    assert err == "page.html:7:1: note: ignore gaps leaves out nothing, and can go\n"


@pytest.mark.parametrize(
    ("settings", "status", "printed"),
    [
        ('exclude = ["a.md"]', 0, "in 0 articles"),
        ('severity.calendar = "off"', 0, "no findings in 1"),
        ('severity.calendar = "note"', 1, "1 note"),
        ('severity.calendar = "note"\nfail-on = "warning"', 0, "1 note"),
        ('fail-on = "never"', 0, "1 error"),
        ('[[per-path]]\npaths = ["news/**"]\nseverity.calendar = "off"', 0, "no findings"),
        ("assume = []", 1, "1 error"),
        ('languages = ["en"]', 1, "1 error"),
        ('aliases = "none.toml"', 2, ""),
        ('facts = ["none.txt"]', 2, "1 could not be read"),
    ],
)
def test_settings(capsys: Captured, settings: str, status: int, printed: str) -> None:
    Path("factcheck.toml").write_text(settings, encoding="utf-8")
    found, out, _ = checked(capsys, "news")
    assert found == status and printed in out


def test_what_rests_on_too_much_is_left_out(capsys: Captured) -> None:
    text = "date: 2025-11-29\nPresident Xi arrived on his first trip to Peru since 2016. He visited Peru in 2023."
    Path("news/a.txt").write_text(text, encoding="utf-8")
    Path("news/a.md").unlink()
    assert checked(capsys, "news")[0] == 1
    Path("factcheck.toml").write_text('assume = ["now"]', encoding="utf-8")
    assert checked(capsys, "news")[0] == 0


def test_the_command_line_wins(capsys: Captured) -> None:
    Path("factcheck.toml").write_text('facts = ["a.txt"]\nassume = ["now"]\n', encoding="utf-8")
    assert main(["config", "--facts", "b.txt"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["facts", "=", '["b.txt"]', "#", "command", "line"] in lines
    assert ["assume", "=", '["now"]', "#", "factcheck.toml:2"] in lines
    assert ["fail-on", "=", '"note"', "#", "default"] in lines
