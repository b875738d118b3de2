"""A database whose every text was written by somebody who wishes its readers ill."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

MARKUP = (
    "\"'></title></textarea></script><script>window.hurt=1</script>"
    "<img src=//evil.example/x onerror=window.hurt=1><svg/onload=window.hurt=1>"
    "<iframe srcdoc='<script>top.hurt=1</script>'></iframe><style>*{display:none}</style>"
    "<base href=//evil.example/><meta http-equiv=refresh content='0;url=//evil.example/'>"
)
HOSTILE = (
    f"{MARKUP} {{{{ 7 * 7 }}}} {{% raise %}} ${{7*7}} ' or 1=1; drop table posts; -- "
    f"\u202egnissim\u202c \u2066left\u2069 \u200b\u200d z\u0301\u0301\u0301\u0301 {'W' * 300} "
    "javascript:window.hurt=1"
)
# What may not be just any text: keys, enumerations, times, JSON, and the columns that the pages are found by.
LEFT_ALONE = {
    "id",
    "kind",
    "boundary",
    "dialect",
    "published_at",
    "published",
    "timezone",
    "date",
    "spellings",
}
LEFT_ALONE |= {"sha256", "fractional"}


def poisoned(source: Path, target: Path) -> list[str]:
    """A copy of a database in which every free text is hostile; the columns that were poisoned."""
    done = []
    shutil.copy(source, target)
    with closing(sqlite3.connect(target)) as db:
        db.execute("pragma foreign_keys = off")
        tables = [
            t
            for (t,) in db.execute(
                "select name from sqlite_master where type = 'table' and sql like '%STRICT%'"
            )
        ]
        for table in tables:
            for _, column, kind, *_ in db.execute(f"pragma table_info({table})").fetchall():
                if (
                    kind != "TEXT"
                    or column in LEFT_ALONE
                    or column.endswith("_id")
                    or (table, column) == ("posts", "text")
                ):
                    continue
                text = "javascript:window.hurt=1//" + MARKUP if column == "url" else HOSTILE
                if (table, column) == ("sources", "text"):
                    # As long as before, and hostile all through: the offsets of every row still hold.
                    sql, values = (
                        "update sources set text = "
                        "substr(replace(hex(zeroblob(length(text))), '00', ?), 1, length(text))",
                        (HOSTILE,),
                    )
                else:
                    sql, values = f"update {table} set {column} = ? where {column} is not null", (text,)
                try:
                    db.execute(sql, values)
                except sqlite3.IntegrityError:  # an enumeration, or unique
                    continue
                done.append(f"{table}.{column}")
        db.execute(
            "update posts set text = ? || char(10) || char(10) || text where kind <> 'empty'", (HOSTILE,)
        )
        db.execute("update quotes set text = '=cmd|'' /C calc''!A0' where rowid % 7 = 0")
        for index in ("posts_fts", "quotes_fts"):
            db.execute(f"insert into {index}({index}) values ('rebuild')")
        db.commit()
    return done
