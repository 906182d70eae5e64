"""Files, folders and standard input become documents; what cannot be read is told with its place."""

from __future__ import annotations

import codecs
import io
import json
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.model import Document
from factcheck.read import Article, Origin, ReadError, position, read, read_articles
from factcheck.read.files import EXPECTED
from factcheck.when import When


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def one(path: Path) -> Article:
    (article,) = read_articles([path])
    return article


def fault(path: Path) -> tuple[int, int, str]:
    with pytest.raises(ReadError) as caught:
        list(read([path]))
    assert caught.value.path == path.as_posix()
    return caught.value.line, caught.value.column, caught.value.message


def from_stdin(data: bytes) -> list[Document]:
    return list(read(["-"], stdin=io.BytesIO(data)))


class TestPlain:
    def test_text_as_it_is(self, tmp_path: Path) -> None:
        path = written(tmp_path, "a.txt", "Café.\r\n\r\nDate palms grew.\n")
        assert list(read([path])) == [Document(path.as_posix(), "Café.\r\n\r\nDate palms grew.\n")]

    @pytest.mark.parametrize("line", ["date: 2025-11-29", " date 2025-11-29", "Date:2025-11-29 ", "DATE 2025-11-29"])
    @pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
    def test_date_line_is_not_part_of_the_text(self, tmp_path: Path, line: str, ends: str) -> None:
        article = one(written(tmp_path, "a.txt", f"{line}{ends}He came{ends}today."))
        assert article.document.text == f"He came{ends}today."
        assert article.document.published == When.day(2025, 11, 29)
        assert position(article, article.document.text.index("today")) == (3, 1)

    def test_date_line_alone(self, tmp_path: Path) -> None:
        article = one(written(tmp_path, "a.txt", "date: 2025-11-29"))
        assert (article.document.text, article.first_line) == ("", 1)

    @pytest.mark.parametrize("line", ["Date palms grew.", "dates 2025-11-29", "Date 12", "date", "Dateline: Rome", ""])
    def test_other_first_lines_are_text(self, tmp_path: Path, line: str) -> None:
        document = one(written(tmp_path, "a.txt", f"{line}\nHe came.")).document
        assert (document.text, document.published) == (f"{line}\nHe came.", None)

    def test_time_of_day_is_left_aside(self, tmp_path: Path) -> None:
        document = one(written(tmp_path, "a.txt", "date: 2025-11-29T23:30:00-05:00\n")).document
        assert document.published == When.day(2025, 11, 29)

    def test_bad_date(self, tmp_path: Path) -> None:
        line, column, message = fault(written(tmp_path, "a.txt", "date: 2025-11-31\nHe came."))
        assert (line, column) == (1, 7)
        assert "no date" in message
        assert fault(written(tmp_path, "b.txt", "date:\n"))[:2] == (1, 1)
        assert fault(written(tmp_path, "c.txt", "date: 2025-11-29T99:99\n"))[:2] == (1, 7)

    def test_empty_file_is_an_article(self, tmp_path: Path) -> None:
        assert one(written(tmp_path, "a.txt", "")).document.text == ""

    def test_byte_order_mark(self, tmp_path: Path) -> None:
        document = one(written(tmp_path, "a.txt", "\ufeffdate: 2025\nHe came.")).document
        assert (document.text, document.published) == ("He came.", When.year(2025))

    def test_not_utf8(self, tmp_path: Path) -> None:
        line, column, message = fault(written(tmp_path, "a.txt", "\ufeffone\r\ncafé ".encode() + b"\xe9t\xe9"))
        assert (line, column) == (2, 6)
        assert "0xe9" in message

    def test_nul(self, tmp_path: Path) -> None:
        assert fault(written(tmp_path, "a.txt", "one\nt\0wo")) == (2, 2, "a NUL byte: this is no text file")


