"""``ScienceWorldEnv``, the environment of the package ``scienceworld`` over Cairn's simulator."""
import tempfile

import scienceworld
from scienceworld.constants import JAR_PATH

from cairn_scienceworld.server import Server


class ScienceWorldEnv(scienceworld.ScienceWorldEnv):
    """The original in every method, argument, return value and exception: its own code, on another ``server``."""

    def __init__(self, taskName: str = None, serverPath: str = None, envStepLimit: int = 100):
        '''Start an environment in the JVM that all environments of this process share.

        :param taskName: The name or number of a task, loaded in its variation 0. Tasks can also be loaded by the load method.
        :param serverPath: The jar of ScienceWorld. By default, that of the installed package scienceworld.
        :param envStepLimit: The number of steps after which an episode is over. Defaults to 100.
        '''
        self.server = Server(serverPath or JAR_PATH)
        self._gateway = Gateway(self.server)
        self.lastStepScore = 0
        self.taskName = taskName
        if self.taskName:
            self.load(taskName, 0, "")
        self.envStepLimit = envStepLimit
        self.clear_run_histories()
        self.goldPathGenerated = False
        self._obj_tree_tempdir = tempfile.TemporaryDirectory()

    def close(self) -> None:
        self.server.shutdown()

    def __del__(self):
        if "server" in self.__dict__:
            self.close()


class Gateway:
    """What programs see of py4j's gateway: a port of this environment's own, and a process that ends when it is closed."""

    def __init__(self, server):
        self._server = server
        self._gateway_client = self
        self.java_process = self

    @property
    def port(self):
        return self._server._port

    @property
    def pid(self):
        return self._server._jvm.process.pid

    def shutdown(self):
        self._server.shutdown()

    def poll(self):
        return 0 if self._server._closed else self._server._jvm.process.poll()

    def wait(self, timeout=None):
        return 0 if self._server._closed else self._server._jvm.process.wait(timeout)
