"""Who said what, in any English news text: rules over text, no model, no I/O.

    Document ──grammar──▶ FoundQuote… ──resolve──▶ Attribution

``grammar`` works around each quotation and names the phrase that says who spoke; ``resolve`` works over the
whole document and says which person that phrase stands for.
"""

from __future__ import annotations

from rsdata.attribution.attributor import find
from rsdata.attribution.coreference.resolver import resolve
from rsdata.attribution.document import Attribution, Document

__all__ = ["attribute"]


def attribute(document: Document) -> Attribution:
    """Every quotation in the document, who said it, and every place where one of the speakers is named."""
    return resolve(document, find(document))
