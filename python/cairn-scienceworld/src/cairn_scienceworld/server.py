"""What ``env.server`` is: the simulator's methods by name, as the package ``scienceworld`` calls them."""
import collections
import contextlib
import copy
import json
import operator
import os
import threading
import weakref

from py4j.protocol import Py4JError, Py4JJavaError, Py4JNetworkError

from cairn_scienceworld import jvm

_VALID_ACTIONS = "getValidActionObjectCombinations"
_CONSTANTS = frozenset({"getTaskNames", "getPossibleSimplifications"})
_CHUNK = 1 << 16

_Request = collections.namedtuple("_Request", "name arguments line taken")
_servers = weakref.WeakSet()


class Server:
    """One environment of the JVM.

    A step brings along the answers to what is asked after every step; they are given without another message. All calls since
    the last load are remembered. Should the connection be lost (a fork, Ctrl-C during a call, the end of the JVM), the call
    fails, and the next one first does them again on a new connection, which leads to the same state, since the simulator
    does the same every time.
    """

    def __init__(self, simulator):
        self._simulator = simulator
        self._lock = threading.Lock()
        self._jvm = self._connection = None
        self._unread = bytearray()
        self._closed = False
        self._ahead = {}
        self._taken = False
        self._sent = collections.deque()
        self._loads = []
        self._since = []
        _servers.add(self)
        self._connect()

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *arguments: self._call(name, arguments)

    def send(self, name, *arguments):
        """Sends a call whose answer is taken by calling it afterwards; in between, other environments work."""
        with self._lock:
            self._send(name, arguments)

    def abandon(self):
        """Gives up what was sent ahead and not taken, which then counts as not made."""
        with self._lock:
            if self._sent:
                self._disconnect()

    def shutdown(self):
        """Ends this environment; the JVM is there for the others."""
        with self._lock:
            self._closed = True
            self._disconnect()

    @property
    def _port(self):
        """The port that is this environment's alone."""
        return self._connection.getsockname()[1] if self._connection else None

    def _call(self, name, arguments):
        with self._lock:
            if not self._sent:
                if name in self._ahead and not arguments:
                    return self._take(name)
                if name in self._jvm.constants and not arguments:
                    return copy.copy(self._jvm.constants[name])
                self._send(name, arguments)
            request = self._sent[0]
            if (request.name, request.arguments) != (name, arguments):
                raise RuntimeError(f"{name} was called, but {request.name} was sent before and its answer not taken")
            answer = self._guarded(self._receive)
            self._sent.popleft()
            self._remember(request)
            self._ahead = answer.get("ahead", {})
        if "value" in answer:
            if name in _CONSTANTS and not arguments:
                self._jvm.constants[name] = answer["value"]
            return answer["value"]
        if "error" in answer:
            raise SimulatorError(name, answer["error"])
        raise Py4JError(f"An error occurred while calling o0.{name}. Trace:\npy4j.Py4JException: {answer['missing']}\n")

    def _take(self, name):
        if name != _VALID_ACTIONS:
            return self._ahead[name]
        # Naming things draws random numbers, once for each time that they are asked for.
        self._taken = True
        return self._ahead.pop(name)

    def _send(self, name, arguments):
        if self._closed:
            raise Py4JNetworkError("this environment is closed")
        request = {"call": name, "args": [_plain(argument) for argument in arguments]}
        if self._taken:
            request["taken"] = True
        try:
            line = json.dumps(request, ensure_ascii=False, allow_nan=False).encode() + b"\n"
        except UnicodeEncodeError as half:
            raise Py4JError(f"An error occurred while calling o0.{name}") from half
        if self._connection is None:
            self._guarded(self._connect)
        self._sent.append(_Request(name, arguments, line, self._taken))
        self._guarded(lambda: self._connection.sendall(line))
        self._taken = False
        self._ahead = {}

    def _remember(self, request):
        if request.name == "load":
            # Once asked for a gold path, the simulator makes one at each reset.
            self._loads = [load for load in self._loads if load.arguments[-1:] == (True,)][-1:] + [request]
            self._since = []
        elif request.name == "reset":
            self._since = [request]
        else:
            self._since.append(request)

    def _connect(self):
        self._jvm = jvm.running(self._simulator)
        self._connection = self._jvm.connect()
        for request in self._loads + self._since:
            self._connection.sendall(request.line)
            self._receive()

    def _receive(self):
        end = self._unread.find(b"\n")
        while end < 0:
            start = len(self._unread)
            chunk = self._connection.recv(_CHUNK)
            if not chunk:
                raise ConnectionResetError
            self._unread += chunk
            end = self._unread.find(b"\n", start)
        line = bytes(self._unread[:end])
        del self._unread[:end + 1]
        return json.loads(line)

    def _guarded(self, work):
        """A call that breaks off leaves an answer on its way, so that nothing more can be asked on this connection."""
        try:
            return work()
        except BaseException as broken:
            self._disconnect()
            if isinstance(broken, OSError):
                raise Py4JNetworkError(self._end_of_jvm()) from broken
            raise

    def _end_of_jvm(self):
        try:
            status = self._jvm.process.wait(1)
        except Exception:
            return "the connection to the simulator's JVM is lost"
        return f"the simulator's JVM has ended with exit status {status}. {self._jvm.last_words()}".strip()

    def _disconnect(self):
        connection, self._connection = self._connection, None
        self._unread.clear()
        if self._sent:
            # What a call that was not made told the simulator, the next one has to tell.
            self._taken = self._sent[0].taken
        self._sent.clear()
        if connection:
            connection.close()

    def _after_fork(self):
        self._lock = threading.Lock()
        self._disconnect()

    def __del__(self):
        if self.__dict__.get("_connection"):
            self._connection.close()


@contextlib.contextmanager
def sending_ahead(servers):
    """For sending to several environments before their answers are taken: what is not taken at the end counts as not made."""
    try:
        yield
    finally:
        for server in servers:
            server.abandon()


class SimulatorError(Py4JJavaError):
    """An exception of the simulator, as py4j reports it."""

    def __init__(self, method, error):
        self.errmsg = f"An error occurred while calling o0.{method}.\n"
        self.java_exception = JavaException(error)
        self.args = (self.errmsg, self.java_exception)

    def __str__(self):
        return f"{self.errmsg}: {self.java_exception.trace}"


class JavaException:
    """What programs ask of py4j's exceptions of Java."""

    def __init__(self, error):
        self.name = error["class"]
        self.trace = error["trace"]
        self._message = error["message"]
        self._text = error["text"]

    def getMessage(self):
        return self._message

    def toString(self):
        return self._text

    def __str__(self):
        return self._text


def _plain(argument):
    """Text, a truth value, a number or nothing, as Java takes it; numpy's integers too, which py4j does not take."""
    if argument is None or isinstance(argument, (str, bool, int, float)):
        return argument
    try:
        return operator.index(argument)
    except TypeError:
        raise AttributeError(f"'{type(argument).__name__}' object has no attribute '_get_object_id'") from None


def _after_fork():
    for server in list(_servers):
        server._after_fork()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
