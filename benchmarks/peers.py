"""Measure factcheck beside other finders of dates: speed, F1 where annotated texts stand, start and memory.

usage: python benchmarks/peers.py [DIR]

The peers are those of the extra “peers”; one that is not installed is said to be missing. Duckling is the Haskell
program, compiled into a wheel (pyduckling-native-phihos); the wrappers of HeidelTime and SUTime need a Java and what
they download, so they are left out. Each runs in a process of its
own, on one core, over the same articles until ten CPU seconds are over, after the first article, with which it loads
what it needs. DIR holds a scorer, times/score.py, and annotated articles, times/*.jsonl; without it the articles are
those in seeds/, in other years, and nothing is scored. Value F1 asks for TIMEX3; what gives nothing but days is scored
as days.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

Found = Iterator[tuple[int, int, str]]
_MOST = 10.0  # CPU seconds over the articles
_EVERY = 4  # of how many annotated articles one is read, so that slow peers see all kinds


def factcheck(text: str, published: str) -> Found:
    find_times = import_module("factcheck").find_times
    for time_ in find_times(text, published):
        yield time_.start, time_.end, time_.value


def dateparser(text: str, published: str) -> Found:
    base = datetime.fromisoformat(published)
    search = import_module("dateparser.search").search_dates
    yield from _placed(text, search(text, languages=["en"], settings={"RELATIVE_BASE": base}) or ())


def datefinder(text: str, published: str) -> Found:
    base = datetime.fromisoformat(published)
    for day, (start, stop) in import_module("datefinder").find_dates(text, index=True, base_date=base):
        yield start, stop, f"{day:%Y-%m-%d}"


def parsedatetime(text: str, published: str) -> Found:
    calendar = import_module("parsedatetime").Calendar()
    for day, _, start, stop, _ in calendar.nlp(text, sourceTime=datetime.fromisoformat(published)) or ():
        yield start, stop, f"{day:%Y-%m-%d}"


def duckling(text: str, published: str) -> Found:
    context, dimensions, parse = _duckling(published)
    for found in parse(text, context, dimensions, False):
        value = found["value"]
        ends = [end["value"] for end in (value.get("from"), value.get("to")) if end] or [value.get("value", "")]
        grain = (value.get("from") or value.get("to") or value).get("grain", "day")
        yield found["start"], found["end"], "/".join(end[: _GRAINS.get(grain, len("YYYY-MM-DD"))] for end in ends)


_GRAINS = {
    "year": len("YYYY"),
    "month": len("YYYY-MM"),
    "hour": len("YYYY-MM-DDTHH"),
    "minute": len("YYYY-MM-DDTHH:MM"),
}


@lru_cache(maxsize=1)
def _zones() -> Any:
    return import_module("duckling").load_time_zones("/usr/share/zoneinfo")


def _duckling(published: str) -> tuple[Any, Any, Callable[..., list[dict[str, Any]]]]:
    module = import_module("duckling")
    noon = datetime.fromisoformat(published).replace(hour=12, tzinfo=UTC)
    now = module.parse_ref_time(_zones(), "UTC", int(noon.timestamp()))
    locale = module.parse_locale("EN_US", module.default_locale_lang(module.parse_lang("EN")))
    return module.Context(now, locale), module.parse_dimensions(["time"]), module.parse


def recognizers(text: str, published: str) -> Found:
    recognize = import_module("recognizers_date_time").recognize_datetime
    for found in recognize(text, "en-us", reference=datetime.fromisoformat(published)):
        values = (found.resolution or {}).get("values") or [{}]
        yield found.start, found.end + 1, values[-1].get("timex", "")


FINDERS: dict[str, Callable[[str, str], Found]] = {
    each.__name__: each for each in (factcheck, dateparser, datefinder, duckling, parsedatetime, recognizers)
}


def _placed(text: str, found: Iterable[tuple[str, datetime]]) -> Found:
    """Where texts stand that come without their places, in order."""
    at = 0
    for words, day in found:
        at = max(text.find(words, at), 0)
        yield at, at + len(words), f"{day:%Y-%m-%d}"
        at += len(words)


def articles(folder: Path | None) -> list[dict[str, object]]:
    """Annotated articles, one of four of each corpus; or the seeds in other years, with nothing annotated."""
    if folder is None:
        from run import texts

        return [
            {"doc_id": document.id, "dct": str(document.published), "text": document.text}
            for document in texts(200_000)
        ]
    lines = (path.read_text(encoding="utf-8").splitlines() for path in sorted((folder / "times").glob("*.jsonl")))
    return [json.loads(line) for corpus in lines for line in corpus[::_EVERY]]


def measure(name: str, folder: Path | None) -> None:
    """Print what one finder does, as a line of JSON."""
    find, documents = FINDERS[name], articles(folder)
    list(find(str(documents[0]["text"]), str(documents[0]["dct"])[:10]))
    started = time.process_time()
    read: list[dict[str, object]] = []
    out: list[dict[str, object]] = []
    for document in documents:
        read.append(document)
        for start, end, value in find(str(document["text"]), str(document["dct"])[:10]):
            out.append({"doc_id": document["doc_id"], "start": start, "end": end, "type": "DATE", "value": value})
        if time.process_time() - started > _MOST:
            break
    seconds = time.process_time() - started
    figures = {
        "megabytes": sum(len(str(document["text"]).encode()) for document in read) / 1e6 / seconds,
        "start": started,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    }
    if folder is not None:
        sys.path.insert(0, str(folder / "times"))
        scored = import_module("score").score(read, out, 0)
        figures |= {"relaxed": scored["relaxed_f1"], "value": scored["value_f1"]}
    print(json.dumps(figures))


def main() -> int:
    if sys.argv[1:2] == ["--one"]:
        measure(sys.argv[2], Path(sys.argv[3]) if len(sys.argv) > 3 else None)
        return 0
    print(f"{'':14}{'MB/s':>8}{'relaxed F1':>12}{'value F1':>10}{'start s':>9}{'peak MB':>9}")
    for name in FINDERS:
        command = [sys.executable, __file__, "--one", name, *sys.argv[1:2]]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{name:14}  {done.stderr.strip().splitlines()[-1][:90]}")
            continue
        found = json.loads(done.stdout)
        scores = [f"{found[key]:.3f}" if key in found else "" for key in ("relaxed", "value")]
        print(
            f"{name:14}{found['megabytes']:>8.3f}{scores[0]:>12}{scores[1]:>10}{found['start']:>9.2f}{found['memory']:>9.0f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
