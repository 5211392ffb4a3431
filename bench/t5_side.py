"""What the Python sides of `cairn bench t5` share: a job for each line of standard input, a line of JSON for each job."""
import json
import pathlib
import sys
import time


def serve(search, train=None, validate=None):
    """Answers until the input ends. The functions take a job and return times, sequences and a loss."""
    # Libraries may print what they like: the answers have a stream of their own.
    answers = sys.stdout
    sys.stdout = sys.stderr
    jobs = json.loads((work() / "jobs.json").read_text())
    for line in sys.stdin:
        job = jobs[line.strip()]
        function = train if "batches" in job else validate if "validation" in job else search
        (seconds, cpu_seconds), sequences, loss = function(job)
        answer = {"seconds": seconds, "cpuSeconds": cpu_seconds, "sequences": sequences, "loss": loss}
        print(json.dumps(answer), file=answers, flush=True)


def watch():
    """Starts; the function that it returns gives the seconds since, by the clock and of the processors."""
    start, cpu_start = time.perf_counter(), time.process_time()
    return lambda: (time.perf_counter() - start, time.process_time() - cpu_start)


def work():
    """The folder with jobs.json and a model directory for each geometry."""
    return pathlib.Path(sys.argv[1])


def threads():
    return int(sys.argv[2])


def model(job):
    return work() / job["geometry"].lower()
