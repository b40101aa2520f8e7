"""``python generating.py GENERATOR …``: a site generator, run with the arguments that follow.

It may want room on the disk, or may not write where it is to. That is told in a
sentence, where the generator would tell it in a hundred lines of its own code.
This is a file to run, and no module of the library: a project that has the
library beside its hook loads that, and there may be another.
"""

from __future__ import annotations

import os
import runpy
import sys


def run() -> None:
    """Run the generator that the first argument names, as “python -m” does."""
    sys.path[0] = os.getcwd()  # noqa: PTH109  where it would be, and not this file's folder
    name = sys.argv.pop(1)
    try:
        runpy.run_module(name, run_name="__main__", alter_sys=True)
    except OSError as error:
        from facing_pages.whole import is_refused, told

        if not is_refused(error):
            raise
        sys.exit(f"facing-pages: {told(error)}")


if __name__ == "__main__":
    run()
