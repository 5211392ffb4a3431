"""Runs the commands of bench/curves.sh and draws what they cost."""

import functools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt

QUICK = sys.argv[1:] == ["--quick"]
if sys.argv[1:] and not QUICK:
    sys.exit(f"unknown option {sys.argv[1]}")
WORK = tempfile.TemporaryDirectory()
PARAMETERS = {"mini": 1.0, "agent": 3.0, "tiny": 10.5, "small": 77, "base": 248, "large": 783}


def run(*arguments):
    """Seconds by the clock, the largest memory in MiB, and what was printed."""
    with open(f"{WORK.name}/out", "w+", encoding="utf-8") as out:
        start = time.monotonic()
        process = subprocess.Popen(["./cairn", *arguments], stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - start
        if process.returncode != 0:
            sys.exit(f"./cairn {' '.join(arguments)} ended with {process.returncode}")
        out.seek(0)
        return seconds, usage.ru_maxrss / 1024, out.read()


def play(at_once):
    """Episodes a minute and memory; the start of Java counts."""
    directory = f"{WORK.name}/play-{at_once}"
    seconds, memory, _ = run(
        "evaluate", "--agent", "two-level", "--split", "dev", "--max-variations", "1" if QUICK else "3",
        "--episodes-at-once", str(at_once), "--run-dir", directory)
    with open(f"{directory}/episodes.jsonl", encoding="utf-8") as lines:
        episodes = sum(1 for _ in lines)
    return 60 * episodes / seconds, memory


@functools.cache
def bench(part, model, *arguments):
    """Processor seconds of a search or a step, and memory of the whole process."""
    rounds = "1" if PARAMETERS[model] > 100 else "3"
    _, memory, out = run(
        "bench", "t5", "--parts", part, "--models", model, "--rounds", rounds, "--warm-up-seconds", "2", "--without-best", "--json", *arguments)
    return statistics.median(json.loads(out)[0]["cpuSeconds"]["Cairn"]), memory


def table(head, rows):
    print("\n| " + " | ".join(head) + " |\n|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(row) + " |", flush=True)


def draw(axes, title, across, up, lines, logarithmic=True):
    for label, points in lines.items():
        axes.plot(*zip(*points), marker="o", label=label)
    axes.set(title=title, xlabel=across, ylabel=up, xscale="log")
    if logarithmic:
        axes.set_yscale("log")
    else:
        axes.set_ylim(bottom=0)
    for axis in axes.xaxis, axes.yaxis:
        axis.set_major_formatter(matplotlib.ticker.FuncFormatter(lambda value, _: f"{value:g}"))
        axis.set_minor_formatter(matplotlib.ticker.NullFormatter())
    axes.set_xticks(sorted({x for points in lines.values() for x, _ in points}))
    axes.grid(alpha=0.3)
    if len(lines) > 1:
        axes.legend()


played = {at_once: play(at_once) for at_once in ([1, 64] if QUICK else [1, 2, 4, 8, 16, 32, 64])}
table(["episodes at once", "episodes a minute", "MiB"], [[str(n), f"{rate:.0f}", f"{memory:.0f}"] for n, (rate, memory) in played.items()])

models = ["mini", "agent", "tiny"] if QUICK else list(PARAMETERS)
searched = {model: bench("beams", model, "--inputs", "1") for model in models}
trained = {model: bench("step", model, "--batch", "1") for model in models}
table(
    ["million parameters", "a search, processor ms", "MiB", "a step of 512 tokens, processor ms", "MiB"],
    [[f"{PARAMETERS[m]:g}", f"{1000 * searched[m][0]:.0f}", f"{searched[m][1]:.0f}", f"{1000 * trained[m][0]:.0f}", f"{trained[m][1]:.0f}"]
     for m in models])

batches = [2, 8] if QUICK else [1, 2, 4, 8, 16, 32]
rates = {model: [(512 * batch, 512 * batch / bench("step", model, "--batch", str(batch))[0]) for batch in batches] for model in models[:3]}
table(
    ["tokens of a step", *(f"{PARAMETERS[m]:g} million: tokens a second of one core" for m in rates)],
    [[f"{tokens:,}", *(f"{rates[m][i][1]:,.0f}" for m in rates)] for i, (tokens, _) in enumerate(next(iter(rates.values())))])

figure, grid = plt.subplots(2, 2, figsize=(11, 8), layout="constrained")
draw(grid[0][0], "Playing", "episodes at once", "episodes a minute", {"": [(n, rate) for n, (rate, _) in played.items()]}, logarithmic=False)
draw(grid[0][1], "Memory of playing", "episodes at once", "MiB", {"": [(n, memory) for n, (_, memory) in played.items()]}, logarithmic=False)
draw(grid[1][0], "Memory by size of model", "million parameters", "MiB", {
    "a step of 512 tokens": [(PARAMETERS[m], trained[m][1]) for m in models],
    "a search with 5 beams": [(PARAMETERS[m], searched[m][1]) for m in models]})
draw(grid[1][1], "Training", "tokens of a step", "tokens a second of one core", {f"{PARAMETERS[m]:g} million": rates[m] for m in rates}, logarithmic=False)
plt.rcParams["svg.hashsalt"] = "cairn"
target = Path("bench/runs/curves.svg" if QUICK else "docs/curves.svg")
target.parent.mkdir(parents=True, exist_ok=True)
figure.savefig(target, metadata={"Date": None})
print(f"\ndrawn in {target}")
