"""What a file is: its media type, by its bytes and never by its name."""

from __future__ import annotations

from rsdata.media import kinds
from rsdata.media.signatures import by_signature
from rsdata.media.written import by_words

# Bytes looked at for characters that no text has.
_LOOKED_AT = 4096
# Of what is not UTF-8: so large a part of control characters, and it is no text in another encoding.
_NO_TEXT = 0.02
_CONTROLS = bytes(sorted({*range(32), 127} - {*b"\t\n\r\f\v\x1b"}))


def media_type(data: bytes) -> str:
    """The media type of a file that holds ``data``: one of ``kinds.KINDS``.

    What begins as no other file and is UTF-8 is text, HTML, JSON or CSV; so is text in another encoding,
    which is "text/plain" here and is refused by its reader, with the place of the first wrong byte.
    """
    found = by_signature(data)
    if found is not None:
        return found
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        head = data[:_LOOKED_AT]
        controls = len(head) - len(head.translate(None, _CONTROLS))
        if controls > _NO_TEXT * len(head):
            return kinds.OTHER
        text = data.decode("latin-1")
    return by_words(text) or kinds.TEXT
