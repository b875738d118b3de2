"""What the docs say is what the code does."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from click.testing import CliRunner

from rsdata.cli import main

from .conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")
GENERATED = sorted(
    path
    for path in [ROOT / "README.md", ROOT / "metadata.yml", *(ROOT / "docs").glob("*.md")]
    if "[[[cog" in path.read_text("utf-8")
)


@pytest.mark.parametrize("path", GENERATED, ids=lambda path: path.name)
def test_generated_parts_are_current(path) -> None:  # type: ignore[no-untyped-def]
    """If this fails: cog -r README.md metadata.yml docs/*.md"""
    command = [sys.executable, "-m", "cogapp", "--check", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=None)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_readme_names_every_command() -> None:
    for command in main.commands:
        assert f"Usage: rsdata {command}" in README


def test_every_command_says_what_it_does() -> None:
    for command in [[], *([name] for name in main.commands)]:
        result = CliRunner().invoke(main, [*command, "--help"])
        assert result.exit_code == 0
        assert len(result.output) > 100


def test_wrong_usage_exits_with_2() -> None:
    assert CliRunner().invoke(main, ["build", "--no-such-option"]).exit_code == 2
    assert CliRunner().invoke(main, ["nothing"]).exit_code == 2


def test_links_in_the_readme_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)", README):
        assert (ROOT / target).exists(), target
