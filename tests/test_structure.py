"""How the parser is built: no function that a reader cannot hold in mind."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

import rsdata

_PACKAGE: Final = Path(rsdata.__file__).parent
_LIMIT: Final = 25  # ways that one function may branch
_BRANCHING: Final = (
    ast.If, ast.For, ast.AsyncFor, ast.While, ast.IfExp, ast.ExceptHandler, ast.comprehension, ast.match_case,
)  # fmt: skip


def branches(function: ast.AST) -> int:
    """The ways that a function branches: each condition, loop, handler, case, and operand of and, or."""
    count = 0
    for node in ast.walk(function):
        count += isinstance(node, _BRANCHING)
        if isinstance(node, ast.comprehension):
            count += len(node.ifs)
        elif isinstance(node, ast.BoolOp):
            count += len(node.values) - 1
    return count


def functions() -> Iterator[tuple[str, int]]:
    """Every function of the package by its place, and the ways that it branches."""
    for path in sorted(_PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield f"{path.relative_to(_PACKAGE).as_posix()} {node.name}", branches(node)


def test_no_function_branches_too_often() -> None:
    wide = [f"{name}: {count}" for name, count in functions() if count > _LIMIT]
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
    assert branches(ast.parse(f"def f(a, b, c, d):\n {body}")) == count
