"""What a dialect makes of a page: its entries, cut into blocks that say what each paragraph is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from rsdata.model import Boundary, Source
from rsdata.parse.layout import Line

BlockRole = Literal["heading", "caption", "byline", "byline_role", "account", "text"]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an entry and what it is; what has no block (a picture's agency, a link mark's consent text)
    still lies within the entry."""

    role: BlockRole
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One post as a dialect finds it, from its first printed character to its last."""

    start: int
    end: int
    boundary: Boundary
    blocks: tuple[Block, ...]
    time_as_printed: str | None = None
    published_at: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page cut into entries, from the top; whatever stands outside them is header or footer."""

    authors: str | None
    entries: tuple[Entry, ...]


class Dialect(Protocol):
    """One way in which live pages come as plain text: a module with these names."""

    NAME: str

    def detect(self, lines: list[Line]) -> float:
        """How sure it is that the page is in this dialect, 0 to 1."""

    def read(self, text: str, lines: list[Line], source: Source) -> Page:
        """The page cut into entries."""
