"""Whether cairn-scienceworld answers as the package scienceworld, wherever that agrees with itself.

    python equality.py [TASK ...]      all tasks by default, which takes an hour; ends with fields=N equal=M

One variation of each task is played twice: its gold path with `easy`, and random valid actions without simplifications. The original
plays them in three processes, in other orders and with other identity hashes of Java's objects, by which it orders its sets; an
episode is compared up to where two of these runs differ.
"""
import collections
import multiprocessing
import os
import random
import sys

MOVES = 40
RANDOM_MOVES = 25
LIMIT = 60
HASHES = ["", "-XX:+UnlockExperimentalVMOptions -XX:hashCode=1", "-XX:+UnlockExperimentalVMOptions -XX:hashCode=3"]

Episode = collections.namedtuple("Episode", "task variation simplifications actions")


def environment(original):
    if original:
        from scienceworld import ScienceWorldEnv
    else:
        from cairn_scienceworld import ScienceWorldEnv
    return ScienceWorldEnv(envStepLimit=LIMIT)


def fields(observation, reward, done, info):
    return {"observation": observation, "reward": reward, "done": done, **info}


def play(original, order, hashes, episodes):
    """The answers of all episodes, in their order; played in another one."""
    os.environ["JAVA_TOOL_OPTIONS"] = hashes
    env = environment(original)
    numbers = list(range(len(episodes)))
    random.Random(order).shuffle(numbers)
    played = {}
    for number in numbers:
        episode = episodes[number]
        env.load(episode.task, episode.variation, episode.simplifications)
        observation, info = env.reset()
        played[number] = [fields(observation, 0, False, info)] + [fields(*env.step(action)) for action in episode.actions]
    env.close()
    return [played[number] for number in range(len(episodes))]


def choose(tasks):
    """Cairn's gold paths, and valid actions as they come."""
    env = environment(original=False)
    episodes = []
    for task in tasks or env.tasks:
        variation = env.get_max_variations(task) // 2
        env.load(task, variation, "easy", generateGoldPath=True)
        episodes.append(Episode(task, variation, "easy", env.get_gold_action_sequence()[:MOVES]))
        draw, actions = random.Random(task), []
        env.load(task, variation)
        _, info = env.reset()
        for _ in range(RANDOM_MOVES):
            actions.append(draw.choice(info["valid"] or ["look around"]))
            info = env.step(actions[-1])[3]
        episodes.append(Episode(task, variation, "", actions))
    env.close()
    return episodes


def main():
    context = multiprocessing.get_context("spawn")
    episodes = choose(sys.argv[1:])
    with context.Pool(1, maxtasksperchild=1) as processes:
        runs = processes.starmap(
            play, [(True, i, hashes, episodes) for i, hashes in enumerate(HASHES)] + [(False, 9, "", episodes)], chunksize=1)
    total = equal = 0
    for episode, *played in zip(episodes, *runs):
        compared, same, other = compare(*played)
        total += compared
        equal += same
        print(f"{episode.task:5} {episode.simplifications or 'random actions':15} {len(played[0]):3} steps, {compared:4} fields on which the"
              f" original agrees with itself, {same:4} equal{other}", flush=True)
    print(f"fields={total} equal={equal}")


def compare(*runs):
    compared = same = 0
    other = ""
    for move, (*originals, cairn) in enumerate(zip(*runs)):
        agreed = [field for field in cairn if all(each[field] == originals[0][field] for each in originals)]
        compared += len(agreed)
        for field in agreed:
            if cairn[field] == originals[0][field]:
                same += 1
            else:
                other += f"\n      move {move}, {field}: {originals[0][field]!r:.200} but {cairn[field]!r:.200}"
        if len(agreed) < len(cairn):
            return compared, same, f"; from move {move} on it does not ({', '.join(sorted(set(cairn) - set(agreed)))})" + other
    return compared, same, other


if __name__ == "__main__":
    main()
