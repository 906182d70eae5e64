"""What `check` found, told: printed in one format, and written to files in others."""

from __future__ import annotations

import os
import sys

from attrs import evolve

from factcheck.cli.arguments import Options
from factcheck.report.formats import written
from factcheck.report.results import Results, statistics


def tell(results: Results, options: Options) -> None:
    """Write the files, then print the findings, and their counts if asked: beside what a program reads, to standard
    error. Raises OSError where a file cannot be written.
    """
    for form, path in options.outputs:
        try:
            with path.open("w", encoding="utf-8", errors="backslashreplace") as file:
                file.writelines(f"{line}\n" for line in written(form, results))
        except OSError as error:
            raise OSError(error.errno, f"cannot be written: {error.strerror}", str(path)) from error
    for line in written(options.format, evolve(results, in_colour=has_colours())):
        print(line)
    if options.statistics:
        screen = sys.stdout if options.format == "text" else sys.stderr
        for line in ("", *statistics(results)):
            print(line, file=screen)


def has_colours() -> bool:
    """Whether standard output shows colours. NO_COLOR is honoured, as no-color.org describes it, and FORCE_COLOR, as
    force-color.org does.
    """
    is_forced = os.environ.get("FORCE_COLOR", "0") not in ("", "0")
    return not os.environ.get("NO_COLOR") and (sys.stdout.isatty() or is_forced)
