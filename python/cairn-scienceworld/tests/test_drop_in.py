"""Every method, argument, return value and exception of the original, asked for in both."""
import inspect

import pytest
import scienceworld
from py4j.protocol import Py4JError, Py4JJavaError

from cairn_scienceworld import JAR_PATH, ScienceWorldEnv


def play(env, actions):
    return [env.reset()] + [env.step(action) for action in actions]


def everything(env):
    """The answers of all methods that ask only."""
    return {
        "moves": env.get_num_moves(),
        "task": env.get_task_description(),
        "progress": env.get_goal_progress(),
        "history": env.get_run_history(),
        "objects": sorted(env.get_possible_objects()),
        "actions": env.get_possible_actions(),
        "actions with ids": env.get_possible_actions_with_IDs(),
        "types": env.get_object_types(),
        "object types": env.get_all_object_types_LUTJSON(),
        "simplifications": (env.get_simplifications_used(), env.get_possible_simplifications()),
        "tasks": (env.tasks, env.task_names, env.get_task_names()),
        "variations": (env.get_variations_train(), env.get_variations_dev(), env.get_variations_test()),
        "most variations": [env.get_max_variations(task) for task in env.task_names],
        "gold": env.get_gold_action_sequence(),
        "free": (env.look(), env.inventory(), env.taskdescription()),
        "score": (env.server.getScore(), env.server.getCompleted()),
        "state": (env.taskName, env.variationIdx, env.simplificationStr, env.lastStepScore, env.goldPathGenerated),
        "sizes": (len(env.getObjectTree()), len(env.get_all_object_ids_types_referents_LUTJSON())),
    }


def test_signatures_are_those_of_the_original():
    for name, member in inspect.getmembers(scienceworld.ScienceWorldEnv, inspect.isfunction):
        assert inspect.signature(getattr(ScienceWorldEnv, name)) == inspect.signature(member), name
    assert issubclass(ScienceWorldEnv, scienceworld.ScienceWorldEnv)


# Episodes that are the same in each run of the original: the order in which it keeps objects shows in others.
EPISODES = {
    ("2-2", 218, "easy"): [
        "open door to outside", "go to outside", "open door to kitchen", "go to kitchen", "pick up thermometer",
        "focus on thermometer in inventory", "pick up cup containing mercury", "focus on mercury", "teleport to hallway"],
    ("8-1", 7, ""): ["connect greenhouse to bedroom", "look at art studio door", "focus on art studio", "inventory", "fly"],
}


@pytest.mark.parametrize("episode", EPISODES)
def test_every_answer_is_that_of_the_original(env, original, episode):
    for each in env, original:
        each.load(*episode)
    for ours, theirs in zip(play(env, EPISODES[episode]), play(original, EPISODES[episode])):
        assert ours == theirs
    ours, theirs = everything(env), everything(original)
    for question in theirs:
        assert ours[question] == theirs[question], question


def test_a_gold_path_solves_its_task(env):
    env.load("7-1", 1, "openDoors,noElectricalAction", generateGoldPath=True)
    *_, (_, _, done, info) = play(env, env.get_gold_action_sequence())
    assert (done, info["score"], env.get_simplifications_used()) == (True, 100, "noElectricalAction, openDoors")


def test_a_variation_is_drawn_from_its_split(env):
    env.load("4-1", 5)
    for split in "train", "dev", "test":
        assert getattr(env, f"get_random_variation_{split}")() in getattr(env, f"get_variations_{split}")()


CALLS = {
    "a task that is none": lambda env: env.load("nowhere"),
    "a simplification that is none": lambda env: env.load("1-1", 0, "simple"),
    "a circuit without electricity": lambda env: env.load("3-1", 0, "noElectricalAction"),
    "a text for a number": lambda env: env.load("1-1", "0"),
    "an action that is none": lambda env: (env.load("4-1"), env.step(None)),
    "an action that is a number": lambda env: (env.load("4-1"), env.step(7)),
    "an action that is a list": lambda env: (env.load("4-1"), env.step(["look"])),
    "a method that is none": lambda env: env.server.getNothing(),
    "too many arguments": lambda env: env.server.getScore(1),
    "half a character": lambda env: (env.load("4-1"), env.step("look \ud800")),
    "history of no name": lambda env: env.getRunHistorySize(),
}


@pytest.mark.parametrize("call", CALLS)
def test_exceptions_are_those_of_the_original(env, original, call):
    with pytest.raises(Exception) as theirs:
        CALLS[call](original)
    with pytest.raises(Exception) as ours:
        CALLS[call](env)
    assert isinstance(ours.value, theirs.type)
    if isinstance(theirs.value, Py4JJavaError):
        assert ours.value.java_exception.toString() == theirs.value.java_exception.toString()
    elif not isinstance(theirs.value, Py4JError):
        assert str(ours.value) == str(theirs.value)


def test_before_a_task_is_loaded_an_environment_says_what_the_original_says():
    ours, theirs = ScienceWorldEnv(), scienceworld.ScienceWorldEnv()
    for ask in ("look", "inventory", "get_num_moves", "get_task_description", "get_possible_objects", "get_run_history_size"):
        assert getattr(ours, ask)() == getattr(theirs, ask)()
    for env in ours, theirs:
        with pytest.raises(Py4JJavaError, match="NoSuchElementException"):
            env.get_goal_progress()
        env.close()


def test_commands_about_the_world_are_answered(env, original):
    for each in env, original:
        each.load("6-1", 2)
        each.reset()
    for command in "help", "task", " LOOK  around ", "", "put":
        assert env.step(command) == original.step(command)


def test_the_original_package_takes_the_jar(env):
    other = scienceworld.ScienceWorldEnv("4-3", serverPath=JAR_PATH)
    env.load("4-3")
    actions = ["open door to kitchen", "go to kitchen", "pick up orange"]
    assert play(other, actions) == play(env, actions)
    assert other.getObjectTree() == env.getObjectTree()
    other.close()
