"""rsdata as it is called, within the process of the tests."""

from __future__ import annotations

from click.testing import CliRunner, Result

from rsdata.cli import main


def rsdata(*arguments: object) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)), catch_exceptions=False)


def refused(*arguments: object) -> str:
    """The one line with which a command refuses."""
    result = rsdata(*arguments)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert result.output.startswith("rsdata: ")
    assert result.output.count("\n") == 1
    return result.output
