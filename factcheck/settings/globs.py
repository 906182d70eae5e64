"""Which files a pattern of paths means."""

from __future__ import annotations

from fnmatch import fnmatchcase

ANY = "**"


def means(pattern: str, path: str) -> bool:
    """Whether a pattern means a file: its path, or a folder that it is in. Without a slash, of any folder. `**` is any
    number of folders, `*` never crosses one.

    >>> means("drafts", "news/drafts/a.md"), means("news/*.md", "news/drafts/a.md"), means("news/**/a.md", "news/a.md")
    (True, False, True)
    """
    parts = pattern.removeprefix("./").strip("/").split("/")
    if len(parts) == 1 and not pattern.startswith("/"):
        parts = [ANY, *parts]
    at = _beyond({0}, parts)  # how many parts of the pattern are met, in each way to meet them
    for name in path.split("/"):
        met = {i + 1 for i in at if i < len(parts) and (parts[i] == ANY or fnmatchcase(name, parts[i]))}
        at = _beyond(met | {i for i in at if i < len(parts) and parts[i] == ANY}, parts)
        if len(parts) in at:
            return True
    return False


def _beyond(at: set[int], parts: list[str]) -> set[int]:
    """Those, and those that are met where a `**` is no folder at all; at the end it is something."""
    found = set(at)
    for i in sorted(at):
        while i < len(parts) - 1 and parts[i] == ANY:
            i += 1
            found.add(i)
    return found
