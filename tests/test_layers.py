"""The shape of the package: imports point downwards, each dependency has one door, files are short and say why."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "factcheck").rglob("*.py"))

#: From the ground up: a module imports only from those before it, and a package from within itself.
FLOORS = [
    ["brief", "garbage", "later", "lazy", "wanted"],
    ["cache", "parallel", "days", "words", "comments"],
    ["length"],
    ["edtf"],
    ["when"],
    ["model"],
    ["countries"],
    ["language"],
    ["spelling", "bearers"],
    ["fullnames"],
    ["alphabet"],
    ["lower"],
    ["states"],
    ["automaton"],
    ["scan"],
    ["lowered"],
    ["sentences", "quotations", "slots"],
    ["times", "names"],
    ["reader"],
    ["hedges", "context", "prepared"],
    ["present"],
    ["extract", "check", "link"],
    ["keys", "profile", "missed"],
    ["why"],
    ["examples"],
    ["read"],
    ["report"],
    ["api"],
    ["__init__"],
    ["testing"],
    ["workshop"],
    ["settings"],
    ["cli"],
    ["__main__"],
]
FLOOR = {name: number for number, names in enumerate(FLOORS) for name in names}
#: What may be imported from outside, and by whom; the standard library by all, but for its regular expressions:
#: those of texts are in `scan`, those of what texts are wrapped in are in `read`.
DOORS = {
    "attrs": ("",),
    "countryinfo": ("countries",),
    "pyparsing": ("language",),
    "holidays": ("times",),
    "re2": ("scan",),
    "hypothesis": ("testing",),
    "pytest": ("testing",),
    "charset_normalizer": ("read",),
    "htmldate": ("read",),
    "trafilatura": ("read",),
    "warcio": ("read",),
    "shtab": ("cli",),
    "watchfiles": ("cli",),
    "re": ("scan", "read"),
}


def imports(file: Path) -> Iterator[str]:
    """The dotted names of all that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: a relative import"
            for alias in node.names:
                inner = ROOT / Path(*(node.module or "").split(".")) / alias.name
                is_module = inner.with_suffix(".py").exists() or inner.is_dir()
                yield f"{node.module}.{alias.name}" if is_module else node.module or ""


def part(file: Path) -> str:
    """The module or package of the first level that a file belongs to."""
    return file.relative_to(ROOT / "factcheck").parts[0].removesuffix(".py")


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
class TestFile:
    def test_imports_point_downwards(self, file: Path) -> None:
        own = part(file)
        assert own in FLOOR, f"{own} stands on no floor"
        for name in imports(file):
            first, _, rest = name.partition(".")
            if first == "factcheck":
                inner = rest.partition(".")[0] or "__init__"
                assert inner == own or FLOOR[inner] < FLOOR[own], f"{own} imports {name}"

    def test_dependencies_have_one_door(self, file: Path) -> None:
        for name in imports(file):
            first = name.partition(".")[0]
            if first in DOORS:
                assert part(file).startswith(DOORS[first]), f"{file.name} imports {first}"
            else:
                assert first == "factcheck" or first in sys.stdlib_module_names, f"{file.name} imports {first}"

    def test_is_short(self, file: Path) -> None:
        assert len(file.read_text(encoding="utf-8").splitlines()) <= 400

    def test_says_what_it_is(self, file: Path) -> None:
        text = file.read_text(encoding="utf-8")
        assert not text.strip() or ast.get_docstring(ast.parse(text))


def test_no_module_imports_itself_by_way_of_others() -> None:
    names = {file: ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for file in FILES}
    graph = {name: set(imports(file)) for file, name in names.items()}
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " → ".join((*above, name))
        if name not in done:
            for other in graph.get(name, ()):
                visit(other, (*above, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_rules_ship_no_code() -> None:
    assert {file.suffix for file in (ROOT / "rules").rglob("*") if file.is_file()} == {".toml"}
