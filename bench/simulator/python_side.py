"""Replays episodes through the scienceworld package and prints the rates as JSON.

    python python_side.py episodes.json WARM_UP

episodes.json is what `cairn bench simulator --save-episodes` writes: each episode has a task, a variation and actions.
The first WARM_UP of them are played once before, to warm the package's JVM up.
"""
import json
import sys
import time

from scienceworld import ScienceWorldEnv


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        episodes = json.load(file)
    env = ScienceWorldEnv(envStepLimit=100_000)
    play(env, episodes[:int(sys.argv[2])])
    loads, load_seconds, steps, step_seconds = play(env, episodes)
    gold_seconds = 0.0
    for episode in episodes:
        start = time.perf_counter()
        load(env, episode, gold=True)
        gold_seconds += time.perf_counter() - start
    env.close()
    print(json.dumps({
        "load": loads / load_seconds,
        "load_with_gold": loads / gold_seconds,
        "full_step": steps / step_seconds,
    }))


def load(env, episode, gold):
    variation = episode["variation"]
    env.load(variation["task"]["name"], variation["number"], "easy", generateGoldPath=gold)


def play(env, episodes):
    load_seconds = step_seconds = 0.0
    steps = 0
    for episode in episodes:
        start = time.perf_counter()
        load(env, episode, gold=False)
        loaded = time.perf_counter()
        load_seconds += loaded - start
        for action in episode["actions"]:
            env.step(action)
        step_seconds += time.perf_counter() - loaded
        steps += len(episode["actions"])
    return len(episodes), load_seconds, steps, step_seconds


main()