class TestMarkdown:
    def test_front_matter(self, tmp_path: Path) -> None:
        text = (
            "---\n# by hand\nTitle: 'He said: no'  # so far\ntags:\n  - a: b\n- c\n\ndate: 2025-11-29  # Saturday\n"
            'url: https://example.org/a#b\nsource: "The Wire"\nlanguage: fr\nlayout: post\n---\n# He came\n'
        )
        path = written(tmp_path, "a.md", text)
        assert one(path) == Article(
            Document(
                path.as_posix(),
                "# He came\n",
                When.day(2025, 11, 29),
                title="He said: no",
                source="The Wire",
                url="https://example.org/a#b",
                language="fr",
            ),
            path.as_posix(),
            first_line=14,
            origin=Origin("the front matter", 8, 7),
        )

    def test_published_comes_before_date(self, tmp_path: Path) -> None:
        document = one(written(tmp_path, "a.md", "---\ndate: 2024\npublished: 2025\ntitle:\n---\n")).document
        assert (document.published, document.title, document.language) == (When.year(2025), "", "en")

    def test_toml(self, tmp_path: Path) -> None:
        article = one(written(tmp_path, "a.md", '+++\r\ndate = 2025-11-29\r\ntitle = "A"\r\n+++\r\nHe came.'))
        assert (article.document.text, article.document.title, article.first_line) == ("He came.", "A", 5)
        assert article.document.published == When.day(2025, 11, 29)

    def test_toml_date_and_time(self, tmp_path: Path) -> None:
        document = one(written(tmp_path, "a.md", "+++\npublished = 2025-11-29T07:30:00Z\n+++\n")).document
        assert document.published == When.day(2025, 11, 29)

    def test_none(self, tmp_path: Path) -> None:
        assert one(written(tmp_path, "a.md", "# He came\n---\n")).document.text == "# He came\n---\n"
        assert one(written(tmp_path, "b.md", "")).document.text == ""

    @pytest.mark.parametrize(
        ("text", "place", "words"),
        [
            ("---\ntitle: A\n", (1, 1), "not closed"),
            ("+++\ntitle = 'A'\n---\n", (1, 1), "not closed"),
            ("---\ntitle: A\nand so on\n---\n", (3, 1), "front matter"),
            ("---\ntitle: A\ndate:  29 November\n---\n", (3, 8), "no date"),
            ("+++\ntitle = 'A'\ndate = \n+++\n", (3, 8), "front matter"),
            ("+++\ntitle = 'A'\ndate = 2025-11-31\n+++\n", (3, 8), "front matter"),
            ("+++\ntitle = 'A'\ndate = 07:30:00\n+++\n", (3, 1), "should be text"),
            ("+++\ntitle = 'A'\nurl = 5\n+++\n", (3, 1), "should be text"),
            ('+++\ntitle = "\\u0000"\n+++\n', (2, 1), "NUL"),
            ("+++\ntitle = '''\n+++\n", (2, 1), "front matter"),
        ],
    )
    def test_faults(self, tmp_path: Path, text: str, place: tuple[int, int], words: str) -> None:
        line, column, message = fault(written(tmp_path, "a.md", text))
        assert (line, column) == place, message
        assert words in message

    def test_brackets_thousands_deep(self, tmp_path: Path) -> None:
        assert fault(written(tmp_path, "a.md", "+++\na = " + "[" * 100_000 + "\n+++\n"))[2].startswith("front matter")


