"""`python -m tests.bench.peers MODULE`: builds what it is asked on a line, and answers with what that cost."""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
from importlib import import_module
from pathlib import Path

from tests.bench.peers.fresh import plan_for


def peak() -> int:
    """Most bytes of memory that this process had.

    `ru_maxrss` starts at what its parent had when it was forked, so it is read only where there is no /proc.
    """
    try:
        said = Path("/proc/self/status").read_text()
    except OSError:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024
    return next(int(line.split()[1]) * 1024 for line in said.splitlines() if line.startswith("VmHWM:"))


def main(name: str) -> None:
    """Say "ready", or why not; then answer until there are no more questions."""
    answers, sys.stdout = sys.stdout, sys.stderr  # what a library prints is no answer
    try:
        drawing = import_module(f"tests.bench.peers.{name}").drawing
    except (ImportError, OSError) as error:  # OSError: WeasyPrint without Pango
        print(json.dumps({"missing": str(error).strip().splitlines()[0]}), file=answers, flush=True)
        return
    print(json.dumps({"missing": ""}), file=answers, flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        draw = drawing(plan_for(asked["actions"], asked["build"]))
        gc.collect()
        started = time.process_time()
        made = draw()
        cpu = time.process_time() - started
        if asked["keep"]:
            Path(asked["keep"]).write_bytes(made)
        print(json.dumps({"cpu": cpu, "size": len(made), "peak": peak()}), file=answers, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
