"""Hypothesis strategies made from the rules themselves, the laws that every rule and check must hold, and a pytest
plugin. Asks for the extra `testing`.
"""

from typing import TYPE_CHECKING

from factcheck.lazy import offer

if TYPE_CHECKING:
    from factcheck.examples import core
    from factcheck.testing.articles import articles, tellable
    from factcheck.testing.laws import (
        assert_dates_decide_for_all_that_they_allow,
        assert_examples_hold,
        assert_fast_finds_what_plain_finds,
        assert_laws,
        assert_order_and_copies_change_nothing,
        assert_reads_what_it_writes,
        assert_rejects_stay_silent,
        assert_spans_quote_the_text,
    )
    from factcheck.testing.lies import lies
    from factcheck.testing.mutations import mutations
    from factcheck.testing.sentences import phrases, sentences
    from factcheck.testing.telling import told
    from factcheck.testing.values import claims, documents, keys, lengths, spans, whens
    from factcheck.testing.worlds import worlds

__all__ = [
    "articles", "assert_dates_decide_for_all_that_they_allow", "assert_examples_hold",
    "assert_fast_finds_what_plain_finds", "assert_laws", "assert_order_and_copies_change_nothing",
    "assert_reads_what_it_writes", "assert_rejects_stay_silent", "assert_spans_quote_the_text", "claims", "core",
    "documents", "keys", "lengths", "lies", "mutations", "phrases", "sentences", "spans", "tellable", "told", "whens",
    "worlds",
]  # fmt: skip
#: Where each name comes from: the laws, or a module of this package.
_HOMES = {
    **{name: "laws" if name.startswith("assert_") else name for name in __all__},
    "phrases": "sentences",
    "tellable": "articles",
    "told": "telling",
    **dict.fromkeys(("claims", "documents", "keys", "lengths", "spans", "whens"), "values"),
}
offer(__name__, {**{name: f"{__name__}.{module}" for name, module in _HOMES.items()}, "core": "factcheck.examples"})
