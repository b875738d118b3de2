"""How a row, or the whole data set, is cited: as APA prints it, as BibTeX, as CSL JSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from datasette.utils.asgi import NotFound, Response

from rsdata.database.schema import BY_NAME
from rsdata.plugin import told
from rsdata.plugin.databases import Served, config
from rsdata.plugin.pages import day, of_one
from rsdata.plugin.stored import data_version
from rsdata.plugin.told import safe_address
from rsdata.slugs import slug
from rsdata.sources.published import MAINTAINERS

# What a row is called, where its label alone does not say.
CALLED: Final = {
    "posts": "coalesce(nullif(trim(t.heading), ''), 'Post ' || t.number)",
    "quotes": "coalesce(t.speaker || ': ', '') || '“' || t.text || '”'",
    "contests": "coalesce(t.name, t.id)",
    "sources": "coalesce(t.title, t.id)",
    "results": (
        "'Result: ' || coalesce((select name from candidates where id = t.candidate_id),"
        " (select name from parties where id = t.party_id), t.party_as_printed, t.id)"
        " || coalesce(', ' || (select name from contests where id = t.contest_id), '')"
    ),
    "mentions": "'Mention of ' || (select name from people where id = t.person_id)",
    "odds": "'Odds: ' || coalesce(t.selection_as_printed, t.id) || ', ' || t.price_as_printed",
}
LONGEST_TITLE: Final = 140
# The signs that BibTeX reads as more than themselves.
TEX: Final = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
SPECIAL: Final = re.compile(r"[\\{}&%$#_~^]")


@dataclass(frozen=True, slots=True)
class Citation:
    """What is said of a row or of the data set. ``title`` is the row's, None for the whole; ``published`` an
    ISO date; ``url`` the permanent address, where the owner has given one."""

    key: str
    data_set: str
    author: str | None
    title: str | None = None
    published: str | None = None
    version: str | None = None
    digest: str | None = None
    row: str | None = None
    url: str | None = None

    @property
    def year(self) -> str | None:
        return self.published[:4] if self.published else None

    @property
    def place(self) -> str:
        """Where it is found whatever address it is served under."""
        named = [f"Row {self.row}" if self.row else "", f"Data digest {self.digest}" if self.digest else ""]
        return ". ".join(part for part in named if part)

    @property
    def apa(self) -> str:
        day_month, _, year = day(self.published).rpartition(" ")
        date = f"{year}, {' '.join(reversed(day_month.split()))}" if day_month else year or "n.d."
        version = f" (Version {self.version})" if self.version else ""
        whole = f"{self.data_set}{version} [Data set]"
        first = self.title or whole
        parts = [f"{self.author} ({date}). {first}" if self.author else f"{first} ({date})"]
        if self.title:
            parts.append(f"In {whole}")
        parts += [part for part in (self.place, self.url) if part]
        return ". ".join(part.removesuffix(".") for part in parts) + ("" if self.url else ".")

    @property
    def bibtex(self) -> str:
        fields = {
            "title": self.title or self.data_set,
            "author": f"{{{_tex(self.author)}}}" if self.author else None,
            "year": self.year,
            "howpublished": "Data set" + (f", version {self.version}" if self.version else ""),
            "note": ". ".join(
                part for part in (f"In {self.data_set}" if self.title else "", self.place) if part
            ),
            "url": self.url,
        }
        raw = {"author", "url"}
        lines = [
            f"  {name} = {{{value if name in raw else _tex(value)}}},"
            for name, value in fields.items()
            if value
        ]
        return "\n".join([f"@misc{{{self.key},", *lines, "}\n"])

    @property
    def csl(self) -> str:
        item = {
            "id": self.key,
            "type": "dataset",
            "title": self.title or self.data_set,
            "container-title": self.data_set if self.title else None,
            "author": [{"literal": self.author}] if self.author else None,
            "issued": {"date-parts": [[int(part) for part in self.published.split("-")]]}
            if self.published
            else None,
            "version": self.version,
            "note": self.place,
            "URL": self.url,
        }
        return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False) + "\n"


# Each form of a citation as a file: its ending, its type.
FORMS: Final = {
    "apa": ("txt", "text/plain; charset=utf-8"),
    "bibtex": ("bib", "application/x-bibtex; charset=utf-8"),
    "csl": ("json", "application/vnd.citationstyles.csl+json; charset=utf-8"),
}


async def of_data_set(one: Served) -> Citation:
    """The whole data set."""
    site = await told.site(one)
    version = data_version(one) or {}
    dates = [row["published"] for row in one.newest if row["published"]]
    return Citation(
        key=slug(site["title"])[:60] or "rsdata",
        data_set=_line(site["title"]),
        author=config(one.datasette).get("author") or (MAINTAINERS if told.is_shipped(one) else None),
        published=_date(max(dates, default=None)),
        version=version.get("version"),
        digest=version.get("digest"),
        url=_permanent(one, one.links.database()),
    )


async def of_row(one: Served, table: str, key: str) -> Citation | None:
    """A row of a table; None if there is none."""
    found = await one.row(_sql(table), id=key)
    if found is None:
        return None
    whole = await of_data_set(one)
    return Citation(
        key=f"{table}-{slug(key)}"[:120],
        data_set=whole.data_set,
        author=found["publisher"] or whole.author,
        title=_line(found["title"] or key),
        published=_date(found["published"]) or whole.published,
        version=whole.version,
        digest=whole.digest,
        row=f"{table}/{key}",
        url=_permanent(one, one.links.row(table, key)),
    )


def _sql(table: str) -> str:
    """What is cited of a row of the table: its title, and of its source the publisher and the date."""
    columns = BY_NAME[table].column_names
    title = CALLED.get(table, f't."{BY_NAME[table].label}"')
    if table == "sources":
        source = "t.id"
    elif "post_id" in columns:
        source = "(select source_id from posts where id = t.post_id)"
    else:
        source = "t.source_id" if "source_id" in columns else "null"
    return f"""
