"""Measure on annotated articles: run the scorers in a folder and hold their figures against floors.toml.

usage: python benchmarks/evaluate.py DIR

DIR holds times/run.py, claims/score.py with docs.jsonl and labels.jsonl, and findings/run.py; a scorer that is not
there is passed over, its limits too. Prints a table of the figures. Exit status: 1 where a limit does not hold, 2 where
a scorer failed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from attrs import frozen
from floors import report

TOP = Path(__file__).resolve().parent.parent


@frozen
class Scorer:
    """A program in the folder, and how the lines that it prints are read."""

    name: str
    command: tuple[str, ...]
    figures: Callable[[str], dict[str, float]]


def times_figures(output: str) -> dict[str, float]:
    """`timebank  strict 0.8012  relaxed … type … value … KB/s`: F1 by corpus."""
    figures = {}
    for row in re.finditer(
        r"^(\S+)\s+strict ([\d.]+)\s+relaxed ([\d.]+)\s+type ([\d.]+)\s+value ([\d.]+)", output, re.M
    ):
        for name, figure in zip(("strict", "relaxed", "type", "value"), row.groups()[1:], strict=True):
            figures[f"times.{row[1]}.{name}"] = float(figure)
    return figures


def claims_figures(output: str) -> dict[str, float]:
    """`gap  gold 50  found 48  P 0.900  R 0.800  F1 0.850  value 0.900`, by family."""
    figures = {}
    line = r"^(\w+)\s+gold .* P ([\d.]+)\s+R ([\d.]+)\s+F1 ([\d.]+)\s+value ([\d.]+)"
    for row in re.finditer(line, output, re.M):
        for name, figure in zip(("precision", "recall", "f1", "value"), row.groups()[1:], strict=True):
            figures[f"claims.{row[1]}.{name}"] = float(figure)
    return figures


def findings_figures(output: str) -> dict[str, float]:
    """How many of the real faults are found, and how much else is said."""
    lines = {
        "findings.found": r"^real inconsistencies reported: (\d+)",
        "findings.false_alarms": r"^tempting false alarms raised: (\d+)",
        "findings.all": r"^findings over all .*: (\d+)",
    }
    matches = {name: re.search(line, output, re.M) for name, line in lines.items()}
    return {name: float(match[1]) for name, match in matches.items() if match}


SCORERS = (
    Scorer("times", ("times/run.py",), times_figures),
    Scorer("claims", ("claims/score.py", "claims/docs.jsonl", "claims/labels.jsonl"), claims_figures),
    Scorer("findings", ("findings/run.py",), findings_figures),
)


def run(scorer: Scorer, folder: Path) -> int:
    """Run one scorer and print its figures. Returns how many limits do not hold; raises CalledProcessError."""
    # The scorers read the package that stands beside this file, and leave nothing in their folder.
    environment = {**os.environ, "PYTHONPATH": str(TOP), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, *(str(folder / part) for part in scorer.command)]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    figures = scorer.figures(done.stdout)
    if not figures:
        raise ValueError(f"{scorer.command[0]} printed no figures:\n{done.stdout}")
    return report(figures, scorer.name)


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    folder = Path(arguments[0]).resolve()
    scorers = [scorer for scorer in SCORERS if (folder / scorer.command[0]).is_file()]
    if not scorers:
        print(f"{folder}: no scorers here", file=sys.stderr)
        return 2
    broken = 0
    for scorer in scorers:
        try:
            broken += run(scorer, folder)
        except (subprocess.CalledProcessError, ValueError) as wrong:
            print(wrong, file=sys.stderr)
            return 2
    print(f"{broken} limits do not hold" if broken else "all limits hold")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
