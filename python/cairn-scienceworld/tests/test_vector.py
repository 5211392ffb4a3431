"""Environments stepped by one call do what each does alone."""
import os
import signal

import gymnasium
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env
from py4j.protocol import Py4JNetworkError

from cairn_scienceworld import ScienceWorldEnv, ScienceWorldVectorEnv
from cairn_scienceworld.gym import ScienceWorldGymEnv, ScienceWorldGymVectorEnv

TASKS = ["1-1", "4-1", "7-2"]


def alone(task, actions):
    env = ScienceWorldEnv(envStepLimit=4)
    env.load(task, 1, "easy")
    return [env.reset()] + [env.step(action) for action in actions]


def test_a_step_of_all_is_a_step_of_each():
    actions = ["teleport to kitchen", "look around", "wait1", "inventory"]
    expected = [alone(task, actions) for task in TASKS]
    envs = ScienceWorldVectorEnv(len(TASKS), envStepLimit=4)
    envs.load(TASKS, 1, "easy")
    assert list(zip(*envs.reset())) == [episode[0] for episode in expected]
    for i, action in enumerate(actions, start=1):
        assert list(zip(*envs.step([action] * len(TASKS)))) == [episode[i] for episode in expected]
    envs.close()


def test_an_action_for_each_is_needed():
    envs = ScienceWorldVectorEnv(2)
    with pytest.raises(ValueError, match="2 actions"):
        envs.step(["look around"])
    with pytest.raises(ValueError, match="2 actions"):
        envs.step("ab")
    with pytest.raises(ValueError, match="2 values"):
        envs.load(["1-1", "1-2", "1-3"])
    envs.close()


def test_an_action_sent_ahead_is_the_next():
    env = ScienceWorldEnv("4-1")
    env.server.send("step", "wait1")
    with pytest.raises(RuntimeError, match="step was sent before"):
        env.look()
    assert env.step("wait1")[3]["moves"] == 2


@pytest.mark.filterwarnings("ignore:.*Text.*")
def test_gymnasium_finds_nothing_wrong():
    check_env(gymnasium.make("cairn_scienceworld.gym:ScienceWorld-v0", tasks="4-1").unwrapped, skip_render_check=True)


def test_a_seed_says_which_episode():
    env, other = ScienceWorldGymEnv(), ScienceWorldGymEnv()
    _, info = env.reset(seed=5)
    assert other.reset(seed=5)[1] == info
    drawn = [(info["taskName"], info["variationIdx"]) for _, info in (env.reset() for _ in range(5))]
    assert len(set(drawn)) > 1
    _, info = env.reset(options={"task": "4-2", "variation": 7})
    assert (info["taskName"], info["variationIdx"], info["simplificationStr"]) == ("find-non-living-thing", 7, "easy")


def test_a_solved_episode_is_terminated_and_a_long_one_truncated():
    env = ScienceWorldGymEnv(tasks="4-2", variations=3, step_limit=2, render_mode="ansi")
    env.reset()
    env.world.load("4-2", 3, "easy", generateGoldPath=True)
    for action in env.world.get_gold_action_sequence():
        observation, reward, terminated, _, info = env.step(action)
    assert (terminated, info["score"]) == (True, 100)
    assert env.render() == observation
    env.reset()
    ends = [env.step("wait1")[2:4] for _ in range(2)]
    assert ends == [(False, False), (False, True)]
    env.reset(options={"task": "4-1", "variation": 0})
    assert env.step("focus on air")[2:4] == (True, False)


def test_a_vector_restarts_what_is_over():
    envs = gymnasium.make_vec("cairn_scienceworld.gym:ScienceWorld-v0", num_envs=2, tasks="4-1", variations=[0, 1], step_limit=1)
    first, infos = envs.reset(seed=3)
    assert envs.observation_space.contains(first)
    assert infos["moves"].tolist() == [0, 0]
    _, rewards, terminations, truncations, infos = envs.step(["wait1", "look around"])
    assert (terminations.tolist(), truncations.tolist()) == ([False, False], [True, False])
    observations, rewards, terminations, truncations, infos = envs.step(["wait1", "wait1"])
    assert infos["moves"].tolist() == [0, 2]
    assert (rewards.dtype, truncations.tolist()) == (np.float64, [False, True])
    assert len(infos["valid"][1]) > 100
    envs.close()


def make(kind):
    """Two environments in one, of either kind, after one step."""
    if kind == "plain":
        envs = ScienceWorldVectorEnv(2)
        envs.load("4-1", [0, 1], "easy")
        envs.reset()
    else:
        envs = ScienceWorldGymVectorEnv(2, tasks="4-1", variations=[0, 1])
        envs.reset(seed=3)
    envs.step(["wait1", "wait1"])
    return envs


def server(envs, i):
    return getattr(envs.envs[i], "world", envs.envs[i]).server


NEXT = ["open door to kitchen", "look around"]


def next_step(kind):
    """What the next step gives where nothing went wrong."""
    envs = make(kind)
    step = envs.step(NEXT)
    envs.close()
    return told(step)


def told(step):
    observations, *_, infos = step
    return list(observations), [info["moves"] for info in infos] if isinstance(infos, list) else infos["moves"].tolist()


@pytest.mark.parametrize("kind", ["plain", "gymnasium"])
def test_a_vector_goes_on_after_an_interrupted_step(kind, monkeypatch):
    envs = make(kind)

    def interrupted():
        raise KeyboardInterrupt

    with monkeypatch.context() as during:
        during.setattr(server(envs, 0), "_receive", interrupted)
        with pytest.raises(KeyboardInterrupt):
            envs.step(["pick up orange", "wait1"])
    assert told(envs.step(NEXT)) == next_step(kind)
    envs.close()


@pytest.mark.parametrize("kind", ["plain", "gymnasium"])
def test_a_vector_goes_on_after_the_death_of_the_jvm(kind):
    envs = make(kind)
    os.kill(server(envs, 0)._jvm.process.pid, signal.SIGKILL)
    with pytest.raises(Py4JNetworkError):
        envs.step(["wait1", "wait1"])
    assert told(envs.step(NEXT)) == next_step(kind)
    envs.close()


@pytest.mark.parametrize("kind", ["plain", "gymnasium"])
def test_a_vector_goes_on_after_what_is_no_action(kind):
    envs = make(kind)
    with pytest.raises(AttributeError):
        envs.step(["wait1", object()])
    assert told(envs.step(NEXT)) == next_step(kind)
    envs.close()


def test_a_vector_for_gymnasium_takes_one_action_and_one_seed_for_each():
    envs = ScienceWorldGymVectorEnv(2, tasks="4-1", variations=np.int64(2))
    _, infos = envs.reset(seed=np.int64(3))
    assert infos["variationIdx"].tolist() == [2, 2]
    for wrong in (["wait1"], ["wait1"] * 3, "ab"):
        with pytest.raises(ValueError, match="2 actions"):
            envs.step(wrong)
    with pytest.raises(ValueError, match="2 seeds"):
        envs.reset(seed=[1])
    assert len(envs.step(["wait1", "wait1"])[0]) == 2
    envs.close()


def test_what_an_interrupted_call_told_the_simulator_is_told_by_the_next():
    env = ScienceWorldEnv("4-1")
    env.step("wait1")
    env.server.send("step", "wait1")
    env.server.abandon()
    assert env.server._taken
    env.close()
