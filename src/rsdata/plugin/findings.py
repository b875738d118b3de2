"""What the answer of a canned query shows at first sight: its chart, and a sentence that says the finding.

Each function takes the rows of its query and gives a chart, or nothing where there is nothing to see. Rows
of another form, as an owner's own query of the same name may have, make no chart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from rsdata.plugin.charts import binned
from rsdata.plugin.drawing import Chart, DrawnBar, DrawnTick
from rsdata.plugin.party_colours import colour_of

Rows = Sequence[dict[str, Any]]

MOST_LINES: Final = 15
MOST_MARKS: Final = 240


def _same(rows: Rows, *columns: str) -> Rows:
    """The rows from the first on that are about the same thing."""
    key = [rows[0][column] for column in columns]
    return [row for row in rows if [row[column] for column in columns] == key]


def _votes(value: int | None) -> str:
    return "no votes printed" if value is None else f"{value:,} {'vote' if value == 1 else 'votes'}"


def _named(name: str | None, note: str | None) -> str:
    return f"{name} ({note})" if name and note and name != note else name or note or "somebody not named"


def _listed(parts: Iterable[str]) -> str:
    parts = list(parts)
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 2 else parts)


def result(rows: Rows) -> Chart:
    """Votes, or shares where no votes are printed, of the first contest."""
    rows = _same(rows, "contest")
    by = "votes" if any(row["votes"] for row in rows) else "share_printed"
    lines = []
    for row in rows:
        share = row["share_printed"] if row["share_printed"] is not None else row["share_recomputed"]
        votes = f"{row['votes']:,}" if row["votes"] is not None else ""
        figure = " · ".join(part for part in (votes, f"{share:.1f}%" if share is not None else "") if part)
        name = row["candidate"] or row["party"] or "–"
        note = (row["party"] or "") if row["candidate"] else ""
        lines.append(DrawnBar(name, float(row[by] or 0), figure or "–", note, colour_of(row["party"])))
    first = rows[0]
    share = first["share_printed"] if first["share_printed"] is not None else first["share_recomputed"]
    finding = f"{_named(first['candidate'], first['party'])} came first"
    if first["votes"] is not None:
        finding += f" with {_votes(first['votes'])}" + (f", {share:.1f}% of all" if share is not None else "")
    elif share is not None:
        finding += f" with {share:.1f}% of the votes"
    if len(rows) > 1:
        finding += f"; {_named(rows[1]['candidate'], rows[1]['party'])} came second"
        finding += f" with {_votes(rows[1]['votes'])}" if rows[1]["votes"] is not None else ""
    return Chart(first["contest"] or "The result", finding + ".", tuple(lines[:MOST_LINES]))


def _points(value: float) -> str:
    """Percentage points with as many places as half of a printed hundredth needs: "9.04", "7.195"."""
    return f"{value:.3f}".removesuffix("0")


def swing(rows: Rows) -> Chart | None:
    """The swings of the first contest that are known, and what is said of those that are not."""
    rows = _same(rows, "contest")
    known = [row for row in rows if row["swing_pct"] is not None]
    unknown = [row for row in rows if row["swing_pct"] is None]
    if not known:
        return None
    lines = []
    for row in known[:MOST_LINES]:
        label, points = f"{row['from_party']} to {row['to_party']}", row["swing_pct"]
        lines.append(DrawnBar(label, points, _points(points), colour=colour_of(row["to_party"])))
    top = known[0]
    finding = (
        f"The swing between the two that changed most was {_points(top['swing_pct'])} percentage points, "
        f"from {top['from_party']} to {top['to_party']}."
    )
    for row in unknown[:1]:
        finding += f" From {row['from_party']} to {row['to_party']}, second to first, it is {row['note']}."
    title = f"Swing, {rows[0]['contest']}" if rows[0]["contest"] else "Swing"
    return Chart(title, finding, tuple(lines))


def odds(rows: Rows) -> Chart:
    """The chances that one bookmaker's book gave, on a scale from 0 to 100."""
    rows = _same(rows, "bookmaker", "market")
    lines = [
        DrawnBar(
            row["selection"] or row["party"] or "–",
            row["probability_pct"] or 0,
            f"{row['probability_pct']:.1f}%" if row["probability_pct"] is not None else "–",
            str(row["fractional"] or row["price_as_printed"] or ""),
            colour_of(row["party"]),
        )
        for row in rows
    ]
    first = rows[0]
    margin = "–" if first["overround_pct"] is None else f"{first['overround_pct']:g}%"
    finding = (
        f"{first['bookmaker'] or 'The bookmaker'} gave {first['selection'] or first['party']} a chance of "
        f"{lines[0].figure}, the margin of {margin} taken out."
    )
    return Chart(first["market"] or "Odds", finding, tuple(lines[:MOST_LINES]), longest=100)


