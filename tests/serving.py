"""A real server: ``datasette serve`` as a process of its own, asked over a socket."""

from __future__ import annotations

import http.client
import json
import os
import re
import shlex
import shutil
import socket
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from datasette.version import __version__

from tools.servers import answering, free_port

from .conftest import METADATA, ROOT

DATASETTE_1 = not __version__.startswith("0.")


@dataclass(frozen=True)
class Answer:
    """What came back, and after how many seconds."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Server:
    port: int
    pid: int
    patience: float = 60  # seconds until an answer is not waited for any longer

    def get(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        """Asks as a browser would, redirections not followed."""
        began = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.patience)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body=body, headers=sent)
            response = connection.getresponse()
            read = response.read()
        finally:
            connection.close()
        found = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, found, read, time.perf_counter() - began)

    def sql(self, sql: str, ending: str = ".json", **parameters: str) -> Answer:
        where = "/rsdata/-/query" if DATASETTE_1 else "/rsdata"
        return self.get(f"{where}{ending}?{urlencode({'sql': sql, **parameters})}")

    def rows(self, sql: str) -> list[dict[str, Any]]:
        answer = self.sql(sql, _shape="array")
        assert answer.status == 200, answer.text
        rows: list[dict[str, Any]] = answer.json()
        return rows

    def raw(self, request: bytes) -> bytes:
        """The first bytes that come back for bytes that may be no request at all."""
        with socket.create_connection(("127.0.0.1", self.port), 20) as connection:
            connection.sendall(request)
            try:
                return connection.recv(65536)
            except ConnectionResetError:
                return b""

    @property
    def memory(self) -> float:
        """What the process holds, in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+)", status)
        assert found is not None
        return int(found[1]) / 1024


def documented(nth: int = 0) -> list[str]:
    """The arguments of a ``datasette serve`` command in docs/deploying.md, "In public"."""
    section = (ROOT / "docs" / "deploying.md").read_text("utf-8").partition("## In public")[2]
    commands = re.findall(r"^    datasette (serve (?:.*\\\n)*.*)$", section, re.MULTILINE)
    return shlex.split(commands[nth].replace("\\\n", " "))


# Datasette takes pysqlite3 where it is installed, which cannot set SQLite's limits: this server is as most
# have it.
DATASETTE = "import sys; sys.modules['pysqlite3'] = None; {before}; from datasette.cli import cli; cli()"


@contextmanager
def serving(
    database: Path, folder: Path, command: list[str] | None = None, before: str = ""
) -> Iterator[Server]:
    """Runs the documented command in a folder of database and metadata: only the port is another. ``before``
    is a line of Python for the server to begin with."""
    if not (folder / "rsdata.db").exists():
        shutil.copy(database, folder / "rsdata.db")
    shutil.copy(METADATA, folder / "metadata.yml")
    arguments = list(command or documented())
    port = free_port()
    arguments[arguments.index("-p") + 1] = str(port)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with answering(
        [sys.executable, "-c", DATASETTE.format(before=before or "pass"), *arguments],
        port,
        folder / f"log-{port}",
        cwd=folder,
        env=environment,
    ) as pid:
        yield Server(port, pid)
