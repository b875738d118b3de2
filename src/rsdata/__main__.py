"""``python -m rsdata`` does what ``rsdata`` does.

Signals and want of memory are provided for before the first import that takes time.
"""

from rsdata.console.collector import seldom_collected
from rsdata.console.ending import told_in_one_line
from rsdata.console.interrupts import interrupts_held


def run() -> None:
    """The command ``rsdata``."""
    with seldom_collected(), told_in_one_line():
        with interrupts_held():  # an import may swallow one
            from rsdata.cli import main
        main()


if __name__ == "__main__":
    run()
