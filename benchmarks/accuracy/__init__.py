"""How often rsdata is right: ``python -m benchmarks.accuracy``."""
