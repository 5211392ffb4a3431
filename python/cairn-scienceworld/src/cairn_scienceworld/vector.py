"""Many environments, stepped by one call."""
from concurrent.futures import ThreadPoolExecutor

from cairn_scienceworld.env import ScienceWorldEnv


class ScienceWorldVectorEnv:
    """Environments that work at the same time, on as many cores as there are. Each is a ``ScienceWorldEnv`` in ``envs``."""

    def __init__(self, num_envs, envStepLimit=100, serverPath=None):
        self.num_envs = num_envs
        self.envs = [ScienceWorldEnv(serverPath=serverPath, envStepLimit=envStepLimit) for _ in range(num_envs)]

    def load(self, taskName, variationIdx=0, simplificationStr="", generateGoldPath=False):
        """Loads every environment; each argument is one value for all, or a list with one for each."""
        self._at_once(ScienceWorldEnv.load, *map(self._for_each, (taskName, variationIdx, simplificationStr, generateGoldPath)))

    def reset(self):
        """A list of first observations and a list of their infos."""
        observations, infos = zip(*self._at_once(ScienceWorldEnv.reset))
        return list(observations), list(infos)

    def step(self, actions):
        """One action for each environment; lists of observations, rewards, completion and infos."""
        if isinstance(actions, str) or len(actions) != self.num_envs:
            raise ValueError(f"{self.num_envs} actions are needed, one for each environment, not {actions!r}")
        return tuple(map(list, zip(*step_all(self.envs, actions))))

    def close(self):
        for env in self.envs:
            env.close()

    def _for_each(self, value):
        if isinstance(value, str) or not hasattr(value, "__len__"):
            return [value] * self.num_envs
        if len(value) != self.num_envs:
            raise ValueError(f"{self.num_envs} values are needed, one for each environment, not {value!r}")
        return value

    def _at_once(self, work, *arguments):
        with ThreadPoolExecutor(self.num_envs) as threads:
            return list(threads.map(work, self.envs, *arguments))


def step_all(envs, actions):
    """Sends all actions before it waits for the first answer."""
    for env, action in zip(envs, actions):
        env.server.send("step", action)
    return [env.step(action) for env, action in zip(envs, actions)]
