"""What is read of every invented page in every form, as digests: the same on each Python and each platform.

They lie in tests/pinned/saved.txt: the form, the SHA-256 of the text (what ``rsdata text`` prints), and that
of the entries with their times, places and links, shortened. ``python -m tests.pinned.saved`` writes what is
read now, for a rule that was changed on purpose: look at what ``rsdata text`` prints before and after.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import rsdata
from tests.outlets import OUTLETS
from tests.saved import ADDRESS, FORMS, Saved, html_plain, warc
from tests.test_saved_articles import PAGES

KEPT = Path(__file__).with_name("saved.txt")
_LENGTH = 16


def forms() -> Iterator[tuple[str, bytes]]:
    """The name of each form and the page in it."""
    for name, made in (*FORMS.items(), ("html-plain", html_plain)):
        yield name, made()
    for name, outlet in OUTLETS.items():
        yield f"outlet {name}", outlet.page()
    for name, made in PAGES.items():
        yield f"article {name}", made()
    yield "archive", warc(Saved(ADDRESS, FORMS["html-jsonld"]()))


def line(name: str, data: bytes) -> str:
    """What is kept of a page."""
    (page,) = rsdata.read(data, ADDRESS)
    entries = "\n".join(
        map(repr, (page.dialect, page.authors, page.title, page.extent, page.links, *page.entries))
    )
    digests = (sha256(words.encode()).hexdigest()[:_LENGTH] for words in (page.text, entries))
    return "  ".join((f"{name:<24}", *digests))


if __name__ == "__main__":
    KEPT.write_text("".join(f"{line(*form)}\n" for form in forms()))
