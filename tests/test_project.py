"""What the project contains is its own; the coverage stands in raw/ and nowhere else."""

from __future__ import annotations

import re
import subprocess
from typing import Any

import pytest
import yaml

from .conftest import RAW, ROOT

PYPROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")

WORD = re.compile(r"[a-z0-9']+")
RUN = 10


def words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def test_no_sentence_of_the_coverage_stands_outside_raw() -> None:
    seen = set()
    for page in RAW.glob("*.txt"):
        printed = words(page.read_text("utf-8"))
        seen |= {tuple(printed[i : i + RUN]) for i in range(len(printed) - RUN + 1)}
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    for name in filter(None, listed.splitlines()):
        path = ROOT / name
        if (
            path.suffix in {".py", ".md", ".yml", ".toml", ".cff", ".html", ".css", ".txt"}
            and path.parent != RAW
        ):
            own = words(path.read_text("utf-8"))
            copied = [own[i : i + RUN] for i in range(len(own) - RUN + 1) if tuple(own[i : i + RUN]) in seen]
            assert not copied, f"{name}: {' '.join(copied[0])}"


# What is supported is tested, and the other way round


def workflow() -> dict[Any, Any]:
    text = (ROOT / ".github" / "workflows" / "test.yml").read_text("utf-8")
    read: dict[Any, Any] = yaml.safe_load(text)
    return read


def pythons() -> list[str]:
    """The versions of Python that pyproject.toml names: "3.10" and so on."""
    return re.findall(r'"Programming Language :: Python :: (3\.\d+)"', PYPROJECT)


def requirements(name: str) -> list[str]:
    """The requirements in one array of pyproject.toml; Python 3.10 has no reader of TOML."""
    (inside,) = re.findall(rf"^{name} = \[(.*?)\]$", PYPROJECT, re.MULTILINE | re.DOTALL)
    return re.findall(r'"(.+?)"', inside)


def test_the_tests_that_mutation_testing_runs_are_there() -> None:
    beginning = r"^pytest_add_cli_args_test_selection = "
    (selection,) = re.findall(beginning + r"\[(.*?)\]$", PYPROJECT, re.MULTILINE | re.DOTALL)
    named = {path.partition("::")[0] for path in re.findall(r"tests/[\w/]+\.py[\w:]*", selection)}
    assert len(named) > 10
    assert not [path for path in named if not (ROOT / path).is_file()]


def test_the_workflow_runs_on_every_python_that_is_supported_and_on_the_next() -> None:
    matrix = workflow()["jobs"]["test"]["strategy"]["matrix"]
    assert matrix["python"] == [*pythons(), "3.14"]
    assert f'requires-python = ">={pythons()[0]}"' in PYPROJECT
    assert f"Python {pythons()[0]} to {pythons()[-1]}, " in README


def test_the_workflow_runs_weekly() -> None:
    """YAML takes the key "on" for true."""
    ((schedule,),) = (each.values() for each in workflow()[True]["schedule"])
    minute, hour, day, month, weekday = schedule.split()
    assert (day, month) == ("*", "*")
    assert minute.isdecimal() and hour.isdecimal() and weekday.isdecimal()


@pytest.mark.parametrize("step", ["lowest", "alpha"])
def test_the_workflow_has_the_lowest_versions_and_the_alpha_of_datasette(step: str) -> None:
    assert {"run": f".ci/run {step}"} in workflow()["jobs"][step]["steps"]


def test_the_lowest_versions_are_tested_on_the_oldest_python() -> None:
    (python,) = (step["with"] for step in workflow()["jobs"]["lowest"]["steps"] if "with" in step)
    assert python == {"python-version": pythons()[0]}


def test_the_matrix_and_the_script_have_one_alpha_of_datasette() -> None:
    script = ROOT / ".ci" / "run"
    if not script.exists():
        pytest.skip("a source distribution has no .ci")
    (alpha,) = re.findall(r"^DATASETTE_ALPHA='(.+)'$", script.read_text("utf-8"), re.MULTILINE)
    included = workflow()["jobs"]["test"]["strategy"]["matrix"]["include"]
    assert {one["datasette"] for one in included} == {alpha}


@pytest.mark.parametrize("name", ["dependencies", "parquet", "cluster", "test", "full", "dev"])
def test_every_requirement_has_a_lower_bound(name: str) -> None:
    for one in requirements(name):
        assert one.startswith("rsdata[") or re.match(r"[\w-]+(\[\w+\])?>=\d", one), one
