"""The formats of findings: a module each, loaded when it is asked for, whose `written` gives the lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import cast

from factcheck.report.results import Results

#: The formats by name → the module of this package that writes them.
FORMATS: Mapping[str, str] = {
    "text": "text",
    "json": "json_document",
    "jsonl": "json_lines",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
    "gitlab": "gitlab",
    "markdown": "markdown",
    "html": "page",
}


def written(form: str, results: Results) -> Iterator[str]:
    """The lines of these results in a format."""
    module = import_module(f"factcheck.report.{FORMATS[form]}")
    return cast(Callable[[Results], Iterator[str]], module.written)(results)
