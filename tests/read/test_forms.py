"""Feeds, JSON-LD, CSV, pages and crawls: their articles, dates and places, and what of them is refused."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pytest

from factcheck.read import Article, ReadError, position, read_articles

needs_html = pytest.mark.skipif(
    not all(map(find_spec, ("htmldate", "trafilatura", "warcio"))), reason="needs the extra “html”"
)

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Wire</title>
<item><title>The port opened</title><link>https://x.example/1</link><pubDate>Tue, 26 Nov 2024 10:00:00 GMT</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>The port opened on 3 May.</p>
<p>The <b>caf&eacute;</b> closed later.</p>]]></content:encoded></item>
<item><title>Nothing</title></item>
<item><description>None.</description><pubDate>soon</pubDate></item>
<item><guid>g</guid><description>&lt;p&gt;Two &amp;amp; three&lt;/p&gt;
&lt;p class=&quot;a&quot;&gt;Four five&lt;/p&gt;</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id>
<entry><id>e</id><title>T</title><link rel="self" href="s"/><link href="https://x.example/2"/>
<updated>2024-11-27T10:00:00Z</updated><published>2024-11-26T10:00:00Z</published><summary>It opened.</summary></entry>
</feed>"""
LINKED = """{"@context": "https://schema.org", "@graph": [{"@type": "WebPage"},
{"@type": ["NewsArticle"], "headline": "T", "url": "https://x.example/3",
 "articleBody": "He came.\\nShe left.", "datePublished": "2024-11-26T10:00:00Z",
 "publisher": {"name": "Wire"}, "inLanguage": "en-GB"},
{"@type": "Article",
 "headline": "Empty"},
{"@type": "ReportageNewsArticle", "articleBody": "x",
 "datePublished": "soon"}]}"""
CSV = """ID,Published,Text,Title
a,2024-11-26,"He said ""no"".
She came, too.",T
b,soon,abc,T
c,2024
d,2024,"abc"d,e

,2024,last,
"""
PAGE = """<html><head><title>The port</title>
<meta property="article:published_time" content="2024-11-26T10:00:00Z">
<script>var a = "The port of Lima was opened";</script></head><body><nav>Home</nav><article><h1>A port</h1>
<p>The port of Lima was opened by the <b>president</b> on 3 May, the first such port since 2001 in a land of coasts.</p>
<p>The next regatta comes in spring, said the mayor of the caf&eacute; quarter, who likes boats and ports alike.</p>
<p>A third paragraph says a good deal more so that the page has an article for those who look for one in it.</p>
</article></body></html>"""

Fault = tuple[int, int, str]


def all_of(folder: Path, name: str, content: str | bytes) -> tuple[list[Article], list[Fault]]:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    faults: list[ReadError] = []
    articles = list(read_articles([path], faults.append))
    return articles, [(fault.line, fault.column, fault.message) for fault in faults]


def at(article: Article, word: str) -> tuple[int, int]:
    return position(article, article.document.text.index(word))


class TestFeeds:
    def test_rss(self, tmp_path: Path) -> None:
        (first, second), faults = all_of(tmp_path, "a.rss", RSS)
        assert first.document.text == "The port opened on 3 May.\nThe café closed later."
        assert (first.document.id, first.document.title) == ("https://x.example/1", "The port opened")
        assert str(first.document.published) == "2024-11-26"
        assert (at(first, "May"), at(first, "closed")) == ((4, 84), (5, 27))
        assert (second.document.id, second.document.text) == ("g", "Two & three\nFour five")
        assert at(second, "Four") == (9, 30)
        assert [fault[:2] for fault in faults] == [(6, 1), (7, 39)]

    def test_atom(self, tmp_path: Path) -> None:
        (article,), faults = all_of(tmp_path, "a.atom", ATOM.encode("utf-16"))
        assert (article.document.url, str(article.document.published)) == ("https://x.example/2", "2024-11-26")
        assert not faults

    def test_entities_are_refused(self, tmp_path: Path) -> None:
        bomb = '<!DOCTYPE rss [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss><channel><item/></channel></rss>'
        articles, ((line, column, message),) = all_of(tmp_path, "a.xml", bomb)
        assert (articles, line, column) == ([], 1, 27)
        assert "entity" in message

    def test_what_stands_before_a_fault_is_read(self, tmp_path: Path) -> None:
        articles, ((line, column, message),) = all_of(
            tmp_path, "a.xml", RSS[: RSS.index("<item><title>No")] + "\n<a></b>"
        )
        assert [article.document.id for article in articles] == ["https://x.example/1"]
        assert (line, column, message) == (7, 6, "not XML: mismatched tag")

    def test_other_xml(self, tmp_path: Path) -> None:
        assert "no feed" in all_of(tmp_path, "a.xml", "<svg/>")[1][0][2]


