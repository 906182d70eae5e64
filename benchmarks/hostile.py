"""Measure what texts cost that are written to be slow to read, and that four times as much takes four times as long.

usage: python benchmarks/hostile.py [--kilobytes N] [--profile NAME]

Each text says one thing over and over: what opens a match and never closes it, names by the thousand, a sentence with
no end. Printed are CPU seconds a megabyte on one core of `extract`, and of `check` without the reading; and how much
dearer a byte is in the text than in a quarter of it, the check included: 1 is linear. Exit status: 1 where a limit in
floors.toml does not hold.
"""

from __future__ import annotations

import argparse
import cProfile
import sys
import time
from collections.abc import Callable
from statistics import median

from floors import report
from run import loop

import factcheck


def _numbered(line: str) -> Callable[[int], str]:
    """A line over and over, with another number in it each time, and the number in letters as a name of its own."""

    def made(size: int) -> str:
        parts: list[str] = []
        total = number = 0
        while total < size:
            parts.append(line.format(number=number, year=1900 + number % 200, day=1 + number % 28, name=_name(number)))
            total += len(parts[-1].encode("utf-8", "replace"))
            number += 1
        return "".join(parts)

    return made


def _name(number: int) -> str:
    letters = ""
    while number or not letters:
        number, digit = divmod(number, 20)
        letters += "bcdfghjklmnpqrstvwxz"[digit] + "aeiou"[digit % 5]
    return letters.capitalize() + "n"


def _nested(size: int) -> str:
    return "“He said: ‘" * (size // 36) + "yes" + "’ he said.”" * (size // 36)


TEXTS: dict[str, Callable[[int], str]] = {
    "one word": _numbered("peace "),
    "first first": _numbered("first "),
    "the the": _numbered("the "),
    "since since": _numbered("for the first time since "),
    "ones": _numbered("1 "),
    "digits": _numbered("1"),
    "letters": _numbered("a"),
    "capitals": _numbered("PEACE TALKS IN LIMA "),
    "dates": _numbered("{day} May {year}, "),
    "dated visits": _numbered("Anna Bell visited Peru on {day} May {year}. "),
    "same summit": _numbered("the {number}th summit in Lima in {year}. "),
    "weekdays": _numbered("Friday, {day} May {year}. "),
    "ages": _numbered("Anna {name}, {day}, won. "),
    "names": _numbered("Anna {name}, "),
    "surnames": _numbered("Anna {name} met {name}. "),
    "titles": _numbered("President {name} met Mr {name}. "),
    "one surname": _numbered("{name} Bell met Mr Bell. "),
    "pronouns": _numbered("he and she left, he said she did, "),
    "pronouns, names": _numbered("Anna {name} won; she said he left since {year}. "),
    "first trips": _numbered("Anna {name} is on her first trip to Peru since {year}. "),
    "one subject": _numbered("it was its first win since {year}, "),
    "no end": _numbered("talks held with {name} on {day} May and "),
    "nested quotes": _nested,
    "opened quotes": _numbered("“he said "),
    "brackets": _numbered("(Anna [{name} "),
    "hyphens": _numbered("first-ever-"),
    "abbreviations": _numbered("Mr. U.S. Jan. St. "),
    "full stops": _numbered(". "),
    "newlines": _numbered("\n"),
    "lines of one": _numbered("a\n\n"),
    "gaps": _numbered("a, b. c; d – e: f… g - h / i's j\t"),
    "marks": _numbered("!?.,;:-–…"),
    "combining": _numbered("e\u0301\u0301\u0301 Ö\u200dß\u00ad "),
    "scripts": _numbered("東京 Москва القدس 🏳️‍🌈 ½ Ⅳ ٣ "),
    "halves": _numbered("\ud800 \udc00x "),
    "lengths": _numbered("two and a half years three months "),
    "numbers": _numbered("two hundred and thirty thousand "),
    "ranges": _numbered("from {day} to 28 May to June to "),
}


def seconds(text: str) -> tuple[float, float]:
    """CPU seconds of extracting from a text, and of checking what was extracted."""
    document = factcheck.Document("hostile", text, "2025-11-29")
    began = time.process_time()
    factcheck.extract(document)
    extracted = time.process_time() - began
    began = time.process_time()
    factcheck.check([document])
    return extracted, max(time.process_time() - began - extracted, 0.0)


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure what texts cost that are written to be slow to read.")
    parser.add_argument("--kilobytes", type=int, default=200, help="the size of a text")
    parser.add_argument("--profile", metavar="NAME", choices=TEXTS, help="profile this text alone")
    options = parser.parse_args()
    size = options.kilobytes * 1000
    if options.profile:
        text = TEXTS[options.profile](size)
        seconds(text[:2000])
        cProfile.runctx("seconds(text)", globals(), {"text": text}, sort="tottime")
        return 0
    plain = factcheck.Document("plain", TEXTS["one word"](size))
    beside = median(_loop(plain) for _ in range(5)) / size
    dearest = steepest = 0.0
    print(f"{'':18}{'extract s/MB':>14}{'check s/MB':>12}{'beside a quarter':>18}")
    for name, made in TEXTS.items():
        seconds(made(2000))  # what is built once is not the text's
        quarter, whole = seconds(made(size // 4)), seconds(made(size))
        growth = sum(whole) / max(4 * sum(quarter), 0.01)
        print(f"{name:18}{whole[0] / size * 1e6:>14.2f}{whole[1] / size * 1e6:>12.2f}{growth:>18.2f}", flush=True)
        dearest, steepest = max(dearest, sum(whole) / size / beside), max(steepest, growth)
    return report({"hostile.beside_a_loop": dearest, "hostile.growth": steepest}, "hostile")


def _loop(document: factcheck.Document) -> float:
    began = time.process_time()
    loop([document])
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
