"""Builds the shipped data set, serves it with the command that the build prints, and fetches pages over HTTP.

    python .ci/first_page.py

Run by the Python whose rsdata is to be tried. Exit 1 with the reason where a step fails.
"""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tools.servers import answering, free_port  # noqa: E402

# Where pip has put the commands of this Python.
COMMANDS = Path(sys.executable).parent
SECONDS = 60


def build(folder: Path) -> list[str]:
    """The command to serve the database with from this folder, which is the last line that a build prints."""
    command = [str(COMMANDS / "rsdata"), "build", str(ROOT / "raw")]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=folder).stdout
    return shlex.split(printed.splitlines()[-1])


def fetched(address: str) -> str:
    """The body of a page. HTTPError where its status is no success."""
    with urlopen(address, timeout=SECONDS) as answer:
        return str(answer.read().decode("utf-8"))


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        datasette, *arguments = build(folder)
        port = free_port()
        command = [str(COMMANDS / datasette), *arguments, "-h", "127.0.0.1", "-p", str(port)]
        with answering(command, port, folder / "log", cwd=folder):
            address = f"http://127.0.0.1:{port}"
            home = fetched(f"{address}/")
            rows = json.loads(fetched(f"{address}/rsdata/results_flat.json?_shape=array"))
        if "Rochester and Strood" not in home or not rows:
            sys.exit(f"The pages do not show the data set: {len(home)} characters, {len(rows)} results.")
        print(f"Home page: {len(home):,} characters; results_flat: {len(rows)} rows.")


if __name__ == "__main__":
    main()
