"""Saved pages: from markup and JSON to the text of a page and its entries, laid out."""