class TestLinked:
    def test_graph(self, tmp_path: Path) -> None:
        (article,), faults = all_of(tmp_path, "a.json", LINKED)
        document = article.document
        assert (document.text, document.title, document.source) == ("He came.\nShe left.", "T", "Wire")
        assert (document.language, str(document.published)) == ("en", "2024-11-26")
        assert at(article, "She") == (3, 10)
        assert [fault[:2] for fault in faults] == [(6, 2), (8, 2)]

    @pytest.mark.parametrize(
        ("text", "place", "words"),
        [
            ('{"@type": \n "NewsArticle",}', (2, 16), "not JSON"),
            ("[" * 100_000, (1, 1), "not JSON"),
            ('{"name": "x"}', (1, 1), "no article"),
            ('{"@type": "Article", "articleBody": 5}', (1, 1), "should be text"),
        ],
    )
    def test_faults(self, tmp_path: Path, text: str, place: tuple[int, int], words: str) -> None:
        articles, ((line, column, message),) = all_of(tmp_path, "a.json", text)
        assert not articles
        assert (line, column) == place, message
        assert words in message


class TestRows:
    def test_rows(self, tmp_path: Path) -> None:
        (first, last), faults = all_of(tmp_path, "a.csv", CSV)
        assert (first.document.id, first.document.text) == ("a", 'He said "no".\nShe came, too.')
        assert (at(first, "said"), at(first, "no"), at(first, "She")) == ((2, 18), (2, 25), (3, 1))
        assert last.document.id == f"{(tmp_path / 'a.csv').as_posix()}:8"
        assert [fault[:2] for fault in faults] == [(4, 1), (5, 1), (6, 1)]

    def test_other_delimiters(self, tmp_path: Path) -> None:
        (article,), _ = all_of(tmp_path, "a.csv", "text;title\nOne, two.;T\n".encode("cp1252"))
        assert article.document.text == "One, two."

    def test_long_field(self, tmp_path: Path) -> None:
        (article,), _ = all_of(tmp_path, "a.csv", f"text\n{'a' * 200_000}\n")
        assert len(article.document.text) == 200_000

    def test_no_header(self, tmp_path: Path) -> None:
        assert "first row" in all_of(tmp_path, "a.csv", "a,b\nc,d\n")[1][0][2]
        assert "first row" in all_of(tmp_path, "b.csv", "")[1][0][2]


@needs_html
class TestPages:
    def test_page(self, tmp_path: Path) -> None:
        (article,), faults = all_of(tmp_path, "a.html", PAGE)
        assert str(article.document.published) == "2024-11-26"
        assert article.origin is not None
        assert article.origin.line == 2
        assert "Home" not in article.document.text
        assert (at(article, "president"), at(article, "regatta"), at(article, "quarter")) == ((4, 42), (5, 13), (5, 72))
        assert not faults

    def test_declared_encoding(self, tmp_path: Path) -> None:
        page = PAGE.replace("<head>", '<head><meta charset="cp1252">').replace("&eacute;", "é")
        (article,), _ = all_of(tmp_path, "a.htm", page.encode("cp1252"))
        assert "the café quarter" in article.document.text

    @pytest.mark.parametrize("charset", ["none", "base64", "punycode", "unicode-escape"])
    def test_no_encoding_of_pages(self, tmp_path: Path, charset: str) -> None:
        page = PAGE.replace("<head>", f'<head><meta charset="{charset}">')
        (article,), faults = all_of(tmp_path, "a.htm", page)
        assert "the café quarter" in article.document.text
        assert not faults

    @pytest.mark.parametrize("text", ["", "<html></html>", "<p", "<script>"])
    def test_no_article(self, tmp_path: Path, text: str) -> None:
        assert all_of(tmp_path, "a.html", text) == ([], [(1, 1, "no article was found in the page")])


