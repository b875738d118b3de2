"""Where the shipped data set is: in a checkout, or in the installed package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent

METADATA = "metadata.yml"
HERE = Path("raw")


def shipped(name: str) -> Path:
    """The shipped ``raw`` or ``metadata.yml``: the wheel carries them, a checkout has them at its top."""
    packaged = _PACKAGE / "data" / name
    return packaged if packaged.exists() else _CHECKOUT / name


def default_raw() -> Path:
    """./raw, else the shipped one."""
    return HERE if HERE.is_dir() else shipped("raw")
