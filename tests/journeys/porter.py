"""A process that has started once and runs the journeys' commands in copies of itself: a start costs more than they do.

It reads one JSON list a line (module and arguments) and answers with one JSON object (code, what was printed).
"""

import json
import os
import runpy
import sys
import traceback
from contextlib import suppress

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")


def run(module, *arguments):
    """Run a module as a program in a child; return its exit code and what it printed."""
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        os.dup2(writes, 1)
        code = 1
        try:
            sys.argv = [module, *arguments]
            runpy.run_module(module, run_name="__main__", alter_sys=True)
            code = 0
        except BaseException:
            traceback.print_exc()
        sys.stdout.flush()
        os._exit(code)
    os.close(writes)
    with os.fdopen(reads, encoding="utf-8") as pipe:
        said = pipe.read()
    _child, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), said


def main():
    """Answer until nobody asks any more."""
    for line in sys.stdin:
        code, said = run(*json.loads(line))
        sys.stdout.write(json.dumps({"code": code, "said": said}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    django.setup()
    import tests.factories.accounts
    import tests.factories.marketplace  # noqa: F401 - what nearly all of them import

    with suppress(KeyboardInterrupt):
        main()
