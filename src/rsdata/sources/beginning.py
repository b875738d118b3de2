"""A folder for a data set of one's own, with files that say what may stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from rsdata.errors import InputError, shown

_SOURCES: Final = """\
# What is known of each page of coverage that the page itself does not say. Put the pages beside this file. A page
# without an entry is read all the same: its id is then the name of the file, and nothing else is known of it.
#
# sources:
#   - id: count-night            # letters, digits, ".", "_", "-"; the ids of all rows begin with it, so it should stay
#     file: count-night.txt      # the name of the file in this folder
#     title: "Count night, as it happened"
#     publisher: The Ash Echo
#     url: https://example.org/live/count-night   # http or https
#     published: 2016-10-21      # the date, with which times on the page become moments
#     timezone: Europe/London    # an IANA name: of the times on the page
#     rights: © The Ash Echo
#     sha256: ...                # of the file; a file that changes then stops the build
#     contests:                  # the elections that it reports; figures are read from the page
#       - id: parl.ash-vale.by.2016-10-20   # Democracy Club's id of the ballot paper, if there is one
#         name: Ash Vale parliamentary by-election
#         date: 2016-10-20
#         kind: parliamentary    # parliamentary, local or other
#         area: Ash Vale
#         seats: 1
"""
_CORRECTIONS: Final = """\
# What a person put right, one entry a row. Every row page of the site gives its entry under "Suggest a correction".
# All six keys are needed. "was" is what the program reads: where it reads something else one day, the build stops.
#
# - row: quotes/count-night-42-q1    # the table and the id
#   was:
#     speaker: Ann Lee
#   set:                             # or "remove: true" for a row that should not be there
#     speaker: Ann Leigh             # a name; empty where nobody can be named
#   why: the page spells her name so in post 3
#   by: Bo Ek
#   date: 2016-10-22
"""
_PEOPLE: Final = """\
# What is known of people beside the coverage, by their id on the site. The party counts where the page gives none.
#
# ann-lee:
#   name: Ann Lee                    # as on the site: a namesake is passed over
#   party: Labour                    # any known spelling, or a new party
#   ids:
#     wikidata: Q42                  # scheme and identifier, as many as there are
#   source: https://example.org/ann-lee   # where that can be looked up
"""
_METADATA: Final = """\
# What Datasette is told of the data set: datasette serve rsdata.db -m metadata.yml
title: "My coverage as data"         # the name of the site
description: "Who said what, and how they voted, in the live coverage of an election."
# license: CC BY 4.0                 # of the data set; the coverage belongs to its publisher
# license_url: https://creativecommons.org/licenses/by/4.0/
# source: The Ash Echo
# source_url: https://example.org/live/count-night
# plugins:
#   rsdata:
#     corrections_url: https://example.org/issues/new   # or mailto:...: where readers send corrections
"""
# In the order in which they are told.
_FILES: Final = {
    "raw/sources.yml": _SOURCES,
    "raw/corrections.yml": _CORRECTIONS,
    "raw/people.yml": _PEOPLE,
    "metadata.yml": _METADATA,
}


class Begun(NamedTuple):
    """A file of a new folder; ``is_new`` unless it was there and is kept."""

    path: Path
    is_new: bool


def begin(folder: Path) -> Iterator[Begun]:
    """Makes the folder and what it lacks. Raises InputError where that cannot be written."""
    try:
        (folder / "raw").mkdir(parents=True, exist_ok=True)
        for name, text in _FILES.items():
            path = folder / name
            try:
                with path.open("x", encoding="utf-8", newline="\n") as file:
                    file.write(text)
                yield Begun(path, True)
            except FileExistsError:
                yield Begun(path, False)
    except OSError as error:
        raise InputError(
            folder, f"cannot be written ({error.strerror or shown(str(error))}): name another"
        ) from None
