"""The process of a trial: takes what is wanted on standard input, answers on standard output."""

from __future__ import annotations

import asyncio
import pickle
import sys

from workers.collector import collect_seldom
from workers.monitor.trial import Tried, Wanted, try_here
from workers.store.errors import StoreError


def main() -> None:
    """Answer with a Tried, or with the StoreError that stands in the way."""
    collect_seldom()
    wanted: Wanted = pickle.load(sys.stdin.buffer)  # noqa: S301 - the screen's own
    answer: Tried | StoreError
    try:
        answer = asyncio.run(try_here(wanted))
    except StoreError as error:
        answer = error
    pickle.dump(answer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
