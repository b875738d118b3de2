"""Files that begin, or have at some place, bytes that no page of text has there.

A signature stands here only if plain text cannot begin with it: it holds a byte that is no character, or is
so long and odd that nobody opens a page with it. ("BM" begins a bitmap, and a sentence about the BMA.)
"""

from __future__ import annotations

import re
from typing import Final

from rsdata.sources.media import kinds

# (where, bytes, media type)
SIGNATURES: Final = (
    (0, b"%PDF-", "application/pdf"),
    (0, b"%!PS-Adobe", "application/postscript"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"SQLite format 3\0", "application/vnd.sqlite3"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"PK\x03\x04", kinds.ZIP),
    (0, b"PK\x05\x06", kinds.ZIP),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"\xfd7zXZ\0", "application/x-xz"),
    (0, b"\x28\xb5\x2f\xfd", "application/zstd"),
    (4, b"1AY&SY", "application/x-bzip2"),
    (257, b"ustar\0", "application/x-tar"),
    (257, b"ustar  \0", "application/x-tar"),
    (0, b"PAR1\x15", "application/vnd.apache.parquet"),
    (0, b"\x89PNG\r\n\x1a\n", "image"),
    (0, b"\xff\xd8\xff", "image"),
    (0, b"II*\0", "image"),
    (0, b"MM\0*", "image"),
    (0, b"\0\0\1\0", "image"),
    (0, b"8BPS\0\1", "image"),
    (0, b"\x1aE\xdf\xa3", "video"),
    (0, b"OggS\0", "audio"),
    (0, b"ID3\2", "audio"),
    (0, b"ID3\3", "audio"),
    (0, b"ID3\4", "audio"),
    (0, b"fLaC\0", "audio"),
    (0, b"\x7fELF", kinds.PROGRAM),
    (0, b"\0asm", kinds.PROGRAM),
    (0, b"\xca\xfe\xba\xbe", kinds.PROGRAM),
    (0, b"\xcf\xfa\xed\xfe", kinds.PROGRAM),
    (0, b"\xce\xfa\xed\xfe", kinds.PROGRAM),
    (0, b"\xff\xfe\0\0", kinds.UTF32),
    (0, b"\0\0\xfe\xff", kinds.UTF32),
    (0, b"\xff\xfe", kinds.UTF16),
    (0, b"\xfe\xff", kinds.UTF16),
)
# ... and patterns, where a signature alone says too little.
PATTERNS: Final = (
    # a version on a line of its own, and a field of the header under it
    (re.compile(rb"WARC/1\.\d\r?\n[A-Za-z-]+:"), kinds.WARC),
    # sizes, flags and colours follow, of which one at least is no letter
    (re.compile(rb"GIF8[79]a[\x00-\xff]{0,6}?[\x00-\x08\x0e-\x1f\x80-\xff]"), "image"),
    # "MZ" begins programs for Windows, and sentences; with these bytes of their header, only programs
    (re.compile(rb"MZ[\x00-\xff]{0,1024}?(?:PE\0\0|This program cannot be run|\0\0\0\0)"), kinds.PROGRAM),
    # "#!/bin/sh", "#!/usr/bin/env python3"
    (re.compile(rb"(?:\xef\xbb\xbf)?#! ?/\w"), kinds.PROGRAM),
    # a frame of MP3 without a label before it
    (re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb][\x10-\xef]"), "audio"),
    # the first box of a film, a picture or a sound as telephones make them
    (re.compile(rb"\0[\x00-\xff]{3}ftyp(?:heic|heix|mif1|avif)"), "image"),
    (re.compile(rb"\0[\x00-\xff]{3}ftypM4[AB]"), "audio"),
    (re.compile(rb"\0[\x00-\xff]{3}ftyp"), "video"),
    (re.compile(rb"RIFF[\x00-\xff]{4}WEBP"), "image"),
    (re.compile(rb"RIFF[\x00-\xff]{4}WAVE"), "audio"),
    (re.compile(rb"RIFF[\x00-\xff]{4}AVI "), "video"),
)

# What a zip archive holds, by names or first words of the files in it, which stand in it as they are.
PARTS_OF_ZIP: Final = (
    (b"word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"),
    (
        b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.spreadsheet",
    ),
    (b"mimetypeapplication/vnd.oasis.opendocument", "application/vnd.oasis.opendocument"),
    (b"mimetypeapplication/epub+zip", "application/epub+zip"),
)
# A WACZ has both: https://specs.webrecorder.net/wacz/1.1.1/
PARTS_OF_WACZ: Final = (b"datapackage.json", b"archive/")

# UTF-16 without a mark: every other byte of Western text is nothing.
_LOOKED_AT: Final = 4096
_FEWEST: Final = 8
_MOSTLY: Final = 0.8


def by_signature(data: bytes) -> str | None:
    """The media type that the bytes themselves give away; None where they may be text."""
    for at, signature, kind in SIGNATURES:
        if data.startswith(signature, at):
            return _in_zip(data) if kind == kinds.ZIP else kind
    for pattern, kind in PATTERNS:
        if pattern.match(data):
            return kind
    return kinds.UTF16 if _every_other_is_nothing(data[:_LOOKED_AT]) else None


def _in_zip(data: bytes) -> str:
    if all(part in data for part in PARTS_OF_WACZ):
        return kinds.WACZ
    return next((kind for part, kind in PARTS_OF_ZIP if part in data), kinds.ZIP)


def _every_other_is_nothing(head: bytes) -> bool:
    """Mostly NUL on one side of each pair of bytes, and hardly any on the other."""
    if len(head) < _FEWEST:
        return False
    one, other = (head[side::2].count(0) / len(head[side::2]) for side in (0, 1))
    return max(one, other) >= _MOSTLY and min(one, other) <= 1 - _MOSTLY
