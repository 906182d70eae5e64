"""What `check` found, told: printed in one format, and written to files in others."""

from __future__ import annotations

import sys

from factcheck.cli.arguments import Options
from factcheck.report.formats import written
from factcheck.report.results import Results, statistics


def tell(results: Results, options: Options) -> None:
    """Write the files, then print the findings, and their counts if asked: beside what a program reads, to standard
    error. Raises OSError where a file cannot be written.
    """
    for form, path in options.outputs:
        with path.open("w", encoding="utf-8", errors="backslashreplace") as file:
            file.writelines(f"{line}\n" for line in written(form, results))
    for line in written(options.format, results):
        print(line)
    if options.statistics:
        screen = sys.stdout if options.format == "text" else sys.stderr
        for line in ("", *statistics(results)):
            print(line, file=screen)
