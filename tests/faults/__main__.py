"""Faults from the command line: `python -m tests.faults kill --times 200`, `... storm --processes 8 --threads 4`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.faults.kill import KillFigures, killed
from tests.faults.storm import Storm, StormFigures, blown


def main() -> int:
    """Run one kind of fault, print its figures; 1 when anything was lost."""
    asked = _parser().parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        figures: KillFigures | StormFigures
        if asked.fault == "kill":
            figures = killed(Path(folder), asked.times, asked.row_by_row)
        else:
            storm = Storm(asked.processes, asked.threads, asked.seconds, asked.deferred)
            figures = blown(Path(folder), storm)
    sys.stdout.write(f"{'good' if figures.good else 'WRONG'}: {figures}\n")
    return 0 if figures.good else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--folder", help="where the databases are made (a folder on the disk to be tested)")
    faults = parser.add_subparsers(dest="fault", required=True)
    kill = faults.add_parser("kill", help="kill -9 a writer in the middle of saving (R4)")
    kill.add_argument("--times", type=int, default=200)
    kill.add_argument("--row-by-row", action="store_true", help="the wrong way, which must fail")
    storm = faults.add_parser("storm", help="many writers at once (R1)")
    storm.add_argument("--processes", type=int, default=8)
    storm.add_argument("--threads", type=int, default=4)
    storm.add_argument("--seconds", type=float, default=60)
    storm.add_argument("--deferred", action="store_true", help="the wrong way, which must fail")
    return parser


if __name__ == "__main__":
    sys.exit(main())
