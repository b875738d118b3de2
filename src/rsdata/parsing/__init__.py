"""Text to rows: pure functions, no I/O.

text ──dialects──▶ Page ──posts──▶ Post… ──results, odds──▶ figures
                              └──attribution──▶ quotes, people, mentions
"""

from __future__ import annotations

from rsdata.parsing.coverage import document_of, find_quotes, parse

__all__ = ["document_of", "find_quotes", "parse"]
