"""Files, folders and standard input into documents."""

from factcheck.read.aliases import named, read_aliases
from factcheck.read.article import Article, Origin, ReadError, end_position, position
from factcheck.read.facts import read_facts
from factcheck.read.files import read, read_articles

__all__ = [
    "Article",
    "Origin",
    "ReadError",
    "end_position",
    "named",
    "position",
    "read",
    "read_aliases",
    "read_articles",
    "read_facts",
]
