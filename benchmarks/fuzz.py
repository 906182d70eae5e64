"""Feed factcheck what nobody should: any Unicode, broken files of every form, huge lines, NUL bytes, mixed encodings.

usage: python benchmarks/fuzz.py [--inputs N] [--seed N] [--jobs N]

Each input goes through the readers of articles, the loader of rules, or `check`. It may be read, or refused with a
message that says where and why; what raises anything else, or takes more than five seconds of CPU time, and of a file
above a megabyte as many for each, is a defect, and is printed with its seed. Exit status: 1 where there is one.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from multiprocessing import Pool
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import factcheck

TOP = Path(__file__).resolve().parent.parent
LONGEST = 5  # seconds of CPU time that one input may take, or a megabyte of one
_BATCH = 1_000
_LONGEST = 500  # characters of a refusal
_ODD = "\0\ufeff\u2028\u2029\u0085\u200b\u00ad\u0301\ud800\udfff\U0001f600İıſßﬁ½²٣‮\x1b[31m\t\r\n\x0b\x0c"
_ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "latin-1", "cp1252", "utf-8-sig", "shift_jis")
_DAYS = ("2025-11-29", "2025-11-29T10:00:00Z", "29 Nov 2025", "2025-13-99", "99999-01-01", "0000-00-00", "")
_CHARSETS = (*_ENCODINGS, "idna", "punycode", "base64", "undefined", "utf-7", "none", "mbcs", "\0", "")
_TAGS = ("p", "div", "b", "table", "td", "ul", "li", "script", "style", "template", "svg", "iframe", "a", "!--", "?")
_DOCTYPES = ("", "", "<!DOCTYPE rss>", '<!DOCTYPE rss [<!ENTITY a "b">]>')
_STARTS = ("", "date: 2025-11-29\n", "date: 2025-13-99\n", "---\npublished: 2025-11-29\n---\n", "---\n", '{"text": "')


class TooLong(BaseException):
    """No Exception, so that nothing below can take it for a fault of the input."""


def main() -> int:
    parser = argparse.ArgumentParser(description="Feed factcheck what nobody should.")
    parser.add_argument("--inputs", type=int, default=20_000, help="how many")
    parser.add_argument("--seed", type=int, default=0, help="of the first batch of a thousand")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="so many processes")
    options = parser.parse_args()
    batches = range(options.seed, options.seed + max(1, options.inputs // _BATCH))
    told: Counter[str] = Counter()
    defects: list[str] = []
    with Pool(options.jobs) as pool:
        for counted, found in pool.imap_unordered(batch, batches):
            told += counted
            defects += found
            for defect in found:
                print(defect, flush=True)
    for outcome, number in sorted(told.items()):
        print(f"{number:9} {outcome}")
    print(f"{sum(told.values())} inputs, {len(defects)} defects")
    return 1 if defects else 0


def batch(seed: int) -> tuple[Counter[str], list[str]]:
    """What became of a thousand inputs, and the defects among them."""
    random, told, defects = Random(seed), Counter[str](), []
    signal.signal(signal.SIGVTALRM, _too_long)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(_BATCH):
            [(name, attempt)] = random.choices(ATTEMPTS, WEIGHTS)
            _allow(0)
            try:
                told[f"{name}: {attempt(random, Path(folder))}"] += 1
            except (Exception, TooLong):  # whatever it is, it should have been told as a refusal
                defects.append(f"seed {seed}, input {number}, {name}: {traceback.format_exc()}")
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return told, defects


def _allow(size: int) -> None:
    """So much CPU time from now on, for so many bytes."""
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST * max(1, size / 10**6))


def _too_long(*_: object) -> None:
    raise TooLong(f"takes more than {LONGEST} seconds, or as many a megabyte")


# --- inputs -----------------------------------------------------------------------------------------------------------


def noise(random: Random, most: int = 60) -> str:
    """Characters of any kind."""
    kinds: tuple[Callable[[], str], ...] = (
        lambda: chr(random.randrange(32, 127)),
        lambda: chr(random.randrange(0x250)),
        lambda: chr(random.randrange(0x110000)),
        lambda: random.choice(_ODD),
    )
    return "".join(random.choice(kinds)() for _ in range(random.randrange(most)))


def spoiled(random: Random, text: str) -> str:
    """A text with some of its parts dropped, doubled, moved, repeated without end, or made noise of."""
    for _ in range(random.randrange(1, 5)):
        at = random.randrange(len(text) + 1)
        end = min(len(text), at + random.randrange(1, 30))
        part = text[at:end]
        text = text[:at] + random.choice(("", part * 2, noise(random), part[::-1])) + text[end:]
    return text * (40 if random.random() < 0.02 else 1)


def encoded(random: Random, text: str) -> bytes:
    """A text in one encoding or two, and now and then with bytes of none."""
    if random.random() < 0.6:
        return text.encode("utf-8", "replace")
    half = len(text) // 2
    data = b"".join(part.encode(random.choice(_ENCODINGS), "replace") for part in (text[:half], text[half:]))
    return data if random.random() < 0.8 else data + bytes(random.randrange(256) for _ in range(9))


def article(random: Random) -> str:
    """A text out of sentences that rules read, and noise."""
    return " ".join(random.choice((random.choice(SENTENCES), noise(random))) for _ in range(random.randrange(1, 4)))


# --- what they go through ---------------------------------------------------------------------------------------------


def reading(random: Random, folder: Path, suffix: str = "") -> str:
    """A file of articles, read and checked."""
    file = folder / f"article{suffix}"
    text = random.choice(_STARTS) + article(random)
    if make := FORMS.get(suffix):
        text = make(random)
    data = encoded(random, spoiled(random, text) if random.random() < 0.7 else text)
    if suffix in WEB and random.random() < 0.7:  # else few of them would come to the parsers
        data = text.encode("utf-8", "replace")
    file.write_bytes(PACKED[suffix](random, data) if suffix in PACKED else data)
    _allow(len(data))
    refused: list[factcheck.ReadError] = []
    documents = list(factcheck.read([file], refused.append))
    factcheck.check(documents)
    for told in map(str, refused):
        if not told.startswith(str(file)) or len(told.splitlines()) != 1 or len(told) > _LONGEST:
            raise AssertionError(f"a refusal that no one can read: {told!r}")
    return "refused" if refused else "read"


def _records(random: Random) -> str:
    return "\n".join(_record(random) for _ in range(random.randrange(1, 4)))


def _linked(random: Random) -> str:
    articles = [
        {"@type": "NewsArticle", "articleBody": article(random), "datePublished": "2025-11-29", "x": noise(random)}
    ]
    return json.dumps({"@graph": articles * random.randrange(3)}, ensure_ascii=random.random() < 0.5, indent=1)


def _feed(random: Random) -> str:
    wrap = random.choice((lambda text: f"<![CDATA[<p>{text}</p>]]>", escape, lambda text: escape(f"<p>{text}<br>")))
    item = f"<item><title>{noise(random, 9)}</title><pubDate>Sat, 29 Nov 2025 10:00:00 GMT</pubDate>\n<description>"
    items = (f"{item}{wrap(article(random))}</description></item>" for _ in range(random.randrange(1, 4)))
    return f"<?xml version='1.0'?>{random.choice(_DOCTYPES)}<rss><channel>{''.join(items)}</channel></rss>"


def _rows(random: Random) -> str:
    rows = ('2025-11-29,"' + article(random).replace('"', '""') + '"' for _ in range(random.randrange(1, 4)))
    return "\r\n".join(("published,text", *rows))


def _record(random: Random) -> str:
    record = {"id": noise(random, 6), "text": article(random), "published": random.choice(("2025-11-29", "", 7, None))}
    return json.dumps(record, ensure_ascii=random.random() < 0.5)


def _page(random: Random) -> str:
    """A page as a newspaper's, some of its tags left open or nested without end, its head full of odd metadata."""
    day, charset = random.choice(_DAYS), random.choice(_CHARSETS)
    linked = json.dumps({"@type": random.choice(("NewsArticle", 7, [])), "datePublished": day, "x": noise(random)})
    head = [
        f'<meta charset="{charset}">',
        f"<meta http-equiv='Content-Type' content='text/html; charset={charset}'>",
        f'<meta property="article:published_time" content="{day}"><meta name=date content={day}>',
        f"<title>{noise(random, 9)}</title><link rel=canonical href='http://[{noise(random, 6)}'>",
        f'<script type="application/ld+json">{linked}</script><script>var a = "<p>" {noise(random)}</script>',
        f'<html lang="{noise(random, 4)}"><base href="//{noise(random, 4)}">',
    ]
    body = [f"<time datetime='{day}'>{random.choice(_DAYS)}</time>"]
    for _ in range(random.randrange(1, 6)):
        tag = random.choice(_TAGS)
        opened = f"<{tag} class='{noise(random, 5)}' href=\"{noise(random, 9)}\">"
        body.append(opened * random.choice((1, 1, 1, 3, 2_000)) + article(random) + random.choice((f"</{tag}>", "")))
        body.append(f"<p>{article(random)}</p>")
    random.shuffle(head)
    head = head[: random.randrange(len(head) + 1)]
    page = f"<!doctype html><html><head>{''.join(head)}</head><body><article>{''.join(body)}</article></body></html>"
    return page if random.random() < 0.1 else page.replace("\0", "")  # which is no page for any parser


