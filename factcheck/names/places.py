"""What stands beside a name and tells that a place is meant by it, and which of the places of that name."""

from __future__ import annotations

from factcheck.language.lexicon import Lexicon
from factcheck.model import slug
from factcheck.names.known import Named
from factcheck.names.words import country, is_of
from factcheck.scan import Tokens

_ENDS = (",", ".", ";", ")", "")
_OWN = ("'", "’")


def is_as_place(mention: Named, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether one word stands as a place does: officials in Washington; Austin, Texas. Faith is in no place."""
    pieces, start = tokens.pieces, mention.start
    if mention.stop - start > 1:
        return False
    if start > 3 and pieces[start - 2] == "in" and not pieces[start + 1].startswith(_OWN):
        return pieces[start - 1] == " " and not is_of(lexicon, "trusting-word", pieces[start - 4].casefold())
    return bool(region_behind(mention, tokens, lexicon))


def region_behind(mention: Named, tokens: Tokens, lexicon: Lexicon) -> str:
    """The state or the country that a comma adds to the name of a place, Birmingham, Alabama; or "". In a list of names
    there is none.
    """
    pieces, at = tokens.pieces, mention.stop + 1
    if pieces[mention.stop] != ", " or at >= len(pieces) or not pieces[at][:1].isupper():
        return ""
    if mention.start > 1 and (pieces[mention.start - 1] != " " or pieces[mention.start - 2][0].isupper()):
        return ""
    for stop in (at + 3, at + 1):
        name = slug("".join(pieces[at:stop]))
        own = name if is_of(lexicon, "region", name.replace("-", " ")) else country(lexicon, name)
        if own and pieces[at].istitle() and stop < len(pieces):
            follows = "".join(pieces[stop + 1 : stop + 2])
            is_list = pieces[stop] == ", " and (follows in ("and", "or") or follows[:1].isupper())
            return own if pieces[stop].strip()[:1] in _ENDS and pieces[stop] != " " and not is_list else ""
    return ""
