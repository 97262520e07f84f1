"""`python -m tests.bench`."""

from __future__ import annotations

import sys

from tests.bench.main import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
