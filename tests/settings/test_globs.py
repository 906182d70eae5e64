"""Which paths a pattern means."""

from __future__ import annotations

import pytest

from factcheck.settings.globs import means


@pytest.mark.parametrize(
    ("pattern", "path", "is_meant"),
    [
        ("a.md", "a.md", True),
        ("a.md", "x/y/a.md", True),
        ("drafts", "x/drafts/y/a.md", True),
        ("drafts/", "drafts/a.md", True),
        ("/a.md", "x/a.md", False),
        ("x/*.md", "x/a.md", True),
        ("x/*.md", "x/y/a.md", False),
        ("x/*.md", "y/x/a.md", False),
        ("x/**", "x/y/a.md", True),
        ("x/**", "x", False),
        ("**/x/a.md", "x/a.md", True),
        ("x/**/**/a.md", "x/y/z/a.md", True),
        ("./x", "x/a.md", True),
        ("**", "a.md", True),
        ("*" + "/**/*" * 30, "/".join("a" * 29), False),
    ],
)
def test_means(pattern: str, path: str, is_meant: bool) -> None:
    assert means(pattern, path) == is_meant
