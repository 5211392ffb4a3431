"""Steps of ScienceWorld in Python: the package scienceworld beside cairn-scienceworld, on the same episodes.

    python measure.py EPISODES ROUNDS STEPS      prints JSON

Each measurement alternates between the two, so that a busy machine slows both; processor time is that of Python and of Java.
"""
import json
import multiprocessing
import os
import sys
import time

TASKS = ["4-1", "1-1", "2-1", "5-1", "6-2", "3-2", "8-1", "9-1", "10-1", "7-1"]
MANY = 8
CROWD = 64


class Clock:
    """Seconds of wall clock, and of the processor in some processes besides this one."""

    def __init__(self, pids):
        self.pids = pids
        self.wall = self.cpu = 0.0

    def __enter__(self):
        self.start = time.perf_counter(), self.processor()

    def __exit__(self, *unused):
        self.wall += time.perf_counter() - self.start[0]
        self.cpu += self.processor() - self.start[1]

    def processor(self):
        return time.process_time() + sum(map(cpu_seconds, self.pids))


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(pid):
    """MiB that a process holds, its share of what others hold too."""
    with open(f"/proc/{pid}/smaps_rollup", encoding="utf-8") as rollup:
        return next(int(line.split()[1]) for line in rollup if line.startswith("Pss:")) / 1024


def warm_up(original, cairn):
    """The original's work once, and Cairn's for as long: Java compiles what has run often enough."""
    start = time.perf_counter()
    original()
    end = 2 * time.perf_counter() - start
    while time.perf_counter() < end:
        cairn()


def load(env, episode):
    env.load(episode["task"], episode["variation"], "easy")
    return [env.reset()[0]]


def play(env, episode, clock):
    texts = load(env, episode)
    with clock:
        for action in episode["actions"]:
            texts.append(env.step(action)[0])
    return texts


def single(episodes, rounds):
    from cairn_scienceworld import ScienceWorldEnv
    from scienceworld import ScienceWorldEnv as Original
    original, cairn = Original(envStepLimit=100_000), ScienceWorldEnv(envStepLimit=100_000)
    clocks = {original: Clock([original._gateway.java_process.pid]), cairn: Clock([cairn._gateway.pid])}
    warm_up(*(lambda env=env: [play(env, episode, Clock([])) for episode in episodes] for env in clocks))
    same = steps = 0
    for _ in range(rounds):
        for episode in episodes:
            theirs, ours = [play(env, episode, clocks[env]) for env in clocks]
            same += sum(a == b for a, b in zip(theirs, ours))
            steps += len(episode["actions"])
    held = memory(clocks[original].pids[0])
    original.close()
    cairn.close()
    return result(clocks[original], clocks[cairn], steps) | {"same_texts": same / (steps + rounds * len(episodes)),
                                                             "original_jvm_mib": held}


def original_process(pipe):
    """One of the many: an environment of the package in a process of its own, as vector environments have it."""
    from scienceworld import ScienceWorldEnv
    env = ScienceWorldEnv(envStepLimit=100_000)
    pipe.send(env._gateway.java_process.pid)
    for what, argument in iter(pipe.recv, None):
        pipe.send(load(env, argument) if what == "load" else env.step(argument))
    env.close()


class Processes:
    def __init__(self, count):
        context = multiprocessing.get_context("spawn")
        pairs = [context.Pipe() for _ in range(count)]
        self.pipes = [here for here, _ in pairs]
        self.processes = [context.Process(target=original_process, args=(there,)) for _, there in pairs]
        for process in self.processes:
            process.start()
        self.pids = [pipe.recv() for pipe in self.pipes] + [process.pid for process in self.processes]

    def load(self, episodes):
        self.all("load", episodes)

    def step(self, actions):
        return self.all("step", actions)

    def all(self, what, arguments):
        for pipe, argument in zip(self.pipes, arguments):
            pipe.send((what, argument))
        return [pipe.recv() for pipe in self.pipes]

    def close(self):
        for pipe, process in zip(self.pipes, self.processes):
            pipe.send(None)
            process.join()


class Vector:
    def __init__(self, count):
        from cairn_scienceworld import ScienceWorldVectorEnv
        self.envs = ScienceWorldVectorEnv(count, envStepLimit=100_000)
        self.pids = [self.envs.envs[0]._gateway.pid]

    def load(self, episodes):
        self.envs.load([episode["task"] for episode in episodes], [episode["variation"] for episode in episodes], "easy")
        self.envs.reset()

    def step(self, actions):
        return self.envs.step(actions)

    def close(self):
        self.envs.close()


def vector(episodes, rounds, steps):
    episodes = [episodes[i % len(episodes)] for i in range(MANY)]
    sides = [Processes(MANY), Vector(MANY)]
    clocks = [Clock(side.pids) for side in sides]
    warm_up(*(lambda side=side: play_all(side, episodes, steps, Clock([])) for side in sides))
    for _ in range(rounds):
        for side, clock in zip(sides, clocks):
            play_all(side, episodes, steps, clock)
    for side in sides:
        side.close()
    return result(*clocks, steps * rounds)


def play_all(side, episodes, steps, clock):
    side.load(episodes)
    with clock:
        for step in range(steps):
            side.step([episode["actions"][step % len(episode["actions"])] for episode in episodes])


def crowd(episodes):
    """MiB of many environments in the middle of their episodes: Java and this Python."""
    from cairn_scienceworld import ScienceWorldVectorEnv
    envs = ScienceWorldVectorEnv(CROWD, envStepLimit=100_000)
    mine = [episodes[i % len(episodes)] for i in range(CROWD)]
    envs.load([episode["task"] for episode in mine], [i % 5 for i in range(CROWD)], "easy")
    envs.reset()
    for step in range(10):
        envs.step([episode["actions"][step % len(episode["actions"])] for episode in mine])
    held = memory(envs.envs[0]._gateway.pid) + memory(os.getpid())
    envs.close()
    return held


def result(original, cairn, steps):
    return {"original_ms": 1000 * original.wall / steps, "cairn_ms": 1000 * cairn.wall / steps,
            "original_cpu_ms": 1000 * original.cpu / steps, "cairn_cpu_ms": 1000 * cairn.cpu / steps, "steps": steps}


def solutions(count):
    from cairn_scienceworld import ScienceWorldEnv
    env = ScienceWorldEnv()
    episodes = []
    for task in TASKS[:count]:
        env.load(task, 0, "easy", generateGoldPath=True)
        episodes.append({"task": task, "variation": 0, "actions": env.get_gold_action_sequence()})
    env.close()
    return episodes


def main():
    count, rounds, steps = map(int, sys.argv[1:])
    episodes = solutions(count)
    print(json.dumps({"single": single(episodes, rounds), "vector": vector(episodes, rounds, steps), "crowd_mib": crowd(episodes)}))


if __name__ == "__main__":
    main()
