"""Saved pages: how long one takes to be read beside the parse of its text, and web archives of any size.

    python -m benchmarks.saved_pages [--megabytes 1] [--archive-megabytes 1000] [--work FOLDER]

The pages are invented: entries in markup with classes and tools as outlets have them, with and without
JSON-LD beside it. The archive holds live pages, each taken three times, among articles and pictures; it is
built in a process of its own, whose time and most memory are printed beside those of an archive a tenth as
large, with as many live pages to a megabyte.
"""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from html import escape
from pathlib import Path
from random import Random
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import rsdata
from benchmarks.arguments import parser_of
from benchmarks.prose import Entry, Writer
from benchmarks.world import World

SEED = 1
POLLS_CLOSE = datetime(2022, 5, 5, 22, tzinfo=timezone(timedelta(hours=1)))
# Of each ten megabytes of an archive so many are pictures and articles; the rest are live pages.
PICTURES, ARTICLES = 6, 3
PICTURE = 200_000  # bytes
LIVE = 120  # entries
CAPTURES = 3
# Paragraphs of an entry come from so many invented ones: real entries have some 700 characters.
JOINED = 3
TOOLS = (
    '<ul class="c-tools c-tools--inline" data-module="share"><li class="c-tools__item">'
    '<a class="c-tools__link" href="https://twitter.com/intent/tweet?url=x" data-track="share.tweet">'
    '<span class="u-hidden">Share on Twitter</span></a></li></ul>'
)


def entries_of(writer: Writer, count: int) -> list[Entry]:
    """Entries as long as real ones are, oldest first."""
    written = writer.entries(count * JOINED)
    joined = []
    for n in range(count):
        first, *others = written[n * JOINED : (n + 1) * JOINED]
        first.paragraphs += [paragraph for other in others for paragraph in other.paragraphs]
        joined.append(first)
    return joined


def when(entry: Entry) -> datetime:
    return POLLS_CLOSE + timedelta(minutes=entry.clock)


def node(entry: Entry, number: int) -> str:
    heading = f'<h3 class="c-post__title">{escape(entry.heading)}</h3>' if entry.heading else ""
    words = "".join(
        f'<p class="c-text c-text--body" data-component="text" data-position="{n}">{escape(paragraph)}</p>'
        for n, paragraph in enumerate(entry.paragraphs)
    )
    return (
        f'<article class="c-post js-post" id="post-{number}" data-post="{number}">'
        f'<header class="c-post__meta"><time class="c-post__time" datetime="{when(entry).isoformat()}">'
        f'{when(entry):%H:%M}</time></header>{heading}<div class="c-post__body">{words}</div>'
        f"{TOOLS}</article>"
    )


def posting(entry: Entry, number: int) -> dict[str, Any]:
    return {
        "@type": "BlogPosting",
        "url": f"https://example.org/live#post-{number}",
        "headline": entry.heading or "",
        "datePublished": when(entry).isoformat(),
        "articleBody": " ".join(entry.paragraphs),
    }


def live_page(entries: list[Entry], *, json_ld: bool) -> str:
    """A live page of entries, newest first."""
    numbered = list(enumerate(entries))[::-1]
    blog = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": "The night as it happens",
        "liveBlogUpdate": [posting(entry, n) for n, entry in numbered],
    }
    described = f'<script type="application/ld+json">{json.dumps(blog)}</script>' if json_ld else ""
    title = "The night as it happens"
    posts = "".join(node(entry, n) for n, entry in numbered)
    return (
        f"<!doctype html><html><head><title>{title}</title>{described}</head>"
        f"<body><main><h1>{title}</h1>{posts}</main></body></html>"
    )


