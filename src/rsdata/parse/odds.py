"""Bookmakers' prices."""

from __future__ import annotations

from collections.abc import Sequence

from rsdata.model import Contest, Odds, Post, Source


def read_odds(text: str, posts: Sequence[Post], source: Source, contests: Sequence[Contest]) -> tuple[Odds, ...]:
    """Every price of a page, in order of place."""
    return ()
