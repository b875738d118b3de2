"""A coverage-guided fuzzer for what reads text: README.md beside this file tells how to run it.

    python tools/fuzz/target.py {page,quotes,sources,pump} FINDINGS [libFuzzer's options] [corpus ...]

Whatever the text, nothing is raised and tests/invariants.py finds nothing wrong; "pump" repeats a short
text until it is long, and the time has to follow the length. A finding is no reason to stop: the shortest
text of each kind is kept in the folder FINDINGS.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
import time
import traceback
import zlib
from collections.abc import Callable
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

with atheris.instrument_imports(include=["rsdata"]):
    from rsdata.errors import InputError
    from rsdata.model import Contest, Source
    from rsdata.pipeline import find_quotes, parse
    from rsdata.sources.folder import open_raw

from tests.invariants import lost, page_problems, quote_problems  # noqa: E402
from tests.scraps import SCRAPS  # noqa: E402

# With dates, a zone and contests more of the rules have work to do.
SOURCE = Source(
    id="page",
    published="2016-10-21",
    timezone="Europe/London",
    contests=(
        Contest(id="parl.ash-vale.by.2016-10-20", name="Ash Vale by-election", kind="parliamentary", seats=1),
        Contest(id="local.elm.2016-10-20", name="Elm ward", area="Elm", kind="local", seats=3),
    ),
)
# The load and the checks of a database take longer than the parse: every so many inputs.
LOADED = 4
# A text is repeated to so many characters, and to four times as many, which take at most this many times as
# long: the rest is noise. What takes less than a blink is not measured.
PUMPED, STEEPEST, BLINK = 3_000, 7.0, 0.05


class DefectError(Exception):
    """A text of which something holds that must not."""


def page(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    source = SOURCE if len(data) % 2 else Source()
    is_loaded = zlib.crc32(data) % LOADED == 0
    _none(page_problems(text, source) if is_loaded else lost(parse(text, source)))


def quotes(data: bytes) -> None:
    _none(quote_problems(data.decode("utf-8", "replace")))


def sources(data: bytes) -> None:
    """The bytes as a sources.yml beside a page: read, or refused in one line."""
    with tempfile.TemporaryDirectory(prefix="rsdata-fuzz-") as folder:
        (Path(folder) / "a.txt").write_text("A page.\n")
        (Path(folder) / "sources.yml").write_bytes(data)
        try:
            raw = open_raw(Path(folder))
            for file in raw.files:
                if file.path.parent != Path(folder) or file.path.name != "a.txt":
                    raise DefectError(f"reads {file.path}")
                file.read()
            for line in raw.remarks:
                _one_line(line)
        except InputError as error:
            _one_line(str(error))


def pump(data: bytes) -> None:
    """A short text over and over, behind what stands before a control character: its time must follow its
    length."""
    head, _, unit = data[:300].decode("utf-8", "replace").rpartition("\x01")
    if not unit:
        return
    for read in (parse, find_quotes):
        short, long = (head + unit * (length // len(unit) + 1) for length in (PUMPED, 4 * PUMPED))
        if seconds(read, long) < BLINK or seconds(read, long) < STEEPEST * seconds(read, short):
            continue
        steps = [min(seconds(read, text) for _ in range(5)) for text in (short, long)]
        if steps[1] > STEEPEST * steps[0]:
            raise DefectError(f"{read.__name__}: {steps} s for {head!r} and {unit!r} over and over")


def seconds(read: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    read(text)
    return time.process_time() - began


def _none(problems: list[str]) -> None:
    if problems:
        raise DefectError("; ".join(problems[:5]))


def _one_line(message: str) -> None:
    if "\n" in message or not message.isprintable():
        raise DefectError(f"not one line: {message!r}")


TARGETS: dict[str, Callable[[bytes], None]] = {
    "page": page, "quotes": quotes, "sources": sources, "pump": pump,
}  # fmt: skip


def keep(name: str, data: bytes, error: Exception, folder: Path) -> None:
    """The shortest input of each kind of finding: what was said, numbers and names aside, and where."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f"{ROOT}/src" in f.filename]
    where = f"{Path(frames[-1].filename).stem}-{frames[-1].name}" if frames else ""
    said = str(error).partition(";")[0].rpartition("/")[2].partition(": ")[0]
    kind = re.sub(r"[^a-z]+", "-", f"{name}-{type(error).__name__}-{where}-{said}".lower())[:120]
    path = folder / kind
    if not path.exists() or len(data) < path.stat().st_size:
        path.write_bytes(data)
        path.with_suffix(".why").write_text("".join(traceback.format_exception(error)[-3:]))
        print(f"FINDING {kind} ({len(data)} bytes): {error}"[:600], flush=True)


def mutate(data: bytes, max_size: int, seed: int) -> bytes:
    """Half the time what libFuzzer does with bytes, half the time what pages suffer: lines and words lost,
    doubled, swapped, scraps of other pages pasted in."""
    dice = random.Random(seed)
    if dice.random() < 0.4:
        return bytes(atheris.Mutate(data, max_size))
    separator = dice.choice([b"\n", b"\n", b"\n\n", b" ", b" ", b'"'])
    parts = data.split(separator)
    for _ in range(dice.randint(1, 4)):
        at, other = dice.randrange(len(parts)), dice.randrange(len(parts))
        what = dice.random()
        if what < 0.2 and len(parts) > 1:
            del parts[at]
        elif what < 0.35:
            parts.insert(at, parts[other])
        elif what < 0.5:
            parts[at], parts[other] = parts[other], parts[at]
        elif what < 0.75:
            parts.insert(at, dice.choice(SCRAPS).encode())
        else:
            cut = dice.randint(0, len(parts[at]))
            parts[at] = parts[at][:cut] + dice.choice(SCRAPS).encode() + parts[at][cut:]
    return separator.join(parts)[:max_size]


def main() -> None:
    if len(sys.argv) < 3 or sys.argv[1] not in TARGETS:
        sys.exit(__doc__)
    name, folder = sys.argv.pop(1), Path(sys.argv.pop(1))
    folder.mkdir(parents=True, exist_ok=True)

    def once(data: bytes) -> None:
        try:
            TARGETS[name](data)
        except Exception as error:
            keep(name, data, error, folder)

    atheris.Setup(sys.argv, once, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
