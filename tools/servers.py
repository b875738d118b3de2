"""Servers on the loopback address, as processes of their own: for tests and benchmarks."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

# Seconds that a server may take to answer, or to end, where the machine is busy; and between two tries.
PATIENCE = 120
SOON = 0.05


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


@contextmanager
def answering(
    command: Sequence[str],
    port: int,
    log: Path,
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Iterator[int]:
    """Runs a server, told in its command to listen on the port, until the end of the block; gives its process
    id once it answers. What it prints goes to ``log``. RuntimeError, with that, where it does not answer."""
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=cwd, env=env, stdout=output, stderr=output)
    try:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 0.2).close()
                break
            except OSError:
                if process.poll() is not None or time.monotonic() > end:
                    raise RuntimeError(f"the server does not answer: {log.read_text()}") from None
                time.sleep(SOON)
        yield process.pid
    finally:
        process.terminate()
        process.wait(PATIENCE)
