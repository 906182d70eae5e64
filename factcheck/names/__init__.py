"""Names in a text: who is there to be meant."""

from factcheck.names.mentions import Mention, Mentions, belongs_to_another

__all__ = ["Mention", "Mentions", "belongs_to_another"]
