"""Which person a phrase stands for: one pass over the names of a document, then one over its quotations."""

from __future__ import annotations

from collections.abc import Sequence

from rsdata.attribution.document import Attribution, Document, FoundQuote


def resolve(document: Document, found: Sequence[FoundQuote]) -> Attribution:
    """The people of the document, the speaker of each quotation, and where each is mentioned."""
    raise NotImplementedError
