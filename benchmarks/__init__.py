"""What measures speed and size; not part of the package nor of its tests."""
