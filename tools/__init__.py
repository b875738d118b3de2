"""What the maintainers run: publishing, faults, fuzzing, mutation testing. No part of the package."""
