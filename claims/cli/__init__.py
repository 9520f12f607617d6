"""The command line: parses arguments, calls the other rooms, prints answers."""

from __future__ import annotations

import gc
import os
import sys

from claims.cli.early import picture
from claims.cli.terminal import guarded
from claims.errors import ClaimsError

NEW_OBJECTS = 50_000
"""New objects after which Python looks for garbage: after 700 each, a fifth of the start goes into that."""
AGAIN = 0.05
"""Seconds after which a dropped Ctrl-C is raised again: the callback that dropped it is over by then."""


def main() -> None:
    """Run the command line; every failure ends as one sentence on stderr and an exit code."""
    gc.set_threshold(NEW_OBJECTS)
    sys.unraisablehook = _interrupt_again
    with guarded():
        _run()


def _interrupt_again(lost: sys.UnraisableHookArgs) -> None:
    """Raise Ctrl-C again where Python dropped it: nothing can be raised in a collector's callback."""
    if not issubclass(lost.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(lost)
        return
    from signal import SIGINT, pthread_kill
    from threading import Timer, main_thread

    # A true signal: _thread.interrupt_main() does not wake a system call that waits.
    again = Timer(AGAIN, pthread_kill, (main_thread().ident, SIGINT))
    again.daemon = True  # a program that ends by itself meanwhile need not wait for it
    again.start()


def _run() -> None:
    try:
        with picture(sys.argv[1:], os.environ):
            from claims.cli.program import app

            app()
    except ClaimsError as error:
        fail(str(error), error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        from claims.cli.failure import sentence

        fail(*sentence(error))


def fail(message: str, code: int) -> None:
    """Print ``message`` on stderr and end with ``code``."""
    print(f"claims: {message}", file=sys.stderr)
    try:
        sys.stdout.flush()
    except OSError:  # what a full disk did not take must not fail again at exit, which would change the code
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)
