"""How the package is built: functions that a reader can hold in mind, one thing to a name, imports at the
top, and English recognised in ``language/`` alone. What may import what, the linter of imports proves."""

from __future__ import annotations

import ast
import importlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest

import rsdata

_PACKAGE: Final = Path(rsdata.__file__).parent
_LIMIT: Final = 25  # ways that one function may branch
_BRANCHING: Final = (
    ast.If, ast.For, ast.AsyncFor, ast.While, ast.IfExp, ast.ExceptHandler, ast.comprehension, ast.match_case,
)  # fmt: skip


def branches(function: Iterable[ast.AST]) -> int:
    """The ways that a function branches: each condition, loop, handler, case, and operand of and, or."""
    count = 0
    for node in function:
        count += isinstance(node, _BRANCHING)
        if isinstance(node, ast.comprehension):
            count += len(node.ifs)
        elif isinstance(node, ast.BoolOp):
            count += len(node.values) - 1
    return count


@cache
def places() -> Sequence[str]:
    """Where in the package its modules are."""
    return sorted(path.relative_to(_PACKAGE).as_posix() for path in _PACKAGE.rglob("*.py"))


@cache
def sources() -> Sequence[tuple[str, Sequence[ast.AST]]]:
    """Every module of the package by its place, as the nodes of its tree."""
    return [(name, _nodes((_PACKAGE / name).read_text("utf-8"))) for name in places()]


@cache
def functions() -> Sequence[tuple[str, str, Sequence[ast.AST]]]:
    """Every function of the package: the place of its module, its name, and its nodes."""
    return [
        (name, node.name, list(ast.walk(node)))
        for name, nodes in sources()
        for node in nodes
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]


def _nodes(source: str) -> list[ast.AST]:
    return list(ast.walk(ast.parse(source)))


def test_no_function_branches_too_often() -> None:
    counts = ((name, function, branches(nodes)) for name, function, nodes in functions())
    wide = [f"{name} {function}: {count}" for name, function, count in counts if count > _LIMIT]
    assert not wide, f"these branch more than {_LIMIT} ways; make tables or functions of them: {wide}"


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("pass", 0),
        ("return a and b and c or d", 3),
        ("return a if b else c", 1),
        ("return [x for x in a if x if not b]", 3),
        ("for x in a:\n  while b: break", 2),
        ("if a: pass\n elif b: pass\n else: pass", 2),
        ("try: pass\n except ValueError: pass", 1),
        ("match a:\n  case 1: pass\n  case _: pass", 2),
        ("def g():\n  if a: pass", 1),
    ],
)
def test_what_counts_as_a_branch(body: str, count: int) -> None:
    assert branches(_nodes(f"def f(a, b, c, d):\n {body}")) == count


# One thing to a name