def _crawl(random: Random) -> str:
    """Records of a crawl; what they say of their lengths is not always so."""
    return "".join(_response(random) for _ in range(random.randrange(1, 4)))


def _response(random: Random) -> str:
    page = _page(random)
    length = random.choice((len(page.encode("utf-8", "replace")), 7, 10**9, -5, "many"))
    coding = random.choice(
        ("", "", "Content-Encoding: gzip\r\n", "Content-Encoding: br\r\n", "Transfer-Encoding: chunked\r\n")
    )
    kind = random.choice(("text/html", f"text/html; charset={random.choice(_CHARSETS)}", "image/png", noise(random, 9)))
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{coding}Content-Length: {length}\r\n\r\n{page}"
    fits = len(http.encode("utf-8", "replace"))
    said = random.choice((fits, fits, fits, fits // 2, fits + 9, 10**20, -1, "", noise(random, 4)))
    url = random.choice(("https://news.test/2025/11/29/a.html", "http://[", noise(random, 9)))
    type_ = random.choice(("response", "response", "response", "request", "revisit", "warcinfo", noise(random, 5)))
    return (
        f"WARC/1.0\r\nWARC-Type: {type_}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {random.choice(_DAYS)}\r\n"
        f"Content-Type: application/http; msgtype={type_}\r\nContent-Length: {said}\r\n\r\n{http}\r\n\r\n"
    )


def _squeezed(random: Random, data: bytes) -> bytes:
    """Bytes in one gzip member or a few, now and then cut short or with a byte that is another."""
    cuts = [0, *sorted(random.randrange(len(data) + 1) for _ in range(random.randrange(3))), len(data)]
    members = [data[cut:end] for cut, end in pairwise(cuts)]
    if random.random() < 0.5:  # a member a record, as they should be
        members = [b"WARC/1." + part for part in data.split(b"WARC/1.")[1:]]
    packed = bytearray(b"".join(map(gzip.compress, members)))
    if packed and random.random() < 0.3:
        packed[random.randrange(len(packed))] ^= 1 << random.randrange(8)
    return bytes(packed[: random.randrange(len(packed) + 1)] if random.random() < 0.3 else packed)


def loading(random: Random, folder: Path) -> str:
    """A file of rules or checks, spoiled and loaded over those that are there."""
    file = folder / "rules.toml"
    text = random.choice(TABLES)
    file.write_bytes(encoded(random, spoiled(random, text) if random.random() < 0.9 else text))
    try:
        factcheck.Rulebook.load(file, base=RULES)
    except factcheck.RuleError as error:
        if "rules.toml" not in str(error):
            raise AssertionError(f"a refusal without a place: {error}") from error
        return "refused"
    return "loaded"


def checking(random: Random, folder: Path) -> str:
    """Texts that no file holds, of any date."""
    dates = (None, "2025-11-29", "2025", "0001-01-01", "9999-12-31", "-0500", "2025-1X")
    documents = []
    for number in range(random.randrange(1, 4)):
        try:
            documents.append(factcheck.Document(str(number), spoiled(random, article(random)), random.choice(dates)))
        except ValueError:
            return "refused"
    return "findings" if factcheck.check(documents) else "no findings"


def tables() -> Iterator[str]:
    """The rules and checks as they stand in their files, one table with those below it at a time."""
    for file in sorted((TOP / "rules").rglob("*.toml")):
        yield from ("\n[" + part for part in file.read_text(encoding="utf-8").split("\n[") if "\n" in part)


WEB = {".html": _page, ".warc": _crawl, ".warc.gz": _crawl}
FORMS = {".jsonl": _records, ".json": _linked, ".xml": _feed, ".csv": _rows, **WEB}
PACKED = {".warc.gz": _squeezed}
RULES = factcheck.builtin_rules()
SENTENCES = [text for rule in RULES.languages["en"].rules for text, _ in rule.accept]
TABLES = list(tables())
ATTEMPTS: list[tuple[str, Callable[[Random, Path], str]]] = [
    *((suffix, partial(reading, suffix=suffix)) for suffix in (".txt", ".md", "", *FORMS)),
    ("rules", loading),
    ("check", checking),
]
#: How often each is drawn: what costs least most, and pages, which cost a hundred times as much, now and then.
WEIGHTS = [{"rules": 40, ".html": 1, ".warc": 2, ".warc.gz": 2}.get(name, 8) for name, _ in ATTEMPTS]

if __name__ == "__main__":
    sys.exit(main())
