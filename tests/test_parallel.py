"""Many cores give what one gives, in its order, and no more is taken in than is worked on."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.parallel import cores, spread


def half(number: int) -> float:
    return 10 / number


@pytest.mark.parametrize("count", [0, 1, 32, 33, 500])
def test_the_order_is_kept(count: int) -> None:
    values = range(1, count + 1)
    assert list(spread(half, values, 2)) == list(spread(half, values, 1)) == [10 / value for value in values]


def test_what_is_raised_there_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(spread(half, [*range(1, 200), 0], 2))


def test_few_values_wait() -> None:
    taken = 0

    def value(number: int) -> int:
        nonlocal taken
        taken = number
        return number

    for number, _ in enumerate(spread(half, map(value, range(1, 10_000)), 2), start=1):
        assert taken <= number + 32 * 10


def test_articles_are_read_alike() -> None:
    documents = [factcheck.Document(str(at), f"The {at}th Lark Forum was held on 4 May 2010.") for at in range(4, 60)]
    assert list(factcheck.extract_all(documents, jobs=2)) == [factcheck.extract(document) for document in documents]
    assert factcheck.check(documents, jobs=2) == factcheck.check(documents)
    assert cores() >= 1
