"""Findings as JUnit XML: a suite an article, in it a case a finding, which fails.

An article in which nothing was found has one case that passes. Source: the schema that Jenkins' xUnit plugin publishes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from factcheck.model import Finding
from factcheck.read import ReadError
from factcheck.report.excerpt import one_line
from factcheck.report.place import extent
from factcheck.report.results import Results
from factcheck.report.text import finding_lines
from factcheck.report.xml_text import legal

#: The case of an article in which nothing was found.
CALM = "no findings"
NOT_READ = "could not be read"


def written(results: Results) -> Iterator[str]:
    """The document. Findings of articles that are not among the results come last."""
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in results.findings:
        found[finding.lead.document].append(finding)
    names = dict.fromkeys((*(article.document.id for article in results.checked), *found))
    root = Element("testsuites", name="factcheck")
    for name in names:
        _suite(root, name, found[name], results)
    for error in results.unread:
        _unread(root, error)
    for element in (root, *root):
        cases = [*element.iter("testcase")]
        element.set("tests", str(len(cases)))
        element.set("failures", str(sum(case.find("failure") is not None for case in cases)))
        element.set("errors", str(sum(case.find("error") is not None for case in cases)))
        element.set("skipped", str(sum(case.find("skipped") is not None for case in cases)))
    indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield tostring(root, encoding="unicode")


def _suite(root: Element, document: str, findings: Sequence[Finding], results: Results) -> None:
    name = legal(one_line(_name(document, results))) or "<text>"
    suite = SubElement(root, "testsuite", name=name)
    if not findings:
        SubElement(suite, "testcase", classname=name, name=CALM)
    for finding in findings:
        place = extent(finding.lead, results.articles)
        case = SubElement(suite, "testcase", classname=name, name=_case(finding), file=legal(one_line(place.path)))
        if place.line is not None:
            case.set("line", str(place.line))
        told = legal(one_line(finding.message))
        outcome = "failure" if results.fails(finding) else "skipped"
        SubElement(case, outcome, type=finding.severity, message=told).text = legal(
            "\n".join(finding_lines(finding, results.articles))
        )


def _name(document: str, results: Results) -> str:
    """The id of an article, which is its path; of one in a file of many its path and its id."""
    article = results.articles.get(document)
    return f"{article.path}: {document}" if article and article.record and document != article.path else document


def _unread(root: Element, error: ReadError) -> None:
    """What could not be read, as a suite of one case that ends in an error."""
    name = legal(one_line(error.path))
    case = SubElement(SubElement(root, "testsuite", name=name), "testcase", classname=name, name=NOT_READ, file=name)
    if error.line:
        case.set("line", str(error.line))
    SubElement(case, "error", message=legal(one_line(str(error))))


def _case(finding: Finding) -> str:
    """The name of a finding, which stays when lines move."""
    return legal(one_line(f"{finding.check}: “{finding.lead.quote}”"))
