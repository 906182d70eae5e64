"""Measure how much memory reading takes, and that a larger corpus takes no more of it.

usage: python benchmarks/memory.py [--megabytes N] [--jobs N] [DIR]

`factcheck extract` and `factcheck check` read a JSONL file of so many megabytes and one three times as large: the
articles in DIR/news/*.jsonl.gz over and over, or without DIR those in seeds/ in other years. A peak is that of the
largest of their processes. `extract` holds few articles at a time; `check` holds every claim, and the last column is
what one takes. Exit status: 1 where a limit in floors.toml does not hold.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from floors import report
from run import TOP, texts

_TIMES = 3


def lines(folder: Path | None, size: int) -> Iterator[str]:
    """So many bytes of JSON Lines, each article with an id of its own."""
    left = size
    for number, record in enumerate(_records(folder, size)):
        line = json.dumps({**record, "id": str(number)}, ensure_ascii=False) + "\n"
        yield line
        left -= len(line.encode())
        if left <= 0:
            return


def _records(folder: Path | None, size: int) -> Iterator[dict[str, object]]:
    if folder is None:
        for document in texts(size):
            yield {"text": document.text, "published": str(document.published)}
        return
    for _ in count():
        for file in sorted((folder / "news").glob("*.jsonl.gz")):
            with gzip.open(file, "rt", encoding="utf-8") as opened:
                yield from map(json.loads, opened)


def measure(command: str, file: str, jobs: str) -> None:
    """Run one command to its end; print the lines that it prints and the peak of its processes in bytes."""
    form = ("--format", "jsonl") if command == "extract" else ()
    run = [sys.executable, "-m", "factcheck", command, *form, "--jobs", jobs, file]
    with subprocess.Popen(run, stdout=subprocess.PIPE, cwd=TOP) as running:
        assert running.stdout is not None
        printed = sum(1 for _ in running.stdout)
    kilobytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({"lines": printed, "peak": kilobytes * 1024}))


def measured(command: str, file: Path, jobs: int) -> dict[str, int]:
    run = [sys.executable, __file__, "--one", command, str(file), str(jobs)]
    found: dict[str, int] = json.loads(subprocess.run(run, capture_output=True, check=True).stdout)
    return found


def main() -> int:
    if sys.argv[1:2] == ["--one"]:
        measure(*sys.argv[2:5])
        return 0
    parser = argparse.ArgumentParser(description="Measure how much memory reading takes.")
    parser.add_argument("--megabytes", type=float, default=2, help="the size of the smaller file")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("folder", nargs="?", type=Path)
    options = parser.parse_args()
    extracted, checked = [], []
    print(f"{'MB':>8}{'claims':>9}{'extract, peak MB':>18}{'check, peak MB':>16}")
    with TemporaryDirectory() as scratch:
        file = Path(scratch) / "articles.jsonl"
        for size in (options.megabytes * 1e6, _TIMES * options.megabytes * 1e6):
            with file.open("w", encoding="utf-8") as opened:
                opened.writelines(lines(options.folder, int(size)))
            extracted.append(measured("extract", file, options.jobs))
            checked.append(measured("check", file, options.jobs))
            claims, peaks = extracted[-1]["lines"], (extracted[-1]["peak"] / 1e6, checked[-1]["peak"] / 1e6)
            print(f"{size / 1e6:>8.0f}{claims:>9}{peaks[0]:>18.0f}{peaks[1]:>16.0f}")
    more_claims = extracted[1]["lines"] - extracted[0]["lines"]
    print(f"check: {(checked[1]['peak'] - checked[0]['peak']) / max(more_claims, 1):,.0f} bytes a claim")
    return report({"memory.growth": extracted[1]["peak"] / extracted[0]["peak"]}, "memory")


if __name__ == "__main__":
    sys.exit(main())