class TestRecords:
    def test_fields(self, tmp_path: Path) -> None:
        lines = (
            '\ufeff{"id": "x", "text": "He\\ncame.", "published": "2025-11-29", "title": "T", '
            '"source": "S", "url": "U"}\r\n'
            "\r\n"
            '{"doc_id": 7, "text": "", "date": "2025", "title": null, "language": "de", "more": [1]}\n'
            '{"text": "Third."}'
        )
        path = written(tmp_path, "a.jsonl", lines)
        name = path.as_posix()
        assert list(read([path])) == [
            Document("x", "He\ncame.", When.day(2025, 11, 29), title="T", source="S", url="U"),
            Document("7", "", When.year(2025), language="de"),
            Document(f"{name}:4", "Third."),
        ]

    def test_position_is_the_record_and_the_character(self, tmp_path: Path) -> None:
        path = written(tmp_path, "a.jsonl", '{"text": "one"}\n{"text": "one\\ntwo"}\n')
        assert position(list(read_articles([path]))[1], 4) == (2, 5)

    def test_bad_lines_stop_nothing(self, tmp_path: Path) -> None:
        lines = [
            b'{"text": "kept"}',
            b'{"text": "cut',
            b'{"text": "\xff"}',
            b"[1]",
            b'{"id": "a"}',
            b'{"text": 5}',
            b'{"text": "a", "date": "2025-13"}',
            b'{"text": "a\\u0000"}',
            b'{"text": "a", "title": "\\ud800"}',
            b'{"text": "a", "id": true}',
            b'{"text": "a", "n": ' + b"1" * 5000 + b"}",
            b"[" * 100_000,
            b'{"text": "a\0"}',
            b'{"text": "kept too"}',
        ]
        path = written(tmp_path, "a.jsonl", b"\n".join(lines))
        faults: list[ReadError] = []
        assert [d.text for d in read([path], on_error=faults.append)] == ["kept", "kept too"]
        assert [fault.line for fault in faults] == list(range(2, 14))
        assert [fault.column for fault in faults] == [10, 11, 1, 1, 2, 15, 2, 15, 15, 1, 1, 12]
        assert str(faults[0]).startswith(f"{path.as_posix()}:2:10: not JSON: Unterminated string")

    def test_utf16(self, tmp_path: Path) -> None:
        assert "UTF-16" in fault(written(tmp_path, "a.jsonl", '{"text": "a"}'.encode("utf-16")))[2]

    def test_raised_without_a_handler(self, tmp_path: Path) -> None:
        assert fault(written(tmp_path, "a.jsonl", '{"text": "a"}\n{'))[0] == 2


