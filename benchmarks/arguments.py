"""How the benchmarks say what they take."""

from __future__ import annotations

import argparse
import sys


def parser_of(about: str | None) -> argparse.ArgumentParser:
    """A parser of arguments whose help is the docstring of the module that runs, as it is laid out."""
    spec = sys.modules["__main__"].__spec__
    name = spec.name.removesuffix(".__main__") if spec else None
    return argparse.ArgumentParser(
        prog=name and f"python -m {name}",
        description=about,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
