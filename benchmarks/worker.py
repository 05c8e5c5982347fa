"""Run tasks of one peer in a process of its own, one at a time as its parent asks.

``python worker.py MODULE NETWORK``: each line on standard input names a task of the module's
``Peer``; the answer is one line of JSON on standard output. Costs go to the file that it names.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from pathlib import Path

import numpy as np


def peak_memory_mb() -> float:
    """Give the largest resident set of this process so far, in MB (10^6 bytes)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise OSError("/proc/self/status has no VmHWM: the benchmark needs Linux.")


def main(module: str, path: str, folder: str) -> None:
    """Answer the parent's requests until its end of the pipe is closed."""
    replies = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever a library prints must not mix with the replies
    peer = importlib.import_module(module).Peer(Path(path))
    for number, line in enumerate(sys.stdin):
        answer = getattr(peer, line.strip())()
        reply = {"seconds": answer.seconds, "sample": answer.sample, "of": answer.of}
        if answer.cost_m is not None:
            reply["costs"] = f"{folder}/{module}-{number}.npz"
            np.savez(reply["costs"], facility=answer.facility, demand=answer.demand, cost_m=answer.cost_m)
        reply["peak_mb"] = peak_memory_mb()
        print(json.dumps(reply), file=replies, flush=True)
    os._exit(0)  # QGIS may crash while Python takes its objects apart


if __name__ == "__main__":
    main(*sys.argv[1:])
