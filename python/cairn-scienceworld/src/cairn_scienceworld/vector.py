"""Many environments, stepped by one call."""
from concurrent.futures import ThreadPoolExecutor

from cairn_scienceworld.env import ScienceWorldEnv
from cairn_scienceworld.server import sending_ahead


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
        require_one_each("actions", actions, self.num_envs)
        return tuple(map(list, zip(*step_all(self.envs, actions))))

    def close(self):
        for env in self.envs:
            env.close()

    def _for_each(self, value):
        if isinstance(value, str) or not hasattr(value, "__len__"):
            return [value] * self.num_envs
        require_one_each("values", value, self.num_envs)
        return value

    def _at_once(self, work, *arguments):
        with ThreadPoolExecutor(self.num_envs) as threads:
            return list(threads.map(work, self.envs, *arguments))


def step_all(envs, actions):
    """Sends all actions before it waits for the first answer."""
    with sending_ahead([env.server for env in envs]):
        for env, action in zip(envs, actions):
            env.server.send("step", action)
        return [env.step(action) for env, action in zip(envs, actions)]


def require_one_each(what, values, num_envs):
    """A text has letters and no values, so that it is none of as many."""
    if isinstance(values, str) or len(values) != num_envs:
        raise ValueError(f"{num_envs} {what} are needed, one for each environment, not {values!r}")
