"""What Datasette's own pages lack for readers who do not see them, put into its templates where they are
compiled.

A page has a language and a main part, and every field of a form a name. Where a version of Datasette has
these already, nothing matches.
"""

from __future__ import annotations

import re

from jinja2.ext import Extension

AMENDMENTS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"<html>", '<html lang="en">'),
        (r'<section class="content">', '<section class="content" role="main">'),
        (r'<select name="(?=_filter_column)', '<select aria-label="Column" name="'),
        (r'<select name="(?=_filter_op)', '<select aria-label="How to compare" name="'),
        (r'<select name="_sort"', '<select aria-label="Sort by" name="_sort"'),
        (r'<input type="text" name="(?=_filter_value)', '<input type="text" aria-label="Value" name="'),
        # CodeMirror 5 types into a field of its own making.
        (r"(?<=CodeMirror\.fromTextArea\(sqlInput, \{)", ' screenReaderLabel: "SQL", '),
        # CodeMirror 6 makes a text box that is no field at all.
        (
            r"(editorFromTextArea\(sqlInput, \{\s*schema,\s*\}\)\);)",
            r"\1 editor.contentDOM.setAttribute('aria-label', 'SQL');",
        ),
        (r'<textarea id="sql-editor"', '<textarea aria-label="SQL" id="sql-editor"'),
    )
)


class Accessible(Extension):
    """Amends templates as they are compiled."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        for pattern, replacement in AMENDMENTS:
            source = pattern.sub(replacement, source)
        return source
