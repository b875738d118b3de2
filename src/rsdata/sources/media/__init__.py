"""What a file of coverage is, judged by its bytes, and the page in it.

    bytes ──media_type──▶ "text/html" ──READERS──▶ Page

``signatures`` knows files by their first bytes, ``written`` those that are text themselves: HTML, JSON, CSV.
``kinds`` says of each kind what it is called and what to do with a file of it that nothing reads.
"""

from __future__ import annotations

from rsdata.sources.media.judge import media_type
from rsdata.sources.media.readers import READERS, page_of, unpacked

__all__ = ["READERS", "media_type", "page_of", "unpacked"]
