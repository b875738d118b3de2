"""Pages whose posts stand in a frame, which a browser saves beside the page, or in one file with it.

Such a page says what it is about and holds a frame of the program that makes its live blog.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from rsdata.errors import InputError, UnreadableError
from rsdata.language.patterns import lazy
from rsdata.model import Source
from rsdata.pages.page import Page

_MOST: Final = 20  # frames of a page that are looked into
_OF_POSTS: Final = lazy(r"live[-_]?(?:blog|cent(?:er|re)|ticker|updates?|feed|posts?|coverage)")


def with_frame(
    page: Page, frames: Iterable[tuple[str, Callable[[], Page]]], source: Source
) -> tuple[Page, str] | None:
    """A page with the posts of the frame that has most of them, where it has none itself, and that frame's
    name; None where no frame is needed, or none has posts. ``frames``: their names, and what reads each."""
    found: list[tuple[str, Page]] = []
    for name, read in frames:
        with suppress(UnreadableError, InputError, OSError):  # an advertisement, a film
            found.append((name, read()))
    if not found:
        return None
    from rsdata.pages.saved_pages import is_live
    from rsdata.sources.joined_pages import in_frame, told

    if is_live(page):
        return None
    known = ((name, inner if inner.dialect is not None else told(inner, source)) for name, inner in found)
    live = [(name, inner) for name, inner in known if not inner.is_article and len(inner.entries) > 1]
    if not live:
        return None
    name, inner = max(live, key=lambda one: len(one[1].entries))
    return in_frame(page, inner), name


def files_of_frames(page: Page, path: Path) -> Iterator[Path]:
    """The files of the frames of a page that lie beside it, in folders of the folder that it lies in."""
    folder = path.parent.resolve()
    for address in page.frames[:_MOST]:
        found = _file_at(address, folder)
        if found is not None and found != path.resolve():
            yield found


def _file_at(address: str, folder: Path) -> Path | None:
    """The file in a folder that an address names; None for what is elsewhere, or is none."""
    try:
        parts = urlsplit(address)
        found = (folder / unquote(parts.path)).resolve()
        is_here = not (parts.scheme or parts.netloc) and found.is_relative_to(folder) and found.is_file()
    except (OSError, ValueError):
        return None
    return found if is_here else None


def lost_frame(page: Page) -> str | None:
    """The address of a frame that was not saved, and may by its name hold the posts of a page without any."""
    lost = next((a for a in page.frames if a.startswith("http") and _OF_POSTS.search(a.lower())), None)
    if lost is None:
        return None
    from rsdata.pages.saved_pages import is_live

    return None if is_live(page) else lost
