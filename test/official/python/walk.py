"""A walk: steps with names, taken in order, each told in one JSON line on stdout.

What the client itself prints goes to stderr, so that stdout holds nothing but the steps.
"""

import json
import os
import signal
import sys
import time
import traceback

# Longer than any step takes: the longest waits for two epochs of 20 blocks.
STEP_TIMEOUT_S = 90
# A detail is one line of a table.
DETAIL_LENGTH = 240


class Walk:
    """Collects the steps of a client and takes them in the order in which they were written."""

    def __init__(self, client):
        self.client = client
        self._steps = []
        self._failed = set()
        self._answers = os.fdopen(os.dup(1), "w", buffering=1)
        os.dup2(2, 1)

    def step(self, name, needs=()):
        """Declares a step; what it returns is the detail shown. It is not tried when one it needs has failed."""

        def add(work):
            self._steps.append((name, tuple(needs), work))
            return work

        return add

    def run(self):
        """Takes every step. A step that fails ends none but those that need it."""
        signal.signal(signal.SIGALRM, _too_long)
        for name, needs, work in self._steps:
            missing = [need for need in needs if need in self._failed]
            if missing:
                self._say(name, False, f"not tried: {missing[0]} failed")
                continue
            print(f"== {time.strftime('%H:%M:%S')} {self.client}: {name}", file=sys.stderr, flush=True)
            try:
                signal.alarm(STEP_TIMEOUT_S)
                self._say(name, True, work() or "")
            except Exception as error:
                traceback.print_exc()
                self._say(name, False, f"{type(error).__name__}: {error}")
            finally:
                signal.alarm(0)

    def _say(self, name, ok, detail):
        if not ok:
            self._failed.add(name)
        line = " ".join(str(detail).split())[:DETAIL_LENGTH]
        said = {"client": self.client, "step": name, "ok": ok, "detail": line}
        self._answers.write(json.dumps(said) + "\n")


def check(held, said):
    """Fails the step with these words when something does not hold."""
    if not held:
        raise AssertionError(said)


def _too_long(_signal, _frame):
    raise TimeoutError(f"took more than {STEP_TIMEOUT_S} s")
