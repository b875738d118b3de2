"""The tests. What they start finds the bytecode of what was imported before: this comes first of all."""

import atexit
import gc
import os
import sys
import tempfile

from rsdata.console.collector import OBJECTS

# Hundreds of processes are started. Where Python is told to leave no bytecode behind, each would compile all
# its modules anew: they keep it together, in a folder that is removed when the tests end.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
    bytecode = tempfile.TemporaryDirectory()
    atexit.register(bytecode.cleanup)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = bytecode.name
    sys.dont_write_bytecode = False

# As a command does: see rsdata.console.collector.
gc.set_threshold(OBJECTS)
