"""Names in a text: who is there to be meant."""

from factcheck.names.mentions import Mention, Mentions, belongs_to_another
from factcheck.names.subjects import Subjects
from factcheck.names.things import Thing, Things

__all__ = ["Mention", "Mentions", "Subjects", "Thing", "Things", "belongs_to_another"]
