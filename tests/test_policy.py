"""What the owner adds to the Content-Security-Policy, and templates that stand in the place of ours."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from datasette.utils import StartupError
from jinja2 import Environment

from rsdata.plugin.access import Accessible
from rsdata.plugin.widened import widened

from .conftest import Site
from .test_taken import Open

POLICY = "default-src 'none'; img-src 'self'; style-src 'self' 'nonce-abc' 'sha256-xyz='"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, POLICY),
        ({"img-src": ["https://a.example"]}, POLICY.replace("img-src 'self'", "img-src 'self' https://a.example")),
        ({"worker-src": ["blob:"]}, f"{POLICY}; worker-src blob:"),
        ({"default-src": ["'self'"]}, POLICY.replace("'none'", "'self'")),
        # Beside a nonce or a hash it would count for nothing.
        ({"style-src": ["'unsafe-inline'"]}, POLICY.replace("'nonce-abc' 'sha256-xyz='", "'unsafe-inline'")),
        ({"img-src": ["'self'"]}, POLICY),
    ],
)  # fmt: skip
def test_a_policy_is_widened_by_what_is_given_and_nothing_else(
    more: dict[str, list[str]], expected: str
) -> None:
    assert widened(POLICY, more) == expected


def directives(site: Open | Site, path: str) -> dict[str, list[str]]:
    policy = site.get(path).headers["content-security-policy"]
    return {name: sources for name, *sources in (part.split() for part in policy.split(";"))}


def test_the_setting_counts_for_datasettes_pages_alone(copy: Path) -> None:
    csp = {"script-src": ["'unsafe-eval'"], "img-src": "https://*.tile.example https://b.example"}
    with closing(Open(copy, plugins={"rsdata": {"csp": csp}})) as site:
        for path in ("/rsdata", "/rsdata/quotes", "/rsdata/swing", "/rsdata/no-such-table"):
            found = directives(site, path)
            assert "'unsafe-eval'" in found["script-src"]
            assert found["img-src"] == ["'self'", "data:", "https://*.tile.example", "https://b.example"]
            assert any(source.startswith("'nonce-") for source in found["script-src"])
        for path in ("/", "/-/rsdata/about"):
            assert directives(site, path)["img-src"] == ["'self'"]
            assert "script-src" not in directives(site, path)


@pytest.mark.parametrize(
    "csp",
    [["img-src"], {"img-src": [1]}, {"img-src": ["a; script-src *"]}, {"img-src": ["a\r\nx: y"]},
     {"img src": ["a"]}, {"img-src": ["a, b"]}, "img-src *"],
)  # fmt: skip
def test_what_is_no_policy_stops_the_start(copy: Path, csp: Any) -> None:
    with (
        closing(Open(copy, plugins={"rsdata": {"csp": csp}})) as site,
        pytest.raises(StartupError, match="csp"),
    ):
        site.get("/")


def test_a_home_page_of_the_owners_own_is_no_page_of_ours(copy: Path, tmp_path: Path) -> None:
    """Its scripts run as Datasette's do."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "index.html").write_text(
        '{% extends "default:index.html" %}{% block content %}<p>Mine</p><script>1</script>{% endblock %}'
    )
    with closing(Open(copy)) as site:
        site.datasette = Datasette([str(copy)], template_dir=str(folder))
        page = site.get("/")
        assert "<p>Mine</p>" in page.text
        (nonce,) = re.findall(r'<script nonce="([^"]+)">1</script>', page.text)
        assert f"script-src 'self' 'nonce-{nonce}'" in page.headers["content-security-policy"]


@pytest.mark.parametrize(("filename", "ours"), [("/owner/index.html", False), ("/plugin/index.html", True)])
def test_another_plugins_home_page_adds_to_ours(filename: str, ours: bool) -> None:
    environment = Environment()
    environment.extend(rsdata_owners="/owner")
    environment.add_extension(Accessible)
    source = environment.preprocess('{% extends "default:index.html" %}', "index.html", filename)
    assert ("rsdata_index" in source) is ours
