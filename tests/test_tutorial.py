"""The tutorial, done as it stands on the page: every command is run, every file is written."""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from rsdata.cli import main
from tools.servers import answering, free_port

from .conftest import ROOT
from .serving import DATASETTE, Server

TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text("utf-8")


@dataclass(frozen=True)
class Step:
    """A command, or what is to be written into a file."""

    number: int
    block: str
    file: str | None


def steps() -> list[Step]:
    """A numbered item is a step: its block is a command, or goes into the file that the item names."""
    found = []
    items = re.findall(r"^(\d+)\. (.*?)^ +```(\w+)\n(.*?)^ +```$", TUTORIAL, re.MULTILINE | re.DOTALL)
    for number, said, language, block in items:
        named = re.search(r"`([\w/]+\.\w+)`", said)
        lines = block.splitlines()
        indent = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
        text = "\n".join(line[indent:] for line in lines) + "\n"
        file = named[1] if named and language != "bash" else None
        assert (language == "bash") is (file is None)
        found.append(Step(int(number), text, file))
    return found


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder in which all steps were taken; the server's has been left for later."""
    here = tmp_path_factory.mktemp("tutorial")
    before = Path.cwd()
    try:
        os.chdir(here)
        for step in steps():
            if step.file is not None:
                assert Path(step.file).parent.is_dir()
                Path(step.file).write_text(step.block, "utf-8")
                continue
            program, *arguments = shlex.split(step.block)
            if program == "cd":
                os.chdir(arguments[0])
            elif program == "rsdata":
                result = CliRunner().invoke(main, arguments, catch_exceptions=False)
                assert result.exit_code == 0, result.output
            else:
                assert program == "datasette"
        yield Path.cwd()
    finally:
        os.chdir(before)


@pytest.fixture(scope="module")
def served(followed: Path) -> Iterator[Server]:
    """The site, by the command of the tutorial; only the port is another."""
    (command,) = [step.block for step in steps() if step.block.startswith("datasette ")]
    port = free_port()
    arguments = [*shlex.split(command)[1:], "-p", str(port)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    program = [sys.executable, "-c", DATASETTE.format(before="pass"), *arguments]
    with answering(program, port, followed / "log", cwd=followed, env=environment) as pid:
        yield Server(port, pid)


def test_it_has_at_most_twelve_steps_in_order() -> None:
    assert [step.number for step in steps()] == list(range(1, len(steps()) + 1))
    assert 10 <= len(steps()) <= 12


def test_the_site_has_a_title_of_its_own_and_the_result(served: Server) -> None:
    home = served.get("/").text
    assert "Ash Vale, 20 October 2016: a by-election as data" in home
    assert "1,700" in home


def test_the_corrected_row_says_what_was_parsed_who_put_it_right_and_why(served: Server) -> None:
    page = served.get("/rsdata/quotes/night-3-q1").text
    assert "Corrected by hand" in page
    assert "the speaker was put right by hand" in page
    assert "of 100" not in page
    for said in ("<i>empty</i>", "Ann Lee", "Cy Dale", "2016-10-22", "she stood on the balcony"):
        assert said in page


def test_the_entry_of_the_tutorial_is_the_one_that_the_page_suggests(served: Server) -> None:
    """But for what is right, why, by whom and when."""
    suggested = re.search(r"<pre[^>]*>(.*?)</pre>", served.get("/rsdata/quotes/night-3-q1").text, re.DOTALL)
    (entry,) = [step.block for step in steps() if step.file == "raw/corrections.yml"]
    assert suggested
    ours, theirs = entry.splitlines(), suggested[1].splitlines()
    assert ours[:4] == theirs[:4]
    assert [line.split(":")[0] for line in ours] == [line.split(":")[0] for line in theirs[: len(ours)]]


def test_the_citation_names_what_is_there(followed: Path, served: Server) -> None:
    citation = re.search(r"^> .*?(?=\n\n)", TUTORIAL, re.MULTILINE | re.DOTALL)
    assert citation and "`quotes/night-3-q1`" in citation[0]
    assert "night," in (followed / "data" / "sources.csv").read_text("utf-8")
    assert "quotes/night-3-q1/speaker" in (followed / "data" / "corrections.csv").read_text("utf-8")
    for address in re.findall(r"<http://127\.0\.0\.1:8001(/[^>]*)>", TUTORIAL):
        assert served.get(address).status == 200
