"""What the project contains is its own; the coverage stands in raw/ and nowhere else."""

from __future__ import annotations

import re
import subprocess

from .conftest import RAW, ROOT

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
