"""What a command says on standard output. No locale stops it; what cannot be said there is an error."""

from __future__ import annotations

import codecs
import errno
import sys

import click

from rsdata.console.ending import STDOUT, leave_quietly, silence
from rsdata.errors import InputError

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


def say(text: str | bytes, *, ends_line: bool = True) -> None:
    """Lines on standard output, in one piece; ``ends_line``: a line break is added. Raises InputError where
    they cannot be written."""
    try:
        click.echo(text, nl=ends_line)
    except OSError as error:
        if error.errno == errno.EPIPE:
            leave_quietly()
        silence(sys.stdout)
        raise InputError(STDOUT, f"cannot be written ({error.strerror}): send it elsewhere") from None


def _printable(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    error.end = error.start + 1  # a character at a time, for not all are of a kind
    try:
        return codecs.lookup_error("surrogateescape")(error)
    except UnicodeEncodeError:
        return codecs.backslashreplace_errors(error)
