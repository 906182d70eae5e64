"""Claims sorted by shape: those of one shape give the same answer to all that asks for no number, date or name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain, pairwise

from factcheck.check.bounds import Columns, Getter
from factcheck.check.evaluate import truth, value
from factcheck.check.groups import Groups, Rows
from factcheck.check.merge import place
from factcheck.check.ways import Place, Way, getter
from factcheck.language.conditions import (
    All,
    Comparison,
    Condition,
    Field,
    Member,
    Not,
    Relation,
    Some,
    State,
    Term,
    known_fields,
)
from factcheck.model import Claim
from factcheck.when import Bound

#: Shapes, by their number.
Pool = Sequence[int]
#: What all claims of a shape have in common: the values of these fields …
_VALUES = frozenset({"kind", "what", "status", "rule", "family", "assumes"})
#: … and whether these are known.
_KNOWN = frozenset({"who", "where", "of", "when", "told", "nth", "length", "said_by", "key", "context"})
#: Fields with so few values that it pays to know them all before claims are sorted by them.
COUNTABLE = frozenset({"what", "of", "rule"})


class Shapes:
    """Claims in rows, those of one shape side by side, and what is known of them, for whoever asks first."""

    def __init__(self, claims: Iterable[Claim], ordered: bool = False) -> None:
        self.ordered = ordered
        by_shape = _by_shape(claims)
        self.claims: list[Claim] = list(chain.from_iterable(by_shape))
        stops = list(accumulate(map(len, by_shape), initial=0))
        #: The rows of each shape.
        self.all = [range(start, stop) for start, stop in pairwise(stops)]
        #: Of each shape, a claim that speaks for all.
        self.samples = [claims[0] for claims in by_shape]
        self._columns: dict[Columns, list[list[Bound]]] = defaultdict(list)
        self._filled: set[tuple[Columns, int]] = set()
        self._values: dict[tuple[int, str], frozenset[object]] = {}
        self._keyed: dict[int, list[list[int]]] = {}
        self._indexes: dict[tuple[tuple[int, ...], Way], Groups] = {}

    def column(self, of: Getter, shapes: Iterable[int]) -> list[Bound]:
        """A number by row, for the rows of these shapes at least."""
        columns = self._columns[of.of]
        for shape in shapes:
            if (of.of, shape) not in self._filled:
                rows = self.all[shape]
                for at, numbers in enumerate(of.of(self.claims[rows.start : rows.stop])):
                    if at == len(columns):
                        columns.append([0] * len(self.claims))
                    columns[at][rows.start : rows.stop] = numbers
                self._filled.add((of.of, shape))
        return columns[of.at]

    def number(self, of: Getter, row: int) -> Bound:
        """A number of one row."""
        return of.of(self.claims[row : row + 1])[of.at][0]

    def values(self, shape: int, field: str) -> frozenset[object]:
        """All that claims of the shape have in a countable field."""
        if (shape, field) not in self._values:
            is_one = field in _VALUES or not getter(field)(self.samples[shape])
            rows = self.all[shape][:1] if is_one else self.all[shape]
            self._values[shape, field] = frozenset(map(getter(field), self.claims[rows.start : rows.stop]))
        return self._values[shape, field]

    def index(self, shapes: tuple[int, ...], way: Way) -> Groups:
        """The rows of these shapes by the places to which the way leads them."""
        if (shapes, way) not in self._indexes:
            found = self._indexed(shapes[0], way) if len(shapes) == 1 else self._merged(shapes, way)
            self._indexes[shapes, way] = Groups(found)
        return self._indexes[shapes, way]

    def _indexed(self, shape: int, way: Way) -> Mapping[Place, Rows]:
        if way.is_by_key:
            by_key = self._by_key(shape)
            grouped: dict[Place, list[list[int]]] = defaultdict(list)
            for where, together in way.places([self.claims[rows[0]] for rows in by_key], by_key):
                grouped[where].append(together)
            return {w: groups[0] if len(groups) == 1 else list(chain(*groups)) for w, groups in grouped.items()}
        found: dict[Place, list[int]] = defaultdict(list)
        rows = self.all[shape]
        for where, row in way.places(self.claims[rows.start : rows.stop], rows):
            found[where].append(row)
        return found

    def _by_key(self, shape: int) -> list[list[int]]:
        """The rows of a shape, those with one key together: most ways lead over nothing else."""
        if shape not in self._keyed:
            found: dict[object, list[int]] = defaultdict(list)
            rows, key = self.all[shape], self.samples[shape].key
            values = getter(*(field for field in ("who", "where", "of") if getattr(key, field)))
            for value, row in zip(map(values, self.claims[rows.start : rows.stop]), rows, strict=True):
                found[value].append(row)
            self._keyed[shape] = list(found.values())
        return self._keyed[shape]

    def _merged(self, shapes: Iterable[int], way: Way) -> Mapping[Place, Rows]:
        # One shape has most of the claims: where no other is, its rows are shared.
        largest, *others = (
            self.index((shape,), way).by_place for shape in sorted(shapes, key=lambda shape: -len(self.all[shape]))
        )
        found = dict(largest)
        for where, rows in (_joined(others) if len(others) > 1 else others[0]).items():
            found[where] = [*found[where], *rows] if where in found else rows
        return found

    @cached_property
    def in_order(self) -> Shapes:
        """The same claims by their place in time and text, in whatever order they came."""
        return Shapes(sorted(self.claims, key=place), ordered=True)


def _joined(indexes: Iterable[Mapping[Place, Rows]]) -> Mapping[Place, Rows]:
    found: dict[Place, list[int]] = defaultdict(list)
    for index in indexes:
        for where, rows in index.items():
            found[where] += rows
    return found


def _by_shape(claims: Iterable[Claim]) -> list[list[Claim]]:
    found: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        key = claim.key
        found[
            claim.kind,
            key.what,
            claim.status,
            claim.rule,
            claim.assumes,
            claim.when is None,
            claim.nth is None,
            claim.length is None,
            claim.told is None,
            not key.who,
            not key.where,
            not key.of,
            not claim.said_by,
            not claim.written,
            not claim.context,
        ].append(claim)
    return list(found.values())


def settled(condition: Condition) -> bool:
    """Whether one claim of a shape answers for all of it."""
    match condition:
        case State(Field(_, path), "known" | "named"):
            return len(path) == 1 and path[0] in _KNOWN | _VALUES
        case Not(part):
            return settled(part)
        case All(parts) | Some(parts):
            return all(map(settled, parts))
        case Comparison() | Member():
            return all(_is_settled(field) for field in known_fields(condition))
    return False


def remembered(condition: Condition, name: str) -> Callable[[Claim], bool]:
    """Whether a condition on a claim of this name is true; of what speaks of few values, once for each of them."""

    def holds(claim: Claim) -> bool:
        return bool(truth(condition, {name: claim}))

    parts = {field.path for field in known_fields(condition)}
    if not all(len(path) == 1 and path[0] in COUNTABLE for path in parts):
        return holds
    values = getter(*sorted(path[0] for path in parts))
    known: dict[object, bool] = {}

    def holds_of_value(claim: Claim) -> bool:
        value = values(claim)
        if value not in known:
            known[value] = holds(claim)
        return known[value]

    return holds_of_value


def refuses(condition: Condition, name: str, claim: Claim) -> bool:
    """Whether no claim of this one's shape can take the role of this name under the condition."""
    own = [field for field in known_fields(condition) if field.claim == name]
    compared = condition.part if isinstance(condition, Not) else condition
    if isinstance(compared, Comparison | Relation) and not all(_knows(claim, field) for field in own):
        return True  # what is compared must be known
    if isinstance(condition, All):
        return any(refuses(part, name, claim) for part in condition.parts)
    if isinstance(condition, Some):
        return all(refuses(part, name, claim) for part in condition.parts)
    if any(field.claim != name for field in known_fields(condition)):
        return False
    if isinstance(condition, State) and condition.name in ("impossible", "inverted") and not claim.written:
        return True  # only what no calendar has is kept as written
    return settled(condition) and not truth(condition, {name: claim})


def _knows(claim: Claim, field: Field) -> bool:
    """Whether a field is known, as far as the shape tells."""
    if not field.path or field.path[0] not in _KNOWN:
        return True
    return value(Field(field.claim, field.path[:1]), {field.claim: claim}) is not None


def _is_settled(term: Term) -> bool:
    return not isinstance(term, Field) or (len(term.path) == 1 and term.path[0] in _VALUES)
