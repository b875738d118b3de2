"""What the benchmarks make of what they measured."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from datasette.version import __version__

from benchmarks import bench_site, layouts, scale, ways
from rsdata import parse, read
from rsdata.sources.folder import open_raw

from .conftest import Site


def built(seconds: float, peak: int, size: int) -> dict[str, Any]:
    return {"build 2": [{"cpu_seconds": seconds, "peak_bytes": peak}], "size": {"bytes": size}}


def test_an_archive_on_paper_grows_as_those_did_that_were_measured() -> None:
    level = {"100": built(5, 200, 30), "1000": built(50, 300, 300)}
    assert scale.on_paper(level, 100_000) == {
        "cpu_seconds": pytest.approx(5_000), "peak_bytes": pytest.approx(300 * 1.5**2), "bytes": 30_000,
    }  # fmt: skip
    dearer = {"100": built(5, 200, 30), "1000": built(60, 200, 300)}
    thought = scale.on_paper(dearer, 100_000)
    assert thought is not None
    assert thought["cpu_seconds"] == pytest.approx(
        100_000 * 0.06 * 1.2**2
    )  # a fifth dearer with each ten times
    assert scale.on_paper({"100": built(5, 200, 30)}, 100_000) is None


@pytest.mark.parametrize("number", range(len(ways.WAYS)))
def test_every_way_is_read_as_what_it_is(number: int, tmp_path: Path) -> None:
    way = ways.WAYS[number]
    raw = tmp_path / "raw"
    raw.mkdir()
    way.write(raw, 1)
    (file,) = open_raw(raw).files
    coverage = parse(file.read().page, file.source)
    dialects = {
        "text, a layout nobody described": {"induced"},
        "HTML with JSON-LD": {"LiveBlogPosting"},
        "HTML": {"repeated"},
        "web archive (WARC)": {"LiveBlogPosting"},
    }
    known = {"B0", "B0n", "B1", "B2n", "B2u", "B3", "B3f", "B3t", "N1", "N2", "N3", "N4", "N5"}
    assert coverage.dialect in dialects.get(way.name, known)
    assert len(coverage.posts) > 20
    assert {(raw / name).exists() for name in ("corrections.yml", "people.yml")} == {"corr" in way.name}


def test_the_layout_that_nobody_described_has_all_its_entries() -> None:
    page = layouts.page(ways._writer(7), 40)
    coverage = parse(ways.in_no_known_layout(page))
    assert (coverage.dialect, len(coverage.posts)) == ("induced", 40)
    assert all(post.time_as_printed for post in coverage.posts)
    assert len(read(ways._html(7, json_ld=True))) == 1


def test_every_page_that_is_measured_is_there(site: Site, database: Path) -> None:
    for name, path in bench_site.pages_of(database).items():
        assert site.get(path).status_code == 200, name


def test_what_was_measured_of_other_things_stays(tmp_path: Path) -> None:
    file = tmp_path / "measured.json"
    file.write_text('{"builds": 1, "pages with the plugin": {"0.1": {}}}')
    measured = {"home page": {"without": 0.02, "with": 0.01, "median": 0.6, "fastest": 0.4}}
    bench_site.keep(file, measured)
    found = json.loads(file.read_text())
    assert found["builds"] == 1 and set(found[bench_site.PART]) == {"0.1", __version__}
    assert "0.50" in bench_site.table(found[bench_site.PART][__version__])
