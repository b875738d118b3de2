"""What the docs say is what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from cogapp import Cog

from rsdata.cli import main

from .conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")
GENERATED = sorted(
    path
    for path in [ROOT / "metadata.yml", *(ROOT / "docs").glob("*.md")]
    if "[[[cog" in path.read_text("utf-8")
)


@pytest.mark.parametrize("path", GENERATED, ids=lambda path: path.name)
def test_generated_parts_are_current(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If this fails: python -m cogapp -r metadata.yml docs/*.md. The README's part is click's to lay out."""
    monkeypatch.chdir(ROOT)
    assert Cog().main(["cog", "--check", str(path)]) == 0


def words(text: str) -> str:
    """The text whatever its line breaks; click's mark that lines are to be kept is no word."""
    return " ".join(text.replace("\b", " ").split())


def help_in_the_readme() -> dict[str, str]:
    """The words of the block of each command, by its name."""
    commands = README.partition("## Commands")[2].partition("\n## ")[0]
    return dict(re.findall(r"^```\nUsage: rsdata ([\w-]+)(.*?)^```$", commands, re.MULTILINE | re.DOTALL))


def test_the_readme_names_every_command() -> None:
    assert list(help_in_the_readme()) == list(main.commands)


@pytest.mark.parametrize("name", main.commands)
def test_the_readme_says_of_a_command_what_its_help_says(name: str) -> None:
    """Our words in their order, and the options; how click sets them out is click's. If this fails: python
    -m cogapp -r README.md"""
    command = main.commands[name]
    printed = words(help_in_the_readme()[name])
    options = [one for one in command.params if isinstance(one, click.Option)]
    ours = [words(command.help or ""), *(words(one.help or "") for one in options)]
    places = [printed.find(text) for text in ours]
    assert -1 not in places and places == sorted(places)
    names = {name for one in options for name in (*one.opts, *one.secondary_opts)}
    listed = printed[places[0] + len(ours[0]) :]
    for text in ours[1:]:
        listed = listed.replace(text, "", 1)
    assert set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", listed)) == names | {"--help"}


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


ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
PACKAGE = ROOT / "src" / "rsdata"


def test_every_file_that_the_page_on_architecture_names_is_there() -> None:
    """Where nothing else is said, in the package."""
    named = set(re.findall(r"`([\w.-]+(?:/[\w.-]*)+|[\w-]+\.(?:py|yml|toml|csv|txt|md))`", ARCHITECTURE))
    named |= set(re.findall(r"\b(?:tests|tools|benchmarks)/[\w./]+\w", ARCHITECTURE))
    assert len(named) > 60
    places = (PACKAGE, ROOT, ROOT / "raw")
    assert not sorted(name for name in named if not any((place / name).exists() for place in places))


def test_the_page_on_architecture_names_every_folder_of_the_package() -> None:
    """Every package of the first level is in the table of layers, and every module beside them."""
    layers = ARCHITECTURE.partition("## Layers")[2].partition("\n## ")[0]
    folders = {f"{path.parent.name}/" for path in PACKAGE.glob("*/__init__.py")}
    alone = {path.name for path in PACKAGE.glob("[!_]*.py")}
    assert not sorted(name for name in folders | alone if f"`{name}`" not in layers)


def test_the_tags_of_words_that_the_page_on_architecture_names_are_there() -> None:
    words = (PACKAGE / "language" / "data" / "words.txt").read_text("utf-8").splitlines()
    named = re.findall(r"`(\[[a-z ]+\])`", ARCHITECTURE)
    assert named and set(named) <= set(words)
