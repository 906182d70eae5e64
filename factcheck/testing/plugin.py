"""A pytest plugin: with `--factcheck-rules PATH`, the examples of the rules and checks there are tests; and fixtures
that read texts.

pytest loads this in every run, so it loads nothing until it is asked for something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from factcheck.examples import Example
    from factcheck.language.rulebook import Rulebook

_OPTION = "--factcheck-rules"
_Loaded = tuple["Rulebook", dict[Path, list["Example"]]]
_loaded = pytest.StashKey[_Loaded]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("factcheck")
    group.addoption(
        _OPTION,
        action="append",
        default=[],
        metavar="PATH",
        help="run the examples of the rules and checks in this file or folder, loaded over the built-in ones; may be "
        "given several times",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Collect what is at the paths as well, unless the arguments pick out something there."""
    named = [(config.invocation_params.dir / arg.partition("::")[0]).resolve() for arg in config.args]
    for path in _paths(config):
        if not path.exists():
            raise pytest.UsageError(f"{_OPTION}: no such file or folder: {path}")
        if path.is_dir() and not any(path.rglob("*.toml")):
            raise pytest.UsageError(f"{_OPTION}: no rules here, in .toml files: {path}")
        if not any(one.is_relative_to(path) for one in named):
            config.args.append(str(path))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> RuleFile | None:
    """A file of rules at one of the paths."""
    if file_path.suffix == ".toml" and any(file_path.resolve().is_relative_to(path) for path in _paths(parent.config)):
        file: RuleFile = RuleFile.from_parent(parent, path=file_path)
        return file if file.nodeid else RuleFile.from_parent(parent, path=file_path, nodeid=file_path.name)
    return None


class RuleFile(pytest.File):
    """A TOML file with rules or checks."""

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> Any:
        return _Failure(excinfo.value) if _is_told(excinfo) else super().repr_failure(excinfo)

    def collect(self) -> Iterator[RuleExamples]:
        _, by_file = _load(self.config)
        if not by_file:  # a file of types alone is for the others
            from factcheck.examples import NOTHING

            raise self.CollectError(f"{self.path}: {NOTHING}")
        names = dict.fromkeys(example.name for example in by_file.get(self.path.resolve(), ()))
        for name in names:
            yield RuleExamples.from_parent(self, name=name)


class RuleExamples(pytest.Collector):
    """A rule or check."""

    def collect(self) -> Iterator[RuleExample]:
        _, by_file = _load(self.config)
        for example in by_file[self.path.resolve()]:
            if example.name == self.name:
                yield RuleExample.from_parent(self, name=f"{example.key}[{example.number}]", example=example)


class RuleExample(pytest.Item):
    """One of its examples."""

    def __init__(self, *, example: Example, **given: object) -> None:
        super().__init__(**given)  # type: ignore[arg-type]
        self._example = example

    def runtest(self) -> None:
        if (error := self._example.tried()) is not None:
            raise error

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> Any:
        return _Failure(excinfo.value) if _is_told(excinfo) else super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, None, f"{self._example.name} {self.name}"


@pytest.fixture(scope="session")
def rulebook(pytestconfig: pytest.Config) -> Rulebook:
    """The built-in rules, and over them those of --factcheck-rules."""
    return _load(pytestconfig)[0]


@pytest.fixture
def extracts(rulebook: Rulebook) -> Callable[..., list[str]]:
    """`extracts(text, published=…)`: the claims that the rules read in a text, as lines; of an article of the day that
    examples are of, unless another is given.
    """
    from factcheck.examples import EXAMPLE_DAY
    from factcheck.extract import extract
    from factcheck.model import Document, Published

    def read(text: str, published: Published = EXAMPLE_DAY) -> list[str]:
        return list(map(str, extract(Document("text", text, published), rulebook)))

    return read


def _paths(config: pytest.Config) -> list[Path]:
    return [(config.invocation_params.dir / path).resolve() for path in config.getoption(_OPTION)]


def _load(config: pytest.Config) -> _Loaded:
    """The rulebook, and the examples of the paths by file; made once. Raises RuleError."""
    if _loaded not in config.stash:
        from factcheck.api import builtin_rules
        from factcheck.examples import examples
        from factcheck.language.rulebook import Rulebook

        base = builtin_rules()
        book = Rulebook.load_all(_paths(config), base)
        by_file: dict[Path, list[Example]] = {}
        for example in examples(book, base):
            by_file.setdefault(Path(example.path).resolve(), []).append(example)
        config.stash[_loaded] = book, by_file
    return config.stash[_loaded]


def _is_told(excinfo: pytest.ExceptionInfo[BaseException]) -> bool:
    from factcheck.language.errors import RuleError

    return isinstance(excinfo.value, RuleError)


class _Failure:
    """What pytest prints of an error in rules: the place, the sentence with a caret, what was wanted and given; and in
    its summary, where it takes what it calls the message of a crash, the place and the first line.
    """

    def __init__(self, error: Any) -> None:
        self._text = "\n".join((str(error), *(f"    {line}" for line in getattr(error, "diff", ()))))
        first = error.message.partition("\n")[0]
        self.reprcrash = SimpleNamespace(message=f"{Path(error.path).name}:{error.line}:{error.column}: {first}")

    def toterminal(self, out: Any) -> None:
        for line in self._text.splitlines():
            out.line(line)

    def __str__(self) -> str:
        return self._text