def page_of(size: int, *, json_ld: bool) -> bytes:
    """A live page of at least so many bytes."""
    entries: list[Entry] = []
    writer = Writer(World(SEED), Random(SEED))
    page = b""
    while len(page) < size:
        entries += entries_of(writer, max(20, len(entries) // 2))
        for n, entry in enumerate(entries):
            entry.clock = n
        page = live_page(entries, json_ld=json_ld).encode()
    return page


def least(run: Any, rounds: int = 3) -> float:
    """The shortest of a few runs, in seconds of the processor."""
    found = []
    for _ in range(rounds):
        began = time.process_time()
        run()
        found.append(time.process_time() - began)
    return min(found)


def reading(name: str, size: int, *, json_ld: bool) -> str:
    """A line on a kind of page: its reading beside the parse of its text."""
    data = page_of(size, json_ld=json_ld)
    (page,) = rsdata.read(data)
    read, parse = least(lambda: rsdata.read(data)), least(lambda: rsdata.parse(page.text))
    return (
        f"{name:<20} {len(data) / 1e6:.2f} MB, {len(page.entries)} entries, {len(page.text) / 1e6:.2f} MB of"
        f" text: read {read * 1000:.0f} ms, its text parsed {parse * 1000:.0f} ms, ratio {read / parse:.2f}"
    )


# -- archives ---------------------------------------------------------------------------------------------


def bodies(size: int) -> Iterator[tuple[str, bytes, str]]:
    """Address, body and type of records until they have so many bytes: the same for the same size."""
    random = Random(SEED)
    world = World(SEED)
    done = number = 0
    while done < size:
        number += 1
        writer = Writer(world, random)
        wanted = 10_000_000
        part = min(wanted, size - done)
        taken = 0
        while taken < part * PICTURES // 10:
            taken += PICTURE
            yield f"https://example.org/{number}/{taken}.jpg", random.randbytes(PICTURE), "image/jpeg"
        while taken < part * (PICTURES + ARTICLES) // 10:
            words = "".join(f"<p>{escape(p)}</p>" for e in writer.entries(60) for p in e.paragraphs)
            story = (
                '<!doctype html><head><meta property="og:type" content="article"></head>'
                f"<article><h1>Story {taken}</h1>{words}</article>"
            )
            taken += len(story)
            yield f"https://example.org/{number}/story-{taken}", story.encode(), "text/html; charset=utf-8"
        live = live_page(entries_of(writer, LIVE), json_ld=True).encode()
        for _ in range(CAPTURES):
            taken += len(live)
            yield f"https://example.org/{number}/live", live, "text/html; charset=utf-8"
        done += taken


def write_archive(path: Path, size: int) -> None:
    """A WARC, compressed record by record, of bodies of about so many bytes."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for address, body, kind in bodies(size):
            headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    address, "response", payload=io.BytesIO(body), http_headers=headers, length=len(body)
                )
            )


def built(folder: Path, size: int) -> str:
    """A line on the build of an archive of so many bytes."""
    path = folder / f"captures-{size // 1_000_000}.warc.gz"
    if not path.exists():
        write_archive(path, size)
    command = [
        sys.executable,
        "-m",
        "rsdata",
        "build",
        str(path),
        "-o",
        str(folder / "archive.db"),
        "--no-cache",
    ]
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    output = process.communicate()[0]
    took = time.perf_counter() - began
    if process.returncode:
        raise SystemExit(f"the build failed: {output}")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    sources = sum(": " in line for line in output.splitlines())
    return (
        f"archive of {size / 1e6:,.0f} MB ({path.stat().st_size / 1e6:,.0f} MB packed): {took:.1f} s,"
        f" at most {most:.0f} MB of memory in one process, {sources} lines of report"
    )


def measure(folder: Path, page: int, archive: int) -> list[str]:
    """A line on each kind of page of so many bytes, and on an archive of so many and a tenth of them."""
    lines = [reading("markup", page, json_ld=False), reading("markup and JSON-LD", page, json_ld=True)]
    folder.mkdir(parents=True, exist_ok=True)
    return [*lines, *(built(folder, size) for size in (archive // 10, archive) if size)]


def main() -> None:
    parser = parser_of(__doc__)
    parser.add_argument("--megabytes", type=float, default=1, help="of a page")
    parser.add_argument("--archive-megabytes", type=float, default=1000, help="0 for no archive")
    parser.add_argument("--work", type=Path, help="folder for the archives, kept")
    options = parser.parse_args()
    sizes = int(options.megabytes * 1e6), int(options.archive_megabytes * 1e6)
    with tempfile.TemporaryDirectory() as folder:
        print("\n".join(measure(options.work or Path(folder), *sizes)))


if __name__ == "__main__":
    main()
