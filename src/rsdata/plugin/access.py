"""What Datasette's own pages lack for readers who do not see them, put into its templates where they are
compiled.

A page has a language and a main part, and every field of a form a name. Where a version of Datasette has
these already, nothing matches.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from datasette.utils import to_css_class
from jinja2.ext import Extension
from markupsafe import Markup, escape

# A field with the list of names beside it, where there are any: they are asked for as the page is made.
OFFERED = (
    r"{% set offered = rsdata_offered(\3) if rsdata_offered is defined else [] %}"
    r'\1{% if offered %} list="offered-{{ \3 }}"{% endif %}\2'
    r'{% if offered %}<datalist id="offered-{{ \3 }}">{% for one in offered %}'
    r'<option value="{{ one.value }}">{{ one.label or "" }}</option>{% endfor %}</datalist>{% endif %}'
)
DOWNLOADS = (
    r"{% set asked = ('&' if '?' in url_csv else '?') ~ '_dl=on' if rsdata_foot is defined else '' %}"
    r'<a href="{{ url_csv }}{{ asked }}">CSV</a>'
    r"""{% if asked %}, <a href="{{ url_csv }}{{ asked }}&amp;_bom=on">CSV for Excel</a>{% endif %}"""
)
# The head of our site, above what Datasette has there. A template of ours on top of this one would cost a
# tenth of the page: each piece of it would pass through one more.
HEAD = """{% if rsdata_foot is defined %}<a class="rsdata-skip" href="#content">Skip to the content</a>
<div class="rsdata-top">
{% with site = rsdata_foot.site, links = rsdata_foot.links, nav = rsdata_foot.nav, one = rsdata_foot.one -%}
{% include "rsdata/top.html" %}{% endwith %}
</div>
{% endif %}"""
# Pieces that are put together where they are made, instead of being handed up piece by piece through all the
# templates that extend each other: that is most of the time of a page of many cells.
CONTENT = r'(<section class="content">)(\s*\{% block content %\}\s*\{% endblock %\}\s*)(</section>)'
TOGETHER = r"\1{% set rsdata_together %}\2{% endset %}{{ rsdata_together }}\3"
# The rows of a query's answer, of which a template makes each cell in five steps.
ANSWER = (
    r"\{% for row in display_rows %\}\s*<tr>\s*\{% for column, td in zip\(columns, row\) %\}\s*"
    r'<td class="col-\{\{ column\|to_css_class \}\}">\{\{ td \}\}</td>'
    r"\s*\{% endfor %\}\s*</tr>\s*\{% endfor %\}"
)
AMENDMENTS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"<html>", '<html lang="en">'),
        (r"(?<=<nav>\{% block nav %\})", HEAD),
        (ANSWER, "{{ rsdata_rows(columns, display_rows) }}"),
        (CONTENT, TOGETHER),
        (r'<section class="content">', '<section class="content" role="main" id="content" tabindex="-1">'),
        # What can be scrolled can be scrolled by the keyboard.
        (
            r'<div class="table-wrapper">',
            '<div class="table-wrapper" role="region" aria-label="Rows" tabindex="0">',
        ),
        # The head of a column breaks where its name has an underscore, no wider than its figures.
        (
            r'(?<=[>"\s])\{\{ column(\.name)? \}\}(?=</th>|</a>|&nbsp;|\{% if|\s*\{% else)',
            r"{{ column\1|breakable }}",
        ),
        # What each column means is a click away, and not a screen of text before the first row.
        (
            r'(?s)(<dl class="column-descriptions">.*?</dl>)',
            r'<details class="column-notes"><summary>What the columns mean</summary>\1</details>',
        ),
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
        # The chart of a query stands above what it is asked with, its card in the head. A template of ours
        # on top of this one would cost a tenth of the page: every cell would pass through it.
        (r'(?=<form class="sql)', '{% if rsdata_figure %}{% include "rsdata/figure.html" %}{% endif %}\n'),
        (
            r'(?=\{% include "_codemirror.html" %\})',
            '{% if rsdata_figure %}{% include "rsdata/card.html" %}{% endif %}\n',
        ),
        # A CSV is a file, for Excel too.
        (r'<a href="\{\{ url_csv \}\}">CSV</a>', DOWNLOADS),
        # The names that the parameter of a query may be filled in with.
        (r'(<input type="text" id="[^"]*")( name="[^"]*\{\{ (name|parameter) \}\}" value="[^>]*>)', OFFERED),
    )
)
# Templates whose headings of the third rank stand right under that of the first.
RANKED = re.compile(r"(?:default:)?(?:table|query|_sql_parameters)\.html")
THIRD = re.compile(r"(</?)h3\b")

# Another plugin's home page adds to Datasette's own: to ours, where there is one.
INDEX = re.compile(r"""\{% extends ("default:index\.html") %\}""")


@lru_cache(1_000)
def breakable(name: object) -> Markup:
    """A name that may be broken after an underscore."""
    return Markup("_<wbr>").join(escape(part) for part in str(name).split("_"))


def rows_of_answer(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Markup:
    """The rows of a query's answer, as Datasette's template writes them."""
    opened = [f'<td class="col-{to_css_class(column)}">' for column in columns]
    return Markup(
        "\n".join(
            "<tr>"
            + "".join([f"{begun}{escape(cell)}</td>" for begun, cell in zip(opened, row, strict=True)])
            + "</tr>"
            for row in rows
        )
    )


class Accessible(Extension):
    """Amends templates as they are compiled."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        for pattern, replacement in AMENDMENTS:
            source = pattern.sub(replacement, source)
        if name == "index.html" and not self._is_owners(filename):
            source = INDEX.sub(r"{% extends rsdata_index|default(\1, true) %}", source)
        return THIRD.sub(r"\1h2", source) if RANKED.fullmatch(name or "") else source

    def _is_owners(self, filename: str | None) -> bool:
        """Whether a template stands in the folder that the owner of the site gave."""
        folder = self.environment.rsdata_owners  # type: ignore[attr-defined]
        return folder is not None and filename is not None and Path(filename).is_relative_to(folder)