@needs_html
class TestCrawls:
    def crawl(self, compressed: bool) -> list[bytes]:
        from warcio.statusandheaders import StatusAndHeaders
        from warcio.warcwriter import WARCWriter

        records = []
        for number in range(3):
            out = BytesIO()
            writer = WARCWriter(out, gzip=compressed)
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.0")
            url = f"https://x.example/{number}"
            writer.write_record(
                writer.create_warc_record(url, "response", payload=BytesIO(PAGE.encode()), http_headers=headers)
            )
            records.append(out.getvalue())
        return records

    @pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
    def test_responses(self, tmp_path: Path, name: str) -> None:
        articles, faults = all_of(tmp_path, name, b"".join(self.crawl(name.endswith("gz"))))
        assert [article.document.url for article in articles] == [f"https://x.example/{n}" for n in range(3)]
        assert not faults

    @pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
    def test_broken_record(self, tmp_path: Path, name: str) -> None:
        first, second, third = self.crawl(name.endswith("gz"))
        damaged = second[:60] + b"\xff" * 40 + second[100:]
        for broken in (
            (damaged,) if name.endswith("gz") else (damaged, b"WARC/1.0\r\nnonsense\r\n\r\n", b"nonsense\r\n")
        ):
            articles, faults = all_of(tmp_path, name, first + broken + third)
            assert [article.document.url for article in articles] == ["https://x.example/0", "https://x.example/2"]
            assert faults

    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("a.warc", b"WARC/1.0\r\n" * 9_000),
            ("a.warc", b"WARC/1.0\r\nWARC-Type: response\r\n" * 9_000),
            ("a.warc.gz", (b"\x1f\x8b\x08" + bytes(7)) * 20_000),
        ],
    )
    def test_what_never_ends_is_read_once(self, tmp_path: Path, name: str, data: bytes) -> None:
        articles, faults = all_of(tmp_path, name, data)
        assert not articles
        assert len(faults) <= 2

    @pytest.mark.parametrize("said", ["", "many", "-5", "9" * 20, "9" * 5_000])
    def test_lengths_that_lie(self, tmp_path: Path, said: str) -> None:
        first, second, third = self.crawl(False)
        lying = re.sub(rb"(Content-Length:).*?\r", rf"\1 {said}\r".encode(), second)
        articles, faults = all_of(tmp_path, "a.warc", first + lying + third)
        assert len(articles) == 2
        assert ["cannot be read" in message for _, _, message in faults] == [True]

    def test_damage_is_told_on_one_line_without_controls(self, tmp_path: Path) -> None:
        _, ((_, _, message),) = all_of(tmp_path, "a.warc", f"\x1b[31m\u2029{'x' * 9_000}\r\n\r\n".encode())
        assert message.isprintable()
        assert len(message) < 300

    def test_charset_with_nul(self, tmp_path: Path) -> None:
        record = self.crawl(False)[0]
        length = int(re.search(rb"Content-Length: (\d+)", record)[1])
        odd = record.replace(b"text/html", b"text/html; charset=\0").replace(
            b": %d\r" % length, b": %d\r" % (length + 11)
        )
        assert len(all_of(tmp_path, "a.warc", odd)[0]) == 1

    def test_empty(self, tmp_path: Path) -> None:
        assert all_of(tmp_path, "a.warc", b"") == ([], [])
        assert all_of(tmp_path, "b.warc", b"nonsense")[1]
        assert all_of(tmp_path, "c.warc.gz", gzip.compress(b""))[0] == []


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    monkeypatch.setitem(sys.modules, "htmldate", None)
    _, ((line, _, message),) = all_of(tmp_path, "a.html", PAGE)
    assert line == 0
    assert "pip install 'factcheck-rules[html]'" in message


def test_folder_passes_over_other_things(tmp_path: Path) -> None:
    for name, text in [
        ("a.json", "{}"),
        ("a.xml", "<svg/>"),
        ("a.csv", "x,y\n"),
        ("b.csv", "text\nOne.\n"),
        ("b.rss", RSS),
    ]:
        (tmp_path / name).write_text(text, encoding="utf-8")
    articles = list(read_articles([tmp_path], lambda error: None))
    assert articles[0].document.text == "One."
    assert len(articles) == 3


def test_nothing_is_loaded_before_it_is_needed() -> None:
    code = (
        "import sys, factcheck.read.files; "
        "print({'csv', 'xml', 'email', 'trafilatura', 'charset_normalizer', 'warcio'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
