"""The grammar of attribution: from a document to its quotations and the phrases that name their speakers."""

from __future__ import annotations

from rsdata.attribution.document import Document, FoundQuote


def find(document: Document) -> list[FoundQuote]:
    """Every quotation of the document in order of place, messages before the quotations inside them."""
    raise NotImplementedError
