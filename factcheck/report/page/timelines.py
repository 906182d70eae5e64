"""Threads as timelines: a row an event, a bar or a band for each time that is told of it, and years along the top.

Every mark is a link to where it is told, which says in words what the bar shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import ceil

from attrs import frozen

from factcheck.check.tell import tell_date, tell_gap
from factcheck.days import civil, ordinal
from factcheck.model import Claim
from factcheck.report.excerpt import one_line
from factcheck.report.page.builder import Page
from factcheck.report.page.threads import Mark, Thread
from factcheck.report.place import Articles
from factcheck.report.stories import spelled

_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)  # years between two ticks
_TICKS = 8  # at most
_MARGIN = 0.04  # of the stretch shown, on either side
_TOLD_BY = 3  # articles that are named with a mark, before the rest is counted
#: The states of a mark, which the legend explains in this order.
STATES = {
    "told": "told",
    "planned": "planned",
    "hedged": "told with a hedge",
    "denied": "denied",
    "absent": "told to be without any",
}


def timelines(page: Page, threads: Sequence[Thread], articles: Articles, link: Callable[[Claim], str]) -> None:
    """All threads, under a legend; `link` gives where a claim stands on the page."""
    with page.tag("ul", class_="legend", aria_label="What the marks mean"):
        for state, meaning in STATES.items():
            with page.tag("li"):
                page.put("i", class_=f"mark {state}")
                page.text(f" {meaning}")
        with page.tag("li"):
            page.put("i", class_="mark told clash")
            page.text(" contradicted")
    for thread in threads:
        state = "clash" if thread.is_contradicted else ""
        with page.tag("section", class_=f"thread {state}".strip()):
            with page.tag("h3"):
                page.text(thread.name)
                page.put("small", f" {thread.kind}" + (", contradicted" if thread.is_contradicted else ""))
            _rows(page, thread, articles, link)


def _rows(page: Page, thread: Thread, articles: Articles, link: Callable[[Claim], str]) -> None:
    scale = _Scale.over([day for mark in thread.marks for day in mark.days])
    with page.tag("div", class_="axis", aria_hidden="true"):
        for year in scale.years:
            page.put("span", str(year), style=f"left:{scale.at(ordinal(year, 1, 1)):.1f}%")
    with page.tag("dl"):
        for row in thread.rows:
            with page.tag("div"):
                page.put("dt", row.name)
                with page.tag("dd"):
                    for mark in row.marks:
                        _mark(page, mark, scale, articles, link)


def _mark(page: Page, mark: Mark, scale: _Scale, articles: Articles, link: Callable[[Claim], str]) -> None:
    claim = mark.claim
    state = claim.status if claim.status != "asserted" else "absent" if claim.kind == "absent" else "told"
    left = 0.0 if mark.first is None else scale.at(mark.first)
    right = 100.0 if mark.last is None else scale.at(mark.last + 1)
    words = _words(mark, state, articles)
    with page.tag(
        "a",
        class_=f"mark {state}{' clash' if mark.is_contradicted else ''}",
        href=link(claim),
        title=words,
        style=f"left:{left:.1f}%;width:{right - left:.1f}%",
    ):
        page.put("span", words)


def _words(mark: Mark, state: str, articles: Articles) -> str:
    """What a mark shows: “2021 to 4 December 2025: told to be without any, contradicted; Gazette, Herald”."""
    when = mark.claim.when
    assert when is not None  # claims without a date have no mark
    date = tell_gap(when) if state == "absent" else tell_date(when)
    where = f" in {spelled(mark.claim.key.where)}" if mark.claim.key.where else ""
    told = list(dict.fromkeys(name_of(claim, articles) for claim in mark.claims))
    more = f" and {len(told) - _TOLD_BY} more" if len(told) > _TOLD_BY else ""
    state = STATES[state] + (", contradicted" if mark.is_contradicted else "")
    return f"{date}{where}: {state}; {', '.join(told[:_TOLD_BY])}{more}"


def name_of(claim: Claim, articles: Articles) -> str:
    """What an article is called: its title, or else its id."""
    article = articles.get(claim.document)
    return one_line((article.document.title if article else "") or claim.document)


@frozen
class _Scale:
    """From the first to the last day that is shown."""

    first: float
    last: float

    @classmethod
    def over(cls, days: Sequence[int]) -> _Scale:
        """A scale with room for these days, of two years at least."""
        first, last = (min(days), max(days)) if days else (ordinal(2000, 1, 1), ordinal(2001, 12, 31))
        room = max((last - first) * _MARGIN, (730 - (last - first)) / 2)
        return cls(first - room, last + room)

    def at(self, day: int) -> float:
        """How far from the left a day stands, in hundredths."""
        return 100 * (day - self.first) / (self.last - self.first)

    @property
    def years(self) -> Iterator[int]:
        """The years that begin within it, so many apart that they can be read."""
        first, last = civil(ceil(self.first))[0] + 1, civil(int(self.last))[0]
        step = next((step for step in _STEPS if (last - first) / step < _TICKS), _STEPS[-1])
        yield from range(ceil(first / step) * step, last + 1, step)
