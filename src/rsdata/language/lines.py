"""Lines and paragraphs of a page, with their places: what every dialect starts from."""

from __future__ import annotations

import re
from typing import NamedTuple

# One printed line, whatever ends it: "    He said so.\r\n" -> "    He said so."
LINE = re.compile(r"[^\r\n]+")
# The end of a line where no line feed belongs to it, as old files have it.
LONE_RETURN = re.compile(r"\r(?!\n)")
# What some editors put in front of a file.
BYTE_ORDER_MARK = "\ufeff"


class Line(NamedTuple):
    """A line that is not blank, without the blanks around it."""

    start: int
    end: int
    text: str
    indent: int
    blanks: int  # how many empty lines stand above it; 1 at the top of the page

    @property
    def blank_before(self) -> bool:
        """An empty line (or the top of the page) stands above it."""
        return self.blanks > 0


class Paragraph(NamedTuple):
    """Lines with no empty line between them, joined by single breaks in ``text``."""

    lines: tuple[Line, ...]

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


def with_line_feeds(text: str) -> str:
    """The text with a line feed for each lone carriage return: every offset stays."""
    return LONE_RETURN.sub("\n", text) if "\r" in text else text


def read_lines(text: str) -> list[Line]:
    """The lines of a page that hold more than blanks, in order."""
    return read_lines_of(text, int(text.startswith(BYTE_ORDER_MARK)), len(text))


def read_lines_of(text: str, first: int, stop: int) -> list[Line]:
    """The lines of ``text[first:stop]`` that hold more than blanks, with their places in ``text``."""
    lines: list[Line] = []
    end_of_last = 0
    for match in LINE.finditer(text, first, stop):
        raw = match.group()
        stripped = raw.strip()
        if not stripped:
            continue
        indent = raw.index(stripped[0])
        start = match.start() + indent
        breaks = text.count("\n", end_of_last, start)
        end_of_last = start + len(stripped)
        lines.append(Line(start, end_of_last, stripped, indent, max(breaks - 1, 0) if lines else 1))
    return lines


def read_paragraphs(lines: list[Line]) -> list[Paragraph]:
    """Lines grouped at the empty lines between them."""
    groups: list[list[Line]] = []
    for line in lines:
        if line.blank_before or not groups:
            groups.append([])
        groups[-1].append(line)
    return [Paragraph(tuple(group)) for group in groups]
