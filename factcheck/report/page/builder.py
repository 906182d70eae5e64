"""A page of HTML, built tag by tag; the standard library's serialiser escapes what is said in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree.ElementTree import TreeBuilder, tostring

from factcheck.report.excerpt import visible, visible_lines


class Page:
    """Open tags nest as `with` does; attributes are named as in HTML, `class_` and `for_` with an underscore."""

    def __init__(self) -> None:
        self._tree = TreeBuilder()

    @contextmanager
    def tag(self, name: str, /, **attributes: str) -> Iterator[None]:
        """A tag around all that is put within; attributes without a value are left out."""
        given = {key.rstrip("_").replace("_", "-"): visible(value) for key, value in attributes.items() if value}
        self._tree.start(name, given)
        yield
        self._tree.end(name)

    def put(self, name: str, text: str = "", /, **attributes: str) -> None:
        """A tag with nothing but text in it."""
        with self.tag(name, **attributes):
            self.text(text)

    def text(self, text: str) -> None:
        """Words, without characters that are not to be seen."""
        self._tree.data(visible_lines(text))

    def raw(self, name: str, source: str) -> None:
        """A style or a script of the program's own, which HTML does not escape."""
        with self.tag(name):
            self._tree.data(source)

    def __str__(self) -> str:
        return "<!DOCTYPE html>\n" + tostring(self._tree.close(), encoding="unicode", method="html")
