"""Ways in which claims meet: what leads them to one place, in each of which lie claims that may clash."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from attrs import frozen

from factcheck.check.equal import OF_KEY
from factcheck.model import Claim

Place = object
RowsT = TypeVar("RowsT")
#: Fields that are common to claims which meet so. Others meet over a name each, or over what their fields alone say.
_LEADS = {"document": ("document",), "where": ("where",), "alone": ("where",)}


@frozen
class Way:
    """What leads to a place `by` something, with the values of these fields."""

    by: str
    fields: tuple[str, ...]
    #: Whether, of several names, the first leads there alone.
    by_one_name: bool = False

    @property
    def is_by_key(self) -> bool:
        """Whether claims of one key are led to the same places."""
        return OF_KEY.issuperset((*_LEADS.get(self.by, ()), *self.fields))

    def places(self, claims: Sequence[Claim], rows: Iterable[RowsT]) -> Iterator[tuple[Place, RowsT]]:
        """Where these claims, all of one shape, are led, and the row of each, or the rows for which it stands."""
        led = map(getter(*_LEADS.get(self.by, ()), *self.fields), claims)
        if self.by != "who":
            return zip(led, rows, strict=True)
        return (
            ((name, values), row)
            for claim, values, row in zip(claims, led, rows, strict=True)
            for name in ((min(claim.key.who),) if self.by_one_name else sorted(claim.key.who))
        )


@cache
def getter(*fields: str) -> Callable[[Claim], Any]:
    """Gets these fields of a claim or of its key."""
    # Where nothing is asked for, something must be got that is the same for every claim.
    return attrgetter(*(f"key.{field}" if field in OF_KEY else field for field in fields or ("__class__",)))
