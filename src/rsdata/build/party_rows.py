"""Parties that people name by hand: by any spelling that is known, or as new ones."""

from __future__ import annotations

import sqlite3

from rsdata.reference import parties, spellings_in_lists
from rsdata.slugs import slug


class PartyRows:
    """The parties of a database, to which those that are named by hand are added."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        by_name = {party.name: party.id for party in parties().values()}
        ids = {party_id: party_id for party_id in parties()}
        self._known = ids | by_name | spellings_in_lists()

    def id_of(self, spelling: str) -> str:
        """The id of the party that a spelling stands for, in this database or not."""
        return self._known.get(spelling) or slug(spelling)

    def made(self, spelling: str) -> str:
        """The same, with its row in the table, where it was not met in the coverage."""
        party_id = self.id_of(spelling)
        known = parties().get(party_id)
        row = (known.id, known.name, known.abbreviation) if known else (party_id, spelling, None)
        self._connection.execute("insert into parties values (?, ?, ?, '[]') on conflict do nothing", row)
        return party_id
