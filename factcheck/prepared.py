"""One article made ready: its words with the times among them, its sentences, and those that it names. What it claims
and what it names are read from the same.
"""

from __future__ import annotations

from functools import cached_property

from factcheck.language.rulebook import Rulebook
from factcheck.model import Document
from factcheck.names import Mentions
from factcheck.reader import LanguageReader, reader_of
from factcheck.sentences import Sentences


class Prepared:
    """A document as the rules of its language read it."""

    def __init__(self, document: Document, reader: LanguageReader) -> None:
        self.document, self.reader = document, reader
        self.lexicon = reader.language.lexicon
        plain, sentences = reader.tokens(document.text)
        times = reader.times.find(plain, sentences, document.published)
        self.tokens = plain.with_marks(reader.times.marks(times))
        self.sentences = Sentences(self.tokens, reader.alphabet)

    @cached_property
    def mentions(self) -> Mentions:
        """The names of the text, looked for when they are first asked for: a text may claim nothing."""
        return Mentions(self.tokens, self.sentences, self.reader.alphabet, self.lexicon)


def prepared(document: Document, rulebook: Rulebook) -> Prepared | None:
    """A document made ready; None where the rulebook lacks its language."""
    language = document.language.replace("_", "-").partition("-")[0].casefold()  # en of en-GB
    if language not in rulebook.languages:
        return None
    return Prepared(document, reader_of(rulebook.languages[language]))
