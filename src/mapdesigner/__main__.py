"""Starts the program: `mapdesigner` and `python -m mapdesigner`."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the command line of this process and return its exit code."""
    from mapdesigner.cli.main import main as run

    try:
        return run(sys.argv[1:])
    finally:
        gc.freeze()  # or Python looks through all there is for dead cycles before it ends: a sixth of an export


if __name__ == "__main__":
    sys.exit(main())