select substr({title}, 1, 1000) as title, sources.publisher, sources.published
from "{table}" as t left join sources on sources.id = {source} where t.id = :id
"""


def _line(text: str) -> str:
    """On one line, as long as a title may be."""
    flat = " ".join(text.split())
    if len(flat) <= LONGEST_TITLE:
        return flat
    closing = "”" if flat.endswith("”") else ""
    return flat[:LONGEST_TITLE].rpartition(" ")[0] + "…" + closing


def _date(value: object) -> str | None:
    return value[:10] if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value[:10]) else None


def _permanent(one: Served, path: str) -> str | None:
    """The address that the owner has promised to keep; one that the site happens to have is none."""
    given = safe_address(config(one.datasette).get("permanent_url"))
    if given is None:
        return None
    return given.rstrip("/") + "/" + path.removeprefix(one.datasette.setting("base_url")).lstrip("/")


def _tex(text: str | None) -> str:
    return SPECIAL.sub(lambda sign: TEX[sign[0]], text or "")


def addresses(one: Served, table: str | None = None, key: str | None = None) -> dict[str, str]:
    """Where each form of a citation is."""
    of = {"table": table, "id": key} if table else {}
    return {form: one.links.page("cite", urlencode({**of, "as": form})) for form in FORMS}


@of_one
async def cite(request: Any, one: Served) -> Response:
    """/-/rsdata/cite?table=&id=&as=: the citation of a row as a file, or of the data set."""
    form = FORMS.get(request.args.get("as") or "apa")
    table = request.args.get("table")
    if form is None or (table is not None and table not in BY_NAME):
        raise NotFound("There is nothing to cite at this address.")
    if table is None:
        citation: Citation | None = await of_data_set(one)
    else:
        citation = await of_row(one, table, request.args.get("id") or "")
    if citation is None:
        raise NotFound("There is no such row.")
    ending, kind = form
    text = getattr(citation, request.args.get("as") or "apa")
    name = f'attachment; filename="{slug(citation.key)[:80] or "citation"}.{ending}"'
    return Response(text, content_type=kind, headers={"content-disposition": name})
