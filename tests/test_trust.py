"""What the site says of how sure a row is."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from rsdata.attribution.confidence import measured
from rsdata.attribution.rules import EVIDENCE

from .conftest import Site
from .test_taken import Open


def test_the_accuracy_of_each_rule_is_the_one_of_the_benchmark(site: Site, db: sqlite3.Connection) -> None:
    page = site.get("/-/rsdata/accuracy").text
    rows = re.findall(r"<tr>\s*<th scope=\"row\">(.*?)</tr>", page, re.DOTALL)
    shown = {}
    for row in rows:
        cells = [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)]
        name = re.match(r"(?:<a[^>]*>)?([a-z -]+)", row)
        assert name is not None
        shown[name[1]] = cells
    for (rule, form), of in measured().items():
        if rule != "all" and form == "all":
            assert shown[rule][1] == f"{of.quotations:,}"
            assert shown[rule][2] == f"{100 * of.right / of.quotations:.0f}%"
    for rule, quotes in db.execute("select rule, count(*) from quotes where rule is not null group by rule"):
        assert shown[rule][0] == f"{quotes:,}"
    assert set(shown) <= {kind.name for kind in EVIDENCE}


def test_a_quote_leads_to_the_accuracy_of_its_rule(site: Site, db: sqlite3.Connection) -> None:
    (key,) = db.execute("select id from quotes where rule is not null limit 1").fetchone()
    assert 'href="/-/rsdata/accuracy#rules"' in site.get(f"/rsdata/quotes/{key}").text


def test_what_is_less_sure_says_so_in_lists(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "rsdata.db"
    shutil.copy(sound, path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("update quotes set confidence = 0.95 where confidence < 0.95")
        unsure, person, post = db.execute(
            "select id, speaker_id, post_id from quotes where confidence is not null"
        ).fetchone()
        db.execute("update quotes set confidence = 0.89 where id = ?", (unsure,))
        (sure,) = db.execute("select speaker_id from quotes where speaker_id <> ?", (person,)).fetchone()
        db.commit()
    with closing(Open(path)) as site:
        for page in (f"/rsdata/people/{person}", f"/rsdata/posts/{post}"):
            assert "less sure:" in site.get(page).text
        assert "less sure:" not in site.get(f"/rsdata/people/{sure}").text


def test_a_speaker_corrected_by_hand_says_so_in_lists(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "rsdata.db"
    shutil.copy(sound, path)
    with closing(sqlite3.connect(path)) as db:
        (key, person) = db.execute(
            "select id, speaker_id from quotes where speaker_id is not null"
        ).fetchone()
        db.execute("update quotes set rule = 'corrected', confidence = 1 where id = ?", (key,))
        db.commit()
    with closing(Open(path)) as site:
        assert "speaker corrected by hand" in site.get(f"/rsdata/people/{person}").text
        assert ">1 quote</a> were corrected by hand" in site.get("/-/rsdata/accuracy").text


def test_the_page_says_what_a_dash_among_changes_means(site: Site) -> None:
    for path in ("/", "/rsdata/contests/parl~2Erochester-and-strood~2Eby~2E2014-11-20", "/-/rsdata/accuracy"):
        assert "prints no change" in site.get(path).text
