"""The canned queries, the search and the pages of a small database beside a large one.

    python -m benchmarks.queries small.db large.db

Both must hold the pages of benchmarks.corpus from the first on: what is looked up stands on the first page,
so that both answer the same. Fastest of several tries, in turn, none from the pages that the plugin keeps.
Of the large one as many rows are asked for as the small one has, a hundred at most. Queries that count or
compare everything are at the end, and grow with the archive.
"""

from __future__ import annotations

import asyncio
import re
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import yaml
from datasette.app import Datasette
from datasette.utils import escape_fts

from benchmarks.arguments import parser_of

METADATA = Path(__file__).parent.parent / "metadata.yml"
FIRST, TRIES = 100, 7

# Somebody, a contest and a word that the first page alone has, and a confidence; what every other query is
# asked with is "".
SAMPLES = """
select
  (select speaker from quotes where post_id like :page || '-%' group by speaker_id
   having (select count(*) from quotes as q where q.speaker = quotes.speaker) = count(*)
   order by count(*) desc, speaker limit 1) as speaker,
  (select candidates.name from candidates where post_id like :page || '-%' order by id limit 1) as candidate,
  (select contest_id from results where post_id like :page || '-%' limit 1) as contest,
  0.9 as most
"""
AGGREGATES = {
    "swing", "ward_compared", "turnout", "odds_overround", "most_quoted", "speakers_by_party",
    "readers_by_place", "tweets_and_emails", "hashtags_by_count", "printed_twice", "outlets",
}  # fmt: skip


def connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    connection.create_function("escape_fts", 1, escape_fts)
    connection.row_factory = sqlite3.Row
    return connection


def milliseconds(connection: sqlite3.Connection, sql: str, parameters: dict[str, Any], rows: int) -> float:
    began = time.perf_counter()
    connection.execute(sql, parameters).fetchmany(rows)
    return 1000 * (time.perf_counter() - began)


def samples_of(connection: sqlite3.Connection, page: str) -> dict[str, Any]:
    """What each parameter of the canned queries is asked with."""
    samples = dict(connection.execute(SAMPLES, {"page": page}).fetchone())
    samples["q"] = samples["word"] = (samples["candidate"] or "").split()[-1]
    return samples


def queries(small: Path, large: Path) -> dict[str, tuple[float, float]]:
    """Milliseconds of each canned query on both."""
    described = yaml.safe_load(METADATA.read_text("utf-8"))["databases"]["rsdata"]["queries"]
    found = {}
    with closing(connect(small)) as one, closing(connect(large)) as other:
        page = one.execute("select min(id) from sources").fetchone()[0]
        samples = samples_of(one, page)
        for name, query in described.items():
            names = set(re.findall(r":([a-z_]+)", query["sql"]))
            for label, values in _ways(name, names, samples):
                rows = max(len(one.execute(query["sql"], values).fetchmany(FIRST)), 1)
                tries = [
                    tuple(milliseconds(c, query["sql"], values, rows) for c in (one, other))
                    for _ in range(TRIES)
                ]
                found[label] = (min(t[0] for t in tries), min(t[1] for t in tries))
    return found


def _ways(name: str, names: set[str], samples: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """A query that takes something is asked for what is on the first page, and for everything."""
    if not names:
        return [(name, {})]
    (asked,) = names
    return [(f"{name}: {samples[asked]}", {asked: samples[asked]}), (f"{name}:", {asked: ""})]


async def site(path: Path, page: str) -> dict[str, float]:
    """Milliseconds of the pages that Datasette serves with the plugin."""
    described = yaml.safe_load(METADATA.read_text("utf-8"))
    served = Datasette(
        [],
        immutables=[str(path)],
        metadata=described,
        settings={"default_cache_ttl": 0, "facet_time_limit_ms": 1},
    )
    await served.invoke_startup()
    database = path.stem
    found = {}
    person = f"select speaker_id from quotes where post_id like '{page}-%' and speaker_id is not null limit 1"
    with closing(connect(path)) as connection:
        (speaker,) = connection.execute(person).fetchone()
    for name, address in {
        "home": "/",
        "a person": f"/{database}/people/{speaker}",
        "a post": f"/{database}/posts/{page}-1",
        "the evidence": f"/-/rsdata/source/{page}",
        "a search": "/-/rsdata/search?q=Kingscroft",
        "the feed": "/-/rsdata/feed.atom",
        "the table of quotes": f"/{database}/quotes",
    }.items():
        tries = []
        for _ in range(TRIES):
            began = time.perf_counter()
            response = await served.client.get(address)
            tries.append(1000 * (time.perf_counter() - began))
            assert response.status_code == 200, (address, response.status_code)
        found[name] = min(tries)
    return found


def measure(small: Path, large: Path) -> dict[str, tuple[float, float]]:
    """Milliseconds on both: queries by their name and what they are asked, pages as "page: home"."""
    found = queries(small, large)
    pages = [asyncio.run(site(path, "live-000001")) for path in (small, large)]
    return found | {f"page: {name}": (pages[0][name], pages[1][name]) for name in pages[0]}


def table(found: dict[str, tuple[float, float]]) -> str:
    """A line for each, those that count everything at the end."""

    def counts(name: str) -> bool:
        return name in AGGREGATES or name in ("full_result:", "quotes_by:")

    lines = [f"{'':<46}{'small':>10}{'large':>11}{'ratio':>7}"]
    for name in sorted(found, key=counts):
        small, large = found[name]
        aside = "  counts everything" if counts(name) else ""
        lines.append(f"{name:<46}{small:>7.2f} ms{large:>8.2f} ms{large / small:>7.1f}{aside}")
    return "\n".join(lines)


def main() -> None:
    parser = parser_of(__doc__)
    parser.add_argument("small", type=Path)
    parser.add_argument("large", type=Path)
    options = parser.parse_args()
    print(table(measure(options.small, options.large)))


if __name__ == "__main__":
    main()
