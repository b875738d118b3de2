"""The mark of a Datasette hook, typed: ``datasette.hookimpl`` is the same thing without its type."""

from pluggy import HookimplMarker

hookimpl = HookimplMarker("datasette")
