"""Answers tasks that come as lines `task<TAB>path`, one JSON line each, and tells what each took."""

import json
import os
import resource
import sys
import time

# One thread, as Earshot's engine has one: the libraries read these when they are imported.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[variable] = "1"


def cpu_seconds():
    """User and system time of this process and of the commands that it ran."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def serve(versions, load, tasks):
    """Answers until standard input ends. `load(path)` is not timed; `tasks[name](loaded)` is."""
    replies = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what a library prints must not end up between the replies
    print(json.dumps({"versions": versions, "tasks": sorted(tasks)}), file=replies, flush=True)
    loaded_path, loaded = None, None
    for line in sys.stdin:
        task, path = line.rstrip("\n").split("\t")
        try:
            if path != loaded_path:
                loaded_path, loaded = path, load(path)
            wall, cpu = time.perf_counter(), cpu_seconds()
            answer = tasks[task](loaded)
            reply = {"answer": answer, "wallSeconds": time.perf_counter() - wall, "cpuSeconds": cpu_seconds() - cpu}
        except Exception as error:  # a peer that fails on a file must not end the run
            reply = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(reply), file=replies, flush=True)
