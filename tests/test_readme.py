"""The examples of the README and the manual, run: what they say is printed is what is printed."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent
PAGES = {name: (TOP / name).read_text(encoding="utf-8") for name in ("README.md", "docs/manual.md")}
README = PAGES["README.md"]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
BLOCKS = BLOCK.findall(README)
COMMAND = 'factcheck() { "$PYTHON" -m factcheck "$@"; }\n'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the rules that the README shows, under the names that it gives them."""
    for language, block in BLOCKS:
        if language == "toml":
            name = block.partition("\n")[0].removeprefix("# ")
            (tmp_path / name).write_text(block, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_python(here: Path) -> None:
    session = "\n".join(block for language, block in BLOCKS if language == "python")
    test = doctest.DocTestParser().get_doctest(session, {}, "README.md", "README.md", 0)
    told: list[str] = []
    doctest.DocTestRunner().run(test, out=told.append)
    if told:
        pytest.fail("".join(told), pytrace=False)


@pytest.mark.skipif(not (shutil.which("bash") and shutil.which("git")), reason="the examples are for bash, and git")
@pytest.mark.parametrize("page", PAGES)
def test_console(page: str, here: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = here if page == "README.md" else tmp_path_factory.mktemp("manual")
    examples = [block.partition("\n") for language, block in BLOCK.findall(PAGES[page]) if language == "console"]
    environment = {**os.environ, "PYTHON": sys.executable, "PYTHONPATH": str(TOP), "PYTHONIOENCODING": "utf-8"}
    assert examples
    for command, _, printed in examples:
        script = COMMAND + command.removeprefix("$ ")
        done = subprocess.run(
            ["bash", "-c", script], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        assert done.stdout + done.stderr == printed
