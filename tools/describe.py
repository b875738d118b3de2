"""Writes what the docs and metadata.yml say of tables, columns and commands from the code that defines them.

python -m cogapp -r metadata.yml README.md docs/*.md  # after a change of schema, checks or commands
python -m cogapp --check metadata.yml docs/*.md  # what the tests do; they compare the words of the README
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence

from click.testing import CliRunner

from rsdata.check import CHECKS
from rsdata.cli import main
from rsdata.database import schema, views
from rsdata.database.schema import Column

INDENT = "      "
# What a page of a table shows, so that it can be read to its end on a telephone too.
ROWS_A_PAGE = 50


def tables_as_yaml() -> str:
    """The ``tables`` of metadata.yml: descriptions, sort orders, label columns; views among them."""
    lines = []
    for table in schema.TABLES:
        lines += [f"{table.name}:", f"  description: {json.dumps(table.description, ensure_ascii=False)}"]
        lines += [f"  label_column: {table.label}"]
        if table.sort:
            lines += [f"  sort: {table.sort}"]
        if table.sort_desc:
            lines += [f"  sort_desc: {table.sort_desc}"]
        lines += [f"  size: {ROWS_A_PAGE}", "  columns:"]
        lines += [f"    {c.name}: {json.dumps(c.description, ensure_ascii=False)}" for c in table.columns]
    for view in views.VIEWS:
        lines += [f"{view.name}:", f"  description: {json.dumps(view.description, ensure_ascii=False)}"]
        lines += [f"  size: {ROWS_A_PAGE}", "  columns:"]
        lines += [
            f"    {name}: {json.dumps(text, ensure_ascii=False)}" for name, text in view.columns.items()
        ]
    return "\n".join(INDENT + line for line in lines)


def dictionary() -> str:
    """Every table and view as a section of Markdown, every column as a row."""
    sections = ["## Tables"]
    for table in schema.TABLES:
        sections.append(f"### {table.name}\n\n{table.description}")
        sections.append(markdown(("column", "type", "null", "meaning"), map(_column, table.columns)))
        if table.search:
            sections.append(f"Full-text search: {', '.join(table.search)}.")
    sections.append("## Views")
    for view in views.VIEWS:
        sections.append(f"### {view.name}\n\n{view.description}")
        rows = ((f"`{name}`", text) for name, text in view.columns.items())
        sections.append(markdown(("column", "meaning"), rows))
    return "\n\n".join(sections)


def checks() -> str:
    """Every check and what it proves."""
    return markdown(("check", "what it proves"), ((f"`{check.name}`", check.proves) for check in CHECKS))


def _column(column: Column) -> tuple[str, str, str, str]:
    """A column with its bounds, and the table it refers to."""
    meaning = column.description.rstrip(".")
    if column.references:
        meaning += f" → [{column.references}](#{column.references})"
    if column.values:
        meaning += f" ({', '.join(f'`{value}`' for value in column.values)})"
    elif column.at_least is not None and column.at_most is not None:
        meaning += f" ({column.at_least} to {column.at_most})"
    elif column.at_least is not None:
        meaning += f" ({column.at_least} or more)"
    return (
        f"`{column.name}`",
        (column.format or column.type).lower(),
        "" if column.required else "yes",
        meaning,
    )


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def help_of(*command: str) -> str:
    """What a command's --help prints, as a block of Markdown."""
    os.environ.pop("COLUMNS", None)
    result = CliRunner().invoke(main, [*command, "--help"], prog_name="rsdata", terminal_width=88)
    return f"```\n{result.output.rstrip()}\n```"
