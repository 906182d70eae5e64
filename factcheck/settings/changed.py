"""What changed since a revision of git: the lines of files that differ from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from factcheck.model import Finding
from factcheck.read import Article
from factcheck.report import Articles
from factcheck.report.place import extent

#: What git prints must not depend on how people like to see it.
_WAYS = ("core.quotePath=false", "color.ui=never", "color.diff=never", "diff.relative=false")


class NoRevision(ValueError):
    """Git cannot tell what changed."""


@frozen
class Changed:
    """The lines that are new or other, by the absolute path of their file; None for a file that is new."""

    lines: Mapping[Path, Sequence[range] | None]

    @classmethod
    def since(cls, revision: str, paths: Iterable[str]) -> Changed:
        """What of the files at these paths, or below them, differs from a revision in the work tree. Raises
        NoRevision.
        """
        lines: dict[Path, Sequence[range] | None] = {}
        for path in map(Path, paths):
            folder = path if path.is_dir() else path.parent
            inside = ["--", "." if path.is_dir() else f":(literal){path.name}"]
            top = Path(_git(folder, "rev-parse", "--show-toplevel").strip())
            for name in _names(
                _git(folder, "ls-files", "-z", "--others", "--exclude-standard", "--full-name", *inside)
            ):
                lines[top / name] = None
            commit = _git(
                folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
            ).strip()
            for name in _names(_git(folder, "diff", "-z", "--name-only", "--no-renames", commit, *inside)):
                difference = _git(
                    top, "diff", "-U0", "--no-ext-diff", "--no-renames", commit, "--", f":(literal){name}"
                )
                lines[top / name] = [*_hunks(difference)]
        return cls(lines)

    def touches(self, finding: Finding, articles: Articles) -> bool:
        """Whether a claim of a finding stands in what changed, or is told by an article whose date did."""
        return any(
            self._has(article, line)
            for claim in finding.claims
            if (article := articles.get(claim.document)) is not None
            for place in [extent(claim, articles)]
            for line in (place.line, place.end_line, article.origin.line if article.origin else 0)
            if line
        )

    def _has(self, article: Article, line: int) -> bool:
        ranges = self.lines.get(Path(article.path).resolve(), ())
        return ranges is None or any(line in changed for changed in ranges)


def _names(listed: str) -> list[str]:
    return [name for name in listed.split("\0") if name]


def _hunks(difference: str) -> Iterator[range]:
    """The lines that each hunk of a unified diff adds: those of “@@ -3,2 +3,4 @@” are 3 to 6."""
    for line in difference.splitlines():
        if line.startswith("@@ "):
            first, _, count = line.split()[2].removeprefix("+").partition(",")
            yield range(int(first), int(first) + int(count or "1"))


def _git(folder: Path, *arguments: str) -> str:
    import subprocess  # which a run that asks nothing of git does without

    command = ["git", "-C", str(folder), *(part for way in _WAYS for part in ("-c", way)), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError as wrong:
        raise NoRevision(f"--since asks git, which cannot be run: {wrong.strerror}") from None
    if done.returncode:
        told = done.stderr.decode(errors="replace").strip().removeprefix("fatal: ") or "there is no such revision"
        raise NoRevision(f"--since: git cannot tell what changed in {folder}: {told}")
    return done.stdout.decode(errors="surrogateescape")
