"""The rules as pages of Markdown, written from themselves: one a family, one a file of checks, and one of all types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path

from factcheck.language.checks import Check
from factcheck.language.lexicon import Type
from factcheck.language.rulebook import Rulebook
from factcheck.language.rules import ClaimRule, Hedge, TimeRule
from factcheck.workshop.catalogue import Entry, entries
from factcheck.workshop.conditions import told, told_link
from factcheck.workshop.explain import described

#: What every page begins with: pages that have it may be written over, or removed with their rules.
MARK = "<!-- Written from the rules by `factcheck rules docs`; change them there. -->"
_TYPES = "types.md"


class NotWritten(ValueError):
    """Pages would take the place of what was not written from rules."""


def pages(rulebook: Rulebook) -> dict[str, str]:
    """The pages by their path within the folder of all, which use slashes."""
    by_page: dict[str, list[Entry]] = {}
    for entry in entries(rulebook):
        by_page.setdefault(_page_of(entry), []).append(entry)
    made = {path: _page(path, found) for path, found in sorted(by_page.items())}
    if _TYPES in made:
        made[_TYPES] += "\n".join(["", *_kinds(rulebook), ""])
    return {"README.md": _index(by_page), **made}


def write(rulebook: Rulebook, folder: Path) -> int:
    """Write the pages, remove those of rules that are gone, and return how many there are. Raises NotWritten where a
    file of somebody else's is in the way; then nothing is written.
    """
    made = pages(rulebook)
    if foreign := sorted({path for path in made if (folder / path).exists()} - written(folder)):
        raise NotWritten(f"{folder / foreign[0]} was not written from rules and is kept: give another folder")
    for path, text in made.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    for path in written(folder) - set(made):
        (folder / path).unlink()
    return len(made)


def written(folder: Path) -> set[str]:
    """The pages in a folder that were written from rules."""
    return {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*.md")
        if file.read_text(encoding="utf-8").startswith(MARK)
    }


def _page_of(entry: Entry) -> str:
    return {"check": f"checks/{entry.family}.md", "type": _TYPES}.get(entry.kind, f"{entry.family}.md")


def _index(by_page: Mapping[str, Sequence[Entry]]) -> str:
    lines = [MARK, "# The rules", "", "| page | entries | what they are about |", "|---|---|---|"]
    for path, found in sorted(by_page.items(), key=lambda one: ("/" in one[0], one[0] == _TYPES, one[0])):
        lines.append(
            f"| [{path.removesuffix('.md')}]({path}) | {len(found)} | {_first_sentence(_about(path, found))} |"
        )
    return "\n".join([*lines, ""])


def _about(path: str, found: Sequence[Entry]) -> str:
    """What the file says of itself, in the comment that it begins with."""
    if path == _TYPES:
        return "What slots may hold."
    lines = takewhile(lambda line: line.startswith("#"), found[0].source.text.splitlines())
    return " ".join(line.removeprefix("#").strip() for line in lines)


def _kinds(rulebook: Rulebook) -> Iterator[str]:
    """The kinds of time expressions that types ask for, each with the shortest sentence that its rules accept."""
    for language in rulebook.languages.values():
        yield from ("# Kinds of time expressions", "", "| kind | read in, for example |", "|---|---|")
        for kind in sorted({kind for type_ in language.lexicon.types.values() for kind in type_.times}):
            accepted = [text for rule in language.times if rule.kind == kind for text, _ in rule.accept]
            yield f"| {kind} | {_plain(min(accepted, key=len, default=''))} |"


def _first_sentence(text: str) -> str:
    first, stop, _ = text.partition(". ")
    return first + stop.strip()


def _page(path: str, found: Sequence[Entry]) -> str:
    about = _about(path, found)
    lines = [MARK, f"# {path.removesuffix('.md')}", *(["", about] if about else [])]
    for entry in sorted(found, key=lambda one: one.own_name) if path == _TYPES else found:
        lines += ["", f"## {entry.own_name}", ""]
        if entry.doc:
            lines += [" ".join(entry.doc.split()), ""]
        lines += _body(entry)
        while not lines[-1]:
            lines.pop()
    return "\n".join([*lines, ""])


def _body(entry: Entry) -> Iterator[str]:
    match entry.of:
        case Check() as check:
            yield from _check(check)
        case Type() as kind:
            match = entry.fields.get("match")
            yield from _code(match) if match else [_plain(described(kind))]
        case ClaimRule() | TimeRule() | Hedge() as rule:
            yield from _rule(rule, entry.fields)


def _rule(rule: ClaimRule | TimeRule | Hedge, fields: Mapping[str, object]) -> Iterator[str]:
    if isinstance(rule, ClaimRule) and rule.regex:
        yield from ("In sentences that hold:", "", *_code(str(fields["match"])), "the expression:", "")
        yield from _code(rule.regex)
        yield from (", ".join(f"`{group}` holds a {kind}" for group, kind in rule.types.items()) + ".", "")
    else:
        yield from _code(str(fields["match"]))
    for key, said in (("unless", "Not behind"), ("unless-next", "Not before")):
        if key in fields:
            yield from (f"{said} `{' '.join(str(fields[key]).split())}`.", "")
    match rule:
        case ClaimRule():
            lines = fields["claim"]
            yield from ("Claims:", "")
            yield from (
                f"- `{' '.join(str(line).split())}`" for line in (lines if isinstance(lines, list) else [lines])
            )
            yield ""
        case TimeRule():
            yield from (f"A time of the kind {rule.kind}.", "")
        case Hedge():
            makes = f"Makes claims {rule.status}" if rule.status else "Says who says it"
            yield from (f"{makes}; reach: {rule.reach}, {rule.side}.", "")
    yield from ("Reads:", "")
    for sentence, given in rule.accept:
        yield f"- {_plain(sentence)}"
        yield from (f"  - `{' '.join(line.split())}`" for line in given)
    yield from ("", "Does not read:", "", *(f"- {_plain(sentence)}" for sentence in rule.reject))


def _check(check: Check) -> Iterator[str]:
    yield from ("Given:", "", *(f"- {name}: {kind}" for kind, name in check.given), "")
    for title, lines in (
        ("Where", told(check.where)),
        ("Never", told(check.never)),
        ("In no contradiction", map(told_link, check.chain)),
    ):
        found = [f"- {_plain(line)}" for line in lines]
        if found:
            yield from (f"{title}:", "", *found, "")
    yield from (f"Severity: {check.severity}.", "")
    yield from ("Finds a fault in:", "", *_examples(check.accept), "")
    yield from ("Finds nothing wrong in:", "", *_examples(check.reject))


def _examples(examples: Iterable[Iterable[object]]) -> Iterator[str]:
    for claims in examples:
        yield "- " + "<br>".join(f"`{claim}`" for claim in claims)


def _code(text: str) -> Iterator[str]:
    yield from ("```text", *(line for line in text.strip().splitlines()), "```", "")


def _plain(text: str) -> str:
    """A text on one line, with nothing in it that Markdown would read."""
    shown = " ".join(text.split())
    return "".join(f"\\{char}" if char in "\\`*_<>[]#|" else char for char in shown)
