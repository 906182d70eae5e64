"""Measure how fast texts are read, in megabytes a second of `find_times` and of `extract`, and how fast a run starts.

usage: python benchmarks/run.py [--quick] [DIR]

The texts are the articles in seeds/, repeated with other years so that no memo answers for all of them. Each figure
is of the best of several runs, in CPU time on one core; what one article takes, once the rules are loaded, is told for
half of them and for all but one of a hundred, and for the news in DIR/news/*.jsonl.gz too. The last rows are the speed
beside that of a loop of plain Python over the same text in the same run, and the CPU time of the program on one article
beside that of a bare Python: that takes most of the machine out of the figures. Exit status: 1 where a limit in
floors.toml does not hold.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from itertools import count, islice
from pathlib import Path
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from floors import report

import factcheck

TOP = Path(__file__).resolve().parent.parent
MEGABYTE = 1e6


def texts(size: int) -> list[factcheck.Document]:
    """The seeds over and over, each time in other years, until there are `size` bytes."""
    seeds = list(factcheck.read([TOP / "seeds"]))
    made: list[factcheck.Document] = []
    total = 0
    for number in count():
        for seed in seeds:
            text = moved(seed.text, number)
            made.append(factcheck.Document(f"{seed.id}-{number}", text, seed.published))
            total += len(text.encode())
            if total >= size:
                return made
    raise AssertionError("count() does not end")


def moved(text: str, years: int) -> str:
    """A text with its years moved on, within 1990 to 2029."""
    return re.sub(r"\b(199\d|20[0-2]\d)\b", lambda year: str(1990 + (int(year[0]) - 1990 + years) % 40), text)


def loop(documents: Iterable[factcheck.Document]) -> int:
    """The reference: every character looked at once, in plain Python."""
    digits = 0
    for document in documents:
        for character in document.text:
            if "0" <= character <= "9":
                digits += 1
    return digits


def find_times(documents: Iterable[factcheck.Document]) -> None:
    for document in documents:
        factcheck.find_times(document.text, document.published)


def extract(documents: Iterable[factcheck.Document]) -> None:
    for document in documents:
        factcheck.extract(document)


def seconds(work: Callable[[list[factcheck.Document]], object], documents: list[factcheck.Document]) -> float:
    began = time.process_time()
    work(documents)
    return time.process_time() - began


def start(*arguments: str) -> float:
    """CPU seconds of a Python of its own, from its start to its end."""
    before = os.times()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, cwd=TOP, check=False, env=environment)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def news(folder: Path, most: int) -> list[factcheck.Document]:
    """So many articles of each file of news."""
    found: list[factcheck.Document] = []
    for file in sorted((folder / "news").glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for record in map(json.loads, islice(lines, most)):
                found.append(factcheck.Document(record["id"], record["text"], record.get("published")))
    return found


def tell_one(name: str, documents: list[factcheck.Document]) -> None:
    """Print what one article takes: `extract`, in milliseconds of CPU time."""
    took = quantiles((seconds(extract, [document]) * 1000 for document in documents), n=100)
    print(f"{name:12s} {took[49]:8.1f} ms an article in the middle, {took[98]:.1f} at the 99th of 100")


#: What is started: nothing but Python with a few of its own modules, and the program.
STARTS = {
    "python": ("-c", "import argparse, json, pathlib, pickle, typing"),
    "version": ("-m", "factcheck", "--version"),
    "check": ("-m", "factcheck", "check", "seeds/summit/visit.txt"),
}


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure how fast texts are read.")
    parser.add_argument("--quick", action="store_true", help="a little text and five runs: a minute at most")
    parser.add_argument("folder", nargs="?", type=Path, help="where news/*.jsonl.gz stands")
    options = parser.parse_args()
    quick = options.quick
    documents = texts(200_000 if quick else 2_000_000)
    megabytes = sum(len(document.text.encode()) for document in documents) / MEGABYTE
    print(f"{len(documents)} articles, {megabytes:.2f} MB, CPU time of one core, the best of {5 if quick else 7} runs")
    works = (loop, find_times, extract)
    for work in works:
        work(documents[:20])  # rules are loaded and compiled outside the timing
    runs = [{work.__name__: seconds(work, documents) for work in works} for _ in range(5 if quick else 7)]
    best = {work.__name__: min(run[work.__name__] for run in runs) for work in works}  # the others share the machine
    for work in works:
        print(f"{work.__name__:12s} {megabytes / best[work.__name__]:8.3f} MB/s")
    tell_one("seeds", documents[:1000])
    if options.folder:
        tell_one("news", news(options.folder, 100 if quick else 1000))
    ratios = {f"speed.{work.__name__}": best["loop"] / best[work.__name__] for work in works[1:]}
    for arguments in STARTS.values():
        start(*arguments)  # modules are compiled and rules are kept outside the timing
    took = {name: median(start(*arguments) for _ in range(9)) for name, arguments in STARTS.items()}
    for name, cpu in took.items():
        print(f"{name:12s} {cpu * 1000:8.0f} ms")
    starts = {f"start.{name}": took[name] / took["python"] for name in ("version", "check")}
    print("beside the loop, and beside a bare Python:")
    return 1 if report(ratios, "speed") + report(starts, "start") else 0


if __name__ == "__main__":
    sys.exit(main())
