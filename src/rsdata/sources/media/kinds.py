"""The kinds of files that are told apart: what each is called, and what to do where no reader reads it."""

from __future__ import annotations

from typing import Final

from rsdata.named_tuples import NamedTuple

TEXT: Final = "text/plain"
HTML: Final = "text/html"
JSON: Final = "application/json"
CSV: Final = "text/csv"
UTF16: Final = "text/plain; charset=utf-16"
UTF32: Final = "text/plain; charset=utf-32"
ZIP: Final = "application/zip"
WARC: Final = "application/warc"
WACZ: Final = "application/wacz"
MHTML: Final = "multipart/related"
MAIL: Final = "message/rfc822"
PROGRAM: Final = "application/x-executable"
OTHER: Final = "application/octet-stream"

_AS_TEXT: Final = ": save its words as plain text (UTF-8) and build that"
# Whole archives are opened record by record (``sources/archives.py``).
_ARCHIVE: Final = ", damaged, cut short or packed once more: save it again, or unpack it"
_OTHER_JSON: Final = " of a shape that no live page has: name a live page, its JSON-LD or its stream"
_UNPACK: Final = ": unpack it and build the text in it"
_ANOTHER: Final = ": name a page of coverage in plain text"
_TABLE: Final = ", no page of coverage: name one in plain text; a table within a page is read"
_UTF8: Final = ": save the file as UTF-8"


class Kind(NamedTuple):
    """A kind of file, "a PDF document", and how the line goes on that refuses it: what its owner may do."""

    name: str
    advice: str


# By media type. What has a reader (``readers.READERS``) is read, the rest is refused in these words.
KINDS: Final[dict[str, Kind]] = {
    TEXT: Kind("plain text", ""),
    HTML: Kind("a saved web page (HTML)", ""),
    MHTML: Kind("a saved web page (MHTML)", ""),
    MAIL: Kind("a mail as a mail program saves it", _AS_TEXT),
    "application/xml": Kind("an XML file", _AS_TEXT),
    "application/rss+xml": Kind("a news feed (RSS or Atom)", _AS_TEXT),
    JSON: Kind("JSON", _OTHER_JSON),
    CSV: Kind("a table (CSV) from first line to last", _TABLE),
    UTF16: Kind("text in UTF-16", _UTF8),
    UTF32: Kind("text in UTF-32", _UTF8),
    WARC: Kind("a web archive (WARC)", _ARCHIVE),
    WACZ: Kind("a web archive (WACZ)", _ARCHIVE),
    "application/pdf": Kind("a PDF document", _AS_TEXT),
    "application/postscript": Kind("a PostScript document", _AS_TEXT),
    "application/rtf": Kind("a rich-text document (RTF)", _AS_TEXT),
    "application/msword": Kind("a document of an older Microsoft Office (.doc, .xls, .ppt)", _AS_TEXT),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Kind(
        "a Word document (.docx)", _AS_TEXT
    ),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Kind(
        "an Excel workbook (.xlsx)", _TABLE
    ),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": Kind(
        "a PowerPoint presentation (.pptx)", _AS_TEXT
    ),
    "application/vnd.oasis.opendocument.text": Kind("an OpenDocument text (.odt)", _AS_TEXT),
    "application/vnd.oasis.opendocument.spreadsheet": Kind("an OpenDocument spreadsheet (.ods)", _TABLE),
    "application/vnd.oasis.opendocument": Kind("an OpenDocument file", _AS_TEXT),
    "application/epub+zip": Kind("an e-book (EPUB)", _AS_TEXT),
    ZIP: Kind("a zip archive", _UNPACK),
    "application/gzip": Kind("a file compressed with gzip", _UNPACK),
    "application/x-bzip2": Kind("a file compressed with bzip2", _UNPACK),
    "application/x-xz": Kind("a file compressed with xz", _UNPACK),
    "application/zstd": Kind("a file compressed with zstd", _UNPACK),
    "application/x-7z-compressed": Kind("a 7-Zip archive", _UNPACK),
    "application/vnd.rar": Kind("a RAR archive", _UNPACK),
    "application/x-tar": Kind("a tar archive", _UNPACK),
    "application/vnd.sqlite3": Kind("a SQLite database", _ANOTHER),
    "application/vnd.apache.parquet": Kind("a Parquet file", _ANOTHER),
    "image": Kind("a picture", ": type its words into a text file and build that"),
    "audio": Kind("a sound recording", _ANOTHER),
    "video": Kind("a film", _ANOTHER),
    PROGRAM: Kind("a program", _ANOTHER),
    OTHER: Kind("a file of no kind known here, and no text", _ANOTHER),
}
