"""``python -m rsdata`` does what ``rsdata`` does."""

from rsdata.cli import main

if __name__ == "__main__":
    main()
