#!/usr/bin/env python3
"""Episodes a minute against episodes at once, memory against the size of a model, training against tokens a step.

    bench/curves.sh [--quick] [OUT.svg]

Prints a table of each and draws all three (docs/costs.svg unless OUT is given). Half an hour on two cores that nothing else uses; --quick
measures the two ends of each curve, in some minutes, with models of 60 million parameters at most.
"""
import json
import math
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HOME = pathlib.Path(__file__).resolve().parent.parent
EXECUTOR = ["--d-model", "192", "--d-ff", "384", "--layers", "3", "--heads", "6"]
# Width, width of the feed-forward part, layers, heads and tokens: the shipped models, and the sizes of T5 from mini to large.
SIZES = [(192, 384, 3, 6, 2048), (384, 1536, 4, 8, 8192), (512, 1024, 8, 6, 32128), (768, 2048, 12, 12, 32128), (1024, 2816, 24, 16, 32128)]


class Bench:
    def __init__(self, work, quick):
        self.work = work
        self.quick = quick
        self.runs = 0

    def cairn(self, *arguments):
        """Runs a command in a run directory of its own: the directory, clock and processor seconds, and the peak of memory in GB."""
        self.runs += 1
        run = self.work / str(self.runs)
        command = [str(HOME / "cairn"), *map(str, arguments), "--run-dir", str(run)]
        start = time.monotonic()
        with open(self.work / "log", "w", encoding="utf-8") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, env=os.environ | {"CAIRN_JAVA_OPTS": "-Xmx4g"})
            _, status, usage = os.wait4(process.pid, 0)
        if status != 0:
            sys.exit(f"{' '.join(command)} failed:\n{(self.work / 'log').read_text()}")
        return run, time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1e6

    def ends(self, values):
        return [values[0], values[-1]] if self.quick else values

    def playing(self):
        for at_once in self.ends([1, 2, 4, 8, 16, 32, 64]):
            run, clock, processor, memory = self.cairn(
                "evaluate", "--agent", "two-level", "--protocol", "seed", "--split", "dev", "--max-variations", 1 if self.quick else 3,
                "--episodes-at-once", at_once)
            with open(run / "episodes.jsonl", encoding="utf-8") as lines:
                episodes = sum(1 for _ in lines)
            yield at_once, 60 * episodes / clock, processor / episodes, memory

    def dataset(self):
        gold, *_ = self.cairn("gold", "--tasks", "1-1,4-1,9-1", "--splits", "train,dev", "--per-task", 4)
        annotated, *_ = self.cairn("annotate", "--trajectories", gold, "--annotator", "rules")
        dataset, *_ = self.cairn("dataset", "--annotated", annotated, "--wording", "compact", "--history", 3)
        return dataset

    def train(self, dataset, steps, tokens, shape):
        return self.cairn("train", "executor", "--dataset", dataset, "--steps", steps, "--batch-tokens", tokens, "--micro-batches", 1,
                          "--evaluate-every", 100000, "--sample", 0, *shape)

    def sizes(self, dataset):
        for width, forward, layers, heads, vocabulary in self.ends(SIZES[:3] if self.quick else SIZES):
            shape = ["--d-model", width, "--d-ff", forward, "--layers", layers, "--heads", heads, "--vocabulary", vocabulary]
            run, _, _, memory = self.train(dataset, 2, 512, shape)
            parameters = json.loads((run / "result.json").read_text())["parameters"]
            yield parameters / 1e6, memory

    def training(self, dataset):
        for tokens in self.ends([256, 512, 1024, 2048, 4096, 8192, 16384]):
            few, many = 10, 10 + (40 if self.quick else max(20, 400_000 // tokens))
            start, end = (self.train(dataset, steps, tokens, EXECUTOR) for steps in (few, many))
            yield tokens, tokens * (many - few) / (end[2] - start[2])


def table(title, heads, rows):
    print(f"\n{title}\n\n| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    for row in rows:
        print("| " + " | ".join(f"{value:,.0f}" if value >= 100 else f"{value:.3g}" for value in row) + " |")
    sys.stdout.flush()


def panel(left, title, across, points):
    """A curve, with the logarithm of what is across."""
    width, height, top = 280, 200, 50
    low, high = math.log(points[0][0]), math.log(points[-1][0])
    most = max(y for _, y in points)
    places = [(left + (math.log(x) - low) / (high - low) * width, top + (1 - y / most) * height) for x, y in points]
    lines = [f'<text x="{left}" y="24">{title}</text>',
             f'<text x="{left + width / 2}" y="{top + height + 40}" text-anchor="middle">{across}</text>',
             f'<path d="M{left} {top + height}h{width}" stroke="#999"/>',
             f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in places)}" fill="none" stroke="#1f77b4"/>']
    for (x, y), (px, py) in zip(points, places):
        lines.append(f'<circle cx="{px:.1f}" cy="{py:.1f}" r="3" fill="#1f77b4"/>'
                     f'<text x="{px:.1f}" y="{top + height + 18}" text-anchor="middle" font-size="10">{x:,.0f}</text>'
                     f'<text x="{px:.1f}" y="{py - 7:.1f}" text-anchor="middle" font-size="10">{y:,.3g}</text>')
    return "\n".join(lines)


def main():
    given = sys.argv[1:]
    quick = "--quick" in given
    names = [argument for argument in given if argument != "--quick"]
    if len(names) > 1 or any(name.startswith("-") for name in names):
        sys.exit(__doc__)
    out = pathlib.Path(names[0] if names else HOME / "docs" / "costs.svg")
    with tempfile.TemporaryDirectory() as work:
        bench = Bench(pathlib.Path(work), quick)
        playing = list(bench.playing())
        table("Playing, two-level, 5 beams", ["episodes at once", "a minute", "processor seconds each", "peak GB"], playing)
        dataset = bench.dataset()
        training = list(bench.training(dataset))
        table("Training the executor's shape", ["tokens a step", "tokens a processor second"], training)
        sizes = list(bench.sizes(dataset))
        table("Training with AdamW, 512 tokens a step", ["million parameters", "peak GB"], sizes)
    panels = [panel(40, "episodes a minute", "episodes at once", [point[:2] for point in playing]),
              panel(390, "thousand tokens a processor second, training", "tokens a step", [(x, y / 1000) for x, y in training]),
              panel(740, "GB, training with AdamW", "million parameters", sizes)]
    out.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1060 310" font-family="sans-serif" font-size="13">\n'
                   '<rect width="1060" height="310" fill="white"/>\n' + "\n".join(panels) + "\n</svg>\n")


main()
