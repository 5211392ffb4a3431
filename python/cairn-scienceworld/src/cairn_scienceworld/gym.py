"""ScienceWorld as Gymnasium's ``Env`` and ``VectorEnv``; needs ``pip install 'cairn-scienceworld[gymnasium]'``.

Importing this module registers ``ScienceWorld-v0``::

    env = gymnasium.make("cairn_scienceworld.gym:ScienceWorld-v0", tasks="4-1", variations="train")
    envs = gymnasium.make_vec("cairn_scienceworld.gym:ScienceWorld-v0", num_envs=8, tasks="4-1")
"""
import numbers
import operator
import string

import gymnasium
import numpy as np
from gymnasium import spaces
from gymnasium.vector import AutoresetMode
from gymnasium.vector.utils import batch_space

from cairn_scienceworld.env import ScienceWorldEnv
from cairn_scienceworld.server import sending_ahead
from cairn_scienceworld.vector import require_one_each

_LONGEST_ACTION = 1_000
_LONGEST_OBSERVATION = 1_000_000
_SPLITS = ("train", "dev", "test")


class ScienceWorldGymEnv(gymnasium.Env):
    """One environment. Each reset draws a task and a variation, unless ``options`` name them: ``{"task": ..., "variation": ...}``.

    Actions and observations are texts; the reward is the change of the score, 0 to 100. An episode is terminated when the task is
    completed or lost (a negative score), and truncated past ``step_limit``. The info is that of ``ScienceWorldEnv``: the valid
    actions are ``info["valid"]``.
    """

    metadata = {"render_modes": ["ansi"]}

    def __init__(self, tasks=None, variations="train", simplifications="easy", step_limit=100, render_mode=None):
        """
        :param tasks: a name or number of a task, or a list of these; all of them by default
        :param variations: ``train``, ``dev`` or ``test``, a number, or a list of numbers
        :param simplifications: as of ``ScienceWorldEnv.load``
        :param step_limit: moves after which an episode is truncated
        :param render_mode: ``ansi`` shows the last observation
        """
        if isinstance(variations, str) and variations not in _SPLITS:
            raise ValueError(f"variations are one of {', '.join(_SPLITS)}, a number, or a list of numbers, not {variations!r}")
        self.world = ScienceWorldEnv(envStepLimit=step_limit)
        self.action_space = spaces.Text(_LONGEST_ACTION, min_length=0, charset=string.printable)
        self.observation_space = spaces.Text(_LONGEST_OBSERVATION, min_length=0, charset=string.printable)
        self.render_mode = render_mode
        self._tasks = list(self.world.tasks) if tasks is None else [tasks] if isinstance(tasks, str) else list(tasks)
        self._variations = variations
        self._simplifications = simplifications
        self._observation = ""

    def reset(self, *, seed=None, options=None):
        super().reset(seed=None if seed is None else operator.index(seed))
        options = options or {}
        task = options.get("task", self._draw(self._tasks))
        # The simulator tells the splits of the task that is loaded.
        if "variation" in options:
            variation = options["variation"]
        else:
            variation = self._draw(self._choice(task))
        self.world.load(task, variation, self._simplifications)
        self._observation, info = self.world.reset()
        return self._observation, info

    def send(self, action):
        """Sends an action ahead of ``step``, so that other environments can be told theirs before this one is done."""
        self.world.server.send("step", action)

    def step(self, action):
        self._observation, reward, done, info = self.world.step(action)
        terminated = self.world.server.getCompleted() or info["score"] < 0
        return self._observation, float(reward), terminated, done and not terminated, info

    def render(self):
        return self._observation if self.render_mode == "ansi" else None

    def close(self):
        self.world.close()

    def _draw(self, choice):
        return choice[int(self.np_random.integers(len(choice)))]

    def _choice(self, task):
        if isinstance(self._variations, numbers.Integral):
            return [self._variations]
        if not isinstance(self._variations, str):
            return list(self._variations)
        self.world.load(task)
        return getattr(self.world, f"get_variations_{self._variations}")()


class ScienceWorldGymVectorEnv(gymnasium.vector.VectorEnv):
    """``num_envs`` environments that step at the same time; one that is over is reset by the next step."""

    metadata = {"render_modes": ["ansi"], "autoreset_mode": AutoresetMode.NEXT_STEP}

    def __init__(self, num_envs, **options):
        """
        :param num_envs: how many
        :param options: of ``ScienceWorldGymEnv``
        """
        self.num_envs = num_envs
        self.envs = [ScienceWorldGymEnv(**options) for _ in range(num_envs)]
        self.render_mode = self.envs[0].render_mode
        self.single_action_space = self.envs[0].action_space
        self.single_observation_space = self.envs[0].observation_space
        self.action_space = batch_space(self.single_action_space, num_envs)
        self.observation_space = batch_space(self.single_observation_space, num_envs)
        self._over = np.zeros(num_envs, dtype=np.bool_)

    def reset(self, *, seed=None, options=None):
        """``seed``: one number, from which each environment has its own, or a list; ``options`` are for each environment."""
        if seed is None:
            seed = [None] * self.num_envs
        elif isinstance(seed, numbers.Integral):
            seed = [seed + i for i in range(self.num_envs)]
        require_one_each("seeds", seed, self.num_envs)
        self._over[:] = False
        results = [env.reset(seed=seed, options=options) for env, seed in zip(self.envs, seed)]
        return tuple(observation for observation, _ in results), self._together(info for _, info in results)

    def step(self, actions):
        require_one_each("actions", actions, self.num_envs)
        with sending_ahead([env.world.server for env in self.envs]):
            for env, action, over in zip(self.envs, actions, self._over):
                if not over:
                    env.send(action)
            results = [self._next(i, action) for i, action in enumerate(actions)]
        observations, rewards, terminations, truncations, infos = zip(*results)
        return observations, np.array(rewards), np.array(terminations), np.array(truncations), self._together(infos)

    def render(self):
        return tuple(env.render() for env in self.envs)

    def close_extras(self, **kwargs):
        for env in self.envs:
            env.close()

    def _next(self, i, action):
        env = self.envs[i]
        if self._over[i]:
            observation, info = env.reset()
            result = observation, 0.0, False, False, info
        else:
            result = env.step(action)
        self._over[i] = result[2] or result[3]
        return result

    def _together(self, infos):
        together = {}
        for i, info in enumerate(infos):
            together = self._add_info(together, info, i)
        return together


gymnasium.register("ScienceWorld-v0", entry_point=ScienceWorldGymEnv, vector_entry_point=ScienceWorldGymVectorEnv)