def _counts(
    rows: Rows,
    label: str,
    number: str,
    beside: Callable[[Any], tuple[str, str | None]] = lambda row: ("", None),
) -> tuple[DrawnBar, ...]:
    """A bar for each row, as long as it has of something; ``beside`` gives the note and the party."""
    return tuple(
        DrawnBar(row[label], row[number], f"{row[number]:,}", note, colour_of(party))
        for row in rows[:MOST_LINES]
        for note, party in [beside(row)]
    )


def speakers(rows: Rows) -> Chart:
    lines = _counts(rows, "speaker", "quotes", lambda row: (row["description"] or "", row["party"]))
    first, others = rows[0], rows[1:3]
    finding = f"{first['speaker']} is quoted most, {_times(first['quotes'])}"
    if others:
        finding += "; then " + _listed(f"{row['speaker']} ({row['quotes']:,})" for row in others)
    return Chart("Who is quoted most", finding + ".", lines)


def hashtags(rows: Rows) -> Chart:
    first = rows[0]
    finding = (
        f"{first['hashtag']} is used most, {_times(first['times'])} in {_counted(first['posts'], 'post')}."
    )
    return Chart("Hashtags", finding, _counts(rows, "hashtag", "times"))


def parties(rows: Rows) -> Chart:
    lines = _counts(rows, "party", "quotes", lambda row: (_counted(row["speakers"], "speaker"), row["party"]))
    first = rows[0]
    finding = (
        f"{first['party']} has most quotes of all parties, {first['quotes']:,} by "
        f"{_counted(first['speakers'], 'speaker')}."
    )
    return Chart("Quotes by party", finding, lines)


def outlets(rows: Rows) -> Chart:
    finding = f"Most quotes are from {rows[0]['outlet']}: {rows[0]['quotes']:,}."
    return Chart("Papers, stations and programmes", finding, _counts(rows, "outlet", "quotes"))


def places(rows: Rows) -> Chart:
    finding = f"Most messages with a place are from {rows[0]['place']}: {rows[0]['messages']:,}."
    return Chart("Messages by place", finding, _counts(rows, "place", "messages"))


def story(rows: Rows) -> Chart | None:
    """The posts of the first page in time order, each as high as its text is long (as its square root, so
    that one analysis does not flatten the rest)."""
    first = _source(rows[0])
    rows = [row for row in rows if _source(row) == first]
    sizes = [len(row["text"] or "") for row in rows]
    longest = max(sizes)
    if not longest or len(rows) < 2:
        return None
    groups = binned(range(len(rows)), MOST_MARKS)
    highest = (max(group, key=lambda index: sizes[index]) for group in groups)
    marks = tuple(DrawnTick((sizes[index] / longest) ** 0.5, rows[index]["kind"]) for index in highest)
    top = rows[sizes.index(longest)]
    by = f", by {top['byline']}" if top.get("byline") else ""
    analyses = sum(row["kind"] == "analysis" for row in rows)
    finding = (
        f"{len(rows):,} posts in time order, each as high as it is long. The longest is number "
        f"{top['sequence']} from the first{by}; {_counted(analyses, 'analysis', 'analyses')}."
    )
    return Chart("The day as it was told", finding, marks=marks, ends=(_when(rows[0]), _when(rows[-1])))


def _source(row: dict[str, Any]) -> str:
    return str(row["post_id"]).rpartition("-")[0]


def _when(row: dict[str, Any]) -> str:
    at = row.get("time_as_printed") or (row["published_at"] or "")[11:16]
    return at or f"post {row['sequence']}"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


# The canned queries and views that have a chart, and what draws it.
CHARTS: Final[dict[str, Callable[[Rows], Chart | None]]] = {
    "full_result": result,
    "swing": swing,
    "odds_overround": odds,
    "most_quoted": speakers,
    "hashtags_by_count": hashtags,
    "speakers_by_party": parties,
    "outlets": outlets,
    "readers_by_place": places,
    "story": story,
    "timeline": story,
}


def chart(name: str, rows: Rows) -> Chart | None:
    """The chart of a query's answer; None where it has none, or is not the answer that we know."""
    draw = CHARTS.get(name)
    if draw is None or not rows:
        return None
    try:
        return draw(rows)
    except (KeyError, TypeError, ValueError, IndexError):  # somebody else's query of this name
        return None
