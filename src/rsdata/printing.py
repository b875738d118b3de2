"""Output that no locale stops."""

from __future__ import annotations

import codecs
import sys

HANDLER = "rsdata.printable"


def print_anything() -> None:
    """From now on standard output and error print what their encoding lacks as an escape ("\\u2019"), and
    bytes of a path that are no text as they are. Where the locale knows no more than ASCII they print UTF-8,
    as Click does."""
    codecs.register_error(HANDLER, _printable)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # closed, or replaced by who calls us
        if reconfigure is not None:
            is_ascii = codecs.lookup(stream.encoding).name == "ascii"
            reconfigure(encoding="utf-8" if is_ascii else None, errors=HANDLER)


def _printable(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    error.end = error.start + 1  # a character at a time, for not all are of a kind
    try:
        return codecs.lookup_error("surrogateescape")(error)
    except UnicodeEncodeError:
        return codecs.backslashreplace_errors(error)
