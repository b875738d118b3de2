"""Which reader reads which kind of file: a row a media type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from rsdata.media.judge import media_type
from rsdata.media.kinds import KINDS, TEXT


class UnreadableError(Exception):
    """What a file is, or what is wrong in it, and what to do; ``line`` where it is one line's fault."""

    def __init__(self, problem: str, line: int | None = None) -> None:
        super().__init__(problem)
        self.line = line


def plain_text(data: bytes) -> str:
    """The text of a file in UTF-8, as it stands there."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"byte {error.start} (0x{data[error.start]:02x}) is not UTF-8: save the file as UTF-8",
            data.count(b"\n", 0, error.start) + 1,
        ) from None


READERS: Final[Mapping[str, Callable[[bytes], str]]] = {TEXT: plain_text}


def text_of(data: bytes) -> str:
    """The words of a file of coverage. Raises UnreadableError where nothing reads a file of its kind."""
    found = media_type(data)
    reader = READERS.get(found)
    if reader is None:
        kind = KINDS[found]
        raise UnreadableError(f"is {kind.name}{kind.advice}")
    return reader(data)
