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
from memory import peak_mb

ARRAYS = ("facility", "demand", "cost_m")


def main(module: str, path: str, folder: str) -> None:
    """Answer the parent's requests until its end of the pipe is closed."""
    replies = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever a library prints must not mix with the replies
    peer = importlib.import_module(module).Peer(Path(path))
    for number, line in enumerate(sys.stdin):
        answer = getattr(peer, line.strip())()
        fields = dict(vars(answer))
        arrays = {name: fields.pop(name) for name in ARRAYS}
        file = f"{folder}/{module}-{number}.npz" if arrays["cost_m"] is not None else None
        if file:
            np.savez(file, **arrays)
        reply = {"answer": fields, "arrays": file, "peak_mb": peak_mb()}
        print(json.dumps(reply), file=replies, flush=True)
    os._exit(0)  # QGIS may crash while Python takes its objects apart


if __name__ == "__main__":
    main(*sys.argv[1:])
