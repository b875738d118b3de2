"""Writes what the docs and metadata.yml say of tables, columns and commands from the code that defines them.

    cog -r metadata.yml README.md       # after a change to the schema or the command line
    cog --check metadata.yml README.md  # what the tests do
"""

from __future__ import annotations

import json
import os

from click.testing import CliRunner

from rsdata import schema, views
from rsdata.cli import main

INDENT = "      "


def tables_as_yaml() -> str:
    """The ``tables`` of metadata.yml: descriptions, facets, sort orders, label columns; views among them."""
    lines = []
    for table in schema.TABLES:
        lines += [f"{table.name}:", f"  description: {json.dumps(table.description, ensure_ascii=False)}"]
        lines += [f"  label_column: {table.label}"]
        if table.sort:
            lines += [f"  sort: {table.sort}"]
        if table.sort_desc:
            lines += [f"  sort_desc: {table.sort_desc}"]
        if table.facets:
            lines += [f"  facets: [{', '.join(table.facets)}]"]
        lines += ["  columns:"]
        lines += [f"    {c.name}: {json.dumps(c.description, ensure_ascii=False)}" for c in table.columns]
    for view in views.VIEWS:
        lines += [f"{view.name}:", f"  description: {json.dumps(view.description, ensure_ascii=False)}"]
        lines += ["  columns:"]
        lines += [f"    {name}: {json.dumps(text, ensure_ascii=False)}" for name, text in view.columns.items()]
    return "\n".join(INDENT + line for line in lines)


def help_of(*command: str) -> str:
    """What a command's --help prints, as a block of Markdown."""
    os.environ.pop("COLUMNS", None)
    result = CliRunner().invoke(main, [*command, "--help"], prog_name="rsdata", terminal_width=88)
    return f"```\n{result.output.rstrip()}\n```"
