#!/usr/bin/env python3
"""How long a large evaluation takes on a cluster, by simulation from real episodes.

    bench/spark_plan.py RUN/episodes.jsonl --core-seconds 180

The episodes are those of `cairn evaluate` with the agent in question; --core-seconds says what all of them took of one core, as `time` says it (user
and system). Each has its share by its steps, of which all cost about the same. Drawn from them with replacement, episodes come in parts as Cairn
makes them; an executor does one part after the other, with all its cores. The process of the command reads the results meanwhile.
"""

import argparse
import heapq
import json
import random


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", help="episodes.jsonl of cairn evaluate")
    parser.add_argument("--core-seconds", type=float, required=True, help="of one core, for all episodes of the file")
    parser.add_argument("--episodes", type=int, default=1_000_000)
    parser.add_argument("--nodes", type=int, default=100)
    parser.add_argument("--cores", type=int, default=16, help="of a node")
    parser.add_argument("--part", type=int, default=32, help="episodes of a part")
    parser.add_argument("--start", type=float, default=60, help="seconds until an executor works")
    parser.add_argument("--memory", type=float, default=2, help="GB of an executor")
    parser.add_argument("--node-files", type=float, default=0.3, help="GB that a node reads at first: jars and models")
    parser.add_argument("--shared", type=float, default=1000, help="MB a second that the shared folder gives to all nodes together")
    parser.add_argument("--merge", type=float, default=25, help="MB a second that the process of the command reads and writes")
    parser.add_argument("--slow", type=float, default=0.05, help="share of nodes with half the speed, in the second column")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def measured(file, core_seconds):
    """Seconds of each episode on one core, and bytes of a line."""
    steps, size = [], 0
    with open(file, encoding="utf-8") as lines:
        for line in lines:
            size += len(line.encode())
            steps.append(len(json.loads(line)["steps"]))
    return sorted(core_seconds * each / sum(steps) for each in steps), size / len(steps)


def part_seconds(draws, cores):
    """Until the last of a part's episodes has ended, each on the core that is free first."""
    free = [0.0] * cores
    for seconds in draws:
        heapq.heappush(free, heapq.heappop(free) + seconds)
    return max(free)


def play(parts, speeds, start, death=None):
    """When all parts are done, and when 99 % of them are; of executors that differ in speed, the first of which may die at some time."""
    free = [(start, i) for i in range(len(speeds))]
    waiting = list(reversed(parts))
    ends = []
    while waiting:
        now, i = heapq.heappop(free)
        part = waiting.pop()
        end = now + part / speeds[i]
        if i == 0 and death is not None and end > death:
            waiting.append(part)  # begun again elsewhere
            continue
        ends.append(end)
        heapq.heappush(free, (end, i))
    ends.sort()
    return ends[-1], ends[int(0.99 * len(ends))]


def main():
    given = arguments()
    seconds, size = measured(given.file, given.core_seconds)
    mean = sum(seconds) / len(seconds)
    rank = lambda share: seconds[int(share * (len(seconds) - 1))]
    print(f"{len(seconds)} episodes: {mean:.2f} s of a core each, median {rank(0.5):.2f}, 99 % below {rank(0.99):.2f}, {size / 1000:.1f} kB")
    print(f"{given.episodes} episodes on {given.nodes} nodes of {given.cores} cores, in minutes:")
    print(f"{'executors':>12} {'cores each':>11} {'GB a node':>10} {'best':>6} {'played':>7} {'slow nodes':>11} {'a death':>8} {'last 1 %':>9}")
    source = random.Random(given.seed)
    draws = [source.choice(seconds) for _ in range(given.episodes)]
    files = given.nodes * given.node_files * 1000 / given.shared
    start = given.start + files
    best = mean * given.episodes / (given.nodes * given.cores)
    cores = 1
    while cores <= given.cores:
        parts = [part_seconds(draws[i : i + given.part], cores) for i in range(0, len(draws), given.part)]
        each = given.cores // cores
        executors = given.nodes * each
        end, most = play(parts, [1.0] * executors, start)
        slow = [0.5 if i < given.slow * executors else 1.0 for i in range(executors)]
        late, _ = play(parts, slow, start)
        dead, _ = play(parts, [1.0] * executors, start, death=end / 2)
        row = (executors, cores, each * given.memory, best / 60, end / 60, late / 60, dead / 60, (end - most) / 60)
        print("%12d %11d %10.0f %6.1f %7.1f %11.1f %8.1f %9.1f" % row)
        cores *= 2
    total = given.episodes * size / 1e6
    print(f"before that, {given.nodes * given.node_files:.0f} GB of jars and models go out: {files:.0f} s of the shared folder")
    print(f"results: {total / 1000:.1f} GB in {-(-given.episodes // given.part)} files, which the command reads and writes in {total / given.merge / 60:.1f} minutes")


if __name__ == "__main__":
    main()
