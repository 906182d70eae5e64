"""The mutation score of the built-in rules: in how many ways they can be broken a little without an example noticing.

usage: python benchmarks/mutation.py

`factcheck rules test --mutate` prints the survivors. Exit status: 1 where the score is below its floor in floors.toml.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from floors import report

import factcheck
from factcheck.testing.mutants import mutants


def main() -> int:
    told = Counter(mutant.is_noticed for mutant in mutants(factcheck.builtin_rules()))
    print(f"{told[True]} of {told.total()} mutants noticed")
    return 1 if report({"mutation.score": told[True] / told.total()}, "mutation") else 0


if __name__ == "__main__":
    sys.exit(main())
