"""How often each kind of evidence names the right speaker, how that was measured, and what of it is here."""

from __future__ import annotations

from typing import Any, Final

from datasette.utils.asgi import Response

from rsdata.attribution.confidence import ALL, FORMS, Measured, measured
from rsdata.plugin.databases import Served
from rsdata.plugin.pages import of_one, page

# Rows by the kind of evidence: of an archive, by the index alone.
BY_RULE: Final = "select rule, count(*) as quotes from quotes where rule is not null group by rule"
WITHOUT: Final = "select count(*) as quotes from quotes where speaker_id is null"
CORRECTED: Final = "corrected"


@of_one
async def accuracy(request: Any, one: Served) -> Response:
    """/-/rsdata/accuracy"""
    from rsdata.attribution.rules import EVIDENCE

    shares = measured()
    examples = {kind.name: kind.example for kind in EVIDENCE}
    here = {row["rule"]: row["quotes"] for row in await one.rows(BY_RULE)}
    names = {rule for rule, form in shares if rule != ALL} | (here.keys() - {CORRECTED})
    rows = [_row(name, shares, examples, here) for name in names]
    rows.sort(key=lambda row: (-row["here"], -row["quotations"], row["rule"]))
    (without,) = await one.rows(WITHOUT)
    context = {
        "rows": rows,
        "forms": FORMS,
        "whole": shares[ALL, ALL],
        "corrected": here.get(CORRECTED, 0),
        "named": sum(here.values()),
        "without": without["quotes"],
        "least_sure": one.links.table("quotes", "speaker_id__notblank=1&_sort=confidence"),
    }
    return await page(request, one, "accuracy.html", context)


def _row(
    rule: str, shares: dict[tuple[str, str], Measured], examples: dict[str, str], here: dict[str, int]
) -> dict[str, Any]:
    """A line of the table: what is not measured of a rule stands as None."""
    of_all = shares.get((rule, ALL))
    return {
        "rule": rule,
        "example": examples.get(rule),
        "quotations": of_all.quotations if of_all else 0,
        "right": of_all.right if of_all else None,
        "forms": [shares.get((rule, form)) for form in FORMS],
        "here": here.get(rule, 0),
    }
