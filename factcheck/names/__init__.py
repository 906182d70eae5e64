"""Names in a text: who is there to be meant."""

from factcheck.names.mentions import Mention, Mentions

__all__ = ["Mention", "Mentions"]