class TestFiles:
    def test_folder(self, tmp_path: Path) -> None:
        names = ["b.txt", "a/z.md", "a/C.TXT", "a/b/a.txt", ".git/x.txt", ".hidden.txt", "a/picture.png", "README"]
        for name in names:
            written(tmp_path, name, name)
        assert [d.text for d in read([tmp_path])] == ["b.txt", "a/C.TXT", "a/z.md", "a/b/a.txt"]

    def test_a_given_folder_may_be_hidden(self, tmp_path: Path) -> None:
        written(tmp_path, ".drafts/a.txt", "He came.")
        assert len(list(read([tmp_path / ".drafts"]))) == 1

    def test_folder_without_articles(self, tmp_path: Path) -> None:
        written(tmp_path, "picture.png", "")
        assert fault(tmp_path) == (0, 0, f"the folder holds no {EXPECTED} file")

    def test_unknown_form(self, tmp_path: Path) -> None:
        assert "not .pdf" in fault(written(tmp_path, "a.pdf", ""))[2]

    @pytest.mark.parametrize("name", ["a.txt", "a.html", "a"])
    def test_missing(self, tmp_path: Path, name: str) -> None:
        path = tmp_path / name
        with pytest.raises(ReadError) as caught:
            list(read([path]))
        assert str(caught.value) == f"{path.as_posix()}: cannot be read: No such file or directory"

    def test_no_suffix_is_read_as_standard_input_is(self, tmp_path: Path) -> None:
        assert one(written(tmp_path, "README", "date: 2025\nHe came.")).document.text == "He came."
        assert one(written(tmp_path, "records", ' \n {"text": "He went."}')).document.text == "He went."

    def test_ids_stay_apart(self, tmp_path: Path) -> None:
        ids = ["a", "a", "a#2", "a", "b", "a#2"]
        path = written(tmp_path, "a.jsonl", "".join(json.dumps({"id": name, "text": ""}) + "\n" for name in ids))
        assert [d.id for d in read([path])] == ["a", "a#2", "a#2#2", "a#3", "b", "a#2#3"]

    def test_no_file_is_read_twice(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        text = written(tmp_path, "a.txt", "")
        assert [d.id for d in read([text, "a.txt", tmp_path, "."])] == [text.as_posix()]

    def test_rest_is_read_on(self, tmp_path: Path) -> None:
        bad, good = written(tmp_path, "a.txt", b"\xff"), written(tmp_path, "b.txt", "He came.")
        faults: list[ReadError] = []
        assert [d.text for d in read([bad, tmp_path / "none", good], faults.append)] == ["He came."]
        assert len(faults) == 2


class TestStandardInput:
    def test_plain(self) -> None:
        assert from_stdin(b"\n\ndate: 2025\nHe came.") == [Document("<stdin>", "\n\ndate: 2025\nHe came.")]
        assert from_stdin(b"date: 2025\nHe {came}.") == [Document("<stdin>", "He {came}.", When.year(2025))]
        assert from_stdin(b"") == [Document("<stdin>", "")]

    def test_records(self) -> None:
        data = b'\xef\xbb\xbf\n {"text": "one"}\n{"id": "b", "text": "two"}'
        assert from_stdin(data) == [Document("<stdin>:2", "one"), Document("b", "two")]


WORDS = [
    "date: ",
    "2025-11-29",
    "---\n",
    "+++\n",
    "title",
    " = ",
    ": ",
    '{"text": "',
    '{"@type": "Article", "articleBody": "',
    "<rss><item><description>",
    "text,date\n",
    '"}',
    "\\ud800",
    "1e999",
    "T07:30",
]
PIECES = st.sampled_from(
    [word.encode() for word in [*WORDS, "\n", "\r", "'", "\ufeff", "\0", "{", "[", "é…", "#"]] + [b"\xff"]
)
MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
BYTES = st.binary(max_size=60) | st.lists(PIECES | st.binary(max_size=3), max_size=14).map(b"".join)


@given(BYTES, st.sampled_from(["a.txt", "a.md", "a.jsonl", "a.json", "a.xml", "a.csv", "a"]))
def test_any_bytes_are_articles_or_read_errors(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    path = written(tmp_path_factory.getbasetemp(), name, data)
    faults: list[ReadError] = []
    for article in read_articles([path], faults.append):
        article.document.text.encode()
        assert "\0" not in article.document.text
        assert not article.document.text.startswith("\ufeff") or sum(map(data.count, MARKS)) > 1 or name != "a.txt"
    lines = len(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))
    for fault in faults:
        assert 1 <= fault.line <= lines
        assert 1 <= fault.column <= len(data) + 1


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40), st.data())
def test_positions_point_at_the_character_in_the_file(
    tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject
) -> None:
    header = data.draw(st.sampled_from(["", "date: 2025\r\n"]))
    content = header + text
    path = written(tmp_path_factory.getbasetemp(), "p.txt", content)
    articles = list(read_articles([path], on_error=lambda fault: None))
    # The text may happen to begin with a bad date line, or be empty.
    assume(articles and articles[0].document.text)
    article = articles[0]
    offset = data.draw(st.integers(0, len(article.document.text) - 1))
    line, column = position(article, offset)
    lines = list(io.StringIO(content.removeprefix("\ufeff"), newline=""))
    assert lines[line - 1][column - 1] == article.document.text[offset]


@given(st.lists(st.fixed_dictionaries({"id": st.text(max_size=2), "text": st.text(max_size=20)}), max_size=6))
def test_records_come_back(records: list[dict[str, str]]) -> None:
    sound = [r for r in records if "\0" not in r["id"] + r["text"]]
    lines = "".join(json.dumps(r) + "\n" for r in sound)
    documents = from_stdin(lines.encode()) if sound else []
    assert [d.text for d in documents] == [r["text"] for r in sound]
    assert len({d.id for d in documents}) == len(sound)


def test_fenced_code_is_no_part_of_an_article(tmp_path: Path) -> None:
    file = tmp_path / "notes.md"
    file.write_text(
        "One.\n```sh\nOn 31 June.\n~~~\n```\nTwo.\n   ~~~~\ncode ```\n~~~\n~~~~~\n"
        "Three.\n``` not ` code\n    ```\nFour.\n",
        encoding="utf-8",
    )
    [document] = read([file])
    assert document.text.split() == ["One.", "Two.", "Three.", "```", "not", "`", "code", "```", "Four."]
    assert len(document.text) == len(file.read_text(encoding="utf-8"))
