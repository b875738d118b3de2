"""What a dialect makes of a page: its entries, cut into blocks that say what each paragraph is."""

from __future__ import annotations

from typing import Literal, NamedTuple, Protocol

from rsdata.model import Boundary, Source
from rsdata.parsing.layout import Line

# "alt" is what stands for a picture that has no caption, or above its caption.
BlockRole = Literal["heading", "caption", "alt", "byline", "byline_role", "account", "text"]


class Block(NamedTuple):
    """A piece of an entry and what it is; what has no block (a picture's agency, a link mark's consent text)
    still lies within the entry."""

    role: BlockRole
    start: int
    end: int


class Entry(NamedTuple):
    """One post as a dialect finds it, from its first printed character to its last."""

    start: int
    end: int
    boundary: Boundary
    blocks: tuple[Block, ...]
    time_as_printed: str | None = None
    published_at: str | None = None
    by_correspondent: bool = False  # stands under the byline of somebody who reports or comments

    @property
    def body(self) -> tuple[tuple[int, int], ...]:
        """The spans of its paragraphs of text."""
        return tuple((block.start, block.end) for block in self.blocks if block.role == "text")


class Page(NamedTuple):
    """A page cut into entries, from the top; whatever stands outside them is header or footer."""

    authors: str | None
    entries: tuple[Entry, ...]
    newest_first: bool = True
    is_article: bool = False  # nothing parts posts: all of it is one entry


class Dialect(Protocol):
    """One way in which live pages come as plain text: a module with these names."""

    NAME: str

    def detect(self, lines: list[Line]) -> float:
        """How sure it is that the page is in this dialect, 0 to 1."""

    def read(self, text: str, lines: list[Line], source: Source) -> Page:
        """The page cut into entries."""
