"""Measure how fast claims are checked: CPU seconds for worlds of 10⁴, 10⁵ and 10⁶ claims, and what is found in them.

usage: python benchmarks/checks.py [--quick]

Each world is true but for what is planted: every accepted example of every check. The last row is the speed for 10⁵
claims beside that of a loop of plain Python over the same claims in the same run. Exit status: 1 where something
planted is not found, something true is reported, it takes more than 15 seconds or more than linear time, or the limit
in floors.toml does not hold.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Sequence
from math import log
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from floors import report
from worlds import planted, truth

import factcheck
from factcheck.check import check_claims
from factcheck.model import Claim

COMPARED = 10**5  # claims for which the speed is compared


def loop(claims: Sequence[Claim]) -> float:
    """CPU seconds of the reference: every claim put under what it is about once, in plain Python."""
    began = time.process_time()
    together: dict[object, list[Claim]] = {}
    for claim in claims:
        together.setdefault((claim.kind, claim.key.what, claim.key.who), []).append(claim)
    return time.process_time() - began


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure how fast claims are checked.")
    parser.add_argument("--quick", action="store_true", help="at most 10⁵ claims")
    sizes = [10**4, 10**5] if parser.parse_args().quick else [10**4, 10**5, 10**6]
    checks = factcheck.builtin_rules().checks
    lies = list(planted(checks))
    print(f"{'claims':>9} {'CPU s':>8} {'µs each':>8} {'exponent':>8} {'planted found':>14} {'false':>6}")
    seconds: list[float] = []
    wrong = False
    for size in sizes:
        lying = [claim for _, claims in lies for claim in claims]
        world = [*truth(size - len(lying)), *lying]
        gc.collect()
        gc.freeze()
        began = time.process_time()
        findings = check_claims(world, checks)
        seconds.append(time.process_time() - began)
        owner = {id(claim): number for number, (_, claims) in enumerate(lies) for claim in claims}
        owners = [{owner.get(id(claim), -1) for claim in finding.claims} for finding in findings]
        found = {number for each in owners if len(each) == 1 for number in each} - {-1}
        false = sum(len(each) > 1 or -1 in each for each in owners)
        if size == COMPARED:
            ratio = median(loop(world) for _ in range(7)) / seconds[-1]
        exponent = log(seconds[-1] / seconds[0]) / log(size / sizes[0]) if size > sizes[0] else 1
        each = seconds[-1] / size * 1e6
        share = f"{len(found)} of {len(lies)}"
        print(f"{size:>9} {seconds[-1]:>8.2f} {each:>8.1f} {exponent:>8.2f} {share:>14} {false:>6}")
        for number in sorted(set(range(len(lies))) - found):
            print(f"  not found: {lies[number][0]}: {'; '.join(map(str, lies[number][1]))}")
        for finding, each_owner in zip(findings, owners, strict=True):
            if len(each_owner) > 1 or -1 in each_owner:
                print(f"  false: {finding.check}: {[str(claim) for claim in finding.claims]}")
        wrong |= bool(false) or len(found) < len(lies) or exponent > 1.1
    print("beside the loop:")
    return int(report({"checking.check": ratio}, "checking") or wrong or seconds[-1] > 15)


if __name__ == "__main__":
    sys.exit(main())