def repeated(names: Iterator[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def test_no_two_modules_have_one_name() -> None:
    assert repeated(Path(name).stem for name in places() if not name.endswith("__init__.py")) == []


def test_no_two_classes_have_one_name() -> None:
    classes = (node.name for _, nodes in sources() for node in nodes if isinstance(node, ast.ClassDef))
    assert repeated(classes) == []


# Imports stand at the top, so that what a module needs is seen, and missed, at once.

_AT_START: Final = {"__init__.py", "__main__.py", "cli.py"}  # each command imports what it needs
_OPTIONAL: Final = {
    "distributed", "pyarrow", "pyarrow.parquet", "xlsxwriter", "datasette.resources", "resvg_py"
}  # fmt: skip
_LATER: Final = {
    "build/builder.py rsdata.build.cluster": "a tenth of a page's time; only archives need it",
    "build/builder.py rsdata.build.processes": "likewise",
    "build/workers.py rsdata.pipeline": "most of what is imported; pages in the cache do without",
    "build/loader.py rsdata.build.amendments": "what counts votes again: only corrections need it",
    "pages/readers/markup_tree.py selectolax.lexbor": "compiled; plain text does without",
    "sources/joined_pages.py rsdata.pages.readers.updates": "likewise",
    "sources/media/readers.py rsdata.pages.readers.markup_tree": "what reads saved pages: likewise",
    "sources/media/readers.py rsdata.pages.readers.saved_html": "likewise",
    "sources/media/readers.py rsdata.pages.readers.saved_json": "likewise",
    "sources/media/readers.py rsdata.sources.media.single_file": "likewise",
    "sources/archives.py zipfile": "of web archives only a WACZ is one",
    "sources/archives.py rsdata.pages.saved_pages": "what parses; pages in the cache do without",
    "sources/folder.py rsdata.sources.joined_pages": "likewise",
    "sources/frames.py rsdata.pages.saved_pages": "likewise",
    "sources/frames.py rsdata.sources.joined_pages": "likewise",
    "sources/archives.py warcio.archiveiterator": "takes longer than a page of plain text",
    "sources/archives.py warcio.exceptions": "likewise",
    "plugin/accuracy.py rsdata.attribution.rules": "the whole grammar, for one page of the site",
    "slugs.py text_unidecode": "a table of 65,000 strings that few pages need",
}


def late_imports() -> Iterator[str]:
    """What is imported within a function: the module that does, and the one imported."""
    for name, _, nodes in functions():
        if name in _AT_START:
            continue
        for node in nodes:
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            yield from (f"{name} {module}" for module in modules if module not in _OPTIONAL)


def test_imports_stand_at_the_top() -> None:
    assert set(late_imports()) == set(_LATER), "a new one moves to the top; one that is gone leaves the list"


# English is recognised in language/

# Pairs of texts that differ in one word, real in the first and of no meaning in the second: a pattern that
# finds another thing in the one than in the other knows that word.
_MONTHS: Final = [
    ("20 November 2014", "20 Zovember 2014"),
    ("02:10 on 9 Nov 2014", "02:10 on 9 Zov 2014"),
    ("November", "Zovember"),
    ("Posted at 08:00, 3 May 2015", "Posted at 08:00, 3 Zay 2015"),
    ("by Ann Lee\n21 June 2016\nLive", "by Ann Lee\n21 Zune 2016\nLive"),
]
_SAYING: Final = [
    ("Ann Lee said: “We won.”", "Ann Lee zaid: “We won.”"),
    ("“We won,” said Ann Lee.", "“We won,” zaid Ann Lee."),
    ("Ann Lee, Kent, writes:", "Ann Lee, Kent, zrites:"),
    ("Ann Lee tweets: We won", "Ann Lee zweets: We won"),
    ("Ann Lee says the Echo is wrong", "Ann Lee zays the Echo is wrong"),
    ("Ann Lee told the Echo", "Ann Lee zold the Echo"),
    ("Ann Lee adds", "Ann Lee zdds"),
]
# A pattern for names finds one, and not the same letters in small.
_NAMES: Final = [
    (text, text.lower())
    for text in (
        "Ann Lee",
        "Siân Dafydd-Jones",
        "Ann Lee: hello",
        "by Ann Lee",
        "- Ann Lee",
        "Ann Lee, Elm Park",
        "Ann Lee in Elm Park",
        "odds in Elm Park",
        "In Elm Park",
        "the Elm Park by-election",
    )
]
_NAME: Final = {"Ann Lee", "Siân Dafydd-Jones", "Elm Park", "Ann Lee, Elm Park", "Elm Park by-election"}


def patterns(module: ModuleType) -> Iterator[tuple[str, Any]]:
    """The regular expressions that a module compiles, at once or when first used, and where they are kept."""

    def within(value: object, depth: int = 0) -> Iterator[Any]:
        if isinstance(value, re.Pattern) or type(value).__name__ == "Lazy":
            yield value
        elif depth < 4:
            if isinstance(value, type) and value.__module__ == module.__name__:
                value = dict(vars(value))
            values = value.values() if isinstance(value, dict) else value
            if isinstance(value, (dict, list, tuple, set, frozenset)):
                for one in values:  # type: ignore[attr-defined]
                    yield from within(one, depth + 1)

    for name, value in list(vars(module).items()):
        yield from ((name, pattern) for pattern in within(value) if isinstance(pattern.pattern, str))


def modules() -> Iterator[ModuleType]:
    for name in places():
        if name != "__main__.py":
            yield importlib.import_module(".".join(("rsdata", *Path(name).with_suffix("").parts)))


def tells_apart(pattern: Any, real: str, other: str) -> bool:
    """Whether a pattern finds another thing in one text than in the other."""
    one, two = pattern.search(real), pattern.search(other)
    return bool((one and one.regs) != (two and two.regs))


def finds_a_name(pattern: Any, real: str, other: str) -> bool:
    def found(text: str, names: set[str]) -> bool:
        match = pattern.search(text)
        return match is not None and not names.isdisjoint((match.group(), *match.groups()))

    return found(real, _NAME) and not found(other, {name.lower() for name in _NAME})


def knows_english(pattern: Any) -> bool:
    return any(tells_apart(pattern, *pair) for pair in (*_MONTHS, *_SAYING)) or any(
        finds_a_name(pattern, *pair) for pair in _NAMES
    )


def test_months_verbs_of_saying_and_names_are_recognised_in_language_alone() -> None:
    inside: list[tuple[str, Any]] = []
    outside: list[tuple[str, Any]] = []
    for module in modules():
        kept = inside if module.__name__.startswith("rsdata.language") else outside
        place = module.__name__.removeprefix("rsdata.")
        kept += [(f"{place} {name}", pattern) for name, pattern in patterns(module)]
    of_language = {id(pattern) for _, pattern in inside}
    assert any(knows_english(pattern) for _, pattern in inside)
    offenders = {
        place for place, pattern in outside if id(pattern) not in of_language and knows_english(pattern)
    }
    assert not offenders, "what recognises English belongs in language/"


_MOST_WORDS: Final = 12
_A_WORD: Final = re.compile(r"[A-Za-z][a-z'’-]*")
_ALTERNATIVES: Final = re.compile(r"(?:[\w' -]+\|)+[\w' -]+")


def lists_of_words(nodes: Iterable[ast.AST]) -> Iterator[list[str]]:
    """Words side by side in a list, in a string that is nothing else, or as alternatives of a pattern."""
    for node in nodes:
        if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
            values = [one.value for one in node.elts if isinstance(one, ast.Constant)]
            yield [value for value in values if isinstance(value, str) and _A_WORD.fullmatch(value)]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from (found.split("|") for found in _ALTERNATIVES.findall(node.value))
            words = node.value.split()
            if all(_A_WORD.fullmatch(word) for word in words):
                yield words


def test_words_are_listed_in_language_alone() -> None:
    long = {
        name for name, nodes in sources() if any(len(words) > _MOST_WORDS for words in lists_of_words(nodes))
    }
    offenders = {name for name in long if not name.startswith("language/")}
    assert not offenders, "lists of words belong in words.txt"


@pytest.mark.parametrize(
    ("written", "most"),
    [
        ('["one", "two", "b3"]', 2),
        ('frozenset("one two three".split())', 3),
        ('re.compile("(?:one|two words)s?")', 2),
        ('"one, two"', 0),
    ],
)
def test_what_counts_as_a_list_of_words(written: str, most: int) -> None:
    assert max((len(words) for words in lists_of_words(_nodes(written))), default=0) == most


@pytest.mark.parametrize(
    ("pattern", "known"),
    [
        (r"\d+ (?:May|June) \d{4}", True),
        (r"\bsaid\b", True),
        (r"[A-Z]\w+ [A-Z]\w+", True),
        (r"(\w+) (\w+)", False),
        (r"\d+ \w+ \d{4}", False),
        (r".*: “", False),
    ],
)
def test_what_counts_as_recognising_english(pattern: str, known: bool) -> None:
    assert knows_english(re.compile(pattern)) is known
