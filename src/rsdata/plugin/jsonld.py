"""The data set as schema.org describes one, for search engines that list data sets."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from rsdata.plugin.databases import Served


def dataset(
    request: Any,
    one: Served,
    site: dict[str, Any],
    description: str,
    files: list[dict[str, Any]],
    timeline: dict[str, Any] | None,
    contests: list[dict[str, Any]],
    version: str | None,
) -> Markup:
    """A schema.org Dataset as JSON that can stand inside a script element."""
    datasette, links = one.datasette, one.links

    def absolute(path: str) -> str:
        return str(datasette.absolute_url(request, path))

    source = timeline["source"] if timeline else {}
    dates = sorted({contest["date"] for contest in contests if contest["date"]})
    described = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": site["title"],
        "description": description,
        "url": absolute(links.page() or str(datasette.urls.instance())),
        "license": site["license_url"] or site["license"],
        "isAccessibleForFree": True,
        "version": version,
        "temporalCoverage": f"{dates[0]}/{dates[-1]}" if dates else source.get("published"),
        "spatialCoverage": sorted({contest["area"] for contest in contests if contest["area"]}),
        "isBasedOn": source.get("url"),
        "creditText": site["source"],
        "copyrightNotice": site["rights"],
        "keywords": ["elections", "live coverage", "quotations", "attribution"],
        "variableMeasured": [file["name"] for file in files],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": f"{file['name']} ({ending.upper()})",
                "encodingFormat": media,
                "contentUrl": absolute(file[ending]),
            }
            for file in files
            for ending, media in (("csv", "text/csv"), ("json", "application/json"))
        ],
    }
    return _in_a_script(described)


def person(name: str, kind: str, party: str | None, url: str, same_as: list[str]) -> Markup:
    """Somebody as schema.org describes a person; ``same_as`` are the addresses of what others say of them."""
    return _in_a_script(
        {
            "@context": "https://schema.org/",
            "@type": "Organization" if kind == "organisation" else "Person",
            "name": name,
            "url": url,
            "affiliation": {"@type": "Organization", "name": party} if party else None,
            "sameAs": same_as,
        }
    )


def _in_a_script(described: dict[str, Any]) -> Markup:
    """As JSON, without what is empty; nothing in it can end the script element or begin a comment."""
    kept = {key: value for key, value in described.items() if value not in (None, [], "")}
    text = json.dumps(kept, ensure_ascii=False, indent=1)
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))
