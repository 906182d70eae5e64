"""Articles of our own, in the manner of news, with every claim of some families labelled: what is found, and rightly.

Each file of `corpora/claims` names the families that it labels and what they must reach; an article gives the day that
it is of, its text, and its labels: the family, words of the text that the claim must touch, and where it matters the
claim itself as `Claim` prints it.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import factcheck

FILES = sorted(Path(__file__).with_name("corpora").glob("claims/*.toml"))


def spans(label: dict[str, Any], text: str) -> tuple[int, int]:
    start = text.find(label["quote"])
    assert start >= 0, f"not in the text: {label['quote']!r}"
    assert text.count(label["quote"]) == 1, f"more than once in the text: {label['quote']!r}"
    return start, start + len(label["quote"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_own_articles_are_read_as_labelled(path: Path) -> None:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    counts: Counter[str] = Counter()
    report = []
    for number, article in enumerate(content["article"]):
        text = article["text"]
        document = factcheck.Document(f"{path.stem}-{number}", text, article["published"])
        found: dict[tuple[str, int, int], list[str]] = {}
        for claim in factcheck.extract(document):
            family = claim.rule.partition("/")[0]
            if family in content["families"]:
                found.setdefault((family, claim.span.start, claim.span.stop), []).append(str(claim))
        open_ = dict(found)
        for label in article["claims"]:
            start, stop = spans(label, text)
            hit = next((f for f in open_ if f[0] == label["family"] and f[1] < stop and start < f[2]), None)
            if hit is None:
                counts["missed"] += 1
                report.append(f"{document.id} missed {label}")
                continue
            counts["right"] += 1
            lines = open_.pop(hit)
            wanted = label.get("claim")
            counts["valued"] += wanted is not None
            if wanted is not None and not any(line == wanted or line.startswith(f"{wanted} ") for line in lines):
                counts["wrong value"] += 1
                report.append(f"{document.id} value {label['quote']!r}: {wanted!r} is not in {lines}")
        counts["extra"] += len(open_)
        report += [
            f"{document.id} extra {family} {text[start:stop]!r} {lines}"
            for (family, start, stop), lines in open_.items()
        ]
    figures = {
        "precision": counts["right"] / max(1, counts["right"] + counts["extra"]),
        "recall": counts["right"] / max(1, counts["right"] + counts["missed"]),
        "value": 1 - counts["wrong value"] / max(1, counts["valued"]),
    }
    print(*report, figures, sep="\n")
    assert all(figures[name] >= floor for name, floor in content["floors"].items()), figures
