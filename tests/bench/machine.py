"""What the machine says: memory of this process, and which peers are installed."""

from __future__ import annotations

import os
import platform
import resource
import sys
from pathlib import Path


def resident() -> int:
    """Bytes of memory this process holds now; the most it ever held where the system does not tell."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return peak()


def peak(whose: int = resource.RUSAGE_SELF) -> int:
    """The most bytes this process, or with RUSAGE_CHILDREN the largest ended child of it, ever held."""
    most = resource.getrusage(whose).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def description() -> dict[str, object]:
    """The machine in a few words."""
    return {"system": platform.system(), "python": platform.python_version(), "cores": os.cpu_count()}
