"""Where a name begins and ends: runs of capitalised words, and what joins or parts them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.language.lexicon import Lexicon
from factcheck.model import slug
from factcheck.names.words import bearer_title, country, is_adjective, is_body_noun, is_of, is_place, role
from factcheck.scan import Tokens

_AFTER_INITIAL = (". ", ".", "'", "’")
_OWN = ("'", "’")
_SYLLABLE = 3  # letters of a second half of a name: Kim Dae-su
#: What opens and closes a nickname within a name.
NICKNAME_OPENS, _NICKNAME_CLOSES = (' "', " “"), ('" ', "” ")


class Extents:
    """The extents of the names of one text, in pieces [start, stop)."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self._tokens, self._lexicon = tokens, lexicon

    def joined(self, found: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Runs of capitalised words, over an initial's full stop (George W. Bush), a particle (Ursula von der Leyen) or
        the “of” of a body (Bank of England).
        """
        last: tuple[int, int] | None = None
        for start, stop in found:
            start, stop = self._with_head(start, stop), self._with_syllable(start, stop)
            if last is not None and (self._is_surname(last[1], start) or self._is_initial(last[1], start)):
                last = last[0], stop
                continue
            if self._has_adjective(start, stop):
                if last is not None:
                    yield last
                last, start = (start, start + 1), start + 2
            if last is not None and (self._is_joint(last, start) or self._is_of_many(last[1], start, stop)):
                last = last[0], stop
                continue
            if last is not None:
                yield last
            last = start, stop
        if last is not None:
            yield last

    def _is_surname(self, stop: int, start: int) -> bool:
        """Whether a word that may be a title stands between two parts of a name: Martin Luther King Jr."""
        pieces = self._tokens.pieces
        is_between = start - stop == 3 and pieces[stop] == " " and pieces[stop + 2] in (" ", ", ")
        return is_between and pieces[stop + 1].istitle() and is_of(self._lexicon, "junior-word", pieces[start])

    def _is_initial(self, stop: int, start: int) -> bool:
        """Whether an initial that may be an article stands between two parts of a name: Stephen A. Matić."""
        return start - stop == 3 and self._tokens.pieces[stop:start] == [" ", "A", ". "]

    def _with_head(self, start: int, stop: int) -> int:
        """The start of a name with the ordinal or the particles that it begins with: First National Bank, von der
        Leyen behind a title.
        """
        pieces = self._tokens.pieces
        if start > 1 and pieces[start - 1] == " " and self.is_by_ordinal(start - 2, stop):
            return start - 2
        is_lettered = start > 1 and pieces[start - 1] == " " and pieces[start - 2].isupper()
        if is_lettered and country(self._lexicon, slug(f"{pieces[start - 2]} {pieces[start]}")):
            return start - 2  # DR Congo
        at = start
        while at > 1 and pieces[at - 1] == " " and pieces[at - 2].islower():
            if not is_of(self._lexicon, "lower-particle", pieces[at - 2]):
                break
            at -= 2
        title = pieces[at - 2].casefold() if at > 1 and pieces[at - 1] in (" ", ". ") else ""
        return at if is_of(self._lexicon, "honorific", title) or role(self._lexicon, (title,)) else start

    def is_by_ordinal(self, start: int, stop: int) -> bool:
        """Whether an ordinal opens the name of a body: of a summit it would be the number."""
        pieces = self._tokens.pieces
        is_long = stop - start > 4 and pieces[start][0].isupper() and pieces[stop - 1][0].isupper()
        return (
            is_long
            and is_of(self._lexicon, "leading-ordinal", pieces[start])
            and is_body_noun(self._lexicon, pieces[stop - 1])
        )

    def _has_adjective(self, start: int, stop: int) -> bool:
        """Whether a nationality stands before the two names of somebody: the Croatian Ana Matić."""
        pieces = self._tokens.pieces
        if stop - start != 5 or pieces[start + 1] != " " or self.ends_body(stop):
            return False
        is_known = not is_of(self._lexicon, "telling-modifier", pieces[start + 2])
        return is_known and is_adjective(self._lexicon, slug(pieces[start]))

    def ends_body(self, stop: int) -> bool:
        last = self._tokens.pieces[stop - 1].casefold()
        return is_of(self._lexicon, "body-noun", last) or is_of(self._lexicon, "firm-suffix", last)

    def _with_syllable(self, start: int, stop: int) -> int:
        """The end of a name with the small second half of its last word, or the number that it ends in."""
        pieces = self._tokens.pieces
        if stop + 1 < len(pieces) and pieces[stop : stop + 2] == [" ", "plc"]:
            return stop + 2
        if pieces[stop - 1] == "Group" and pieces[stop : stop + 3] == [" ", "of", " "]:
            of_so_many = pieces[stop + 3][0].isupper() and is_of(self._lexicon, "number-word", pieces[stop + 3])
            return stop + 4 if of_so_many else stop  # Group of Seven
        if self._is_first(start, stop) or self._is_title_like(start, stop):
            return stop + 2
        if stop - start < 3 or stop + 1 >= len(pieces) or pieces[stop] not in ("-", "‑"):
            return stop
        half = pieces[stop + 1]
        is_short = len(half) <= _SYLLABLE and not is_of(self._lexicon, "compound-half", half)
        is_known = is_of(self._lexicon, "name-syllable", pieces[stop - 1].casefold()) and half == "in"  # Moon Jae-in
        is_own = half.islower() and (is_short or is_known or is_of(self._lexicon, "name-syllable", half))
        return stop + 2 if is_own else stop

    def _is_first(self, start: int, stop: int) -> bool:
        """Whether a ruler’s numeral follows, King Charles I, and not who speaks: “when I met King Charles I said”."""
        pieces = self._tokens.pieces
        title = pieces[start - 2].casefold() if start > 1 and pieces[start - 1] == " " else ""
        if stop - start > 3 or pieces[stop : stop + 2] != [" ", "I"] or bearer_title(self._lexicon, title) != "rank":
            return False
        return pieces[stop + 2] != " " or is_of(self._lexicon, "behind-numeral", pieces[stop + 3])

    def _is_title_like(self, start: int, stop: int) -> bool:
        """Whether a surname follows that is also a title: Hun Sen said so, and not US Sen. Ana Matić."""
        pieces = self._tokens.pieces
        title, after = "".join(pieces[stop + 1 : stop + 2]), "".join(pieces[stop + 3 : stop + 4])
        if pieces[stop] != " " or not title.istitle() or after[:1].isupper():
            return False
        is_surname = is_of(self._lexicon, "title-surname", title)
        own = slug(pieces[start])
        is_given = stop - start == 1 and not is_place(self._lexicon, own) and not is_adjective(self._lexicon, own)
        return is_surname and is_given and (start < 2 or pieces[start - 2].casefold() != "the")

    def _is_of_many(self, stop: int, start: int, end: int) -> bool:
        """Whether a body is of those named before it: the People’s Republic, the Workers’ Party."""
        pieces, last = self._tokens.pieces, self._tokens.pieces[end - 1].casefold()
        if not is_of(self._lexicon, "collective", pieces[stop - 1].casefold()):
            return False
        is_body = is_body_noun(self._lexicon, last)
        gap = pieces[stop:start]
        return is_body and gap[0][:1] in _OWN and (gap[1:] == ["s", " "] or (len(gap) == 1 and gap[0][1:] == " "))

    def _is_joint(self, last: tuple[int, int], start: int) -> bool:
        pieces, stop = self._tokens.pieces, last[1]
        if start - stop == 1 and pieces[stop] in NICKNAME_OPENS:
            return pieces[start + 1] in _NICKNAME_CLOSES and pieces[start + 2][:1].isupper()
        if start - stop == 1 and pieces[stop] in _NICKNAME_CLOSES:
            return stop - last[0] > 1 and pieces[stop - 2] in NICKNAME_OPENS
        if start - stop == 1:
            marks = _AFTER_INITIAL if not pieces[start].isupper() or len(pieces[start]) == 1 else ()
            if stop - last[0] == 1 and pieces[stop] == ". " and is_of(self._lexicon, "cut-name", pieces[stop - 1]):
                return True  # St. Louis
            if pieces[stop] == " & ":
                return is_of(self._lexicon, "partner-word", pieces[start])
            return len(pieces[stop - 1]) == 1 and pieces[stop] in marks
        if start - stop not in (3, 5) or any(pieces[at] not in (" ", "-") for at in range(stop, start, 2)):
            return False
        between = pieces[stop + 1 : start : 2]
        if between[0] == "of":
            return between[1:] in ([], ["the"]) and is_of(self._lexicon, "body-noun", pieces[stop - 1].casefold())
        if country(self._lexicon, slug(pieces[stop - 1])):
            return False
        return all(word.islower() and is_of(self._lexicon, "name-particle", word) for word in between)
