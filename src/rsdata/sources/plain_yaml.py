"""YAML as plain data: nothing in it is executed or made an object of."""

from __future__ import annotations

from typing import Any

import yaml

# libyaml's loader where PyYAML was built with it: ten times faster.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
