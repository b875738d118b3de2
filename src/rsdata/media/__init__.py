"""What a file of coverage is, judged by its bytes, and the words in it.

    bytes ──media_type──▶ "text/plain" ──READERS──▶ text

``signatures`` knows files by their first bytes, ``written`` those that are text themselves: HTML, JSON, CSV.
``kinds`` says of each kind what it is called and what to do with a file of it that nothing reads.
"""

from __future__ import annotations

from rsdata.media.judge import media_type
from rsdata.media.readers import READERS, UnreadableError, text_of

__all__ = ["READERS", "UnreadableError", "media_type", "text_of"]
