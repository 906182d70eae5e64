"""What settles what a time expression means: the article's day, what was told before, and the tense."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from factcheck.days import civil, days_in_month, ordinal
from factcheck.times.expression import Timex
from factcheck.when import When

NOW = frozenset({"now"})
TOLD = frozenset({"told"})
YEAR = frozenset({"year"})

#: A day and month without a year are of the nearest year when at most so many days from the article's own; farther off,
#: they may as well be of the year before or after.
NEAR_DAYS = 31
#: What is told as over without a year is of the months before.
PAST_DAYS = 300
#: What is announced without a year is of the months to come.
AHEAD_DAYS = 150
#: How many months a narrative goes back without saying so: told after June 1941, “in May” is of that year, and “in
#: January” of the next.
_BACK = 3
#: Days that a date counts as farther off where it lies on the other side than the tense says, or ahead untold.
_NOT_PAST = 400
_NOT_AHEAD = 250
_UNTOLD = 100


def _untold() -> None:
    return None


def _no_game() -> bool:
    return False


@frozen
class Setting:
    """What a reading may lean on.

    now      the article's day
    told     the last date told
    day      the last day told
    reached  where the telling has got to in a history: the last date told that is no aside
    quarter  the quarter whose figures are told, as (year, 1 to 4); where they are of a longer stretch of the year, the
             year alone, as (year, 0)
    by_day   whether dates in numbers put the day first; None where no date of the text tells
    history  whether the text tells of times long past: dates go on from the last told, not from the article's day
    tense    looks around for the tense of the clause: most readings need none
    day_near  the last day told, where it is of this sentence or the one before
    year     the year that this sentence tells of in so many words
    game     looks whether the text tells of a match, which has halves and quarters of its own
    """

    now: When | None
    told: Timex | None = None
    day: When | None = None
    reached: When | None = None
    quarter: tuple[int, int] | None = None
    by_day: bool | None = None
    history: bool = False
    tense: Callable[[], bool | None] = _untold
    game: Callable[[], bool] = _no_game
    day_near: When | None = None
    year: int | None = None

    @property
    def ahead(self) -> bool | None:
        """Whether the clause looks ahead; None where its words do not tell."""
        return self.tense()

    @property
    def today(self) -> int | None:
        """The article's day number, where its date is one day."""
        return int(self.now.first) if self.now is not None and self.now.is_day else None

    @property
    def anchor(self) -> When | None:
        """Where the telling has got to in a history, else the article's day."""
        return self.reached if self.history and self.reached is not None else self.now

    @property
    def filled(self) -> frozenset[str]:
        """What is assumed by leaning on the anchor."""
        return TOLD if self.anchor is not self.now else NOW


def nearest_year(month: int, day: int, setting: Setting) -> int | None:
    """The year that puts a day and month nearest to the article's day, on the side that the tense asks for.

    In a history, the year that the telling has got to.
    """
    if setting.history and setting.anchor is not setting.now and setting.anchor is not None:
        return _told_year(month, setting.anchor)
    today = setting.today
    if setting.year is not None and (today is None or setting.year < civil(today)[0]) and not setting.ahead:
        return setting.year
    if today is None:
        return None
    year, ahead = civil(today)[0], setting.ahead

    def distance(candidate: int) -> int:
        there = ordinal(candidate, month, min(day, days_in_month(candidate, month)))
        if (ahead is True and there < today) or (ahead is False and there > today):
            return abs(there - today) + (_NOT_AHEAD if ahead else _NOT_PAST)
        return abs(there - today) + (_UNTOLD if ahead is None and there > today else 0)

    return min((year - 1, year, year + 1), key=distance)


def _told_year(month: int, told: When) -> int:
    year, last_month, _ = civil(told.first)
    whole_year = told.last - told.first > 92
    return year + 1 if not whole_year and month < last_month - _BACK else year


def years(month: int, day: int, setting: Setting) -> list[int]:
    """The years that a day and month without one may be of: the nearest, and its neighbour if that is no surer."""
    nearest = nearest_year(month, day, setting)
    today = setting.today
    if nearest is None:
        return []
    if today is None or nearest == setting.year:
        return [nearest]
    there = ordinal(nearest, month, min(day, days_in_month(nearest, month)))
    told = _told_explicitly(month, day, setting) if not setting.ahead else None
    if told is not None and told != nearest:
        return sorted((nearest, told))
    away = {True: (0, AHEAD_DAYS), False: (-PAST_DAYS, 0), None: (0, 0)}[setting.ahead]
    if abs(there - today) <= NEAR_DAYS or away[0] <= there - today <= away[1]:
        return [nearest]
    other = nearest + (1 if there < today else -1)
    return sorted((nearest, other))


def _told_explicitly(month: int, day: int, setting: Setting) -> int | None:
    """The year just told, where the day may go on from there: after “in 2024”, or “3 December 2024”, “4 December”."""
    told = setting.told
    if told is None or told.when is None or told.assumes:
        return None
    year = civil(told.when.first)[0]
    there = ordinal(year, month, min(day, days_in_month(year, month)))
    return year if told.when.grain == "year" or abs(there - told.when.first) <= NEAR_DAYS else None


def year_text(year: int) -> str:
    """A year as TIMEX3 writes it: 1998, and BC0241 for the astronomical year -240."""
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def week_text(day: int) -> str:
    """ISO 8601's week of a day: it belongs to the year of its Thursday."""
    thursday = day - (day - 1) % 7 + 3
    year = civil(thursday)[0]
    return f"{year_text(year)}-W{(thursday - int(When.year(year).first)) // 7 + 1:02d}"


def some_months(year: int, month: int, count: int) -> When:
    """Some stretch within so many months from the first one on."""
    last = year * 12 + month - 2 + count
    return When.within(When.month(year, month).first, When.month(last // 12, last % 12 + 1).last)
