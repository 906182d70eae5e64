"""Settings from the nearest factcheck.toml or pyproject.toml."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.settings.values import Settings

if TYPE_CHECKING:
    from factcheck.settings.places import Way

OWN, SHARED = "factcheck.toml", "pyproject.toml"
TABLE: Way = ("tool", "factcheck")


def load(start: Path) -> Settings:
    """The settings that hold in a folder: those of the nearest file upwards; in one folder factcheck.toml wins.

    Raises RuleError with the place of what is wrong.
    """
    for folder in (start, *start.parents):
        for file, table in ((folder / OWN, ()), (folder / SHARED, TABLE)):
            # Most files have no settings, and what reads them is loaded for those that may.
            if file.is_file() and (not table or b"factcheck" in file.read_bytes()):
                from factcheck.settings.table import settings_in

                if (found := settings_in(file, table)) is not None:
                    return found
    return Settings(start)
