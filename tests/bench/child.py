"""The process that measures one side of a trial: `python -m tests.bench.child TRIAL SIDE DESK SCRATCH`."""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path

from tests.bench.desks import desk_in
from tests.bench.trial import Ground
from tests.bench.trials import trial_named


def main() -> int:
    """Tell the names of what can be measured, then measure what is asked for until nobody asks any more."""
    name, side, desk, scratch = sys.argv[1:]
    trial = trial_named(name)
    # What the program prints is not for the parent, who listens here.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    samplers = (trial.app if side == "app" else trial.limits)(Ground(desk_in(Path(desk)), Path(scratch)))
    print(json.dumps(list(samplers)), file=answers, flush=True)
    for line in sys.stdin:
        wanted, first, count = line.split()
        taken = [samplers[wanted](n) for n in range(int(first), int(first) + int(count))]
        print(json.dumps(taken), file=answers, flush=True)
    return 0


if __name__ == "__main__":
    code = 1
    try:
        code = main()
    except BaseException:
        traceback.print_exc()  # the program that is measured has a hook of its own for what falls through
        raise
    finally:
        sys.stderr.flush()
        os._exit(code)  # everything is told; taking Qt apart at the end measures nothing
