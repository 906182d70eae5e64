"""The README's examples, run: what it says is printed is what is printed."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent
README = (TOP / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.M | re.S)
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


@pytest.mark.skipif(shutil.which("bash") is None, reason="the examples are for bash")
def test_console(here: Path) -> None:
    examples = [block.partition("\n") for language, block in BLOCKS if language == "console"]
    environment = {**os.environ, "PYTHON": sys.executable, "PYTHONPATH": str(TOP), "PYTHONIOENCODING": "utf-8"}
    assert examples
    for command, _, printed in examples:
        script = COMMAND + command.removeprefix("$ ")
        done = subprocess.run(
            ["bash", "-c", script], env=environment, capture_output=True, encoding="utf-8", check=False
        )
        assert done.stdout + done.stderr == printed
